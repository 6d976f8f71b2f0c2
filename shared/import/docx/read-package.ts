import { type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { BoundedWriter } from '../../base/bounded-writer';
import { DocxFailure } from './docx-error';
import { scanXml } from './scan-xml';

/** Entries of a zip that are looked at; a Word file has dozens. */
const MOST_ENTRIES = 4000;
/** Bytes of one part and of all parts that are read. War and Peace with ten thousand comments has about 30 MB of them. */
const LARGEST_PART = 96 * 1024 * 1024;
const LARGEST_TOTAL = 160 * 1024 * 1024;
/** XML of a Word file is packed to a tenth as a rule; a bomb to a thousandth. Small parts may be packed as they like. */
const MOST_RATIO = 120;
const RATIO_FROM = 2 * 1024 * 1024;

/** The parts of a Word file that are read, unpacked only when they are asked for. */
export interface DocxPackage {
  /** The part that holds the text, and what it refers to by the last word of the relationship's type ("comments"). */
  readonly documentName: string;
  readonly related: ReadonlyMap<string, string>;
  /** `customXml/item*.xml` in order of name. */
  readonly customParts: readonly string[];
  /** Null when there is no such part. Throws `DocxFailure`. */
  readonly load: (name: string) => Promise<Uint8Array | null>;
  /** Targets of a part's relationships by id; empty when it has none. */
  readonly loadLinks: (name: string) => Promise<ReadonlyMap<string, string>>;
}

/** Opens the zip and finds the parts by their relationships, as names are free. Throws `DocxFailure`. */
export async function openDocxPackage(bytes: Uint8Array): Promise<DocxPackage> {
  checkSignature(bytes);
  const entries = await listEntries(bytes);
  let total = 0;
  const load = async (name: string): Promise<Uint8Array | null> => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    const part = await unpack(entry, LARGEST_TOTAL - total);
    total += part.byteLength;
    return part;
  };
  const relationships = async (name: string) => readRelationships(await load(relationshipsOf(name)), name);
  const main = (await relationships('')).find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  if (!entries.has(main.toLowerCase()) || !/document[^/]*\.xml$/i.test(main)) throw new DocxFailure({ code: 'not-docx' });
  const related = new Map<string, string>();
  for (const { type, target } of await relationships(main)) if (!related.has(type)) related.set(type, target);
  return {
    documentName: main,
    related,
    customParts: [...entries.keys()].filter((name) => /^customxml\/item\d+\.xml$/.test(name)).sort(),
    load,
    loadLinks: async (name) => new Map((await relationships(name)).map(({ id, raw }) => [id, raw])),
  };
}

function checkSignature(bytes: Uint8Array): void {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) throw new DocxFailure({ code: 'locked-or-old' });
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new DocxFailure({ code: 'not-docx' });
}

async function listEntries(bytes: Uint8Array): Promise<ReadonlyMap<string, FileEntry>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, checkOverlappingEntry: true });
  const entries = new Map<string, FileEntry>();
  try {
    let count = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1;
      if (count > MOST_ENTRIES) throw new DocxFailure({ code: 'unpacks-too-large', limit: LARGEST_TOTAL });
      if (entry.directory) continue;
      if (entry.encrypted) throw new DocxFailure({ code: 'locked-or-old' });
      const name = entry.filename.replace(/^\//, '').toLowerCase();
      if (!entries.has(name)) entries.set(name, entry);
    }
  } catch (error) {
    throw asFailure(error);
  }
  return entries;
}

async function unpack(entry: FileEntry, left: number): Promise<Uint8Array> {
  const allowed = Math.min(LARGEST_PART, left, Math.max(RATIO_FROM, entry.compressedSize * MOST_RATIO));
  const tooLarge = new DocxFailure({ code: 'unpacks-too-large', limit: allowed });
  if (entry.uncompressedSize > allowed) throw tooLarge;
  const writer = new BoundedWriter(allowed);
  try {
    return await entry.getData(writer, { useWebWorkers: false, checkSignature: true });
  } catch (error) {
    throw writer.isExceeded ? tooLarge : asFailure(error);
  }
}

function asFailure(error: unknown): DocxFailure {
  if (error instanceof DocxFailure) return error;
  return new DocxFailure({ code: 'damaged', detail: error instanceof Error ? error.message : String(error) });
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  /** As it is written. */
  readonly raw: string;
}

function relationshipsOf(name: string): string {
  const at = name.lastIndexOf('/') + 1;
  return `${name.slice(0, at)}_rels/${name.slice(at)}.rels`;
}

async function readRelationships(part: Uint8Array | null, owner: string): Promise<readonly Relationship[]> {
  const found: Relationship[] = [];
  if (part === null) return found;
  await scanXml(part, {
    open: (name, get) => {
      if (!name.endsWith(':Relationship')) return;
      const raw = get('Target');
      const type = get('Type').split('/').at(-1) ?? '';
      found.push({ id: get('Id'), type, raw, target: get('TargetMode') === 'External' ? '' : resolveName(raw, owner) });
    },
  });
  return found;
}

function resolveName(target: string, owner: string): string {
  const folder = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  const path = [...folder];
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
