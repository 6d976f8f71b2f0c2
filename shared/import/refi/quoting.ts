import { xmlSafe } from '../../export/xml';

/** What the words beside a passage (its name, its description) are. */
export interface Quoting {
  /** They are from the text: at one of the places that were tried, or anywhere. */
  readonly isQuotation: boolean;
  /** By place that was tried: they are what stands there, or its beginning. */
  readonly matches: readonly boolean[];
  /** So long that they do not stand at a place by chance. */
  readonly isProof: boolean;
  /** The words as they stand in the text, as far as the file gives them; '' where there are none. */
  readonly quotation: string;
  /** Those words that say something of their own: a name or a remark that is no quotation. */
  readonly remarks: readonly string[];
}

/** Fewer characters than these are found anywhere in a long text. */
const SHORTEST = 3;
const PROOF = 8;
/** Names are cut off after so many characters at the earliest, where nothing tells that they are. */
const CUT_FROM = 20;

/** Compares words with what stands at the places that were tried; null for a place that is none. White space counts as one blank. */
export function readQuoting(
  words: readonly string[],
  slices: readonly (string | null)[],
  standsInText: (words: string) => boolean,
): Quoting {
  const folded = slices.map((slice) => (slice === null ? null : foldWords(slice)));
  const matches = slices.map(() => false);
  const remarks: string[] = [];
  let isQuotation = false;
  let isProof = false;
  let quotation = '';
  for (const one of words) {
    const name = foldWords(one);
    if (name === '') continue;
    const fitting = folded.map((slice) => slice !== null && isQuoted(name, slice));
    const isThere = fitting.includes(true);
    if (!isThere && (name.length < SHORTEST || !standsInText(withoutEllipsis(one.trim())))) {
      remarks.push(one.trim());
      continue;
    }
    isQuotation = true;
    if (quotation === '') quotation = withoutEllipsis(one.trim());
    isProof ||= isThere && withoutEllipsis(name).length >= PROOF;
    for (const [index, fits] of fitting.entries()) if (fits) matches[index] = true;
  }
  return { isQuotation, matches, isProof, quotation, remarks };
}

function isQuoted(name: string, slice: string): boolean {
  if (name === slice) return true;
  const start = withoutEllipsis(name);
  const isCut = start !== name || start.length >= CUT_FROM;
  if (isCut && start.length >= SHORTEST && slice.startsWith(start)) return true;
  return slice.length >= CUT_FROM && name.startsWith(slice);
}

function withoutEllipsis(words: string): string {
  return words.replace(/\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])$/u, '');
}

/** Programs write line ends, tabs and no-break spaces of a passage as blanks, or drop those at its ends; some signs XML cannot hold. */
function foldWords(words: string): string {
  return xmlSafe(words.replace(/[\s\u200b]+/gu, ' ').trim());
}
