import { expect, test } from 'vitest';
import { createStore } from 'zustand';
import { createLaterStore } from './later-store';

interface Count {
  readonly value: number;
}

const frame = () => new Promise(requestAnimationFrame);

test('tells once, of the newest state, and not before the frame that follows the change is out', async () => {
  const store = createStore<Count>(() => ({ value: 0 }));
  const later = createLaterStore(store);
  const told: (readonly [number, number])[] = [];
  const stop = later.subscribe((state, before) => told.push([before.value, state.value]));
  await frame();
  store.setState({ value: 1 });
  store.setState({ value: 2 });
  expect([later.getState().value, told]).toEqual([2, []]);
  await frame();
  expect(told).toEqual([]);
  await expect.poll(() => told).toEqual([[0, 2]]);
  store.setState({ value: 3 });
  await expect
    .poll(() => told)
    .toEqual([
      [0, 2],
      [2, 3],
    ]);
  stop();
});

test('is silent once nobody listens, and follows again when somebody does', async () => {
  const store = createStore<Count>(() => ({ value: 0 }));
  const later = createLaterStore(store);
  const told: number[] = [];
  const stop = later.subscribe(({ value }) => told.push(value));
  store.setState({ value: 1 });
  stop();
  await frame();
  await frame();
  const stopAgain = later.subscribe(({ value }) => told.push(value));
  store.setState({ value: 2 });
  await expect.poll(() => told).toEqual([2]);
  stopAgain();
});
