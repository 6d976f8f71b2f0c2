import { searchedSource } from '../../../shared/search/find-all';
import { EMPTY_QUERY, type FindQuery } from '../../../shared/search/find-query';
import { searchText } from '../../../shared/search/search-text';
import type { SourceText } from '../../../shared/text/source-text';

export interface Finding {
  /** Milliseconds of the first search in a text, which folds it. */
  readonly first: number;
  /** Milliseconds of every further one. */
  readonly next: readonly number[];
  readonly matches: number;
}

/** What a reader might look for, in the bytes of the generated text: frequent, rare, absent, Chinese, and a regular expression. */
const QUERIES: readonly FindQuery[] = [
  ...['e', 'the', 'trea', 'plou', 'no such words', '丁', '一'].map((pattern) => ({ ...EMPTY_QUERY, pattern })),
  { ...EMPTY_QUERY, pattern: 'Trea', caseSensitive: true, diacriticSensitive: true },
  { ...EMPTY_QUERY, pattern: 'tre', wholeWord: true },
  { ...EMPTY_QUERY, pattern: 't[aeiou]+st', regex: true },
];

/** Times finding all matches in the whole text, as after each key in the find bar. */
export function measureFind(text: SourceText, rounds: number): Finding {
  const searched = searchedSource(text);
  let matches = 0;
  const search = (query: FindQuery) => {
    const begin = performance.now();
    const found = searchText(searched, query);
    const took = performance.now() - begin;
    if (!found.ok) throw new Error(`the search failed: ${found.error.code}`);
    matches += found.value.starts.length;
    return took;
  };
  const first = search({ ...EMPTY_QUERY, pattern: 'beginning' });
  const next = Array.from({ length: rounds }, () => QUERIES.map(search)).flat();
  return { first, next, matches };
}
