import { expect, type Locator, type Page } from '@playwright/test';
import { COLOR_IDS } from '../../shared/model/records';
import type { App } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { NotesPage } from '../page-models/notes';
import { ReadingPage } from '../page-models/reading';
import { lookAtDesk } from './desk-sight';
import { findUniquePassages } from './passages';
import type { PromiseLog, Saving, Shown, State, Step, Stored } from './promise-log';
import { readBundledText } from './texts';

/** How long the page may take to show what was done, in milliseconds: generous, for a busy machine. */
const PATIENCE = 30_000;
/** More annotations than this never stand on the desk, so that the list shows all of them at once. */
const MOST = 10;
const WORDS = ['four', 'nouns', 'in', 'ascending', 'order', 'which', 'the', 'author', 'never', 'defines', '網絡強國', 'sic'];

/** The desk in a browser that the test itself has started. */
export function deskOn(page: Page, url: string): ReadingPage {
  const never = () => Promise.reject(new Error('not in a browser of our own'));
  const app: App = {
    kind: 'browser',
    page,
    url,
    problems: [],
    open: async () => void (await page.goto(url)),
    chooseFile: never,
    offerFolder: never,
    catchSaved: never,
    close: () => page.close(),
  };
  return new ReadingPage(app);
}

type Onto = Shown & { readonly place: 'desk' };

export interface RunTools {
  readonly desk: ReadingPage;
  readonly log: PromiseLog;
  readonly random: () => number;
}

/**
 * A reader who highlights, recolours, writes, resizes, throws away and undoes, one thing after the other.
 * Everything the page shows meanwhile goes into the log.
 */
export class AnnotatingRun {
  readonly #desk: ReadingPage;
  readonly #log: PromiseLog;
  readonly #random: () => number;
  readonly #notes: NotesPage;
  readonly #passages = findUniquePassages();
  readonly #text = readBundledText().text;
  #shown: ReadonlyMap<string, Shown> = new Map();
  #saving: Saving = 'saving';
  /** What undo would bring about. */
  #back: Step | null = null;

  constructor({ desk, log, random }: RunTools) {
    this.#desk = desk;
    this.#log = log;
    this.#random = random;
    this.#notes = new NotesPage(desk);
  }

  /** Waits until the desk shows what is stored, no more and no less, and takes it as the beginning. */
  async begin(stored: ReadonlyMap<string, Stored>): Promise<void> {
    await new AnnotationsPage(this.#desk).open();
    const onDesk = [...stored].filter(([, state]) => state.place === 'desk');
    const expected = onDesk.map(([id, { quotation, color, note }]): [string, Shown] => [id, { quotation, color, note }]);
    await expect.poll(() => this.#readDesk(), { timeout: PATIENCE, intervals: [20] }).toEqual(Object.fromEntries(expected));
    this.#shown = new Map(expected);
    this.#log.restart(stored);
  }

  async goOnForEver(): Promise<never> {
    for (;;) {
      await this.#takeStep();
      if (this.#random() < 0.4) await this.#untilSettled();
    }
  }

  async untilSaved(): Promise<void> {
    await this.#until('that everything is saved', () => this.#saving === 'saved');
  }

  /** Annotates until the status bar says that something cannot be saved; `atEach` is done before every annotation. */
  async annotateUntilRefused(atEach: () => void): Promise<void> {
    for (let i = 0; this.#saving !== 'failed'; i++) {
      if (i === MOST) throw new Error('the page never said that it could not save');
      atEach();
      await this.annotate();
      await this.#untilSettled();
    }
  }

  async #untilSettled(): Promise<void> {
    await this.#until('whether everything is saved', () => this.#saving !== 'saving');
  }

  /** Highlights a passage and writes a note on it. */
  async annotate(): Promise<void> {
    const id = await this.#mark();
    if (id !== null) await this.#write(id);
  }

  /** Looks once more and writes down what there is to see. */
  async #look(): Promise<void> {
    const sight = await lookAtDesk(this.#desk.page);
    if (sight === null) return;
    this.#shown = sight.desk;
    this.#saving = sight.saving;
    this.#log.see(sight);
  }

  async #takeStep(): Promise<void> {
    const choice = this.#random();
    const [id, state] = this.#pick([...this.#shown]) ?? [null, null];
    if (this.#back !== null && choice < 0.15) return await this.#undo(this.#back);
    if (id === null || state === null || (choice < 0.4 && this.#shown.size < MOST)) {
      if (this.#random() < 0.5) await this.annotate();
      else await this.#mark();
      return;
    }
    await this.#activate(id);
    const before: Onto = { ...state, place: 'desk' };
    if (this.#shown.size >= MOST || choice < 0.52) await this.#throwAway(id, before);
    else if (choice < 0.68) await this.#recolor(id, before);
    else if (choice < 0.84) await this.#resize(id, before);
    else await this.#write(id);
  }

  async #mark(): Promise<string | null> {
    const { keyboard } = this.#desk.page;
    const quotation = this.#pick(this.#passages) ?? '';
    if ([...this.#shown.values()].some((shown) => shown.quotation.includes(quotation))) return null;
    await this.#desk.selectWords(quotation);
    if ((await this.#desk.selectedWords()) !== quotation) return null;
    const digit = this.#pickDigit();
    const color = COLOR_IDS[digit - 1] ?? 'yellow';
    const find = () => [...this.#shown].find(([, shown]) => shown.quotation === quotation && shown.color === color)?.[0] ?? null;
    const after: Onto = { quotation, color, note: '', place: 'desk' };
    await this.#do(
      { id: null, after },
      () => keyboard.press(String(digit)),
      () => find() !== null,
    );
    const id = find();
    this.#back = { id, after: 'removed' };
    return id;
  }

  async #recolor(id: string, before: Onto): Promise<void> {
    const digit = this.#pickDigit();
    const color = COLOR_IDS[digit - 1] ?? 'yellow';
    if (color === before.color) return;
    await this.#bring({ id, after: { ...before, color } }, () => this.#desk.page.keyboard.press(`Alt+${digit}`));
    this.#back = { id, after: before };
  }

  /** Moves one end by one letter. */
  async #resize(id: string, before: Onto): Promise<void> {
    const at = this.#text.indexOf(before.quotation);
    const isStart = this.#random() < 0.5;
    const letter = this.#text[isStart ? at - 1 : at + before.quotation.length] ?? '';
    if (at < 0 || !/[A-Za-z ,]/.test(letter)) return;
    const quotation = isStart ? letter + before.quotation : before.quotation + letter;
    const handle = isStart ? this.#desk.start : this.#desk.end;
    await expect(handle).toBeVisible({ timeout: PATIENCE });
    await this.#bring({ id, after: { ...before, quotation } }, () => handle.press(isStart ? 'ArrowLeft' : 'ArrowRight'));
    this.#back = { id, after: before };
  }

  async #throwAway(id: string, before: Onto): Promise<void> {
    await this.#bring({ id, after: { ...before, place: 'trash' } }, () => this.#desk.page.keyboard.press('Delete'));
    this.#back = { id, after: before };
  }

  async #undo(step: Step): Promise<void> {
    this.#back = null;
    await this.#bring(step, () => this.#desk.page.keyboard.press('Control+z'));
  }

  /** Writes at the end of the active annotation's note, key by key. */
  async #write(id: string): Promise<void> {
    const { keyboard } = this.#desk.page;
    const shown = this.#shown.get(id);
    if (shown === undefined) throw new Error('the annotation is gone');
    const before: Onto = { ...shown, place: 'desk' };
    const words = Array.from({ length: 2 + Math.floor(this.#random() * 5) }, () => this.#pick(WORDS) ?? 'sic').join(' ');
    const note = before.note === '' ? words : `${before.note} ${words}`;
    await keyboard.press('Control+Enter');
    await expect(this.#notes.editor).toBeFocused({ timeout: PATIENCE });
    this.#log.begin({ id, after: { ...before, note } });
    for (const key of note.slice(before.note.length)) {
      await keyboard.type(key);
      if (this.#random() < 0.06) await this.#untilSettled();
      else await this.#look();
    }
    await keyboard.press('Escape');
    await this.#untilShown({ id, after: { ...before, note } });
    await expect(this.#notes.editor).toHaveCount(0, { timeout: PATIENCE });
    this.#log.end();
    this.#back = { id, after: before };
  }

  async #activate(id: string): Promise<void> {
    const row: Locator = this.#desk.page.locator(`[role="option"][id$="${id}"]`);
    await row.click({ timeout: PATIENCE });
    await expect(row).toHaveAttribute('data-active', 'true', { timeout: PATIENCE });
  }

  async #bring(step: Step & { readonly id: string | null }, act: () => Promise<void>): Promise<void> {
    await this.#do(step, act, () => isShown(this.#shown, step));
  }

  async #do(step: Step, act: () => Promise<void>, isDone: () => boolean): Promise<void> {
    this.#log.begin(step);
    await act();
    await this.#until(JSON.stringify(step), isDone);
    this.#log.end();
  }

  async #untilShown(step: Step): Promise<void> {
    await this.#until(JSON.stringify(step), () => isShown(this.#shown, step));
  }

  async #until(what: string, isDone: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (await this.#look(); !isDone(); await this.#look()) {
      if (Date.now() > deadline) throw new Error(`the page never showed ${what}`);
      await this.#desk.page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }

  async #readDesk(): Promise<Readonly<Record<string, Shown>> | null> {
    const sight = await lookAtDesk(this.#desk.page);
    return sight && Object.fromEntries(sight.desk);
  }

  #pickDigit(): number {
    return 1 + Math.floor(this.#random() * COLOR_IDS.length);
  }

  #pick<T>(values: readonly T[]): T | undefined {
    return values[Math.floor(this.#random() * values.length)];
  }
}

function isShown(desk: ReadonlyMap<string, Shown>, { id, after }: Step): boolean {
  const shown = id === null ? undefined : desk.get(id);
  return same(shown, after);
}

function same(shown: Shown | undefined, state: State): boolean {
  if (state === 'removed' || state.place === 'trash') return shown === undefined;
  const { quotation, color, note } = state;
  return shown?.quotation === quotation && shown.color === color && shown.note === note;
}
