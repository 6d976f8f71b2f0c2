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

/**
 * Takes the exporter's file apart. It is our own, holds no script, and is parsed in a document that runs none. The style sheet is
 * taken out before: even in a document that is never shown, the page's policy reports a style element.
 */
export function readEdition(html: string): ReadEdition {
  const [styleElement = '', styles = ''] = html.match(/<style>([\s\S]*?)<\/style>/) ?? [];
  const [, head = ''] = html.match(/<head>([\s\S]*?)<style>/) ?? [];
  const parsed = new DOMParser().parseFromString(html.replace(styleElement, ''), 'text/html');
  const article = parsed.querySelector('article');
  return {
    title: parsed.title,
    language: parsed.documentElement.lang,
    head,
    styles,
    textLanguage: article?.lang ?? '',
    blocks: [...(article?.children ?? [])].flatMap(readBlock),
    rest: [...(article?.parentElement?.children ?? [])].filter((child) => child !== article),
  };
}

function readBlock(child: Element): readonly ReadBlock[] {
  const block = child.matches('.block') ? child : child.querySelector('.block');
  if (block === null) return [];
  const asides = [...child.querySelectorAll('.note')];
  for (const aside of asides) aside.remove();
  return [{ element: block, notes: asides.map((element) => ({ reference: element.id.replace(/^n-/, 'r-'), element })) }];
}
