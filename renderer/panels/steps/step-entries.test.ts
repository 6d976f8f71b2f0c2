import { expect, test } from 'vitest';
import type { Step, StepList } from '../../storage/library';
import { listEntries } from './step-entries';

const step = (seq: number, subject: string): Step => ({ seq, at: seq * 1000, name: { label: 'highlight', count: 1, subject } });
const steps: StepList = { done: [step(5, 'Émile'), step(3, '網絡')], undone: [step(7, 'desk'), step(9, 'quiet')], hasEarlier: false };

const told = (list: StepList, words = '') =>
  listEntries(list, ({ name }) => `highlight ${name.subject}`, 'beginning', words).map(
    ({ value, items }) => `${value}: ${items.map(({ seq, name, state }) => `${seq} ${name} ${state}`).join(', ')}`,
  );

test('the newest first, undone ones above the present, the beginning at the end', () => {
  expect(told(steps)).toEqual([
    'undone: 9 highlight quiet undone, 7 highlight desk undone',
    'done: 5 highlight Émile now, 3 highlight 網絡 done, 0 beginning done',
  ]);
});

test('the beginning only where every step is listed, and it is now where nothing is done', () => {
  expect(told({ ...steps, hasEarlier: true })[1]).toBe('done: 5 highlight Émile now, 3 highlight 網絡 done');
  expect(told({ ...steps, done: [] })).toEqual(['undone: 9 highlight quiet undone, 7 highlight desk undone', 'done: 0 beginning now']);
  expect(told({ done: [], undone: [], hasEarlier: false })).toEqual([]);
});

test('words typed narrow the list, folded as everywhere', () => {
  expect([told(steps, 'emile'), told(steps, '網絡'), told(steps, 'HIGH desk'), told(steps, 'nowhere')]).toEqual([
    ['done: 5 highlight Émile now'],
    ['done: 3 highlight 網絡 done'],
    ['undone: 7 highlight desk undone'],
    [],
  ]);
});
