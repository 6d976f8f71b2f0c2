import { err, ok, type Result } from '../../shared/base/result';
import type { AnnotationId, Source } from '../../shared/model/records';
import { deriveOutline } from '../../shared/text/outline';
import { readSourceText } from '../../shared/text/read-source-text';
import type { BadRecord, Library } from '../storage/library';
import { AnnotationSet } from './annotation-set';
import type { OpenSource } from './desk-state';

/** Rows taken in at once, between two frames. */
const ROWS_AT_ONCE = 2000;

export type OpenSourceError = 'text-missing' | 'text-damaged';

/** Loads what reading needs first: the text, its outline and the geometry of its annotations. Rows follow with `loadRows`. */
export async function openSource(library: Library, source: Source): Promise<Result<OpenSource, OpenSourceError>> {
  const revision = await library.findRevision(source.revisionId);
  const bytes = revision === undefined ? undefined : await library.findText(revision.sha256);
  if (revision === undefined || bytes === undefined) return err('text-missing');
  const text = readSourceText(bytes);
  if (!text.ok || text.value.sha256 !== revision.sha256) return err('text-damaged');
  const [geometry, position] = await Promise.all([library.loadGeometry(source.id), library.loadReadingPosition(source.id)]);
  return ok({
    source,
    text: text.value,
    outline: deriveOutline(text.value),
    annotations: new AnnotationSet({ text: text.value, revisionId: revision.id }, geometry),
    position: position ?? null,
  });
}

export interface RowsLoaded {
  readonly bad: readonly BadRecord[];
}

/** Takes all rows and notes of the open source in, a portion at a time; `onPortion` after each. */
export async function loadRows(library: Library, open: OpenSource, onPortion: () => void): Promise<RowsLoaded> {
  const bad: BadRecord[] = [];
  const ids: AnnotationId[] = [...new Set(open.annotations.allInOrder().map((mark) => mark.id))];
  for (let first = 0; first < ids.length; first += ROWS_AT_ONCE) {
    const portion = ids.slice(first, first + ROWS_AT_ONCE);
    const [annotations, notes] = await Promise.all([library.loadAnnotations(open.source.id, portion), library.loadNotes(portion)]);
    open.annotations.takeRows(annotations.records, notes.records);
    bad.push(...annotations.bad, ...notes.bad);
    onPortion();
  }
  // Bad rows have no geometry: they are found by looking at every row, after all that can be shown is shown.
  bad.push(...(await library.loadAnnotations(open.source.id)).bad);
  return { bad };
}
