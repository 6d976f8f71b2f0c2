import type { RichInline, RichMark } from '../../model/rich-text';
import { isSafeLink } from '../../richtext/safe-link';
import { DocxFailure } from './docx-error';
import type { DocxPackage } from './read-package';
import { type GetAttribute, scanXml } from './scan-xml';

/** A comment as it stands in the file. */
export interface DocxComment {
  readonly id: string;
  readonly author: string;
  /** Milliseconds since the Unix epoch; null when the file does not say or says nonsense. */
  readonly date: number | null;
  readonly paragraphs: readonly CommentParagraph[];
  /** The id that Word keeps; '' for none. */
  readonly durableId: string;
  /** Null where the file says nothing of it. */
  readonly isResolved: boolean | null;
  /** `id` of the comment that it answers, threads being one level deep; null for one that answers none. */
  readonly parent: string | null;
}

export interface CommentParagraph {
  readonly style: string;
  readonly content: readonly RichInline[];
  /** The list that gives it a bullet or a number, null for none. */
  readonly list: { readonly id: string; readonly level: number } | null;
}

/** Comments of one file, and paragraphs of all of them. */
const MOST_COMMENTS = 30_000;
const MOST_PARAGRAPHS = 300_000;

interface RawParagraph {
  style: string;
  readonly content: RichInline[];
  list: CommentParagraph['list'];
}

type RawComment = Omit<DocxComment, 'durableId' | 'isResolved' | 'parent' | 'paragraphs'> & {
  readonly paragraphs: RawParagraph[];
  /** `w14:paraId` of its last paragraph, by which the other parts name it. */
  paraId: string;
};

/**
 * The comments of the file in its order, threads put together from the parts that Word added later. A comment whose id stands twice
 * counts once; a thread whose root is missing falls apart into comments.
 */
export async function readComments(docx: DocxPackage): Promise<readonly DocxComment[]> {
  const name = docx.related.get('comments');
  const part = name === undefined ? null : await docx.load(name);
  if (name === undefined || part === null) return [];
  const walk = new CommentsWalk(await docx.loadLinks(name));
  await scanXml(part, { open: walk.open, close: walk.close, text: walk.text });
  const [extended, ids] = await Promise.all([
    readRows(docx, 'commentsExtended', 'w15:commentEx', ['w15:paraId', 'w15:paraIdParent', 'w15:done']),
    readRows(docx, 'commentsIds', 'w16cid:commentId', ['w16cid:paraId', 'w16cid:durableId']),
  ]);
  const byParaId = new Map(walk.comments.map((comment) => [comment.paraId, comment.id]));
  return walk.comments.map(({ paraId, ...comment }) => {
    const row = extended.get(paraId);
    return {
      ...comment,
      durableId: (ids.get(paraId)?.[1] ?? '').toUpperCase(),
      isResolved: row === undefined || row[2] === '' ? null : row[2] === '1' || row[2] === 'true',
      parent: rootOf(paraId, extended, byParaId),
    };
  });
}

type Rows = ReadonlyMap<string, readonly string[]>;

/** The first comment of the thread; a ring of answers is none. */
function rootOf(paraId: string, extended: Rows, byParaId: ReadonlyMap<string, string>): string | null {
  const seen = new Set([paraId]);
  let at = paraId;
  for (let above = extended.get(at)?.[1] ?? ''; above !== ''; above = extended.get(at)?.[1] ?? '') {
    if (seen.has(above)) return null;
    seen.add(above);
    at = above;
  }
  return at === paraId ? null : (byParaId.get(at) ?? null);
}

async function readRows(docx: DocxPackage, type: string, element: string, names: readonly [string, ...string[]]): Promise<Rows> {
  const rows = new Map<string, readonly string[]>();
  const name = docx.related.get(type);
  const part = name === undefined ? null : await docx.load(name);
  if (part === null) return rows;
  await scanXml(part, {
    open: (found, get) => {
      const key = found === element ? get(names[0]) : '';
      if (key !== '' && !rows.has(key)) rows.set(key, names.map(get));
    },
  });
  return rows;
}

const MARKS: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = { 'w:b': 'bold', 'w:i': 'italic', 'w:strike': 'strike' };
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00ad' };
const OFF: ReadonlySet<string> = new Set(['0', 'false', 'off']);
const CODE_STYLE = 'PostilCode';

class CommentsWalk {
  readonly comments: RawComment[] = [];
  #paragraphs = 0;
  readonly #links: ReadonlyMap<string, string>;
  readonly #path: string[] = [];
  readonly #ids = new Set<string>();
  #isWanted = false;
  #deleted = 0;
  #link: string | null = null;
  #marks: RichMark[] = [];
  #level = 0;

  constructor(links: ReadonlyMap<string, string>) {
    this.#links = links;
  }

  readonly open = (name: string, get: GetAttribute): void => {
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (name === 'w:comment') this.#startComment(get);
    if (!this.#isWanted) return;
    if (name === 'w:del' || name === 'w:moveFrom') this.#deleted += 1;
    else if (name === 'w:p') this.#startParagraph(get);
    else if (name === 'w:hyperlink') this.#link = this.#links.get(get('r:id')) ?? null;
    else if (name === 'w:r') this.#marks = [];
    else if (parent === 'w:rPr' && this.#path.at(-3) === 'w:r') this.#look(name, get('w:val'));
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.#shape(name, get('w:val'));
    else if (parent === 'w:r') this.#sign(name);
  };

  readonly close = (name: string): void => {
    this.#path.pop();
    if (name === 'w:hyperlink') this.#link = null;
    else if (name === 'w:comment') this.#isWanted = false;
    else if (this.#isWanted && (name === 'w:del' || name === 'w:moveFrom')) this.#deleted -= 1;
  };

  readonly text = (words: string): void => {
    if (this.#isWanted && this.#path.at(-1) === 'w:t') this.#add(words);
  };

  #startComment(get: GetAttribute): void {
    const id = get('w:id');
    this.#isWanted = id !== '' && !this.#ids.has(id);
    if (!this.#isWanted) return;
    this.#ids.add(id);
    const date = Date.parse(get('w:date'));
    if (this.comments.length >= MOST_COMMENTS) throw new DocxFailure({ code: 'too-many', limit: MOST_COMMENTS });
    this.comments.push({ id, author: get('w:author').trim(), date: Number.isFinite(date) ? date : null, paragraphs: [], paraId: '' });
  }

  #startParagraph(get: GetAttribute): void {
    const comment = this.comments.at(-1);
    if (comment === undefined) return;
    this.#paragraphs += 1;
    if (this.#paragraphs > MOST_PARAGRAPHS) throw new DocxFailure({ code: 'too-many', limit: MOST_PARAGRAPHS });
    comment.paragraphs.push({ style: '', content: [], list: null });
    comment.paraId = get('w14:paraId');
  }

  #look(name: string, value: string): void {
    const mark = MARKS[name];
    if (mark !== undefined && !OFF.has(value)) this.#marks.push({ type: mark });
    if (name === 'w:rStyle' && value === CODE_STYLE) this.#marks.push({ type: 'code' });
  }

  #shape(name: string, value: string): void {
    const paragraph = this.comments.at(-1)?.paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (name === 'w:pStyle') paragraph.style = value;
    else if (name === 'w:ilvl') this.#level = Math.max(0, Number.parseInt(value, 10) || 0);
    else if (name === 'w:numId') {
      paragraph.list = value === '0' ? null : { id: value, level: this.#level };
      this.#level = 0;
    }
  }

  #sign(name: string): void {
    const paragraph = this.comments.at(-1)?.paragraphs.at(-1);
    if ((name === 'w:br' || name === 'w:cr') && this.#deleted === 0) paragraph?.content.push({ type: 'hardBreak' });
    else this.#add(SIGNS[name] ?? '');
  }

  #add(words: string): void {
    const paragraph = this.comments.at(-1)?.paragraphs.at(-1);
    if (paragraph === undefined || words === '' || this.#deleted > 0) return;
    const link = this.#link;
    const marks: readonly RichMark[] =
      link === null || !isSafeLink(link) ? this.#marks : [{ type: 'link', attrs: { href: link } }, ...this.#marks];
    paragraph.content.push(marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks });
  }
}
