import { type Document, type Element, parseXmlDocument, serializeToWellFormedString } from 'slimdom';

/** What a reviewer does in Word with tracking on, at places counted in everything that the document shows, changes included. */
export type ReviewerAct =
  | { readonly kind: 'delete'; readonly from: number; readonly length: number }
  /** "¶" ends a paragraph. Before a character, or behind it and before the marks that follow. */
  | { readonly kind: 'insert'; readonly at: number; readonly words: string; readonly isBehind: boolean }
  /** Of our own changes, counted round. */
  | { readonly kind: 'accept' | 'reject'; readonly which: number };

export const REVIEWER = 'Wang Li';
export const REVIEWED = '2026-11-20T14:03:00Z';

/** A character, the end of a paragraph ("¶"), or a mark of a range, which has no words. */
interface Atom {
  readonly words: string;
  readonly xml: string;
  readonly isEnd: boolean;
  /** Which of our own changes it belongs to; -1 for none. */
  readonly change: number;
  /** Who put it in and who took it out: null for nobody. */
  inserted: string | null;
  deleted: string | null;
}

const BODY_STYLES = new Set(['Title', 'Heading1', 'PostilText', 'PostilCredit', 'PostilFurniture']);

/** The body of one of our Word files, character by character, in the hands of a reviewer. */
export class Reviewer {
  readonly #document: Document;
  readonly #paragraphs: readonly Element[];
  #atoms: Atom[] = [];
  /** Names of the bookmarks round our own changes. */
  readonly #tracked = new Set<string>();
  #changes = 0;
  #inside = -1;
  #bookmark: string | null = null;

  constructor(xml: string, identity: Document) {
    this.#document = parseXmlDocument(xml);
    for (const place of identity.getElementsByTagName('place')) {
      if (place.getAttribute('tracked') === '1') this.#tracked.add(place.getAttribute('bookmark') ?? '');
    }
    const all = this.#document.getElementsByTagName('w:p');
    this.#paragraphs = all.filter((paragraph) => BODY_STYLES.has(styleOf(paragraph)?.getAttribute('w:val') ?? ''));
    for (const paragraph of this.#paragraphs) {
      for (const child of paragraph.children) this.#take(child);
      const isDeleted = paragraph.getElementsByTagName('w:pPr')[0]?.getElementsByTagName('w:del').length === 1;
      const style = styleOf(paragraph);
      this.#atoms.push({
        words: '\n\n',
        xml: style === undefined ? '' : serializeToWellFormedString(style),
        isEnd: true,
        change: isDeleted ? this.#inside : -1,
        inserted: null,
        deleted: isDeleted ? 'own' : null,
      });
    }
  }

  #take(node: Element): void {
    const isChange = node.nodeName === 'w:del' || node.nodeName === 'w:ins';
    if (isChange) for (const run of node.children) this.#takeRun(run, node.nodeName);
    else if (node.nodeName === 'w:r') this.#takeRun(node, '');
    else if (node.nodeName !== 'w:pPr') this.#mark(node);
    if (node.nodeName === 'w:bookmarkStart' && this.#tracked.has(node.getAttribute('w:name') ?? '')) {
      this.#changes += 1;
      this.#inside = this.#changes - 1;
      this.#bookmark = node.getAttribute('w:id');
    } else if (node.nodeName === 'w:bookmarkEnd' && node.getAttribute('w:id') === this.#bookmark) this.#inside = -1;
  }

  #mark(node: Element): void {
    const xml = serializeToWellFormedString(node);
    this.#atoms.push({ words: '', xml, isEnd: false, change: -1, inserted: null, deleted: null });
  }

  #takeRun(run: Element, within: string): void {
    const change = within === '' ? -1 : this.#inside;
    const state = () => ({ inserted: within === 'w:ins' ? 'own' : null, deleted: within === 'w:del' ? 'own' : null, change, isEnd: false });
    for (const child of run.children) {
      if (child.nodeName === 'w:commentReference') this.#mark(run);
      else if (child.nodeName === 'w:br') this.#atoms.push({ words: '\n', xml: '<w:br/>', ...state() });
      else if (child.nodeName === 'w:tab') this.#atoms.push({ words: '\t', xml: '<w:tab/>', ...state() });
      else if (child.nodeName !== 'w:rPr') {
        for (const character of child.textContent ?? '') this.#atoms.push({ words: character, xml: '', ...state() });
      }
    }
  }

  do(act: ReviewerAct): void {
    const shown = this.#atoms.flatMap(({ words }, index) => (words === '' ? [] : [index]));
    if (act.kind === 'delete') {
      const from = act.from % shown.length;
      for (const index of shown.slice(from, from + act.length)) this.#delete(index, index === shown.at(-1));
    } else if (act.kind === 'insert') {
      const at = (shown[act.at % (shown.length - 1)] ?? 0) + (act.isBehind ? 1 : 0);
      const atoms = Array.from(act.words, (words): Atom => atomOf(words));
      this.#atoms.splice(at, 0, ...atoms);
    } else if (this.#changes > 0) this.#decide(act.kind, act.which % this.#changes);
  }

  #delete(index: number, isLast: boolean): void {
    const atom = this.#atoms[index];
    if (atom === undefined || isLast || atom.deleted !== null) return;
    if (atom.inserted === REVIEWER) this.#atoms[index] = { ...atom, words: '', xml: '', isEnd: false };
    else atom.deleted = REVIEWER;
  }

  #decide(kind: 'accept' | 'reject', which: number): void {
    const gone = kind === 'accept' ? 'deleted' : 'inserted';
    const kept = kind === 'accept' ? 'inserted' : 'deleted';
    this.#atoms = this.#atoms.filter((atom) => atom.change !== which || atom[gone] !== 'own');
    for (const atom of this.#atoms) if (atom.change === which && atom[kept] === 'own') atom[kept] = null;
  }

  /** The text as the reviewer wants it: everything accepted, paragraphs apart as in the source. */
  get wanted(): string {
    return this.#atoms
      .map(({ words, deleted }) => (deleted === null ? words : ''))
      .join('')
      .replace(/\n\n$/, '');
  }

  toXml(): string {
    const xml = serializeToWellFormedString(this.#document);
    const start = xml.indexOf('<w:p>');
    const stop = this.#paragraphs.reduce((at) => xml.indexOf('</w:p>', at) + '</w:p>'.length, start);
    return xml.slice(0, start) + this.#body() + xml.slice(stop);
  }

  #body(): string {
    let body = '';
    let runs = '';
    for (const atom of this.#atoms) {
      if (!atom.isEnd) runs += this.#runOf(atom);
      else {
        const mark = tracked(atom, (name) => `<w:${name} ${attributesOf(atom[name === 'ins' ? 'inserted' : 'deleted'])}/>`);
        body += `<w:p><w:pPr>${atom.xml}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${runs}</w:p>`;
        runs = '';
      }
    }
    return body;
  }

  #runOf(atom: Atom): string {
    const { words, xml, inserted, deleted } = atom;
    if (words === '') return xml;
    const name = deleted === null ? 't' : 'delText';
    const content = xml === '' ? `<w:${name} xml:space="preserve">${escaped(words)}</w:${name}>` : xml;
    const run = `<w:r>${content}</w:r>`;
    const taken = deleted === null ? run : `<w:del ${attributesOf(deleted)}>${run}</w:del>`;
    return inserted === null ? taken : `<w:ins ${attributesOf(inserted)}>${taken}</w:ins>`;
  }
}

function styleOf(paragraph: Element): Element | undefined {
  return paragraph.getElementsByTagName('w:pStyle')[0];
}

function atomOf(words: string): Atom {
  const isEnd = words === '¶';
  const xml = words === '\n' ? '<w:br/>' : isEnd ? '<w:pStyle w:val="PostilText"/>' : '';
  return { words: isEnd ? '\n\n' : words, xml, isEnd, change: -1, inserted: REVIEWER, deleted: null };
}

function tracked({ inserted, deleted }: Atom, write: (name: 'ins' | 'del') => string): string {
  return (inserted === null ? '' : write('ins')) + (deleted === null ? '' : write('del'));
}

/** Our own go out under the name in `WORD`, at the time of their annotation, which is the test's. */
function attributesOf(who: string | null): string {
  return who === 'own'
    ? 'w:id="1" w:author="Lin 曉明" w:date="1970-01-01T00:00:01Z"'
    : `w:id="1" w:author="${REVIEWER}" w:date="${REVIEWED}"`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
