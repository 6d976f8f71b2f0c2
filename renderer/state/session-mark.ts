const PREFIX = 'postil-window-open-';

/** Marks a window as open for as long as it is, so that one that was killed can be told from one that was left. */
export interface SessionMark {
  /** True when a window before this one ended in the middle of things: what it wrote last may be half written. */
  readonly isUnclean: boolean;
  /** What such windows left behind has been mended. */
  forgetOthers(): void;
  /** This window may be killed from now on. */
  set(): void;
  /** Everything is stored: this window may go. */
  clear(): void;
}

/** What of a folder is used. A file in it is there at once, where the page's own storage writes seconds later. */
export interface MarkFolder {
  keys(): AsyncIterable<string>;
  getFileHandle(name: string, options: { readonly create: true }): Promise<unknown>;
  removeEntry(name: string): Promise<void>;
}

export type WindowLocks = Pick<LockManager, 'query' | 'request'>;

/** Where a browser gives a page no folder (a private window may not), nothing can be told of the windows before. */
const NO_MARK: SessionMark = { isUnclean: false, forgetOthers: () => undefined, set: () => undefined, clear: () => undefined };

/** Marks this window, named by `session`. Windows that live hold a lock, which goes with them however they end. */
export async function markSession(openFolder: () => Promise<MarkFolder>, locks: WindowLocks, session: string): Promise<SessionMark> {
  try {
    return await markIn(await openFolder(), locks, session);
  } catch (error) {
    if (error instanceof DOMException) return NO_MARK;
    throw error;
  }
}

async function markIn(folder: MarkFolder, locks: WindowLocks, session: string): Promise<SessionMark> {
  const own = PREFIX + session;
  void locks.request(own, () => new Promise(() => undefined));
  const { held = [] } = await locks.query();
  const living = new Set(held.map(({ name }) => name));
  const left: string[] = [];
  for await (const name of folder.keys()) if (name.startsWith(PREFIX) && name !== own && !living.has(name)) left.push(name);
  const set = () => attempt(folder.getFileHandle(own, { create: true }));
  await set();
  return {
    isUnclean: left.length > 0,
    forgetOthers: () => {
      for (const name of left) void attempt(folder.removeEntry(name));
    },
    set: () => void set(),
    clear: () => void attempt(folder.removeEntry(own)),
  };
}

/** Without its mark a window works all the same: on a full disk, which the status bar tells of, and when the mark is gone already. */
async function attempt(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
