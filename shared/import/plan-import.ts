import { err, ok, type Result } from '../base/result';
import type { ExportProgress } from '../export/export-input';
import { decodeTable, isUtf8 } from './csv/decode-table';
import { lookAtTable, type RememberedColumns } from './csv/look-at-table';
import { openTable } from './csv/open-table';
import { readTable } from './csv/read-table';
import { canBeRead, type TableChoices, type TableLook } from './csv/table-look';
import type { FoundFile } from './found/found-annotation';
import { FOUND_LIMITS } from './found/found-limits';
import type { ImportContext } from './found/import-context';
import { planAnnotations } from './found/plan-annotations';
import { type ColorReader, createColorReader } from './found/read-color';
import { openHypothesis } from './hypothesis/read-hypothesis';
import type { ImportError, ImportPlan } from './import-report';
import { openW3c } from './json-ld/read-w3c';
import { MAX_IMPORT_BYTES, readJson } from './read-json';
import { openReadwise } from './readwise/read-readwise';
import { openZotero } from './zotero/read-zotero';
import { isZoteroNote, readZoteroNote } from './zotero/read-zotero-note';

/** A file as the reader gave it. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the reader has decided about a file; null where nothing has been asked yet. */
export interface ImportChoices {
  /** The works whose annotations are taken over. */
  readonly documents: readonly string[] | null;
  readonly table: TableChoices | null;
  readonly remembered: RememberedColumns;
}

export type AnnotationImport =
  | { readonly kind: 'annotations'; readonly plan: ImportPlan }
  /** A table that nobody knows: the reader says what its columns are. */
  | { readonly kind: 'table'; readonly look: TableLook };

/**
 * Plans the import of a file of annotations: W3C Web Annotation, Hypothesis, Readwise, Zotero, or any table. What a file is, its content
 * says and not its name. Errors are values, nothing is altered, and memory is bounded whatever the file holds; throws the signal's reason.
 */
export async function planImport(
  file: GivenFile,
  choices: ImportChoices,
  context: ImportContext,
  progress: ExportProgress,
): Promise<Result<AnnotationImport, ImportError>> {
  if (file.bytes.length > MAX_IMPORT_BYTES) return err({ code: 'too-large', limit: MAX_IMPORT_BYTES });
  const opened = openFile(file, choices, context);
  if (!opened.ok) return opened;
  const { found, look } = opened.value;
  if (found === null) return look === null ? err({ code: 'no-annotations' }) : ok({ kind: 'table', look });
  if (found.items.length > FOUND_LIMITS.items) return err({ code: 'too-many', limit: FOUND_LIMITS.items });
  return ok({ kind: 'annotations', plan: await planAnnotations(found, look, choices.documents, context, progress) });
}

interface Opened {
  /** Null while the reader must say how the table is to be read. */
  readonly found: FoundFile | null;
  readonly look: TableLook | null;
}

function openFile({ name, bytes }: GivenFile, choices: ImportChoices, context: ImportContext): Result<Opened, ImportError> {
  if (bytes.length === 0) return err({ code: 'empty' });
  if (hasForeignSignature(bytes)) return err({ code: 'not-text' });
  const { text, encoding } = decodeTable(bytes, choices.table?.encoding ?? null, context.text.text);
  const begin = text.trimStart().slice(0, 1);
  if (begin === '') return err({ code: 'empty' });
  if (isBinary(text, encoding)) return err({ code: 'not-text' });
  const colorOf = createColorReader(context.colorNames);
  const isJsonName = /\.json(?:ld)?$/i.test(name);
  if (isJsonName || begin === '{' || begin === '[') {
    if (encoding !== 'utf-8' || !isUtf8(bytes)) return err({ code: 'not-utf8' });
    const parsed = readJson(text);
    if (parsed.ok) return openJson(parsed.value, colorOf);
    if (isJsonName || begin === '{' || parsed.error.code !== 'not-json') return parsed;
  }
  if (begin === '<') return openHtml(text, colorOf);
  return openRows(text, encoding, choices, context, colorOf);
}

/** Files that are no text, by how they begin: PDF, pictures, sound, programs, archives. */
const SIGNATURES = [
  '%PDF',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  'RIFF',
  '\x7fELF',
  'MZ\x90',
  '\x1f\x8b',
  'Rar!',
  '7z\xbc\xaf',
  'SQLite format',
];

function hasForeignSignature(bytes: Uint8Array): boolean {
  const begin = String.fromCharCode(...bytes.subarray(0, 16));
  return SIGNATURES.some((signature) => begin.startsWith(signature));
}

/** Units that are looked at for characters that no text has. */
const SAMPLE = 4096;

/** What happens to be valid UTF-8 is a text, unless most of it is no characters; bytes in another encoding may be anything. */
function isBinary(text: string, encoding: TableLook['encoding']): boolean {
  let controls = 0;
  for (let at = 0; at < Math.min(text.length, SAMPLE); at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x20 && !SPACES.has(unit)) || unit >= 0xfffe) controls += 1;
  }
  return controls * (encoding === 'utf-8' ? 2 : 50) > Math.min(text.length, SAMPLE);
}

/** Tab, line ends, form feed and escape, which stand in texts. */
const SPACES: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

function openJson(value: unknown, colorOf: ColorReader): Result<Opened, ImportError> {
  const found = openHypothesis(value) ?? openZotero(value, colorOf) ?? openW3c(value) ?? openReadwise(value, colorOf);
  return found === null ? err({ code: 'no-annotations' }) : ok({ found, look: null });
}

function openHtml(text: string, colorOf: ColorReader): Result<Opened, ImportError> {
  if (!isZoteroNote(text)) return err({ code: 'no-annotations' });
  const items = readZoteroNote(text, '', colorOf);
  return ok({ found: { items, read: (_, index) => items[index] ?? { reason: 'unreadable', label: '' } }, look: null });
}

function openRows(
  text: string,
  encoding: TableLook['encoding'],
  { table: wanted, remembered }: ImportChoices,
  context: ImportContext,
  colorOf: ColorReader,
): Result<Opened, ImportError> {
  const table = readTable(text, wanted?.delimiter ?? null);
  if (!table.ok) return table;
  const look = lookAtTable(table.value, encoding, wanted, remembered, context.text.text);
  if (look.count === 0) return err({ code: 'no-rows' });
  const isSettled = wanted === null ? look.origin !== 'other' || Object.hasOwn(remembered, look.signature) : wanted.roles !== null;
  const roles = look.columns.map(({ role }) => role);
  if (!isSettled || !canBeRead(roles)) return ok({ found: null, look });
  return ok({ found: openTable(table.value, look, colorOf, context.codebook), look });
}
