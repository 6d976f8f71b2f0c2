import { err, ok, type Result } from '../../base/result';
import type { Timestamp } from '../../model/records';
import { mainLanguageOf } from '../../text/main-language';
import { readSourceText } from '../../text/read-source-text';
import { type NewSource, prepareSource } from '../add-sources';
import { isUtf8 } from '../csv/decode-table';
import type { SourcePlan } from '../source-plan';
import { titleOfFile } from '../title-of-file';
import { decodeText, detectEncoding } from './detect-encoding';
import { type EncodingLook, TEXT_ENCODINGS, type TextEncoding } from './text-encodings';

/** Why a plain text cannot be read. */
export type TextError =
  /** A text in none of the encodings that are read, or not in the one that was chosen; this byte cannot belong to UTF-8. */
  | { readonly code: 'text-not-utf8'; readonly at: number }
  /** No text at all, whatever its name says. */
  | { readonly code: 'not-text' }
  | { readonly code: 'no-words' }
  | { readonly code: 'too-large'; readonly limit: number }
  /** More lines than any book. */
  | { readonly code: 'too-many'; readonly limit: number };

/** Ten times the length of War and Peace. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_LINES = 600_000;

interface TextContext {
  readonly fileName: string;
  /** How the file was obtained, in a sentence for its provenance. */
  readonly obtained: string;
  readonly at: Timestamp;
}

/** As much of the text as is shown before it is added, in UTF-16 units. */
const BEGINNING = 1200;

/** What a plain text turned out to be. */
export type TextOutcome =
  | { readonly kind: 'text'; readonly plan: SourcePlan }
  /** Not UTF-8, and it is not certain what else: the reader is to say. */
  | { readonly kind: 'encoding'; readonly look: EncodingLook };

/**
 * Plans a plain text as a source: UTF-8 as it is, to the byte; UTF-16 where a byte order mark says so, and any other encoding, written anew
 * as UTF-8 with the file kept beside it. Where the encoding is not certain the reader is asked, unless `chosen` says it. What is a text in
 * no encoding is refused.
 */
export function planTextSource(
  bytes: Uint8Array,
  context: TextContext,
  chosen: TextEncoding | null = null,
): Result<TextOutcome, TextError> {
  if (bytes.byteLength > MOST_BYTES) return err({ code: 'too-large', limit: MOST_BYTES });
  if (countLines(bytes) > MOST_LINES) return err({ code: 'too-many', limit: MOST_LINES });
  const found = chosen ?? encodingByMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : null);
  const look = found === 'utf-8' ? null : detectEncoding(bytes);
  if (found === null && look !== null && !look.isSure) return ok({ kind: 'encoding', look });
  const encoding = found ?? look?.candidates[0].encoding ?? null;
  if (encoding === null) return err(bytes.includes(0) ? { code: 'not-text' } : { code: 'text-not-utf8', at: invalidAt(bytes) });
  const words = encoding === 'utf-8' ? null : decodeText(bytes, encoding);
  if (encoding !== 'utf-8' && words === null) return err({ code: 'text-not-utf8', at: invalidAt(bytes) });
  const planned = planWords(bytes, words, encoding === 'utf-8' ? context : readAs(context, encoding), look);
  return planned.ok ? ok({ kind: 'text', plan: planned.value }) : planned;
}

/** Bytes that end lines in every encoding that is read; in some they are halves of other characters as well. */
function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x0d) lines++;
  return lines;
}

/** How it was read belongs to how it was obtained. */
function readAs(context: TextContext, encoding: TextEncoding): TextContext {
  return { ...context, obtained: `${context.obtained} ${TEXT_ENCODINGS[encoding]} → UTF-8.` };
}

function invalidAt(bytes: Uint8Array): number {
  const read = readSourceText(bytes);
  return !read.ok && read.error.code === 'not-utf8' ? read.error.at : 0;
}

/** `decoded`: what the file says where it is not UTF-8 itself. */
function planWords(
  bytes: Uint8Array,
  decoded: string | null,
  context: TextContext,
  encoding: EncodingLook | null,
): Result<SourcePlan, TextError> {
  const text = decoded === null ? bytes : new TextEncoder().encode(decoded);
  const read = readSourceText(text);
  if (!read.ok) return err({ code: 'no-words' });
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
    original: decoded === null ? null : bytes,
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
    encoding,
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

function encodingByMark([first, second]: Uint8Array): TextEncoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
