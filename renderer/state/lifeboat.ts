import * as v from 'valibot';
import { migrateTables } from '../../shared/migration/migrate-snapshot';
import { isRawRow } from '../../shared/migration/migration';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import { parseChanges } from '../../shared/model/parse-changes';
import { parsePreferences, parseReadingPosition } from '../../shared/model/parse-preferences';
import type { Annotation } from '../../shared/model/records';
import { validateRecord } from '../../shared/model/validate-records';
import type { LastWords } from './last-words';

const PREFIX = 'postil-last-words:';

/** What of the page's own storage is used: it takes values at once, where a database would come too late. */
export type PageStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps what a window has not stored yet over its end. Other windows on the library find it there. */
export interface Lifeboat {
  /** Replaces what this window has kept before. */
  keep(words: LastWords): void;
  /** Everything is stored. */
  clear(): void;
  /** What windows before this one have left behind, with the name to give to `drop`. */
  findLeft(): readonly { readonly name: string; readonly words: LastWords }[];
  drop(name: string): void;
}

/** `session` names this window. What is no last words of ours is left alone. */
export function createLifeboat(storage: PageStorage, session: string): Lifeboat {
  const own = PREFIX + session;
  return {
    keep(words) {
      try {
        storage.setItem(own, JSON.stringify(words));
      } catch (error) {
        // The disk is full: the status bar says already that nothing is saved.
        console.warn('the last words were not kept', error);
      }
    },
    clear: () => storage.removeItem(own),
    findLeft() {
      const names = Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((name) => name?.startsWith(PREFIX) === true);
      return names.flatMap((name) => {
        const words = name === null || name === own ? null : parseLastWords(storage.getItem(name) ?? '');
        return name === null || words === null ? [] : [{ name, words }];
      });
    },
    drop: (name) => storage.removeItem(name),
  };
}

const wordsSchema = v.strictObject({
  changes: v.unknown(),
  annotations: v.array(v.unknown()),
  position: v.unknown(),
  preferences: v.nullish(v.unknown()),
});

function parseLastWords(json: string): LastWords | null {
  const words = v.safeParse(wordsSchema, parseJson(json));
  if (!words.success) return null;
  const changes = parseChanges(upgradeChanges(words.output.changes));
  return changes.ok
    ? {
        changes: changes.value,
        annotations: parseAnnotations(upgradeRows('annotations', words.output.annotations)),
        position: parseReadingPosition(words.output.position),
        preferences: words.output.preferences == null ? null : parsePreferences(words.output.preferences),
      }
    : null;
}

/** They may have been left behind by the version of Postil before this one, which knew fewer fields. */
function upgradeChanges(changes: unknown): unknown {
  if (!Array.isArray(changes)) return changes;
  return changes.map((change: unknown) => {
    if (!isRawRow(change) || !Array.isArray(change.edits)) return change;
    return { ...change, edits: change.edits.map(upgradeEdit) };
  });
}

function upgradeEdit(edit: unknown): unknown {
  if (!isRawRow(edit) || typeof edit.table !== 'string') return edit;
  const [before, after] = upgradeRows(edit.table, [edit.before, edit.after]);
  return { ...edit, before, after };
}

function upgradeRows(table: string, rows: readonly unknown[]): readonly unknown[] {
  return migrateTables({ [table]: rows }, SCHEMA_VERSION - 1)[table] ?? rows;
}

function parseAnnotations(rows: readonly unknown[]): readonly Annotation[] {
  return rows.flatMap((row) => {
    const annotation = validateRecord('annotations', row);
    return annotation.ok ? [annotation.value] : [];
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
