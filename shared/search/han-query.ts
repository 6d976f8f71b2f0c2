/// <reference path="./opencc-js.d.ts" />
import { type HanForms, hasHan, readHanForms } from '../text/han-forms';
import type { FindQuery } from './find-query';

/** Two Han characters with a hyphen: a range of characters, which means their order and nothing else. */
const HAN_RANGE = /\p{Script=Han}-\p{Script=Han}/u;

/** True when a query cannot be answered as the reader expects without the table that `loadHanForms` brings. */
export function needsHanForms({ pattern, formSensitive, regex }: FindQuery): boolean {
  return !formSensitive && hasHan(pattern) && !(regex && HAN_RANGE.test(pattern));
}

/** Brings OpenCC's table of characters in Traditional and Simplified Chinese, some 30 kB that only searches for Han characters need. */
export async function loadHanForms(): Promise<HanForms> {
  const { default: table } = await import('opencc-js/dict/TSCharacters');
  return readHanForms(table);
}
