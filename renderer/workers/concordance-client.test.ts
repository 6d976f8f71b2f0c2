import { expect, test } from 'vitest';
import type { ConcordanceAnswer, ConcordanceQuestion } from './answer-concordance';
import { createConcordanceClient } from './concordance-client';
import { prepareClient } from './search-session-fixture';

const prepare = () => prepareClient(createConcordanceClient);
const TEXT = { text: 'one two', lines: [{ start: 0, end: 7 }] };
const QUESTION: ConcordanceQuestion = { words: 'o', wholeWord: false, order: 'place', locale: 'en' };
const ANSWER: ConcordanceAnswer = {
  matches: { starts: Int32Array.of(0, 6), ends: Int32Array.of(1, 7) },
  lines: Int32Array.of(0, 1),
  blocks: 1,
};

test('the text is sent once, whatever is asked of it afterwards', async () => {
  const { workers, client } = prepare();
  const first = client.ask(TEXT, QUESTION);
  workers[0]?.answer(ANSWER);
  expect(await first).toEqual(ANSWER);
  const second = client.ask(TEXT, { ...QUESTION, order: 'left' });
  workers[0]?.answer(ANSWER);
  await second;
  const other = client.ask({ ...TEXT, text: 'another' }, QUESTION);
  workers[0]?.answer(ANSWER);
  await other;
  expect(workers[0]?.told).toEqual(['load', 'concordance', 'concordance', 'load', 'concordance']);
});

test('a question that still runs has no answer any more when the next is asked', async () => {
  const { workers, client } = prepare();
  const first = client.ask(TEXT, QUESTION);
  const second = client.ask(TEXT, { ...QUESTION, words: 'on' });
  expect(await first).toBeNull();
  workers[0]?.answer(ANSWER);
  workers[1]?.answer(ANSWER);
  expect(await second).toEqual(ANSWER);
  expect(workers.map(({ isTerminated, told }) => [isTerminated, told])).toEqual([
    [true, ['load', 'concordance']],
    [false, ['load', 'concordance']],
  ]);
});

test('a worker that breaks is told of, and the next question starts another', async () => {
  const { workers, client } = prepare();
  const broken = client.ask(TEXT, QUESTION);
  workers[0]?.fail(new Error('broke'));
  await expect(broken).rejects.toThrow('broke');
  const next = client.ask(TEXT, QUESTION);
  workers[1]?.answer(ANSWER);
  expect(await next).toEqual(ANSWER);
});
