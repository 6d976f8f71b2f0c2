import { err, ok, type Result } from '../base/result';
import type { Timestamp } from '../model/records';
import { mainLanguageOf } from '../text/main-language';
import { readSourceText } from '../text/read-source-text';
import { type NewSource, prepareSource } from './add-sources';
import type { SourcePlan } from './source-plan';
import { titleOfFile } from './title-of-file';

/** Why a plain text cannot be read. */
export type TextError =
  /** In another encoding: this byte cannot belong to UTF-8. */
  | { readonly code: 'text-not-utf8'; readonly at: number }
  /** No text at all, whatever its name says. */
  | { readonly code: 'not-text' }
  | { readonly code: 'no-words' };

interface TextContext {
  readonly fileName: string;
  /** How the file was obtained, in a sentence for its provenance. */
  readonly obtained: string;
  readonly at: Timestamp;
}

/** As much of the text as is shown before it is added, in UTF-16 units. */
const BEGINNING = 1200;

/**
 * Plans a plain text as a source: UTF-8 as it is, to the byte; UTF-16 where a byte order mark says so, written anew as UTF-8 with the file
 * kept beside it. Any other encoding cannot be told for sure and is refused, with the place of the first byte that is not UTF-8.
 */
export function planTextSource(bytes: Uint8Array, context: TextContext): Result<SourcePlan, TextError> {
  const wide = decodeWide(bytes);
  const text = wide === null ? bytes : new TextEncoder().encode(wide);
  const read = readSourceText(text);
  if (!read.ok) return err(read.error.code === 'not-utf8' ? { code: 'text-not-utf8', at: read.error.at } : { code: 'no-words' });
  if (read.value.text.includes('\0')) return err({ code: 'not-text' });
  const { blocks, text: words } = read.value;
  const title = blocks.find(({ kind }) => kind === 'title')?.span;
  const coming: NewSource = {
    provenance: {
      fileName: context.fileName,
      title: title === undefined ? titleOfFile(context.fileName) : words.slice(title.start, title.end).replace(/\s+/gu, ' '),
      author: null,
      authorNote: null,
      language: mainLanguageOf(
        words,
        blocks.map(({ span }) => span),
      ),
      translationOf: null,
      obtained: context.obtained,
    },
    bytes: text,
    structure: null,
    original: wide === null ? null : bytes,
  };
  const prepared = prepareSource(coming, context.at);
  if (!prepared.ok) throw new Error(`the text was read before: ${prepared.error.code}`);
  const { source, revision, texts } = prepared.value;
  return ok({
    prepared: { source, revision, texts },
    beside: [],
    comments: [],
    counts: {
      paragraphs: blocks.filter(({ paragraph }) => paragraph !== null).length,
      headings: blocks.filter(({ kind }) => kind === 'heading' || kind === 'title').length,
      ...NOTHING_ELSE,
    },
    beginning: words.slice(0, BEGINNING).toWellFormed(),
  });
}

const NOTHING_ELSE = {
  notes: 0,
  highlights: 0,
  tables: 0,
  tracked: 0,
  pictures: 0,
  hidden: 0,
  readings: 0,
  foreign: 0,
  symbols: 0,
} as const;

/** UTF-16 by its byte order mark, which stays at the head of the text; null for anything else, half a character included. */
function decodeWide(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (encoding === null) return null;
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
