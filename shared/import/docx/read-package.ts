import { openZip, type ZipLimits } from '../package/open-zip';
import { DocxFailure, readAsDocx } from './docx-error';
import { scanXml } from './scan-xml';

/** A Word file has dozens of parts. War and Peace with ten thousand comments has about 30 MB of XML, packed to a tenth as a rule. */
const LIMITS: ZipLimits = {
  entries: 4000,
  part: 96 * 1024 * 1024,
  total: 160 * 1024 * 1024,
  ratio: 120,
  ratioFrom: 2 * 1024 * 1024,
};

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
  if (isCompoundFile(bytes)) throw new DocxFailure({ code: 'locked-or-old' });
  const { names, has, load: unpack } = await readAsDocx(() => openZip(bytes, LIMITS));
  const load = (name: string) => readAsDocx(() => unpack(name));
  const relationships = async (name: string) => readRelationships(await load(relationshipsOf(name)), name);
  const main = (await relationships('')).find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  if (!has(main) || !/document[^/]*\.xml$/i.test(main)) throw new DocxFailure({ code: 'not-docx' });
  const related = new Map<string, string>();
  for (const { type, target } of await relationships(main)) if (!related.has(type)) related.set(type, target);
  return {
    documentName: main,
    related,
    customParts: names.filter((name) => /^customxml\/item\d+\.xml$/i.test(name)).sort(),
    load,
    loadLinks: async (name) => new Map((await relationships(name)).map(({ id, raw }) => [id, raw])),
  };
}

/** The container of .doc files and of those with a password. */
function isCompoundFile([a, b, c, d]: Uint8Array): boolean {
  return a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;
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
