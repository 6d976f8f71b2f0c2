import { createStore, type StoreApi } from 'zustand';
import type { AnnotationId } from '../../shared/model/records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { searchedSource } from '../../shared/search/find-all';
import { type FindQuery, NO_MATCHES, type NoteMatch, type SearchedNote } from '../../shared/search/find-query';
import { loadHanForms, needsHanForms } from '../../shared/search/han-query';
import { firstMatchFrom } from '../../shared/search/matches-between';
import type { SearchedText } from '../../shared/search/searched-text';
import type { HanForms } from '../../shared/text/han-forms';
import { type Span, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import { answerSearch } from '../workers/answer-search';
import type { SearchClient, SearchOutcome } from '../workers/search-client';
import type { DeskActions, DeskState } from './desk-state';
import { CLOSED_FIND, countMatches, type FindActions, type FindState } from './find-state';
import { isInView } from './in-view';

/** So long typing must rest before the text is searched, in milliseconds. */
const TYPING_REST = 100;
/** So long writing in notes must rest before they are searched anew, in milliseconds. */
const WRITING_REST = 400;
/** A longer selection is not taken for a pattern. */
const LONGEST_SELECTION = 120;

/** Find with its state and its actions. One a window. */
export interface Find {
  readonly store: StoreApi<FindState>;
  readonly actions: FindActions;
}

export interface FindPorts {
  readonly desk: StoreApi<DeskState>;
  readonly deskActions: Pick<DeskActions, 'setFind' | 'activate' | 'leavePlace'>;
  readonly client: SearchClient;
  /** Takes work whose failure is a bug. */
  readonly report: (work: Promise<unknown>) => void;
}

export function createFind(ports: FindPorts): Find {
  const store = createStore<FindState>(() => CLOSED_FIND);
  const finder = new Finder(store, ports);
  ports.desk.subscribe((state, previous) => finder.follow(state, previous));
  return {
    store,
    actions: {
      open: () => finder.open(),
      close: () => finder.close(),
      setQuery: (query) => finder.setQuery(query),
      setInNotes: (on) => finder.setInNotes(on),
      step: (direction) => finder.step(direction),
    },
  };
}

class Finder {
  readonly #store: StoreApi<FindState>;
  readonly #ports: FindPorts;
  /** The open text made ready for searching, kept while it is open. */
  #searched: { readonly text: SourceText; readonly ready: SearchedText } | null = null;
  /** The words of the notes, kept until one changes. */
  #notes: { readonly version: number; readonly words: readonly SearchedNote<AnnotationId>[] } | null = null;
  /** Loaded for the first words in Chinese. */
  #han: HanForms | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** What waits is only that notes have changed: what was found before still holds for a step. */
  #isQuiet = false;
  /** Where looking began: the first match from here on becomes the current one. */
  #origin = 0;
  #round = 0;

  constructor(store: StoreApi<FindState>, ports: FindPorts) {
    this.#store = store;
    this.#ports = ports;
  }

  open(): void {
    const { findOpen, selection, source, surface } = this.#ports.desk.getState();
    const selected = selection === null || source === null ? '' : source.text.text.slice(selection.start, selection.end);
    const isPattern = selected !== '' && selected.length <= LONGEST_SELECTION && !/[\n\r]/.test(selected);
    if (!findOpen) this.#origin = selection?.start ?? surface?.getVisibleSpan().start ?? 0;
    this.#store.setState((state) => ({ focusRequests: state.focusRequests + 1 }));
    if (isPattern) this.#store.setState((state) => ({ query: { ...state.query, pattern: selected, regex: false } }));
    if (findOpen && !isPattern) return;
    this.#ports.deskActions.setFind(true);
    this.#run();
  }

  close(): void {
    const { surface } = this.#ports.desk.getState();
    const where = this.#currentSpan();
    this.#clearTimer();
    this.#round += 1;
    this.#show({ matches: NO_MATCHES, noteMatches: [], current: -1, error: null, isSearching: false });
    this.#ports.deskActions.setFind(false);
    if (where !== null) surface?.select(where);
    surface?.focus();
  }

  setQuery(changed: Partial<FindQuery>): void {
    const before = this.#store.getState().query;
    this.#store.setState({ query: { ...before, ...changed } });
    if (changed.pattern !== undefined && changed.pattern !== before.pattern) this.#schedule(TYPING_REST);
    else this.#run();
  }

  setInNotes(on: boolean): void {
    this.#store.setState({ inNotes: on });
    this.#run();
  }

  step(direction: 1 | -1): void {
    if (this.#timer !== null && this.#isQuiet) this.#run(true);
    if (!this.#ports.desk.getState().findOpen || this.#timer !== null) {
      if (!this.#ports.desk.getState().findOpen) this.#origin = this.#ports.desk.getState().surface?.getVisibleSpan().start ?? 0;
      this.#ports.deskActions.setFind(true);
      this.#run();
      return;
    }
    const state = this.#store.getState();
    const count = countMatches(state);
    if (count === 0) return;
    const from = state.current < 0 && direction < 0 ? 0 : state.current;
    this.#show({ current: (from + direction + count) % count });
    this.#goToCurrent();
  }

  follow(state: DeskState, previous: DeskState): void {
    if (state.source?.text !== previous.source?.text) {
      this.#origin = 0;
      this.#show({ matches: NO_MATCHES, noteMatches: [], current: -1 });
      if (state.findOpen) this.#run();
    } else if (state.annotationsVersion !== previous.annotationsVersion && state.findOpen && this.#store.getState().inNotes) {
      // Typing that waits is searched sooner, and looks at the notes as they are then.
      if (this.#timer === null || this.#isQuiet) this.#schedule(WRITING_REST, true);
    }
  }

  #schedule(rest: number, quietly = false): void {
    this.#clearTimer();
    this.#isQuiet = quietly;
    this.#timer = setTimeout(() => this.#run(quietly), rest);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Searches now. Words are found at once in the page, regular expressions in the worker. `quietly` leaves the view where it is. */
  #run(quietly = false): void {
    this.#clearTimer();
    this.#round += 1;
    const { source, findOpen } = this.#ports.desk.getState();
    if (source === null || !findOpen) return;
    const { query, inNotes } = this.#store.getState();
    if (needsHanForms(query) && this.#han === null) {
      this.#loadHan(quietly);
      return;
    }
    const searched = this.#prepare(source.text);
    const notes = inNotes && query.pattern !== '' ? this.#noteWords() : [];
    if (!query.regex || query.pattern === '') {
      this.#take(answerSearch(searched, query, notes, this.#han), quietly);
      return;
    }
    const round = this.#round;
    this.#store.setState({ isSearching: true });
    this.#ports.report(
      this.#ports.client.search(searched, query, notes).then((outcome) => {
        if (round === this.#round) this.#take(outcome, quietly);
      }),
    );
  }

  /** Searches again when the forms of Han characters are there, unless something else is looked for by then. */
  #loadHan(quietly: boolean): void {
    const round = this.#round;
    this.#store.setState({ isSearching: true });
    this.#ports.report(
      loadHanForms().then((han) => {
        this.#han = han;
        if (round === this.#round) this.#run(quietly);
      }),
    );
  }

  #take(outcome: SearchOutcome, quietly: boolean): void {
    if (!outcome.ok) {
      if (outcome.error.code === 'stale') return;
      this.#show({ matches: NO_MATCHES, noteMatches: [], current: -1, error: outcome.error, isSearching: false });
      return;
    }
    const { matches } = outcome.value;
    const ids = new Map(this.#noteWords().map(({ id }) => [String(id), id]));
    const noteMatches = outcome.value.notes.flatMap(({ id, start, end }): readonly NoteMatch<AnnotationId>[] => {
      const known = ids.get(id);
      return known === undefined ? [] : [{ id: known, start, end }];
    });
    const count = matches.starts.length + noteMatches.length;
    const first = firstMatchFrom(matches, this.#origin);
    const kept = quietly ? Math.min(this.#store.getState().current, count - 1) : first;
    this.#show({ matches, noteMatches, current: count === 0 ? -1 : Math.max(0, kept), error: null, isSearching: false });
    if (!quietly) this.#revealCurrent();
  }

  #show(changed: Partial<FindState>): void {
    this.#store.setState((state) => ({ ...changed, version: state.version + 1 }));
  }

  #prepare(text: SourceText): SearchedText {
    if (this.#searched?.text !== text) this.#searched = { text, ready: searchedSource(text) };
    return this.#searched.ready;
  }

  #noteWords(): readonly SearchedNote<AnnotationId>[] {
    const { source, annotationsVersion } = this.#ports.desk.getState();
    if (source === null) return [];
    if (this.#notes?.version === annotationsVersion) return this.#notes.words;
    const words = source.annotations.firstPlaces().flatMap((mark) => {
      const note = mark.hasNote ? source.annotations.findNote(mark.id) : undefined;
      return note === undefined ? [] : [{ id: mark.id, text: plainTextOf(note.body) }];
    });
    this.#notes = { version: annotationsVersion, words };
    return words;
  }

  #currentSpan(): Span | null {
    const { matches, current } = this.#store.getState();
    const start = matches.starts[current];
    return start === undefined ? null : span(start, matches.ends[current] ?? start);
  }

  #goToCurrent(): void {
    const where = this.#currentSpan();
    if (where !== null) this.#origin = where.start;
    this.#revealCurrent();
  }

  /** A match in the text is brought into view where it is out of it; one in a note activates its annotation. */
  #revealCurrent(): void {
    const { matches, noteMatches, current } = this.#store.getState();
    const { surface } = this.#ports.desk.getState();
    const where = this.#currentSpan();
    if (where === null) {
      const note = noteMatches[current - matches.starts.length];
      if (note !== undefined) this.#ports.deskActions.activate(note.id, 'find');
    } else if (surface !== null && !isInView(surface.scroller, surface.rectsOf(where))) {
      this.#ports.deskActions.leavePlace('find');
      surface.reveal(where, { align: 'center' });
    }
  }
}
