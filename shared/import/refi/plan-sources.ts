import type { ExportProgress } from '../../export/export-input';
import { selectionsOn } from './draft-passages';
import { type FoundWords, loadWords, type MissingWords } from './load-words';
import { LibraryShelf, type Matched } from './match-library';
import type { RefiFile } from './open-project';
import { planOrphans } from './plan-orphans';
import { type PassagePlanning, type PlannedPassages, planPassages } from './plan-passages';
import type { RefiPassage, RefiSourceItem } from './refi-plan';
import type { RefiCount, RefiSource } from './refi-project';

export interface PlannedSource {
  readonly item: RefiSourceItem;
  readonly passages: readonly RefiPassage[];
  readonly planned: PlannedPassages | null;
  readonly found: RefiSource;
  /** Where memos on it go; null for one that is refused. */
  readonly matched: Matched | null;
}

/** Plans all sources of a project one after the other: which text each is, and what stands on it. */
export async function planSources(file: RefiFile, planning: PassagePlanning, progress: ExportProgress): Promise<readonly PlannedSource[]> {
  const shelf = new LibraryShelf(planning.context);
  const planned: PlannedSource[] = [];
  const { sources } = file.project;
  for (const [index, source] of sources.entries()) {
    const range = { from: 0.3 + (0.7 * index) / sources.length, to: 0.3 + (0.7 * (index + 1)) / sources.length };
    const words = source.text === null ? 'no-text' : await loadWords(file, source.text.words);
    const keyed = { ...source, guid: source.guid === '' ? `source ${index + 1}` : source.guid };
    if (typeof words !== 'object') planned.push(refused(keyed, words, planning));
    else planned.push(await planText(keyed, words, shelf, planning, progress, range));
  }
  return planned;
}

async function planText(
  source: RefiSource,
  words: FoundWords,
  shelf: LibraryShelf,
  planning: PassagePlanning,
  progress: ExportProgress,
  range: { readonly from: number; readonly to: number },
): Promise<PlannedSource> {
  const matched = shelf.match(words, titleOf(source), fileNameOf(source));
  if (matched === null) return refused(source, 'empty', planning);
  const planned = await planPassages(source, words.text, matched.room, planning, progress, range);
  const orphans = planning.isOwn ? planOrphans(source, matched.room, planning) : [];
  const { prepared, room } = matched;
  const records = prepared === null ? null : { source: prepared.source, revision: prepared.revision };
  return {
    found: source,
    matched,
    planned,
    passages: [...planned.passages, ...orphans],
    item: {
      key: source.guid,
      name: titleOf(source),
      kind: source.kind,
      outcome: prepared === null ? 'known' : 'new',
      reason: null,
      title: prepared === null ? room.source.provenance.title : '',
      sourceId: room.source.id,
      unit: planned.unit,
      left: { selections: source.otherSelections.selections + planned.unreadable, codings: source.otherSelections.codings },
      edits:
        records === null
          ? []
          : [
              { table: 'sources', key: records.source.id, before: null, after: records.source },
              { table: 'revisions', key: records.revision.id, before: null, after: records.revision },
            ],
      texts: prepared?.texts ?? [],
    },
  };
}

function refused(source: RefiSource, reason: MissingWords, { notes }: PassagePlanning): PlannedSource {
  const item: RefiSourceItem = {
    key: source.guid,
    name: titleOf(source),
    kind: source.kind,
    outcome: 'refused',
    reason,
    title: '',
    sourceId: null,
    unit: null,
    left: everythingOn(source, notes),
    edits: [],
    texts: [],
  };
  return { item, passages: [], planned: null, found: source, matched: null };
}

function everythingOn(source: RefiSource, notes: PassagePlanning['notes']): RefiCount {
  const selections = selectionsOn(source, notes);
  const codings = selections.reduce((sum, selection) => sum + selection.codings.length, 0);
  return {
    selections: source.otherSelections.selections + selections.length,
    codings: source.otherSelections.codings + codings + source.codings.length,
  };
}

function titleOf({ name, guid }: RefiSource): string {
  const title = name.trim().replace(/\.(?:txt|docx?|rtf|odt|pdf|md)$/i, '');
  return title === '' ? guid : title;
}

function fileNameOf({ name, guid }: RefiSource): string {
  const stem = name.trim().replace(/^.*[\\/]/, '');
  return `${stem === '' ? guid : stem.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.txt`;
}
