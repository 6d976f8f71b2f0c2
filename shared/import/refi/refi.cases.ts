import { createCodebook } from '../../codebook/codebook';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE } from '../../export/export.cases';
import { packParts } from '../../export/pack';
import { element, xmlText } from '../../export/xml';
import { applyEdits, EMPTY_TABLES, type PlainTables } from '../../model/apply-edits';
import type { Change } from '../../model/change';
import type { Annotation, Note, StoredText, TableName, TableRecords } from '../../model/records';
import { validateRecord } from '../../model/validate-records';
import { NAMES } from '../../relations/relations.cases';
import { plainTextOf } from '../../richtext/plain-text';
import type { SourceText } from '../../text/source-text';
import type { LibraryText, RefiContext, RefiLabels } from './import-context';
import { planRefiImport } from './plan-refi-import';
import { changeOfRefi, type RefiPlan, sureChoice } from './refi-plan';

export const QUIET = { report: () => undefined };

export const REFI_LABELS: RefiLabels = {
  builtInNames: NAMES,
  checks: { open: 'to check', settled: 'checked' },
  project: 'From the project “{{name}}”',
  sets: 'Sets',
  cases: 'Cases',
  variables: 'Variables',
  codedAsWhole: 'Coded as a whole:',
  linked: 'linked with',
  inverse: '{{name}} (other way round)',
  obtained: 'Imported from a REFI-QDA project.',
};

let made = 0;

/** A library without anything but what is given. */
export function emptyLibrary(given: Partial<RefiContext> = {}): RefiContext {
  return {
    texts: [],
    annotations: new Map(),
    notes: new Map(),
    codebook: createCodebook([]),
    relations: new Map(),
    relationTypes: new Map(),
    memos: new Map(),
    color: 'green',
    labels: REFI_LABELS,
    units: new Map(),
    newId: () => {
      made += 1;
      return `made-${made}`;
    },
    change: { at: Date.UTC(2026, 10, 27), group: 'group' },
    ...given,
  };
}

export function libraryText(text: SourceText, source = EXAMPLE_SOURCE): LibraryText {
  const { bytes, sha256 } = text;
  const revision = { id: EXAMPLE_REVISION, sourceId: source.id, sha256, structure: null, originalSha256: null, createdAt: 0 };
  return { source, revision, bytes };
}

/** The library after a change; throws when the change conflicts with it, or leaves what may not be stored. */
export function libraryAfter(library: RefiContext, change: Change | null, texts: readonly StoredText[] = []): RefiContext {
  const before: PlainTables = {
    ...EMPTY_TABLES,
    annotations: library.annotations,
    notes: library.notes,
    codes: library.codebook.codes,
    relations: library.relations,
    relationTypes: library.relationTypes,
    memos: library.memos,
    sources: new Map(library.texts.map(({ source }) => [source.id, source])),
    revisions: new Map(library.texts.map(({ revision }) => [revision.id, revision])),
  };
  const applied = applyEdits(before, change?.edits ?? []);
  if (!applied.ok) throw new Error(`conflict in ${applied.error.table} ${applied.error.key}`);
  const rows = <T extends TableName>(table: T): ReadonlyMap<string, TableRecords[T]> =>
    new Map(Array.from(applied.value[table], ([key, row]) => [key, validRow(table, row)]));
  const bytesOf = new Map([
    ...library.texts.map(({ revision, bytes }) => [revision.sha256, bytes] as const),
    ...texts.map(({ sha256, bytes }) => [sha256, bytes] as const),
  ]);
  const revisions = rows('revisions');
  return {
    ...library,
    annotations: rows('annotations'),
    notes: rows('notes'),
    codebook: createCodebook([...rows('codes').values()]),
    relations: rows('relations'),
    relationTypes: rows('relationTypes'),
    memos: rows('memos'),
    texts: [...rows('sources').values()].flatMap((source) => {
      const revision = revisions.get(source.revisionId);
      const bytes = bytesOf.get(revision?.sha256 ?? '');
      return revision === undefined || bytes === undefined ? [] : [{ source, revision, bytes }];
    }),
  };
}

function validRow<T extends TableName>(table: T, row: unknown): TableRecords[T] {
  const valid = validateRecord(table, row);
  if (!valid.ok) throw new Error(`${table}: ${valid.error}`);
  return valid.value;
}

export async function planOf(bytes: Uint8Array, library = emptyLibrary()): Promise<RefiPlan> {
  const planned = await planRefiImport(bytes, library, QUIET);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}

/** The library after everything sure was taken over; with `all`, what is doubtful as well. */
export async function importInto(library: RefiContext, bytes: Uint8Array, all = false): Promise<RefiContext> {
  const plan = await planOf(bytes, library);
  const choice = all ? { ...sureChoice(plan), passages: new Set(plan.passages.map(({ id }) => id)) } : sureChoice(plan);
  const { texts, change } = changeOfRefi(plan, choice, library.change);
  return libraryAfter(library, change, texts);
}

export interface ShownAnnotation {
  readonly words: readonly string[];
  readonly codes: readonly string[];
  readonly note: string;
}

/** Every annotation by its words, its codes and its note. */
export function shown({ annotations, notes, codebook }: RefiContext): readonly ShownAnnotation[] {
  return [...annotations.values()].map((annotation: Annotation) => ({
    words: annotation.targets.map(({ quote }) => quote.exact),
    codes: annotation.codes.map((code) => codebook.labels.get(code) ?? ''),
    note: noteWords(notes.get(annotation.id)),
  }));
}

function noteWords(note: Note | undefined): string {
  return note === undefined ? '' : plainTextOf(note.body);
}

/** A GUID that is told from others by a number. */
export function guid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** What stands in a project: elements by the lists that they belong to, and files beside it. */
export interface ProjectParts {
  readonly origin?: string;
  readonly project?: string;
  readonly folder?: string;
  readonly users?: readonly string[];
  readonly codes?: readonly string[];
  readonly sources: readonly string[];
  readonly notes?: readonly string[];
  /** What stands behind the notes, in its order: links, sets, graphs, description, references. */
  readonly rest?: string;
  readonly before?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** A project as a zip. Texts lie in it as they are given, byte order mark and line ends included. */
export async function buildProject(parts: ProjectParts): Promise<Uint8Array> {
  const { origin = 'Test 1.0', project = 'project.qde', folder = 'sources', files = {} } = parts;
  const list = (name: string, items: readonly string[] = []) => (items.length === 0 ? '' : element(name, {}, ...items));
  const xml = element(
    'Project',
    { xmlns: 'urn:QDA-XML:project:1.0', name: 'A study', origin },
    list('Users', parts.users),
    parts.codes === undefined ? '' : element('CodeBook', {}, element('Codes', {}, ...parts.codes)),
    parts.before ?? '',
    list('Sources', parts.sources),
    list('Notes', parts.notes),
    parts.rest ?? '',
  );
  return await packParts(
    [
      { name: project, pieces: [`<?xml version="1.0" encoding="utf-8"?>\n${xml}`] },
      ...Object.entries(files).map(([name, words]) => ({ name: `${folder}/${name}`, pieces: [words] })),
    ],
    undefined,
  );
}

export interface SelectionParts {
  readonly guid: string;
  readonly at: readonly [start: number, end: number];
  readonly name?: string;
  readonly description?: string;
  readonly codes?: readonly string[];
  readonly notes?: readonly string[];
  readonly user?: string;
}

export function selectionElement({ guid: id, at, name, description, codes = [], notes = [], user }: SelectionParts): string {
  return element(
    'PlainTextSelection',
    { guid: id, name, startPosition: at[0], endPosition: at[1], creatingUser: user, creationDateTime: '2024-05-01T10:00:00Z' },
    description === undefined ? '' : element('Description', {}, xmlText(description)),
    ...codes.map((code, index) => element('Coding', { guid: `${id.slice(0, -4)}f${index}ff` }, element('CodeRef', { targetGUID: code }))),
    ...notes.map((note) => element('NoteRef', { targetGUID: note })),
  );
}

export function codeElement(id: string, name: string, color = '#FF0000', ...inside: readonly string[]): string {
  return element('Code', { guid: id, name, isCodable: 'true', color }, ...inside);
}
