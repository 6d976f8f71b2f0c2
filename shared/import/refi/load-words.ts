import { DocxFailure } from '../docx/docx-error';
import { readDocument } from '../docx/read-document';
import { openDocxPackage } from '../docx/read-package';
import type { RefiFile } from './open-project';
import { refiErrorOf } from './open-project';
import type { RefiWords } from './refi-project';

/** Why the words of a source cannot be read. */
export type MissingWords =
  /** The project names a file that is not in it: some programs leave large or linked files out. */
  | 'absent'
  /** The project names no text at all. */
  | 'no-text'
  | 'empty'
  /** Not UTF-8, as the standard demands, nor UTF-16 with its mark. */
  | 'not-text'
  | 'damaged'
  | 'too-large';

export interface FoundWords {
  /** Without byte order mark: positions are counted without it. */
  readonly text: string;
  /** The text as a UTF-8 file: as it was found where it is one. */
  readonly bytes: Uint8Array;
}

const QUIET = { report: () => undefined };

/**
 * The words of a source or note. The plain text comes first, since positions belong to it; where it is missing or has nothing in it (as
 * NVivo on the Mac writes it), the words of the Word file are taken.
 */
export async function loadWords(file: RefiFile, { content, plainTextPath, richTextPath }: RefiWords): Promise<FoundWords | MissingWords> {
  let missing: MissingWords = 'no-text';
  for (const attempt of [
    async () => (content === null ? 'no-text' : wordsOfContent(content)),
    async () => await loadFile(file, plainTextPath, wordsOfBytes),
    async () => await loadFile(file, richTextPath, wordsOfDocx),
  ]) {
    const found = await attempt();
    if (typeof found === 'object') return found;
    // What is wrong with the first that should have been there says most.
    if (missing === 'no-text') missing = found;
  }
  return missing;
}

function wordsOfContent(content: string): FoundWords | MissingWords {
  const text = content.toWellFormed();
  return text.trim() === '' ? 'empty' : { text, bytes: new TextEncoder().encode(text) };
}

async function loadFile(
  file: RefiFile,
  path: string,
  read: (bytes: Uint8Array) => FoundWords | MissingWords | Promise<FoundWords | MissingWords>,
): Promise<FoundWords | MissingWords> {
  if (path === '') return 'no-text';
  try {
    const bytes = await file.load(path);
    return bytes === null ? 'absent' : await read(bytes);
  } catch (error) {
    const known = error instanceof DocxFailure ? error.error : refiErrorOf(error);
    if (known === null) throw error;
    return known.code === 'unpacks-too-large' ? 'too-large' : 'damaged';
  }
}

function wordsOfBytes(bytes: Uint8Array): FoundWords | MissingWords {
  const text = decode(bytes);
  if (text === null) return 'not-text';
  if (text.trim() === '') return 'empty';
  return { text, bytes: isUtf16(bytes) ? new TextEncoder().encode(text) : bytes };
}

async function wordsOfDocx(bytes: Uint8Array): Promise<FoundWords | MissingWords> {
  const docx = await openDocxPackage(bytes);
  const part = await docx.load(docx.documentName);
  return part === null ? 'damaged' : wordsOfContent((await readDocument(part, QUIET)).words);
}

/** Without byte order mark; null where it is no text. */
function decode(bytes: Uint8Array): string | null {
  const encoding = isUtf16(bytes) ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
