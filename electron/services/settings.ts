import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { INTERFACE_LANGUAGES } from '../../shared/model/preferences';
import { describeSystemError, writeFileAtomic } from './files';

const settings = v.object({
  window: v.nullable(v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number(), maximized: v.boolean() })),
  backupFolder: v.nullable(v.string()),
  /** Archives opened or written lately, newest first. */
  recent: v.array(v.string()),
  language: v.nullable(v.picklist(INTERFACE_LANGUAGES)),
  /** Key combinations of menu commands, for the menu that stands before the page does. */
  shortcuts: v.optional(v.record(v.string(), v.string()), {}),
});

/** What this machine remembers of the app's window: nothing that belongs to the library. */
export type Settings = v.InferOutput<typeof settings>;

const DEFAULTS: Settings = { window: null, backupFolder: null, recent: [], language: null, shortcuts: {} };
const MAX_RECENT = 10;

export interface SettingsFile {
  get(): Settings;
  /** Merges and writes; resolves when written. A write that fails is told to `onError` and lost: only comfort depends on it. */
  update(change: Partial<Settings>): Promise<void>;
}

async function readSettings(file: string): Promise<Settings> {
  try {
    const parsed = v.safeParse(settings, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output : DEFAULTS;
  } catch (error) {
    // A missing or torn file means the defaults; anything else is a bug.
    if (error instanceof SyntaxError) return DEFAULTS;
    describeSystemError(error);
    return DEFAULTS;
  }
}

/** Opens the settings in `file`. Writes run one after the other. */
export async function openSettings(file: string, onError: (detail: string) => void): Promise<SettingsFile> {
  let current = await readSettings(file);
  let last: Promise<void> = Promise.resolve();
  const write = async () => {
    try {
      await writeFileAtomic(file, new TextEncoder().encode(JSON.stringify(current, null, 2)));
    } catch (error) {
      onError(describeSystemError(error).detail);
    }
  };
  return {
    get: () => current,
    update(change) {
      current = { ...current, ...change };
      last = last.then(write);
      return last;
    },
  };
}

/** The list with `file` in front, without repetition, ten at most. */
export function addRecent(recent: readonly string[], file: string): string[] {
  return [file, ...recent.filter((other) => other !== file)].slice(0, MAX_RECENT);
}
