import { readChosenFile } from '../electron/services/files';
import type { ArchiveError } from '../shared/archive/archive';
import { readArchive } from '../shared/archive/read-archive';
import { countBad, readTables } from '../shared/archive/read-tables';
import type { ValidTables } from '../shared/archive/valid-tables';
import { err, ok, type Result } from '../shared/base/result';
import { migrateSnapshot } from '../shared/migration/migrate-snapshot';
import type { StoredText } from '../shared/model/records';

/** A library as an archive holds it, proven and brought to this version. */
export interface Library {
  /** When the archive was written, in milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly tables: ValidTables;
  readonly texts: readonly StoredText[];
  /** Records that this version cannot read. */
  readonly unreadable: number;
}

/** Reads the archive in `file`. The error is a sentence that says what is wrong with it and what to do. */
export async function readLibrary(file: string): Promise<Result<Library, string>> {
  const opened = await readChosenFile(file);
  if (!opened.ok) {
    const { code, detail } = opened.error;
    return err(code === 'not-found' ? `${file} is not there` : `${file} cannot be read: ${detail}`);
  }
  const content = await readArchive(opened.value.bytes);
  if (!content.ok) return err(describe(file, content.error));
  const snapshot = migrateSnapshot(content.value.snapshot);
  return ok({
    createdAt: content.value.manifest.createdAt,
    tables: readTables(snapshot),
    texts: snapshot.texts,
    unreadable: countBad(snapshot),
  });
}

function describe(file: string, error: ArchiveError): string {
  switch (error.code) {
    case 'not-archive':
      return `${file} is no archive of Postil: ${error.detail}`;
    case 'damaged':
      return `${file} is damaged${inEntry(error.entry)}: ${error.detail}. It was not altered; take another backup`;
    case 'too-large':
      return `${file} is too large to be unpacked${inEntry(error.entry)}: ${error.detail}`;
    case 'newer':
      return `${file} was written by a newer Postil (${error.what} ${error.found}, this one knows ${error.known}). Use that one`;
  }
}

function inEntry(entry: string | null): string {
  return entry === null ? '' : ` (${entry})`;
}
