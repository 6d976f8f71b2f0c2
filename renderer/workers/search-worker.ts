import { assertNever } from '../../shared/base/assert-never';
import { createSearchedText, type SearchedText } from '../../shared/search/searched-text';
import { answerSearch } from './answer-search';
import type { SearchRequest, SearchResponse } from './search-protocol';

/** What the worker needs of its global scope. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<SearchRequest>) => void): void;
  postMessage(message: SearchResponse): void;
}

/** Listens for one page: a text, then queries about it, answered one after another. */
function serve(scope: WorkerScope): void {
  let searched: SearchedText = createSearchedText('', []);
  scope.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'load':
        searched = createSearchedText(data.text, data.lines);
        return;
      case 'search':
        scope.postMessage(answerSearch(searched, data.query, data.notes));
        return;
      default:
        assertNever(data);
    }
  });
}

serve(self);
