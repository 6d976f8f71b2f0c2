import type { ExportProgress } from '../../export/export-input';
import { openZip, type ZipLimits, type ZipParts } from '../package/open-zip';
import { PackageFailure } from '../package/package-error';
import { readProject } from './read-project';
import { RefiFailure } from './refi-error';
import type { RefiProject } from './refi-project';
import { readXmlTree } from './xml-tree';

/**
 * Texts of many interviews, with recordings beside them that are never unpacked: seven novels as long as War and Peace. Planning takes
 * many times the memory of the texts.
 */
const LIMITS: ZipLimits = {
  entries: 20_000,
  part: 64 * 1024 * 1024,
  total: 96 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 4 * 1024 * 1024,
};

const MOST_TEXT = 24 * 1024 * 1024;

/** A file of REFI-QDA as far as it is read. */
export interface RefiFile {
  readonly kind: 'project' | 'codebook';
  readonly project: RefiProject;
  /** The file that a path of the project leads to; null when it is not in the project. Throws `PackageFailure`. */
  readonly load: (path: string) => Promise<Uint8Array | null>;
}

/** Opens a project (`.qdpx`) or a codebook (`.qdc`), told apart by what it is and not by its name. Throws `RefiFailure` and `PackageFailure`. */
export async function openRefiFile(bytes: Uint8Array, progress: ExportProgress): Promise<RefiFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await openPackage(bytes, progress);
  if (!looksLikeXml(bytes)) throw new RefiFailure({ code: 'not-refi' });
  const root = await readXmlTree(bytes, progress);
  if (root.name !== 'CodeBook' && root.name !== 'Project') throw new RefiFailure({ code: 'not-refi' });
  return { kind: root.name === 'Project' ? 'project' : 'codebook', project: readProject(root), load: async () => null };
}

async function openPackage(bytes: Uint8Array, progress: ExportProgress): Promise<RefiFile> {
  const parts = await openZip(bytes, LIMITS);
  const part = await parts.load(findProjectPart(parts));
  if (part === null) throw new RefiFailure({ code: 'not-refi' });
  const root = await readXmlTree(part, progress);
  if (root.name !== 'Project') throw new RefiFailure({ code: 'not-refi' });
  const byLastName = new Map(parts.names.toReversed().map((name) => [lastNameOf(name), name]));
  let textLeft = MOST_TEXT;
  const load = async (path: string): Promise<Uint8Array | null> => {
    const wanted = path.replace(/^internal:\/\//i, '').replaceAll('\\', '/');
    // The folder is `sources` or `Sources`, GUIDs in file names have braces or not: the file's own name is what counts.
    const name = byLastName.get(lastNameOf(wanted)) ?? byLastName.get(lastNameOf(decodePath(wanted)));
    if (name === undefined) return null;
    const bytes = await parts.load(name, textLeft);
    textLeft -= bytes?.byteLength ?? 0;
    return bytes;
  };
  return { kind: 'project', project: readProject(root), load };
}

/** `project.qde` at the top in whatever case; some programs call it otherwise, or put a folder around everything. */
function findProjectPart({ names }: ZipParts): string {
  const found = names.filter((name) => name.toLowerCase().endsWith('.qde'));
  const name = found.find((one) => one.toLowerCase() === 'project.qde') ?? found.toSorted((a, b) => a.length - b.length)[0];
  if (name === undefined) throw new RefiFailure({ code: 'not-refi' });
  return name;
}

function lastNameOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.replace(/[{}]/g, '').toLowerCase();
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** The first sign that is no white space, after a byte order mark of whatever kind. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return true;
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 256));
  return head.trimStart().startsWith('<');
}

/** Whether a failure is one of this reader's own. */
export function refiErrorOf(error: unknown): RefiFailure['error'] | null {
  if (error instanceof RefiFailure) return error.error;
  if (!(error instanceof PackageFailure)) return null;
  return error.error.code === 'not-zip' ? { code: 'not-refi' } : error.error;
}
