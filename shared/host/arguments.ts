import * as v from 'valibot';
import { isCombination } from '../model/combination';
import { BACKUP_REASONS, parseBackupName } from './backup-name';
import type { HostMethod } from './channels';
import type { FileContent, FileType, FolderFile, Host } from './host';

/** The arguments of every method, as a tuple. */
export type HostArguments = { readonly [M in HostMethod]: Parameters<Host[M]> };

const MAX_TEXT = 4096;
const MAX_LIST = 64;
/** UTF-16 units of a document to print: an edition of War and Peace with 10,000 notes has 16 million. */
const MAX_DOCUMENT = 200_000_000;

const shortText = v.pipe(v.string(), v.maxLength(MAX_TEXT));
/** A name without a path: no separators, no control characters. */
const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.check(isPlainName, 'a file name, not a path'));
const backupName = v.pipe(
  v.string(),
  v.check((name) => parseBackupName(name) !== undefined, 'the name of a backup'),
);
const fileType = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  mime: v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+$/)),
  extensions: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\w[\w.]{0,31}$/))), v.minLength(1), v.maxLength(MAX_LIST)),
}) satisfies v.GenericSchema<unknown, FileType>;
const shortcuts = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(64)), v.pipe(v.string(), v.check(isCombination, 'a key combination'))),
  v.check((keys) => Object.keys(keys).length <= MAX_LIST, 'a few shortcuts'),
);
const bytes = v.instance(Uint8Array);
/** Bytes of one part. */
const MAX_PART = 16 * 1024 * 1024;
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const fileId = v.pipe(v.string(), v.uuid());
const content = v.union([bytes, fileId]) satisfies v.GenericSchema<unknown, FileContent>;

/** So many files may go into a chosen folder at once: a note each for more annotations than anyone makes. */
const MAX_FILES = 100_000;
const folderId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** Plain names joined by `/`. */
const folderPath = v.pipe(
  v.string(),
  v.maxLength(MAX_TEXT),
  v.check((path) => path.split('/').every((name) => name !== '' && name.length <= 200 && isPlainName(name)), 'a path inside the folder'),
);
const folderFile = v.strictObject({ path: folderPath, bytes }) satisfies v.GenericSchema<unknown, FolderFile>;

function isPlainName(name: string): boolean {
  return name !== '.' && name !== '..' && !Array.from(name).some((character) => character < ' ' || '/\\:*?"<>|'.includes(character));
}

/** What each method takes: the border trusts nothing that comes from the page. */
export const HOST_ARGUMENTS: { readonly [M in HostMethod]: v.GenericSchema<unknown, HostArguments[M]> } = {
  loadBundledTexts: v.strictTuple([]),
  openFile: v.strictTuple([v.pipe(v.array(fileType), v.minLength(1), v.maxLength(MAX_LIST))]),
  choosePartFile: v.strictTuple([v.pipe(v.array(fileType), v.minLength(1), v.maxLength(MAX_LIST))]),
  readPart: v.strictTuple([fileId, offset, v.pipe(offset, v.maxValue(MAX_PART))]),
  startFile: v.strictTuple([]),
  appendPart: v.strictTuple([
    fileId,
    v.pipe(
      bytes,
      v.check(({ byteLength }) => byteLength <= MAX_PART, 'one part'),
    ),
  ]),
  dropFile: v.strictTuple([fileId]),
  saveFile: v.strictTuple([fileName, fileType, content]),
  printToPdf: v.strictTuple([v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_DOCUMENT))]),
  stopPrinting: v.strictTuple([]),
  chooseFolder: v.strictTuple([]),
  listFolderFiles: v.strictTuple([folderId, v.pipe(v.string(), v.regex(/^\w{1,16}$/))]),
  readFolderFiles: v.strictTuple([folderId, v.pipe(v.array(folderPath), v.maxLength(MAX_FILES))]),
  writeFolderFiles: v.strictTuple([folderId, v.pipe(v.array(folderFile), v.maxLength(MAX_FILES))]),
  writeBackup: v.strictTuple([v.picklist(BACKUP_REASONS), content]),
  listBackups: v.strictTuple([]),
  openBackup: v.strictTuple([backupName]),
  getBackupPlace: v.strictTuple([]),
  chooseBackupPlace: v.strictTuple([]),
  openExternal: v.strictTuple([shortText]),
  describeWindow: v.strictTuple([v.strictObject({ language: v.pipe(v.string(), v.maxLength(35)), title: shortText, shortcuts })]),
};
