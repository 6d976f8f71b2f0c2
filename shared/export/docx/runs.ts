import { languageOf } from '../../text/language';
import type { LanguageTag } from '../../text/source-text';
import type { Typeface } from '../export-input';
import { INKS } from '../inks';
import type { Look } from '../look';
import { FACES, wordLanguageOf } from './faces';
import { element, valued, xmlText } from './xml';

/** How a run of words looks besides what its language asks for. */
export interface RunLook {
  readonly style?: string;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isStruck?: boolean;
  readonly isSmallCaps?: boolean;
  /** Only of words that are not painted: a colour may have a line of its own. */
  readonly isUnderlined?: boolean;
  readonly raised?: 'superscript' | 'subscript';
  /** The words of a tracked deletion: they stand until it is accepted. */
  readonly isDeleted?: boolean;
  readonly paint?: Look | null;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const STRONG_LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]/u;
const HAN = /\p{Script=Han}/u;
/** Stretches of a note that ask for another face or direction; blanks and points inside belong to them. */
const STRETCHES =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}](?:[\p{M}\p{P}\p{Zs}\p{N}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}])*\p{M}*|[“‘《「『（]?\p{Script=Han}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]*/gu;

/** True where the first strong letter is of a script that runs from right to left. */
export function startsRightToLeft(words: string): boolean {
  for (const character of words) {
    if (RIGHT_TO_LEFT.test(character)) return true;
    if (/\p{L}/u.test(character)) return false;
  }
  return false;
}

/** Words in one language as a run: line ends, tabs and page breaks as Word has them. An empty string gives nothing. */
export function runOf(words: string, look: RunLook, language: LanguageTag, typeface: Typeface): string {
  if (words === '') return '';
  const properties = propertiesOf(words, look, language, typeface);
  return element('w:r', {}, properties, ...contentOf(words, look.isDeleted === true ? 'w:delText' : 'w:t'));
}

/** Words of a note, whose languages are found by their script; `language` is that of words whose script does not tell. */
export function runsOf(words: string, look: RunLook, typeface: Typeface, language: LanguageTag = 'und'): string {
  let runs = '';
  let at = 0;
  for (const match of words.matchAll(STRETCHES)) {
    runs += runOf(words.slice(at, match.index), look, language, typeface);
    runs += runOf(match[0], look, languageOf(match[0], 0, match[0].length), typeface);
    at = match.index + match[0].length;
  }
  return runs + runOf(words.slice(at), look, language, typeface);
}

/** In the order that the schema asks for. */
function propertiesOf(words: string, look: RunLook, language: LanguageTag, typeface: Typeface): string {
  const known = wordLanguageOf(language);
  const face = known?.eastAsianFace ?? null;
  const isHan = face !== null || HAN.test(words);
  const isRightToLeft = RIGHT_TO_LEFT.test(words) && !STRONG_LATIN.test(words);
  const properties = [
    look.style === undefined ? '' : valued('w:rStyle', look.style),
    isHan ? element('w:rFonts', { 'w:eastAsia': face === null ? undefined : FACES[typeface][face], 'w:hint': 'eastAsia' }) : '',
    look.isBold ? '<w:b/><w:bCs/>' : '',
    look.isItalic ? '<w:i/><w:iCs/>' : '',
    look.isSmallCaps ? '<w:smallCaps/>' : '',
    look.isStruck ? '<w:strike/>' : '',
    look.isUnderlined ? valued('w:u', 'single') : '',
    paintOf(look.paint ?? null),
    look.raised === undefined ? '' : valued('w:vertAlign', look.raised),
    isRightToLeft ? '<w:rtl/>' : '',
    known === null ? '' : element('w:lang', { [known.attribute]: known.tag }),
  ].join('');
  return properties === '' ? '' : element('w:rPr', {}, properties);
}

const LINES = { solid: 'single', wavy: 'wave', double: 'double', dashed: 'dash', dotted: 'dotted' } as const;

/** `w:highlight` has sixteen colours and none of ours; shading takes any. */
function paintOf(look: Look | null): string {
  if (look === null) return '';
  const [fill, deep] = INKS[look.ground].light;
  const below = look.below === null ? '' : lineOf(INKS[look.below]);
  return below + element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(look.isDeep ? deep : fill) });
}

function lineOf({ light, line }: (typeof INKS)[Look['ground']]): string {
  return element('w:u', { 'w:val': LINES[line], 'w:color': hex(light[2]) });
}

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}

function contentOf(words: string, name: 'w:t' | 'w:delText'): readonly string[] {
  return words.split(/(\r\n|[\r\n\t\f\v])/).map((piece) => {
    switch (piece) {
      case '':
        return '';
      case '\t':
        return '<w:tab/>';
      case '\f':
        return '<w:br w:type="page"/>';
      case '\r\n':
      case '\r':
      case '\n':
      case '\v':
        return '<w:br/>';
      default:
        return element(name, { 'xml:space': 'preserve' }, xmlText(piece));
    }
  });
}
