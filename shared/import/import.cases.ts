import type { Result } from '../base/result';
import { EXAMPLE_CODEBOOK, EXAMPLE_REVISION, EXAMPLE_SOURCE, EXAMPLE_TEXT, LABELS } from '../export/export.cases';
import type { ExportAnnotation } from '../export/export-input';
import type { Annotation, Memo, Note } from '../model/records';
import type { SourceText } from '../text/source-text';
import type { ImportContext } from './found/import-context';
import type { ImportError, ImportPlan } from './import-report';
import { type AnnotationImport, type ImportChoices, planImport } from './plan-import';

export const NOW = Date.UTC(2026, 10, 24);
export const NO_CHOICES: ImportChoices = { documents: null, table: null, remembered: {} };

/** A library that holds these annotations of the example. */
export function importContext(
  existing: readonly Pick<ExportAnnotation, 'annotation' | 'note'>[] = [],
  codebook = EXAMPLE_CODEBOOK,
  text: SourceText = EXAMPLE_TEXT,
): ImportContext {
  let id = 0;
  return {
    source: EXAMPLE_SOURCE,
    text,
    revisionId: EXAMPLE_REVISION,
    color: 'green',
    colorNames: LABELS.colors,
    annotations: new Map(existing.map(({ annotation }) => [annotation.id, annotation])),
    notes: new Map(existing.flatMap(({ note }) => (note === null ? [] : [[note.annotationId, note]]))),
    codebook,
    memo: null,
    relations: new Map(),
    relationTypes: new Map(),
    newId: () => `new-${++id}`,
    change: { at: NOW, group: 'group-1' },
  };
}

/** The outcome for a file of these bytes, of this text, or of this value as JSON. */
export function planFile(
  file: unknown,
  where = importContext(),
  choices = NO_CHOICES,
  name = 'annotations.json',
): Promise<Result<AnnotationImport, ImportError>> {
  const words = typeof file === 'string' ? file : JSON.stringify(file);
  const bytes = file instanceof Uint8Array ? file : new TextEncoder().encode(words);
  return planImport({ name, bytes }, choices, where, { report: () => undefined });
}

/** The plan for a file that is one of annotations. */
export async function plan(file: unknown, where = importContext(), choices = NO_CHOICES, name = 'annotations.json'): Promise<ImportPlan> {
  const planned = await planFile(file, where, choices, name);
  if (!planned.ok) throw new Error(planned.error.code);
  if (planned.value.kind !== 'annotations') throw new Error('the columns are asked about');
  return planned.value.plan;
}

/** The records that a plan would make. */
export function recordsOf(planned: ImportPlan): {
  readonly annotations: readonly Annotation[];
  readonly notes: readonly Note[];
  readonly memos: readonly Memo[];
} {
  const edits = planned.change?.edits ?? [];
  return {
    annotations: edits.flatMap((edit) => (edit.table === 'annotations' && edit.after !== null ? [edit.after] : [])),
    notes: edits.flatMap((edit) => (edit.table === 'notes' && edit.after !== null ? [edit.after] : [])),
    memos: edits.flatMap((edit) => (edit.table === 'memos' && edit.after !== null ? [edit.after] : [])),
  };
}

export const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix });
export const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
/** Where words first stand in the example. */
export const at = (words: string) => EXAMPLE_TEXT.text.indexOf(words);
export const item = (id: string, ...selector: object[]) => ({
  id: `urn:test:${id}`,
  type: 'Annotation',
  target: { source: 'urn:x', selector },
});
