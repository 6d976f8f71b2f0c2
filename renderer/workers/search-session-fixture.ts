import type { SearchRequest } from './search-protocol';
import type { SearchWorker } from './search-session';

/** A worker that keeps what it is told and answers when the test says so. */
class HandWorker<Answer> implements SearchWorker<Answer> {
  readonly told: SearchRequest['kind'][] = [];
  isTerminated = false;
  answer: (answer: Answer) => void = () => {};
  fail: (reason: Error) => void = () => {};
  postMessage(message: SearchRequest): void {
    this.told.push(message.kind);
  }
  onAnswer(listener: (answer: Answer) => void): void {
    this.answer = listener;
  }
  onFailure(listener: (reason: Error) => void): void {
    this.fail = listener;
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

/** A client whose workers are in the hand of the test, in the order in which they were started. */
export function prepareClient<Answer, Client>(createClient: (createWorker: () => SearchWorker<Answer>) => Client) {
  const workers: HandWorker<Answer>[] = [];
  const client = createClient(() => {
    const worker = new HandWorker<Answer>();
    workers.push(worker);
    return worker;
  });
  return { workers, client };
}
