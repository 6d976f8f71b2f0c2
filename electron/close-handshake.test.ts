import { expect, test } from 'vitest';
import { createCloseHandshake } from './close-handshake';

function setUp() {
  const events: string[] = [];
  let expire: () => void = () => undefined;
  const handshake = createCloseHandshake({
    ask: () => events.push('ask'),
    finish: () => events.push('finish'),
    startTimer: (callback, milliseconds) => {
      events.push(`timer ${milliseconds}`);
      expire = callback;
      return () => events.push('timer stopped');
    },
  });
  const close = () => handshake.onClose({ preventDefault: () => events.push('held') });
  return { events, close, release: handshake.release, expire: () => expire() };
}

test('the page answers: asked once, closed once', () => {
  const { events, close, release, expire } = setUp();
  release();
  close();
  close();
  release();
  release();
  expire();
  close();
  expect(events).toEqual(['held', 'timer 5000', 'ask', 'held', 'timer stopped', 'finish']);
});

test('the page never answers: closed when the limit is over', () => {
  const { events, close, release, expire } = setUp();
  close();
  expire();
  release();
  expect(events).toEqual(['held', 'timer 5000', 'ask', 'timer stopped', 'finish']);
});
