import type { Code } from '../model/records';
import { FOLD_ALL, foldText } from '../text/fold';
import { type Codebook, tidyName } from './codebook';

const SEPARATORS = /[>›＞]/u;

/** The names of a path as a reader types it: `Formula > cyber power`. Empty names are left out. */
export function parseCodePath(typed: string): readonly string[] {
  return typed
    .split(SEPARATORS)
    .map(tidyName)
    .filter((name) => name !== '');
}

/**
 * Codes that answer to what was typed, the best first: the name itself, names that begin so, paths in which every word occurs, paths in
 * which the letters occur in this order. Folded in case, diacritics and width. Everything, in the order of the tree, when nothing is typed.
 */
export function findCodes(codebook: Codebook, typed: string): readonly Code[] {
  const path = parseCodePath(typed).map(fold);
  const wanted = path.join('›');
  if (wanted === '') return codebook.inOrder;
  const words = wanted.split(/[\s›]+/u);
  const ranked = codebook.inOrder.flatMap((code, position) => {
    const rank = rankOf(code, fold(codebook.labels.get(code.id) ?? code.name).replace(/ › /gu, '›'), wanted, words);
    return rank === null ? [] : [{ code, rank, position }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.position - b.position).map(({ code }) => code);
}

function rankOf({ name }: Code, label: string, wanted: string, words: readonly string[]): number | null {
  const folded = fold(name);
  if (label === wanted || folded === wanted) return label === wanted ? 0 : 1;
  if (folded.startsWith(wanted)) return 2;
  if (words.every((word) => folded.includes(word))) return 3;
  if (words.every((word) => label.includes(word))) return 4;
  return isSubsequence(wanted, label) ? 5 : null;
}

function isSubsequence(letters: string, text: string): boolean {
  let from = 0;
  for (const letter of letters.replace(/\s/gu, '')) {
    const at = text.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}

function fold(text: string): string {
  return foldText(text, FOLD_ALL).folded;
}
