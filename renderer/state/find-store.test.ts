import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand';
import { err, ok } from '../../shared/base/result';
import { span } from '../../shared/text/offset';
import type { SearchClient, SearchOutcome } from '../workers/search-client';
import type { DeskState, OpenSource } from './desk-state';
import { createFind } from './find-store';
import { DEFAULT_PREFERENCES, initialState } from './initial-state';
import { openText } from './open-text-fixture';

const NOTED = 'noted';

function openWords(words: string): OpenSource {
  return openText(words, [{ id: NOTED, words: words.slice(0, 3), note: 'A note about the fox' }]);
}

/** Answers when the test says so. */
class HandClient implements SearchClient {
  readonly asked: string[] = [];
  answer: (outcome: SearchOutcome) => void = () => {};
  search: SearchClient['search'] = (_searched, query) => {
    this.asked.push(query.pattern);
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  };
  stop(): void {}
}

function prepare(words = 'The fox and the Fox. A third fox.') {
  const desk = createStore<DeskState>(() => ({ ...initialState(DEFAULT_PREFERENCES, 'own'), source: openWords(words) }));
  const activated: string[] = [];
  const client = new HandClient();
  const find = createFind({
    desk,
    deskActions: {
      setFind: (findOpen) => desk.setState({ findOpen }),
      activate: (id) => void activated.push(String(id)),
      leavePlace: () => undefined,
    },
    client,
    report: (work) => void work.catch((bug: unknown) => expect.fail(String(bug))),
  });
  const shown = () => {
    const { matches, noteMatches, current, error } = find.store.getState();
    return { starts: [...matches.starts], notes: noteMatches.map((match) => match.start), current, error };
  };
  const type = (pattern: string) => {
    find.actions.setQuery({ pattern });
    vi.runAllTimers();
  };
  return { desk, find, client, activated, shown, type };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('finds as one types, in the text and then in notes, and walks around the ends', () => {
  const { find, shown, type, activated } = prepare();
  find.actions.open();
  type('fox');
  expect(shown()).toEqual({ starts: [4, 16, 29], notes: [17], current: 0, error: null });
  const walked = [1, 1, 1, 1, -1].map((direction) => {
    find.actions.step(direction === 1 ? 1 : -1);
    return find.store.getState().current;
  });
  expect([walked, activated]).toEqual([
    [1, 2, 3, 0, 3],
    ['noted', 'noted'],
  ]);
});

test('a selection becomes the pattern, and the first match is the one at the selection', () => {
  const { desk, find, shown } = prepare();
  desk.setState({ selection: span(16, 19) });
  find.actions.open();
  expect([find.store.getState().query.pattern, shown().current]).toEqual(['Fox', 1]);
});

test('typing rests before it is searched; Enter does not wait', () => {
  const { find, shown } = prepare();
  find.actions.open();
  find.actions.setQuery({ pattern: 'third' });
  expect(shown().starts).toEqual([]);
  find.actions.step(1);
  expect(shown()).toEqual({ starts: [23], notes: [], current: 0, error: null });
});

test('a step while a change of the notes waits to be searched goes on from where the reader is', () => {
  const { desk, find, shown, type } = prepare();
  find.actions.open();
  type('fox');
  find.actions.step(1);
  desk.setState(({ annotationsVersion }) => ({ annotationsVersion: annotationsVersion + 1 }));
  find.actions.step(1);
  expect(shown().current).toBe(2);
  vi.runAllTimers();
  expect(shown()).toEqual({ starts: [4, 16, 29], notes: [17], current: 2, error: null });
});

test('a change of the notes does not hold up what is typed', () => {
  const { desk, find, shown } = prepare();
  find.actions.open();
  find.actions.setQuery({ pattern: 'third' });
  desk.setState(({ annotationsVersion }) => ({ annotationsVersion: annotationsVersion + 1 }));
  vi.advanceTimersByTime(100);
  expect(shown().starts).toEqual([23]);
});

test('options search at once', () => {
  const { find, shown, type } = prepare();
  find.actions.open();
  type('Fox');
  find.actions.setQuery({ caseSensitive: true });
  expect(shown()).toEqual({ starts: [16], notes: [], current: 0, error: null });
  find.actions.setQuery({ caseSensitive: false });
  find.actions.setInNotes(false);
  expect(shown().notes).toEqual([]);
});

test('the first words in Chinese wait for the forms of their characters, unless something else is looked for meanwhile', async () => {
  const { find, shown, type } = prepare('The fox 網絡 and 网络.');
  find.actions.open();
  type('网络');
  expect([shown().starts, find.store.getState().isSearching]).toEqual([[], true]);
  type('fox');
  expect(shown().starts).toEqual([4]);
  type('网络');
  await vi.waitUntil(() => !find.store.getState().isSearching);
  expect(shown().starts).toEqual([8, 15]);
  find.actions.setQuery({ formSensitive: true });
  expect(shown().starts).toEqual([15]);
});

test('closing takes the matches away and keeps the query; F3 finds again', () => {
  const { desk, find, shown, type } = prepare();
  find.actions.open();
  type('fox');
  find.actions.close();
  expect([desk.getState().findOpen, shown()]).toEqual([false, { starts: [], notes: [], current: -1, error: null }]);
  find.actions.step(1);
  expect([desk.getState().findOpen, shown().starts]).toEqual([true, [4, 16, 29]]);
});

test('regular expressions go to the worker; an older answer is not shown', async () => {
  const { find, client, shown, type } = prepare();
  find.actions.open();
  find.actions.setQuery({ regex: true });
  type('f.x');
  const older = client.answer;
  type('t.e');
  older(ok({ matches: { starts: Int32Array.of(4), ends: Int32Array.of(7) }, notes: [] }));
  client.answer(
    ok({ matches: { starts: Int32Array.of(0, 12), ends: Int32Array.of(3, 15) }, notes: [{ id: 'noted', start: 13, end: 16 }] }),
  );
  await vi.runAllTimersAsync();
  expect([client.asked, shown()]).toEqual([['f.x', 't.e'], { starts: [0, 12], notes: [13], current: 0, error: null }]);
  type('(');
  client.answer(err({ code: 'invalid-pattern', detail: 'Unterminated group' }));
  await vi.runAllTimersAsync();
  expect(shown()).toEqual({ starts: [], notes: [], current: -1, error: { code: 'invalid-pattern', detail: 'Unterminated group' } });
});

test('another text is searched anew', () => {
  const { desk, find, shown, type } = prepare();
  find.actions.open();
  type('fox');
  desk.setState({ source: openWords('No animal. One fox.') });
  expect(shown()).toEqual({ starts: [15], notes: [17], current: 0, error: null });
});
