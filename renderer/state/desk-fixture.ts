import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { ok } from '../../shared/base/result';
import { sha256Hex } from '../../shared/base/sha256';
import type { BundledText } from '../../shared/host/host';
import type { AnnotationId } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { offset, type Span, span } from '../../shared/text/offset';
import { createMemoryHost } from '../host/memory-host';
import { type DexieLibrary, openLibrary } from '../storage/dexie-library';
import type { DatabaseEngine } from '../storage/schema';
import { addBundledSource } from './add-bundled-source';
import { createDesk } from './create-desk';
import type { Desk } from './desk-context';
import { DEFAULT_PREFERENCES } from './initial-state';

const WORDS = 'The Way\n\nWe will strive to build my country into a cyber power.\n\nIt is a network power, and again a cyber power.\n';

/** One window: its desk and the library under it. */
export interface DeskWindow {
  readonly desk: Desk;
  readonly library: DexieLibrary;
}

/** One library of a test with as many windows on it as are opened. */
export interface DeskRoom {
  /** A window on the library, which gets its text from the first; later ones find it there. */
  open(): Promise<DeskWindow>;
  /** Closes every connection as a system does that has lost its disk. */
  breakConnections(): void;
  /** Deletes the library under the windows. */
  deleteLibrary(): void;
  /** Whether a start would find nothing. */
  isEmpty(): Promise<boolean>;
  /** Closes every window. */
  leave(): void;
}

export function createRoom(): DeskRoom {
  let factory = new IDBFactory();
  const connections: IDBDatabase[] = [];
  const engine: DatabaseEngine = { indexedDB: watchConnections(() => factory, connections), IDBKeyRange };
  const name = `room-${crypto.randomUUID()}`;
  const opened: DexieLibrary[] = [];
  let clock = 1000;
  const environment = { now: () => clock++, newId: () => crypto.randomUUID() };
  const openIt = async () => {
    const { newId, now } = environment;
    const library = await openLibrary({ name, engine, session: newId(), now, beforeMigration: async () => ok(null) });
    if (!library.ok) throw new Error(library.error.code);
    opened.push(library.value);
    return library;
  };
  const breakConnections = () => {
    for (const connection of connections.splice(0)) {
      connection.close();
      connection.onclose?.(new Event('close'));
    }
  };
  return {
    async open() {
      const library = await openIt();
      const desk = createDesk({
        library: library.value,
        host: createMemoryHost(),
        environment,
        preferences: DEFAULT_PREFERENCES,
        libraryKind: 'own',
        turnTo: () => undefined,
        backUpNow: async () => ok({ name: 'backup.postil', at: 0, reason: 'manual', size: 0 } as const),
      });
      const [stored] = (await library.value.loadSources()).records;
      const added = stored === undefined ? await addBundledSource(library.value, createText(), environment) : ok(stored);
      if (!added.ok) throw new Error(added.error.code);
      await desk.actions.openSource(added.value.id);
      return { desk, library: library.value };
    },
    breakConnections,
    deleteLibrary() {
      breakConnections();
      factory = new IDBFactory();
    },
    isEmpty: async () => (await openIt()).value.isEmpty,
    leave() {
      for (const library of opened.splice(0)) library.close();
    },
  };
}

/** An IndexedDB that hands on what is asked of it and keeps hold of the connections it gives. */
function watchConnections(getFactory: () => IDBFactory, connections: IDBDatabase[]): IDBFactory {
  return {
    cmp: (a, b) => getFactory().cmp(a, b),
    databases: () => getFactory().databases(),
    deleteDatabase: (name) => getFactory().deleteDatabase(name),
    open(name, version) {
      const request = getFactory().open(name, version);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    },
  };
}

function createText(): BundledText {
  const bytes = new TextEncoder().encode(WORDS);
  const provenance = {
    fileName: 'the-way.txt',
    sha256: sha256Hex(bytes),
    title: 'The Way',
    author: null,
    authorNote: null,
    language: 'en',
    translationOf: null,
    obtained: 'Written for this test.',
  };
  return { id: 'the-way', provenance, bytes };
}

/** Where the `nth` occurrence of `words` stands in the text of the room. */
export function passage(words: string, nth = 1): Span {
  let at = -1;
  for (let i = 0; i < nth; i++) at = WORDS.indexOf(words, at + 1);
  if (at < 0) throw new Error(`not in the text: ${words}`);
  return span(offset(at), offset(at + words.length));
}

export function body(text: string): RichText {
  return { type: 'doc', content: text === '' ? [{ type: 'paragraph' }] : [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** What a window shows: quotation, colour and note of every annotation on the desk, in order of place, then by note. */
export function shown({ desk }: DeskWindow): readonly string[] {
  const { source } = desk.store.getState();
  if (source === null) return ['no source'];
  const marks = [...source.annotations.allInOrder(), ...source.annotations.orphans()];
  return marks
    .map((mark) => ({ mark, note: source.annotations.findNote(mark.id) }))
    .map(({ mark, note }) => `${WORDS.slice(mark.start, mark.end)} ${mark.color}${note === undefined ? '' : `: ${plainTextOf(note.body)}`}`)
    .sort();
}

/** The same, straight from the records. */
export async function stored({ desk, library }: DeskWindow): Promise<readonly string[]> {
  const id = desk.store.getState().source?.source.id;
  if (id === undefined) return ['no source'];
  const annotations = (await library.loadAnnotations(id)).records;
  const notes = new Map((await library.loadNotes(annotations.map((one) => one.id))).records.map((note) => [note.annotationId, note]));
  return annotations
    .map(({ id: key, color, targets: [{ quote }] }) => {
      const note = notes.get(key);
      return `${quote.exact} ${color}${note === undefined ? '' : `: ${plainTextOf(note.body)}`}`;
    })
    .sort();
}

/** Highlights words and gives the new annotation's id. */
export function mark({ desk }: DeskWindow, words: string, nth = 1): AnnotationId {
  const id = desk.actions.highlight('yellow', passage(words, nth));
  if (id === null) throw new Error(`not highlighted: ${words}`);
  return id;
}

/** Keys of the messages at the foot of the page, oldest first. */
export function messages({ desk }: DeskWindow): readonly string[] {
  return desk.store.getState().notices.map((notice) => notice.key);
}

/** The annotations on the desk in order of place. */
export function idsOf({ desk }: DeskWindow): readonly AnnotationId[] {
  return (
    desk.store
      .getState()
      .source?.annotations.allInOrder()
      .map((one) => one.id) ?? []
  );
}
