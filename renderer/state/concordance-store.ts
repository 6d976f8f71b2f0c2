import { createStore, type StoreApi } from 'zustand';
import type { ColorId } from '../../shared/model/records';
import { NO_MATCHES } from '../../shared/search/find-query';
import { loadHanForms } from '../../shared/search/han-query';
import { type HanForms, hasHan } from '../../shared/text/han-forms';
import { type Span, sliceSpan, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import { type ConcordanceAnswer, type ConcordanceQuestion, type Concordances, createConcordances } from '../workers/answer-concordance';
import type { ConcordanceClient } from '../workers/concordance-client';
import { CLOSED_CONCORDANCE, type ConcordanceActions, type ConcordanceState, spanOfLine } from './concordance-state';
import type { DeskActions, DeskState } from './desk-state';
import { isInView } from './in-view';

/** So long typing must rest before the text is searched, in milliseconds. */
const TYPING_REST = 80;
/** A longer text is searched away from the page, in UTF-16 units: below, an answer takes less than a frame. */
const LONGEST_IN_PAGE = 50_000;
/** More of a passage is no wording that comes again, in UTF-16 units. */
const LONGEST_WORDING = 500;

/** The concordance with its state and its actions. One a window. */
export interface Concordance {
  readonly store: StoreApi<ConcordanceState>;
  readonly actions: ConcordanceActions;
}

export interface ConcordancePorts {
  readonly desk: StoreApi<DeskState>;
  readonly deskActions: Pick<DeskActions, 'highlightPassages' | 'addPlaces' | 'startCodingPassages' | 'goTo'>;
  readonly client: ConcordanceClient;
  /** Takes work whose failure is a bug. */
  readonly report: (work: Promise<unknown>) => void;
}

export function createConcordance(ports: ConcordancePorts): Concordance {
  const store = createStore<ConcordanceState>(() => CLOSED_CONCORDANCE);
  const maker = new ConcordanceMaker(store, ports);
  ports.desk.subscribe((state, previous) => {
    if (state.source?.text !== previous.source?.text) maker.startAfresh();
  });
  return {
    store,
    actions: {
      open: (where) => maker.open(where),
      close: () => store.setState({ isOpen: false, shown: null }),
      setWords: (words) => maker.setWords(words),
      setWholeWord: (wholeWord) => maker.change({ wholeWord }),
      setOrder: (order) => maker.change({ order }),
      toggle: (line) => maker.toggle(line),
      tickAll: (on) => store.setState(({ lines }) => ({ unticked: new Set(on ? [] : lines) })),
      moveTo: (line) => maker.moveTo(line),
      take: (line) => maker.take(line),
      highlight: (color) => maker.highlight(color),
      code: () => maker.code(),
      addToActive: () => maker.addToActive(),
    },
  };
}

class ConcordanceMaker {
  readonly #store: StoreApi<ConcordanceState>;
  readonly #ports: ConcordancePorts;
  /** The open text made ready, kept while it is open. */
  #prepared: { readonly text: SourceText; readonly ready: Concordances } | null = null;
  /** Loaded when Chinese words are first looked for. */
  #han: HanForms | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #round = 0;

  constructor(store: StoreApi<ConcordanceState>, ports: ConcordancePorts) {
    this.#store = store;
    this.#ports = ports;
  }

  open(where?: Span): void {
    const { source, selection } = this.#ports.desk.getState();
    if (source === null) return;
    const passage = selection ?? where;
    const wording = passage === undefined ? '' : sliceSpan(source.text.text, passage).trim();
    const isWording = wording !== '' && wording.length <= LONGEST_WORDING;
    const { isOpen, words, focusRequests } = this.#store.getState();
    this.#store.setState({ isOpen: true, focusRequests: focusRequests + 1, words: isWording ? wording : words });
    if (isWording ? wording !== words || !isOpen : !isOpen) this.#run();
  }

  setWords(words: string): void {
    this.#store.setState({ words });
    this.#clearTimer();
    this.#timer = setTimeout(() => this.#run(), TYPING_REST);
  }

  change(changed: Partial<Pick<ConcordanceState, 'wholeWord' | 'order'>>): void {
    this.#store.setState(changed);
    this.#run();
  }

  /** Another text is open: nothing of the last one holds. */
  startAfresh(): void {
    this.#prepared = null;
    this.#round += 1;
    this.#store.setState({
      matches: NO_MATCHES,
      lines: new Int32Array(0),
      blocks: 0,
      unticked: new Set(),
      cursor: -1,
      shown: null,
      isSearching: false,
    });
    if (this.#store.getState().isOpen) this.#run();
  }

  toggle(line: number): void {
    const { lines, unticked } = this.#store.getState();
    const match = lines[line];
    if (match === undefined) return;
    const next = new Set(unticked);
    if (!next.delete(match)) next.add(match);
    this.#store.setState({ unticked: next, cursor: line });
  }

  moveTo(line: number): void {
    const where = spanOfLine(this.#store.getState(), line);
    if (where === null) return;
    this.#store.setState({ cursor: line, shown: where });
    const { surface } = this.#ports.desk.getState();
    if (surface !== null && !isInView(surface.scroller, surface.rectsOf(where))) surface.reveal(where, { align: 'center' });
  }

  take(line: number): void {
    const where = spanOfLine(this.#store.getState(), line);
    const { surface } = this.#ports.desk.getState();
    if (where === null || surface === null) return;
    this.#store.setState({ cursor: line, shown: null });
    if (!isInView(surface.scroller, surface.rectsOf(where))) this.#ports.deskActions.goTo(where);
    surface.reveal(where, { align: 'nearest' });
    surface.focus();
    surface.select(where);
  }

  /** The passages that are ticked, in order of place. */
  #ticked(): readonly Span[] {
    const { matches, unticked } = this.#store.getState();
    const passages: Span[] = [];
    matches.starts.forEach((start, match) => {
      if (!unticked.has(match)) passages.push(span(start, matches.ends[match] ?? start));
    });
    return passages;
  }

  highlight(color: ColorId): void {
    this.#store.setState({ shown: null });
    this.#ports.deskActions.highlightPassages(this.#ticked(), color);
  }

  code(): void {
    this.#ports.deskActions.startCodingPassages(this.#ticked());
  }

  addToActive(): void {
    const { activeId } = this.#ports.desk.getState();
    if (activeId !== null) this.#ports.deskActions.addPlaces(activeId, this.#ticked());
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #run(): void {
    this.#clearTimer();
    this.#round += 1;
    const { source } = this.#ports.desk.getState();
    const { words, wholeWord, order } = this.#store.getState();
    if (source === null) return;
    const question = { words, wholeWord, order, locale: localeFor(words, source.source.provenance.language) };
    if (source.text.text.length > LONGEST_IN_PAGE && words.trim() !== '') this.#askWorker(source.text, question);
    else if (hasHan(words) && this.#han === null) this.#loadHan();
    else this.#show(this.#prepare(source.text).answer(question, this.#han));
  }

  /** Looks again when the forms of Han characters are there, unless something else is looked for by then. */
  #loadHan(): void {
    const round = this.#round;
    this.#store.setState({ isSearching: true });
    this.#ports.report(
      loadHanForms().then((han) => {
        this.#han = han;
        if (round === this.#round) this.#run();
      }),
    );
  }

  #askWorker(text: SourceText, question: ConcordanceQuestion): void {
    const round = this.#round;
    this.#store.setState({ isSearching: true });
    const asked = this.#ports.client.ask({ text: text.text, lines: text.blocks.map((block) => block.span) }, question);
    this.#ports.report(
      asked.then((answer) => {
        if (answer !== null && round === this.#round) this.#show(answer);
      }),
    );
  }

  /** Ticks stay where only the order has changed. */
  #show({ matches, lines, blocks }: ConcordanceAnswer): void {
    const before = this.#store.getState();
    const isSame = sameNumbers(matches.starts, before.matches.starts) && sameNumbers(matches.ends, before.matches.ends);
    const kept = isSame ? before.lines[before.cursor] : undefined;
    this.#store.setState({
      matches: isSame ? before.matches : matches,
      lines,
      blocks,
      isSearching: false,
      unticked: isSame ? before.unticked : new Set(),
      cursor: kept === undefined ? -1 : lines.indexOf(kept),
      shown: kept === undefined ? null : before.shown,
    });
  }

  #prepare(text: SourceText): Concordances {
    if (this.#prepared?.text !== text) {
      const lines = text.blocks.map((block) => block.span);
      this.#prepared = { text, ready: createConcordances(text.text, lines) };
    }
    return this.#prepared.ready;
  }
}

/** Chinese words stand in their own order whatever the text's language is called. */
function localeFor(words: string, language: string): string {
  return /\p{Script=Han}/u.test(words) ? 'zh' : language;
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
