import { afterEach } from 'vitest';
import { ok } from '../../shared/base/result';
import type { Change, Edit } from '../../shared/model/change';
import type { Annotation, Code, Note } from '../../shared/model/records';
import { type DexieLibrary, openLibrary } from './dexie-library';
import type { HeavyWork } from './heavy-work';
import type { LibraryEvent } from './library';
import { type DatabaseEngine, PostilDatabase } from './schema';

export function change(group: string, edits: readonly Edit[], label: Change['label'] = 'highlight'): Change {
  return { label, at: 5000, group, edits };
}

export function annotate(before: Annotation | null, after: Annotation | null): Edit {
  return { table: 'annotations', key: (after ?? before)?.id ?? '', before, after };
}

export function write(before: Note | null, after: Note | null): Edit {
  return { table: 'notes', key: (after ?? before)?.annotationId ?? '', before, after };
}

export function encode(before: Code | null, after: Code | null): Edit {
  return { table: 'codes', key: (after ?? before)?.id ?? '', before, after };
}

export interface LibraryRoom {
  /** Another window on the library of this test. */
  readonly openWindow: () => Promise<DexieLibrary>;
  /** What a window is told from now on. */
  readonly listen: (library: DexieLibrary) => LibraryEvent[];
  /** What undo and redo would be about. */
  readonly offered: (library: DexieLibrary) => { readonly undo: Change['label'] | null; readonly redo: Change['label'] | null };
  /** The events as words: whose, what kind, of which records. */
  readonly told: (events: readonly LibraryEvent[]) => readonly string[];
  /** The database itself, past the library. */
  readonly openDatabase: () => PostilDatabase;
}

/** Makes who does the heavy work of a library on this engine. */
export type CreateHeavyWork = (engine: DatabaseEngine) => HeavyWork;

/**
 * A library of its own for each test, on the engine that `createEngine` gives; closed when the test is over. With `createHeavyWork` every
 * step counts as a heavy one.
 */
export function createLibraryRoom(createEngine: () => DatabaseEngine, createHeavyWork?: CreateHeavyWork): LibraryRoom {
  const opened: DexieLibrary[] = [];
  let engine = createEngine();
  let name = createName();
  let windows = 0;

  const openWindow = async (): Promise<DexieLibrary> => {
    windows++;
    const library = await openLibrary({
      name,
      session: `window-${windows}`,
      now: () => 9000,
      engine,
      ...(createHeavyWork === undefined ? {} : { heavyWork: createHeavyWork(engine), heavyEdits: 1 }),
      beforeMigration: async () => ok(null),
    });
    if (!library.ok) throw new Error(library.error.code);
    opened.push(library.value);
    return library.value;
  };

  const listen = (library: DexieLibrary): LibraryEvent[] => {
    const events: LibraryEvent[] = [];
    library.subscribe((event) => events.push(event));
    return events;
  };

  const offered = (library: DexieLibrary) => {
    const { undo, redo } = library.getUndoState();
    return { undo: undo?.label ?? null, redo: redo?.label ?? null };
  };

  const told = (events: readonly LibraryEvent[]) =>
    events.flatMap((event) => {
      if (event.type === 'undo-state' || event.type === 'working') return [];
      if (event.type !== 'applied') return [event.type];
      return [`${event.own ? 'own' : 'other'} ${event.applied.kind} ${event.applied.edits.map((edit) => edit.key).join(' ')}`];
    });

  afterEach(() => {
    for (const library of opened.splice(0)) library.close();
    engine = createEngine();
    name = createName();
  });

  return { openWindow, listen, offered, told, openDatabase: () => new PostilDatabase(name, engine) };
}

/** A browser's engine is the same one for all files of tests. */
function createName(): string {
  return `postil-${crypto.randomUUID()}`;
}
