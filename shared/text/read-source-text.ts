import { err, ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import { languageOf } from './language';
import { span } from './offset';
import { scanLatin } from './script';
import type { Block, LanguageTag, SourceText, SourceTextError, StructuredBlock } from './source-text';
import { kindsOf, stretchesOf } from './structure';

/** What the caller knows of a text already. */
interface KnownOfText {
  /** SHA-256 of the bytes. */
  readonly sha256?: string;
  /** The blocks, where the file that the text comes from says what is what; null or left out: they are found by general rules. */
  readonly structure?: readonly StructuredBlock[] | null;
}

/**
 * Reads the bytes of a UTF-8 plain text. Nothing is normalised: line ends and a byte order mark stay in `text`, and encoding it gives
 * the bytes again. The same bytes and structure give the same SourceText everywhere. Errors: `not-utf8` with the offset of the first
 * byte that is none, `empty` when there is nothing but white space, `misfit` where the structure is not one of this text.
 */
export function readSourceText(bytes: Uint8Array, known: KnownOfText = {}): Result<SourceText, SourceTextError> {
  const { structure = null, sha256 } = known;
  const text = decodeStrictly(bytes);
  if (text === null) return err({ code: 'not-utf8', at: findInvalidByte(bytes) });
  const shapes = structure ?? findStructure(text);
  if (shapes.length === 0) return err({ code: 'empty' });
  const misfit = findMisfit(text, shapes);
  if (misfit >= 0) return err({ code: 'misfit', block: misfit });
  const blocks = blocksOf(text, shapes);
  const blockStarts = new Int32Array(blocks.length + 1);
  for (const block of blocks) blockStarts[block.index] = block.span.start;
  blockStarts[blocks.length] = text.length;
  return ok({ bytes, text, sha256: sha256 ?? sha256Hex(bytes), blocks, blockStarts });
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first block that is empty, stands before the end of the one before it or beyond the text, or cuts a character; -1: none. */
function findMisfit(text: string, structure: readonly StructuredBlock[]): number {
  let from = 0;
  return structure.findIndex(({ start, end }) => {
    const fits = start >= from && start < end && end <= text.length && !isInsideCharacter(text, start) && !isInsideCharacter(text, end);
    from = end;
    return !fits;
  });
}

function isInsideCharacter(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Of a text that says nothing of itself. */
function findStructure(text: string): readonly StructuredBlock[] {
  const stretches = stretchesOf(text);
  const kinds = kindsOf(text, stretches);
  return stretches.map(({ start, end }, index) => ({ start, end, kind: kinds[index] ?? 'paragraph', level: null }));
}

function blocksOf(text: string, shapes: readonly StructuredBlock[]): readonly Block[] {
  const isLatin = scanLatin(text);
  const languages = shapes.map(({ start, end }) => languageOf(text, start, end, isLatin));
  const chinese = mostFrequent(languages, ['zh-Hans', 'zh-Hant']) ?? 'zh';
  const latin = mostFrequent(languages, ['en', 'und-Latn']) ?? 'und-Latn';
  let paragraph = 0;
  return shapes.map(({ start, end, kind, level }, index) => {
    if (kind === 'paragraph') paragraph += 1;
    return {
      index,
      kind,
      span: span(start, end),
      language: settleLanguage(languages[index] ?? 'und', chinese, latin, end - start),
      paragraph: kind === 'paragraph' ? paragraph : null,
      level,
    };
  });
}

/** Too short to tell by its own words. */
const SHORT = 120;

/** A block without evidence of its own is taken to be written like the rest of the text. */
function settleLanguage(own: LanguageTag, chinese: LanguageTag, latin: LanguageTag, length: number): LanguageTag {
  if (own === 'zh') return chinese;
  if (own === 'und-Latn' && length <= SHORT) return latin;
  return own;
}

function mostFrequent(languages: readonly LanguageTag[], among: readonly LanguageTag[]): LanguageTag | undefined {
  const counts = among.map((tag) => languages.reduce((sum, language) => (language === tag ? sum + 1 : sum), 0));
  const most = Math.max(...counts);
  return most === 0 ? undefined : among[counts.indexOf(most)];
}

/** The offset of the first byte that cannot belong to UTF-8 (RFC 3629, table 3-7 of the Unicode Standard); `bytes.length` when cut short. */
function findInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) return 0;
  const [low, high] = secondByteRange(lead);
  for (let step = 1; step < length; step += 1) {
    const byte = bytes[at + step] ?? 0;
    if (byte < (step === 1 ? low : 0x80) || byte > (step === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function secondByteRange(lead: number): readonly [low: number, high: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
