import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of words on a page, in points from its left and lower edge. */
export interface PdfWords {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  /** Of the type, in points. */
  readonly size: number;
}

export interface ReadPdf {
  readonly title: unknown;
  readonly isTagged: boolean;
  /** Titles of the bookmarks, depth first, two spaces before them for every level. */
  readonly bookmarks: readonly string[];
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly words: readonly PdfWords[];
    /** Roles in the structure tree of the page, depth first. */
    readonly roles: readonly string[];
  }[];
}

/** A PDF as pdf.js reads it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo();
  const pages: ReadPdf['pages'][number][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => {
      if (!('str' in item)) return [];
      const [, , skew = 0, size = 0, x = 0, y = 0]: readonly number[] = item.transform;
      return [{ words: item.str, x, y, size: Math.hypot(skew, size) }];
    });
    pages.push({ width, height, words, roles: rolesOf(await page.getStructTree()) });
  }
  const read = {
    title: 'Title' in info ? info.Title : undefined,
    isTagged: marks?.Marked === true,
    bookmarks: titlesOf((await pdf.getOutline()) ?? []),
    pages,
  };
  await task.destroy();
  return read;
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

function titlesOf(items: readonly Bookmark[], indent = ''): readonly string[] {
  return items.flatMap((item) => [indent + item.title, ...titlesOf(item.items, `${indent}  `)]);
}

function rolesOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const role = 'role' in node && typeof node.role === 'string' ? [node.role] : [];
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...role, ...children.flatMap(rolesOf)];
}

/** Of two characters that have one glyph the file names the right one as `ActualText`, which pdf.js does not read (mozilla/pdf.js#12237). */
const SAME_GLYPH: Readonly<Record<string, string>> = { '\u02bc': '’', '\u2ea0': '民', '\u2ed3': '长' };

/** Without spaces, which a file of this kind sets as its lines need them. */
export function foldWords(words: string): string {
  return words
    .normalize('NFKC')
    .replaceAll(/\s|\u2060|\u00ad/gu, '')
    .replaceAll(/[\u02bc\u2ea0\u2ed3]/gu, (same) => SAME_GLYPH[same] ?? same);
}
