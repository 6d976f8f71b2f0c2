import type { HanForms } from './han-forms';
import { type Offset, span } from './offset';
import type { OffsetMap } from './source-text';

/** Which differences a folding removes. */
export interface FoldOptions {
  /** Upper and lower case, ß and ss, ﬁ and fi, final and medial sigma. */
  readonly case: boolean;
  /** Accents, vowel points and strokes: é and e, ø and o. Kana voicing and the vowel signs of Indic scripts and Thai are letters and stay. */
  readonly diacritics: boolean;
  /** What a keyboard cannot tell apart: typographic and straight quotation marks, kinds of space and line end. */
  readonly keyboard: boolean;
  /** Full and half width, and ligatures: Ａ and A. */
  readonly width: boolean;
  /** Traditional and Simplified Chinese, by this table; null leaves them apart. */
  readonly han: HanForms | null;
}

/** Every difference that needs no table. */
export const FOLD_ALL: FoldOptions = { case: true, diacritics: true, keyboard: true, width: true, han: null };

export interface FoldedText {
  readonly folded: string;
  readonly map: OffsetMap;
}

const STROKES: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ħ', 'h'],
  ['Ħ', 'H'],
  ['ı', 'i'],
  ['ŧ', 't'],
  ['Ŧ', 'T'],
]);
const KEYBOARD_FORMS: ReadonlyMap<string, string> = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['‛', "'"],
  ['“', '"'],
  ['”', '"'],
  ['‟', '"'],
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u3000', ' '],
  ['\t', ' '],
  ['\n', ' '],
  ['\r', ''],
  ['\u00ad', ''],
  ['\u200b', ''],
  ['\ufeff', ''],
]);
const COMPATIBILITY_FORM = /[\uff01-\uffee\ufb00-\ufb06]/u;
const REMOVABLE_MARK = /(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const KANA_VOICING = /[\u3099\u309a]/u;

/**
 * Folds a text and remembers where every unit came from. Each character is folded by itself, so that folding a part of a text gives a
 * part of the folded text; a mark that is removed belongs to the character before it. Case folding is Unicode's full folding
 * (UAX #44, CaseFolding.txt, without the Turkic mappings): İ becomes i with a dot above, which `diacritics` removes.
 */
export function foldText(text: string, options: FoldOptions): FoldedText {
  const known = new Map<string, string>();
  const ascii = foldedAscii(options);
  let units = new Uint16Array(text.length + SLACK);
  let origins = new Int32Array(text.length + SLACK);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const plain = ascii[unit] ?? 0;
    if (plain !== 0) {
      units[length] = plain;
      origins[length] = at;
      length += 1;
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
    const form = known.get(character) ?? foldCharacter(character, options);
    known.set(character, form);
    const needed = length + form.length + text.length - at;
    if (needed > units.length) {
      units = grown(units, new Uint16Array(needed + SLACK + (needed >> 3)));
      origins = grown(origins, new Int32Array(needed + SLACK + (needed >> 3)));
    }
    for (let index = 0; index < form.length; index += 1) {
      units[length] = form.charCodeAt(index);
      origins[length] = at;
      length += 1;
    }
    at += character.length;
  }
  return { folded: decodeUnits(units.subarray(0, length)), map: createOffsetMap(origins.slice(0, length), text.length) };
}

/** Room for a few letters that become longer before the arrays have to grow. */
const SLACK = 64;

function grown<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** What the printable ASCII characters become; 0 for everything that needs a closer look. */
function foldedAscii(options: FoldOptions): Uint16Array {
  return Uint16Array.from({ length: 0x7f }, (_, unit) => {
    if (unit < 0x20) return 0;
    return options.case && unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
  });
}

function foldCharacter(character: string, options: FoldOptions): string {
  let form = character;
  if (options.keyboard) form = KEYBOARD_FORMS.get(form) ?? form;
  if (options.width && COMPATIBILITY_FORM.test(form)) form = form.normalize('NFKC');
  if (options.case) form = foldCase(form);
  if (options.diacritics) form = removeDiacritics(form);
  return options.han?.get(form) ?? form;
}

function foldCase(form: string): string {
  // ı and i are two letters: upper case would make them one.
  return form === 'ı' ? form : form.toUpperCase().toLowerCase();
}

function removeDiacritics(form: string): string {
  const kept = Array.from(form.normalize('NFD'), (part) => {
    if (REMOVABLE_MARK.test(part) && !KANA_VOICING.test(part)) return '';
    return STROKES.get(part) ?? part;
  });
  return kept.join('').normalize('NFC');
}

/** As many arguments as every engine takes in one call. */
const CHUNK = 8192;

function decodeUnits(units: Uint16Array): string {
  const chunks: string[] = [];
  for (let from = 0; from < units.length; from += CHUNK)
    chunks.push(Reflect.apply(String.fromCharCode, null, units.subarray(from, from + CHUNK)));
  return chunks.join('');
}

/** `origins[i]` is the original offset of folded unit i, never falling. A stretch without folded units belongs to the unit before it. */
function createOffsetMap(origins: Int32Array, originalLength: number): OffsetMap {
  /** The first folded unit whose origin is at or after `original`. */
  const toFolded = (original: number): number => {
    let low = 0;
    let high = origins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((origins[middle] ?? 0) < original) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    toOriginal({ start, end }) {
      const from = origins[start] ?? originalLength;
      if (end <= start) return span(from, from);
      const last = origins[end - 1] ?? originalLength;
      let next = end;
      while (next < origins.length && (origins[next] ?? 0) <= last) next += 1;
      return span(from, origins[next] ?? originalLength);
    },
    toFolded: (original: Offset) => toFolded(original),
  };
}
