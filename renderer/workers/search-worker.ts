import { assertNever } from '../../shared/base/assert-never';
import { loadHanForms, needsHanForms } from '../../shared/search/han-query';
import { createSearchedText, type SearchedText } from '../../shared/search/searched-text';
import { type HanForms, hasHan } from '../../shared/text/han-forms';
import { type ConcordanceAnswer, type Concordances, createConcordances } from './answer-concordance';
import { answerSearch } from './answer-search';
import type { SearchRequest, SearchResponse } from './search-protocol';

/** What the worker needs of its global scope. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<SearchRequest>) => void): void;
  postMessage(message: SearchResponse | ConcordanceAnswer): void;
}

/** Listens for one page: a text, then queries about it, answered one after another. */
function serve(scope: WorkerScope): void {
  let searched: SearchedText = createSearchedText('', []);
  let han: HanForms | null = null;
  const answer = async ({ query, notes }: Extract<SearchRequest, { kind: 'search' }>): Promise<SearchResponse> => {
    if (needsHanForms(query)) han ??= await loadHanForms();
    return answerSearch(searched, query, notes, han);
  };
  let concordances: Concordances = createConcordances('', []);
  const list = async ({ question }: Extract<SearchRequest, { kind: 'concordance' }>): Promise<ConcordanceAnswer> => {
    if (hasHan(question.words)) han ??= await loadHanForms();
    return concordances.answer(question, han);
  };
  scope.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'load':
        searched = createSearchedText(data.text, data.lines);
        concordances = createConcordances(data.text, data.lines);
        return;
      case 'search':
        answer(data).then((response) => scope.postMessage(response), reportError);
        return;
      case 'concordance':
        list(data).then((answer) => scope.postMessage(answer), reportError);
        return;
      default:
        assertNever(data);
    }
  });
}

serve(self);
