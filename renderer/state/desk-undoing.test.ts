import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { type Span, span } from '../../shared/text/offset';
import { body, createRoom, type DeskRoom, type DeskWindow, mark, passage, shown } from './desk-fixture';
import type { ReadingSurface } from './reading-surface';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

/** A surface on which `view` can be seen; gives what it was asked to bring into view. */
function watchSurface({ desk }: DeskWindow, view: Span): Span[] {
  const revealed: Span[] = [];
  const surface: ReadingSurface = {
    get scroller(): HTMLElement {
      throw new Error('nothing is laid out here');
    },
    topOf: () => 0,
    readScale: () => ({ offsets: [], tops: [], height: 0 }),
    getReadingOffset: () => view.start,
    moveCaret: () => undefined,
    rectsOf: () => [],
    reveal: (where) => void revealed.push(where),
    select: () => undefined,
    focus: () => undefined,
    getVisibleSpan: () => view,
    rememberPlace: () => undefined,
    onLayout: () => () => undefined,
  };
  desk.actions.attachSurface(surface);
  return revealed;
}

const last = ({ desk }: DeskWindow) => {
  const notice = desk.store.getState().notices.at(-1);
  return notice === undefined ? 'none' : [notice.key, notice.step?.label, notice.step?.count, notice.step?.subject, notice.values.count];
};

it('says what was taken back, and goes to it when it is out of sight', async () => {
  const window = await room.open();
  const first = passage('cyber power');
  mark(window, 'cyber power');
  const nearby = watchSurface(window, first);
  await window.desk.actions.undo();
  expect([last(window), nearby, shown(window)]).toEqual([['undo-done', 'highlight', 1, 'cyber power', undefined], [], []]);
  const away = watchSurface(window, span(0, 3));
  await window.desk.actions.redo();
  expect([last(window), away]).toEqual([['redo-done', 'highlight', 1, 'cyber power', undefined], [first]]);
  await window.desk.actions.undo();
  expect([shown(window), away]).toEqual([[], [first, first]]);
});

it('goes back many steps in one gesture, and forward again', async () => {
  const window = await room.open();
  const id = mark(window, 'cyber power');
  window.desk.actions.writeNote(id, body('Four nouns'), 's');
  await window.desk.actions.flush();
  mark(window, 'network power');
  window.desk.actions.recolor(id, 'red');
  await expect.poll(() => shown(window)).toEqual(['cyber power red: Four nouns', 'network power yellow']);
  const listed = await window.desk.actions.listSteps(50);
  expect(listed.done.map(({ name }) => `${name.label} ${name.subject}`)).toEqual([
    'recolor cyber power',
    'highlight network power',
    'write-note cyber power',
    'highlight cyber power',
  ]);
  const [newest, , , oldest] = listed.done;
  const away = watchSurface(window, span(0, 3));
  await window.desk.actions.travelTo(oldest?.seq ?? -1);
  expect([last(window), shown(window)]).toEqual([['undo-many', undefined, undefined, undefined, 3], ['cyber power yellow']]);
  expect(away).toEqual([passage('cyber power')]);
  await window.desk.actions.travelTo(newest?.seq ?? -1);
  expect([last(window), shown(window)]).toEqual([
    ['redo-many', undefined, undefined, undefined, 3],
    ['cyber power red: Four nouns', 'network power yellow'],
  ]);
  await window.desk.actions.travelTo(0);
  expect(shown(window)).toEqual([]);
  await window.desk.actions.travelTo(0);
  expect(last(window)).toEqual(['undo-many', undefined, undefined, undefined, 4]);
});

it('names a step over many by their number, in the other window as well', async () => {
  const [one, two] = [await room.open(), await room.open()];
  const ids = [mark(one, 'cyber power'), mark(one, 'network power'), mark(one, 'cyber power', 2)];
  one.desk.actions.trashAnnotations(ids);
  await one.desk.actions.flush();
  await expect.poll(() => two.desk.store.getState().undoState.undo).toEqual({ label: 'trash', count: 3, subject: 'cyber power' });
  await two.desk.actions.undo();
  await expect.poll(() => shown(one).length).toBe(3);
  expect(one.desk.store.getState().undoState).toMatchObject({ undo: { label: 'highlight' }, redo: { label: 'trash', count: 3 } });
});

it('keeps the words of a note through undo and redo of everything around it', async () => {
  const window = await room.open();
  const id = mark(window, 'cyber power');
  window.desk.actions.writeNote(id, body('網絡強國'), 's');
  window.desk.actions.trashAnnotations([id]);
  await window.desk.actions.travelTo(0);
  const redoable = await window.desk.actions.listSteps(50);
  await window.desk.actions.travelTo(redoable.undone.at(-2)?.seq ?? -1);
  const note = window.desk.store.getState().source?.annotations.findNote(id);
  expect(note && plainTextOf(note.body)).toBe('網絡強國');
});
