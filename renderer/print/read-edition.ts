import { forEachInTurns, partOf, type Working } from './working';

/** The parts of an edition as the exporter wrote it, taken apart for setting. */
export interface ReadEdition {
  readonly title: string;
  readonly language: string;
  /** Everything between `<head>` and its style sheet. */
  readonly head: string;
  readonly styles: string;
  /** The language of the text. */
  readonly textLanguage: string;
  readonly blocks: readonly ReadBlock[];
  /** What follows the text: endnotes, orphans, memos, colours, provenance. */
  readonly rest: readonly Element[];
}

export interface ReadBlock {
  /** Without its notes. */
  readonly element: Element;
  /** By the ids of the references that lead to them. */
  readonly notes: readonly { readonly reference: string; readonly element: Element }[];
}

/** So many characters are parsed at once: a few milliseconds of work. */
const CHUNK = 60_000;

/**
 * Takes the exporter's file apart. It is our own, holds no script, and is parsed in a document that runs none. The style sheet is
 * taken out before: even in a document that is never shown, the page's policy reports a style element.
 */
export async function readEdition(html: string, working: Working): Promise<ReadEdition> {
  const [styleElement = '', styles = ''] = html.match(/<style>([\s\S]*?)<\/style>/) ?? [];
  const [, head = ''] = html.match(/<head>([\s\S]*?)<style>/) ?? [];
  const parsed = await parseInTurns(html.replace(styleElement, ''), working);
  const article = parsed.querySelector('article');
  const blocks: ReadBlock[] = [];
  await forEachInTurns([...(article?.children ?? [])], partOf(working, 0.5, 1), (child) => void blocks.push(...readBlock(child)));
  return {
    title: parsed.title,
    language: parsed.documentElement.lang,
    head,
    styles,
    textLanguage: article?.lang ?? '',
    blocks,
    rest: [...(article?.parentElement?.children ?? [])].filter((child) => child !== article),
  };
}

/** Never parted between the two halves of a surrogate pair. */
function chunksOf(html: string): readonly string[] {
  const chunks: string[] = [];
  for (let start = 0; start < html.length; ) {
    const end = start + CHUNK;
    const isParted = (html.charCodeAt(end) & 0xfc00) === 0xdc00;
    const chunk = html.slice(start, isParted ? end + 1 : end);
    chunks.push(chunk);
    start += chunk.length;
  }
  return chunks;
}

/** A document that is written to is parsed as it comes; one parse of megabytes would hold the page up. */
export async function parseInTurns(html: string, working: Working): Promise<Document> {
  const parsed = document.implementation.createHTMLDocument();
  parsed.open();
  await forEachInTurns(chunksOf(html), partOf(working, 0, 0.5), (chunk) => parsed.write(chunk));
  parsed.close();
  return parsed;
}

function readBlock(child: Element): readonly ReadBlock[] {
  const block = child.matches('.block') ? child : child.querySelector('.block');
  if (block === null) return [];
  const asides = [...child.querySelectorAll('.note')];
  for (const aside of asides) aside.remove();
  return [{ element: block, notes: asides.map((element) => ({ reference: element.id.replace(/^n-/, 'r-'), element })) }];
}
