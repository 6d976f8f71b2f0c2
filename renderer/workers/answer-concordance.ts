import { type ConcordanceText, createConcordanceText } from '../../shared/search/concordance/concordance-text';
import { type ConcordanceQuery, findWording } from '../../shared/search/concordance/find-wording';
import { type ConcordanceOrder, countBlocks, orderLines } from '../../shared/search/concordance/order-lines';
import type { FindMatches } from '../../shared/search/find-query';
import type { SearchedLine } from '../../shared/search/searched-text';
import { type HanForms, hasHan } from '../../shared/text/han-forms';

/** What is asked of a text. */
export interface ConcordanceQuestion extends ConcordanceQuery {
  readonly order: ConcordanceOrder;
  /** Whose alphabet decides the order. */
  readonly locale: string;
}

/** Every occurrence, and in which order to show them. */
export interface ConcordanceAnswer {
  readonly matches: FindMatches;
  /** Numbers of matches in the order asked for. */
  readonly lines: Int32Array;
  /** In how many blocks of the text they stand. */
  readonly blocks: number;
}

/** Answers about one text, the same in the page and in the worker. */
export interface Concordances {
  /** Where the words have Han characters, `han` makes Traditional and Simplified Chinese one (`loadHanForms`). */
  answer(question: ConcordanceQuestion, han: HanForms | null): ConcordanceAnswer;
}

/** The text is made ready when it is first asked about, and once more when that is about Chinese. */
export function createConcordances(text: string, lines: readonly SearchedLine[]): Concordances {
  let prepared: ConcordanceText | null = null;
  return {
    answer(question, han) {
      const forms = hasHan(question.words) ? han : null;
      if (prepared === null || prepared.han !== forms) prepared = createConcordanceText(text, lines, forms);
      const matches = findWording(prepared, question);
      return {
        matches,
        lines: orderLines(text, lines, matches, question.order, question.locale),
        blocks: countBlocks(lines, matches),
      };
    },
  };
}
