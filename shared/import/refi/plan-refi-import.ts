import { err, ok, type Result } from '../../base/result';
import type { ExportProgress } from '../../export/export-input';
import { attachLinkedNotes } from './attach-linked-notes';
import type { RefiContext } from './import-context';
import { mergeCodes } from './merge-codes';
import { NoteShelf } from './note-shelf';
import { openRefiFile, type RefiFile, refiErrorOf } from './open-project';
import { planMemos } from './plan-memos';
import type { PassagePlanning } from './plan-passages';
import { planRelations } from './plan-relations';
import { type PlannedSource, planSources } from './plan-sources';
import type { RefiError } from './refi-error';
import type { LeftOut, RefiPlan } from './refi-plan';
import type { RefiProject } from './refi-project';

/** What we write as the program that made a project. */
const OWN_ORIGIN = 'Postil';

/**
 * Plans the import of a REFI-QDA project (`.qdpx`) or codebook (`.qdc`), whatever program wrote it: which texts are here and which come,
 * what the positions of each count, what becomes of every passage, code, link and note, and what has no place here. Nothing is altered;
 * `changeOfRefi` makes one change of what the reader takes over. The same file read again alters nothing. Errors are values, and memory
 * is bounded whatever the file says; throws the signal's reason.
 */
export async function planRefiImport(
  bytes: Uint8Array,
  context: RefiContext,
  progress: ExportProgress,
): Promise<Result<RefiPlan, RefiError>> {
  try {
    const file = await openRefiFile(bytes, { ...progress, report: (done) => progress.report(done * 0.3) });
    return ok(await planFile({ ...file, project: attachLinkedNotes(file.project) }, context, progress));
  } catch (error) {
    const known = refiErrorOf(error);
    if (known === null) throw error;
    return err(known);
  }
}

async function planFile(file: RefiFile, context: RefiContext, progress: ExportProgress): Promise<RefiPlan> {
  const { project } = file;
  const isOwn = project.origin === OWN_ORIGIN;
  const notes = await NoteShelf.load(file);
  const codes = mergeCodes(project, { codebook: context.codebook, notes, isOwn, newId: context.newId, change: context.change });
  const planning: PassagePlanning = { context, codes, notes, origin: project.origin, isOwn, taken: new Set() };
  const sources = await planSources(file, planning, progress);
  const annotationOf = new Map(sources.flatMap(({ planned }) => [...(planned?.annotationOf ?? [])]));
  const { relations, left } = planRelations(project.links, (guid) => annotationOf.get(guid), context);
  const memos = planMemos(project, sources, { context, codes, notes });
  return {
    kind: file.kind,
    name: project.name,
    origin: project.origin,
    people: peopleIn(project),
    sources: sources.map(({ item }) => item),
    passages: sources.flatMap(({ passages }) => passages),
    codes: codes.items,
    codeEdits: codes.edits,
    relations,
    memos,
    left: leftOut(project, sources, left),
  };
}

function peopleIn({ users, sources }: RefiProject): RefiPlan['people'] {
  const counts = new Map<string, number>();
  for (const { text } of sources)
    for (const { user, codings } of text?.selections ?? []) {
      const name = users.get(user || (codings[0]?.user ?? '')) ?? '';
      if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return [...counts].map(([name, passages]) => ({ name, passages })).sort((a, b) => b.passages - a.passages);
}

function leftOut(project: RefiProject, sources: readonly PlannedSource[], links: number): readonly LeftOut[] {
  const sum = (count: (source: PlannedSource) => number) => sources.reduce((all, source) => all + count(source), 0);
  const referred = new Set(project.sources.flatMap(({ noteRefs }) => noteRefs));
  const inNotes = [...project.notes.values()].filter(({ guid }) => !referred.has(guid));
  const counts: readonly LeftOut[] = [
    { reason: 'areas', count: sum(({ item }) => (item.outcome === 'refused' ? 0 : item.left.selections)) },
    { reason: 'refused-sources', count: sum(({ item }) => Number(item.outcome === 'refused')) },
    { reason: 'codings-without-code', count: sum(({ planned }) => planned?.codingsWithoutCode ?? 0) },
    { reason: 'links', count: links },
    { reason: 'note-passages', count: inNotes.reduce((all, { selections }) => all + selections.length, 0) },
    { reason: 'transcripts', count: sum(({ found }) => found.transcripts) },
    { reason: 'graphs', count: project.graphs },
  ];
  return counts.filter(({ count }) => count > 0);
}
