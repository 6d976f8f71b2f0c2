import type { LanguageTag } from '../../text/source-text';
import type { Typeface } from '../export-input';

/** Typefaces that come with Word, by script: a file names its fonts and does not hold them. */
interface Faces {
  readonly latin: string;
  readonly simplified: string;
  readonly traditional: string;
  readonly japanese: string;
  readonly korean: string;
}

export const FACES: Readonly<Record<Typeface, Faces>> = {
  serif: { latin: 'Times New Roman', simplified: 'SimSun', traditional: 'PMingLiU', japanese: 'MS Mincho', korean: 'Batang' },
  sans: {
    latin: 'Arial',
    simplified: 'Microsoft YaHei',
    traditional: 'Microsoft JhengHei',
    japanese: 'MS Gothic',
    korean: 'Malgun Gothic',
  },
};

export const CODE_FACE = 'Courier New';

/** What `w:lang` says of a language, and the typeface that its script asks for; null where Word's defaults are right. */
export interface WordLanguage {
  readonly attribute: 'w:val' | 'w:eastAsia' | 'w:bidi';
  readonly tag: string;
  readonly eastAsianFace: keyof Faces | null;
}

const EAST_ASIAN: Readonly<Record<string, readonly [string, keyof Faces]>> = {
  'zh-Hans': ['zh-CN', 'simplified'],
  'zh-Hant': ['zh-TW', 'traditional'],
  ja: ['ja-JP', 'japanese'],
  ko: ['ko-KR', 'korean'],
};
/** Word knows languages with their country; others go as they are. */
const WITH_COUNTRY: Readonly<Record<string, string>> = { en: 'en-US', he: 'he-IL', ar: 'ar-SA', hi: 'hi-IN', th: 'th-TH', el: 'el-GR' };
const RIGHT_TO_LEFT_LANGUAGES = new Set(['he', 'ar', 'fa', 'ur', 'syr', 'yi', 'dv']);

export function wordLanguageOf(language: LanguageTag): WordLanguage | null {
  if (language.startsWith('und') || language === 'zh') return null;
  const eastAsian = EAST_ASIAN[language] ?? (language.startsWith('zh') ? chineseOfRegion(language) : undefined);
  if (eastAsian !== undefined) return { attribute: 'w:eastAsia', tag: eastAsian[0], eastAsianFace: eastAsian[1] };
  const attribute = RIGHT_TO_LEFT_LANGUAGES.has(language.split('-')[0] ?? '') ? 'w:bidi' : 'w:val';
  return { attribute, tag: WITH_COUNTRY[language] ?? language, eastAsianFace: null };
}

function chineseOfRegion(language: LanguageTag): readonly [string, keyof Faces] {
  return /-(?:Hant|TW|HK|MO)/i.test(language) ? ['zh-TW', 'traditional'] : ['zh-CN', 'simplified'];
}
