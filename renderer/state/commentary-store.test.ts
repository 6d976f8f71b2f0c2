import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sortBlocks, type WrittenBlock } from '../../shared/commentary/commentary-changes';
import { paragraph } from '../../shared/commentary/essay.cases';
import { linesOf, textOfLine } from '../../shared/commentary/essay-text';
import { commentaryBlockId } from '../../shared/model/ids';
import type { Target } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { currentOf, type EssaySurface } from './commentary-state';
import { createRoom, type DeskRoom, type DeskWindow, messages } from './desk-fixture';
import { storeLastWords } from './last-words';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

/** An editor in a few lines: what it shows is what was written and what it was told to show. */
class Sheet implements EssaySurface {
  blocks: readonly WrittenBlock[];
  readonly quoted: Target[] = [];
  readonly cited: (Target | null)[] = [];
  readonly #desk: DeskWindow['desk'];

  constructor({ desk }: DeskWindow) {
    this.#desk = desk;
    this.blocks = desk.commentary.store.getState().blocks ?? [];
    desk.commentary.actions.attach(this);
  }

  read() {
    return this.blocks;
  }
  show: EssaySurface['show'] = (_changed, blocks) => {
    this.blocks = blocks;
  };
  insertQuotation(target: Target) {
    this.quoted.push(target);
  }
  cite(target: Target | null) {
    this.cited.push(target);
  }
  focus() {}

  write(id: string, words: string) {
    const written = { id: commentaryBlockId(id), content: paragraph(words) };
    const isThere = this.blocks.some((block) => block.id === id);
    this.blocks = isThere ? this.blocks.map((block) => (block.id === id ? written : block)) : [...this.blocks, written];
    this.#desk.commentary.actions.touch();
  }
  remove(id: string) {
    this.blocks = this.blocks.filter((block) => block.id !== id);
    this.#desk.commentary.actions.touch();
  }
  get words() {
    return this.blocks.map(({ content }) => [...linesOf(content)].map(textOfLine).join('/'));
  }
}

async function open(window: DeskWindow): Promise<Sheet> {
  const { store, actions } = window.desk.commentary;
  actions.open();
  await expect.poll(() => store.getState().list).not.toBe(null);
  if (currentOf(store.getState()) === null) actions.create();
  await expect.poll(() => store.getState().blocks).not.toBe(null);
  return new Sheet(window);
}

async function storedWords({ library, desk }: DeskWindow): Promise<readonly string[]> {
  const current = currentOf(desk.commentary.store.getState());
  if (current === null) return [];
  const { records } = await library.loadCommentaryBlocks(current.id);
  return sortBlocks(records).map(({ content }) => [...linesOf(content)].map(textOfLine).join('/'));
}

describe('a commentary', () => {
  it('says that all is saved when what was written is taken back at once', async () => {
    const window = await room.open();
    const sheet = await open(window);
    await window.desk.actions.flush();
    sheet.write('b1', 'Power');
    expect(window.desk.store.getState().save.state).toBe('saving');
    sheet.remove('b1');
    await expect.poll(() => window.desk.store.getState().save.state).toBe('saved');
  });
  it('cites the selection, or else leaves it to the editor what is cited', async () => {
    const window = await room.open();
    const sheet = await open(window);
    window.desk.commentary.actions.cite();
    await expect.poll(() => sheet.cited).toEqual([null]);
    window.desk.store.setState({ selection: span(0, 3) });
    window.desk.commentary.actions.cite();
    await expect.poll(() => sheet.cited.map((target) => target?.end)).toEqual([undefined, 3]);
    expect(window.desk.store.getState().selection).toBe(null);
  });
  it('costs nothing before it is opened, and stores every keystroke by itself', async () => {
    const one = await room.open();
    expect(one.desk.commentary.store.getState()).toMatchObject({ list: null, blocks: null });
    const sheet = await open(one);
    sheet.write('b1', 'First words');
    expect(one.desk.store.getState().save.state).toBe('saving');
    await expect.poll(() => storedWords(one)).toEqual(['First words']);
    await expect.poll(() => one.desk.store.getState().save.state).toBe('saved');
  });

  it('hands on only the block that was written in, in one step a burst', async () => {
    const one = await room.open();
    const sheet = await open(one);
    for (let i = 0; i < 50; i++) sheet.write(`b${i}`, `paragraph ${i}`);
    await one.desk.actions.flush();
    const edits: string[][] = [];
    one.library.subscribe((event) => event.type === 'applied' && edits.push(event.applied.edits.map(({ key }) => key)));
    sheet.write('b7', 'one');
    await one.desk.actions.flush();
    sheet.write('b7', 'one more');
    await one.desk.actions.flush();
    expect(edits).toEqual([['b7'], ['b7']]);
    await one.desk.actions.undo();
    expect([sheet.words.length, one.desk.store.getState().undoState.redo?.label]).toEqual([0, 'write-commentary']);
    await one.desk.actions.redo();
    expect(sheet.words[7]).toBe('one more');
  });

  it('is shown in another window, block by block, and never overwritten there', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const first = await open(one);
    first.write('b1', 'one');
    first.write('b2', 'two');
    await one.desk.actions.flush();
    const second = await open(two);
    expect(second.words).toEqual(['one', 'two']);
    first.write('b1', 'one, from the first window');
    second.write('b2', 'two, from the second window');
    await Promise.all([one.desk.actions.flush(), two.desk.actions.flush()]);
    const both = ['one, from the first window', 'two, from the second window'];
    await expect.poll(() => [first.words, second.words]).toEqual([both, both]);
  });

  it('keeps the words of both windows where they wrote in one block, and what one took out and the other wrote in', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const first = await open(one);
    first.write('b1', 'old');
    first.write('b2', 'old too');
    await one.desk.actions.flush();
    const second = await open(two);
    first.write('b1', 'from one');
    first.remove('b2');
    second.write('b1', 'from two');
    second.write('b2', 'written on');
    await one.desk.actions.flush();
    await two.desk.actions.flush();
    const all = ['from one', 'from two', 'written on'];
    await expect.poll(() => [first.words, second.words]).toEqual([all, all]);
    expect(await storedWords(one)).toEqual(all);
    expect(messages(two)).toContain('commentary-kept-twice');
  });

  it('loses nothing when the window goes before it is stored', async () => {
    const one = await room.open();
    const sheet = await open(one);
    sheet.write('b1', 'stored');
    await one.desk.actions.flush();
    sheet.write('b1', 'not stored yet');
    const words = one.desk.actions.leave();
    expect(words.changes.map(({ label }) => label)).toEqual(['write-commentary']);
    await one.desk.actions.flush();
    // Found by the next window: what was stored after all is left as it is; what differs is kept behind it.
    const two = await room.open();
    const environment = { now: () => 9000, newId: () => crypto.randomUUID() };
    await storeLastWords(two.library, words, environment);
    expect(await storedWords(one)).toEqual(['not stored yet']);
    sheet.write('b1', 'written on');
    await one.desk.actions.flush();
    const [change] = words.changes;
    const edits =
      change?.edits.map((edit) =>
        edit.table === 'commentaryBlocks' && edit.after ? { ...edit, after: { ...edit.after, content: paragraph('lost?') } } : edit,
      ) ?? [];
    if (change !== undefined) await storeLastWords(two.library, { ...words, changes: [{ ...change, edits }] }, environment);
    await expect.poll(() => storedWords(one)).toEqual(['written on', 'lost?']);
  });

  it('is begun by the first quotation, which waits for the editor', async () => {
    const one = await room.open();
    one.desk.commentary.actions.quote(span(9, 20));
    await expect.poll(() => currentOf(one.desk.commentary.store.getState())).not.toBe(null);
    expect(new Sheet(one).quoted.map(({ quote }) => quote.exact)).toEqual(['We will str']);
  });

  it('goes to the trash and comes back with its words', async () => {
    const one = await room.open();
    const sheet = await open(one);
    sheet.write('b1', 'words');
    const { store, actions } = one.desk.commentary;
    const { currentId } = store.getState();
    if (currentId === null) throw new Error('no commentary');
    actions.trash(currentId);
    expect(store.getState()).toMatchObject({ currentId: null, blocks: null });
    actions.restore(currentId);
    await expect.poll(() => store.getState().blocks).toMatchObject([{ id: 'b1' }]);
  });

  it('is deleted for good from the trash alone, with its blocks, and comes back by one undo', async () => {
    const one = await room.open();
    const sheet = await open(one);
    sheet.write('b1', 'words');
    sheet.write('b2', 'more');
    const { store, actions } = one.desk.commentary;
    const { currentId } = store.getState();
    if (currentId === null) throw new Error('no commentary');
    const stored = async () => {
      await one.desk.actions.flush();
      return [
        (await one.library.findRecord('commentaries', currentId)) !== undefined,
        (await one.library.loadCommentaryBlocks(currentId)).records.length,
      ];
    };
    actions.remove(currentId);
    expect(await stored()).toEqual([true, 2]);
    actions.trash(currentId);
    actions.remove(currentId);
    await expect.poll(stored).toEqual([false, 0]);
    await one.desk.actions.undo();
    expect(await stored()).toEqual([true, 2]);
    expect(store.getState().list).toMatchObject([{ id: currentId }]);
  });
});
