import { pushTo } from '../../base/push-to';
import type { RefiGuid, RefiLink, RefiProject, RefiSource } from './refi-project';

/**
 * NVivo ties a note to the passage that it is about by a link. Such links, and those that tie a note to a source or a code, become
 * references from there to the note; notes on a link become notes on where it begins. All other links stay links.
 */
export function attachLinkedNotes(project: RefiProject): RefiProject {
  const refs = new Map<RefiGuid, RefiGuid[]>();
  const links = project.links.filter((link) => !attach(link, project, refs));
  for (const { origin, noteRefs } of links) for (const note of noteRefs) pushTo(refs, origin, note);
  if (refs.size === 0) return project;
  const more = <T extends { readonly guid: RefiGuid; readonly noteRefs: readonly RefiGuid[] }>(one: T): T => {
    const found = refs.get(one.guid);
    return found === undefined ? one : { ...one, noteRefs: [...new Set([...one.noteRefs, ...found])] };
  };
  const withText = (source: RefiSource): RefiSource => {
    const { text } = source;
    return text === null ? source : { ...source, text: { ...text, selections: text.selections.map(more) } };
  };
  return { ...project, links, codes: project.codes.map(more), sources: project.sources.map((source) => more(withText(source))) };
}

/** True for a link between a note and something that notes can be on. */
function attach({ origin, target, noteRefs }: RefiLink, { notes }: RefiProject, refs: Map<RefiGuid, RefiGuid[]>): boolean {
  const [isFrom, isTo] = [notes.has(origin), notes.has(target)];
  if (isFrom === isTo) return false;
  const [note, about] = isFrom ? [origin, target] : [target, origin];
  for (const one of [note, ...noteRefs]) pushTo(refs, about, one);
  return true;
}
