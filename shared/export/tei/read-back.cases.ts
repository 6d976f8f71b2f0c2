import { type Element, type Node, parseXmlDocument } from 'slimdom';

/** What whoever opens the file finds in it. */
export interface ReadTei {
  /** The words of the blocks in order, line ends as line feeds, page breaks as form feeds. */
  readonly blocks: readonly string[];
  readonly annotations: readonly {
    readonly id: string;
    /** The words between the anchors of every place, blocks joined by line feeds; for an orphan the words in the back matter. */
    readonly words: readonly string[];
    readonly note: string;
    readonly pointers: readonly string[];
  }[];
  readonly relations: readonly (readonly [active: string, ref: string, passive: string])[];
  readonly essays: readonly ReadEssay[];
  /** Pointers of the file that lead to nothing in it. */
  readonly broken: readonly string[];
}

/** A commentary in the back matter. */
export interface ReadEssay {
  readonly title: string;
  readonly dates: readonly string[];
  /** The words of each quotation that says where it is from, and those between the anchors to which it points. */
  readonly quotations: readonly { readonly words: string; readonly passage: string; readonly isSure: boolean }[];
  /** "3 See also …" */
  readonly footnotes: readonly string[];
  /** "¶2 s1 “cyber power” → #annotation-a1", pointers of citations included. */
  readonly references: readonly string[];
  readonly bibliography: readonly string[];
}

const BLOCKS = new Set(['head', 'p', 'ab']);

/** Reads a TEI file, knowing nothing of how it was written. */
export function readTei(xml: string): ReadTei {
  const document = parseXmlDocument(xml);
  const all = document.getElementsByTagName('*');
  const ids = new Set(all.flatMap((node) => node.getAttribute('xml:id') ?? []));
  const [body] = document.getElementsByTagName('body');
  if (body === undefined) throw new Error('no body');
  const walked = walk(body);
  const wordsOf = (reference: string): string => {
    const target = byId(all, reference);
    const [from, to] = [target?.getAttribute('from'), target?.getAttribute('to')];
    if (from == null || to == null) return target?.textContent ?? '';
    return walked.words.slice(walked.anchors.get(from.slice(1)), walked.anchors.get(to.slice(1)));
  };
  return {
    blocks: walked.blocks,
    annotations: document.getElementsByTagName('annotation').map((node) => ({
      id: node.getAttribute('xml:id') ?? '',
      words: pointersIn(node.getAttribute('target')).map(wordsOf),
      note: node.getElementsByTagName('note')[0]?.textContent ?? '',
      pointers: pointersIn(node.getAttribute('ana')),
    })),
    relations: document
      .getElementsByTagName('relation')
      .map((node) => [node.getAttribute('active') ?? '', node.getAttribute('ref') ?? '', node.getAttribute('passive') ?? '']),
    essays: document
      .getElementsByTagName('div')
      .filter((node) => node.getAttribute('type') === 'commentary')
      .map((node) => essayIn(node, wordsOf)),
    broken: all
      .flatMap((node) =>
        ['target', 'ana', 'from', 'to', 'active', 'passive', 'ref', 'source', 'corresp', 'resp'].flatMap((name) =>
          pointersIn(node.getAttribute(name)),
        ),
      )
      .filter((reference) => reference.startsWith('#') && !ids.has(reference.slice(1))),
  };
}

function essayIn(node: Element, wordsOf: (reference: string) => string): ReadEssay {
  const quotes = node.getElementsByTagName('quote').filter((quote) => quote.getAttribute('source') !== null);
  return {
    title: node.children.find(({ nodeName }) => nodeName === 'head')?.textContent ?? '',
    dates: node.getElementsByTagName('date').map((date) => `${date.getAttribute('type')} ${date.getAttribute('when')}`),
    quotations: quotes.map((quote) => ({
      words: quote.textContent ?? '',
      passage: pointersIn(quote.getAttribute('corresp')).map(wordsOf).join(' | '),
      isSure: quote.getAttribute('cert') === null,
    })),
    footnotes: node
      .getElementsByTagName('note')
      .filter((note) => note.getAttribute('place') === 'foot')
      .map((note) => `${note.getAttribute('n')} ${note.textContent}`),
    references: node.getElementsByTagName('ref').map((ref) => `${ref.textContent} → ${ref.getAttribute('target')}`),
    bibliography: node.getElementsByTagName('listBibl').flatMap((list) => list.children.map(({ textContent }) => textContent ?? '')),
  };
}

function byId(all: readonly Element[], reference: string): Element | undefined {
  return all.find((node) => `#${node.getAttribute('xml:id')}` === reference);
}

function pointersIn(value: string | null): readonly string[] {
  return value === null ? [] : value.split(/\s+/);
}

/** One pass in document order with a running offset. */
function walk(body: Element) {
  const blocks: string[] = [];
  const anchors = new Map<string, number>();
  let words = '';
  let begun = 0;
  const visit = (node: Node): void => {
    if (node.nodeType === node.TEXT_NODE) words += node.nodeValue ?? '';
    if (!isElement(node)) return;
    if (node.nodeName === 'anchor') anchors.set(node.getAttribute('xml:id') ?? '', words.length);
    if (node.nodeName === 'lb') words += '\n';
    if (node.nodeName === 'pb') words += '\f';
    if (!BLOCKS.has(node.nodeName)) {
      const isText = node.nodeName !== 'body' && node.nodeName !== 'div';
      for (const child of node.childNodes) if (isText || isElement(child)) visit(child);
      return;
    }
    if (blocks.length > 0) words += '\n';
    begun = words.length;
    for (const child of node.childNodes) visit(child);
    blocks.push(words.slice(begun));
  };
  visit(body);
  return { blocks, anchors, words };
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
