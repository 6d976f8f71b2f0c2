import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { type Document, type Element, parseXmlDocument } from 'slimdom';
import type { Span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { attribute, readTracked, type TrackedChange, wordsOf } from './tracked.cases';

/** A comment as whoever opens the file finds it. */
export interface ReadComment {
  readonly id: string;
  /** The words between the marks of its range, paragraphs joined by line feeds. */
  readonly words: string;
  /** The style of the paragraph in which its range begins. */
  readonly style: string;
  /** Its paragraphs' words. */
  readonly body: readonly string[];
  /** The runs' properties that say how a note looks, by words: "bold" → ["b"]. */
  readonly looks: Readonly<Record<string, readonly string[]>>;
  readonly author: string;
  readonly date: string;
  readonly isResolved: boolean;
  readonly durableId: string;
}

/** The words are those from before tracked changes, unless something else is said. */
export interface ReadDocx {
  readonly parts: ReadonlyMap<string, string>;
  readonly paragraphs: readonly { readonly style: string; readonly words: string }[];
  readonly comments: readonly ReadComment[];
  /** The words in every bookmark, by name. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** The tracked changes, those that follow each other without words between as one. */
  readonly changes: readonly TrackedChange[];
  /** The paragraphs' words when all tracked changes are accepted. */
  readonly accepted: readonly string[];
  /** What `customXml/item1.xml` holds. */
  readonly identity: Document;
}

/** Reads a Word file from its zip, knowing nothing of how it was written. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const parts = await readParts(bytes);
  const document = parse(parts, 'word/document.xml');
  const walked = walk(document);
  return {
    parts,
    paragraphs: walked.paragraphs,
    bookmarks: walked.bookmarks,
    ...readTracked(document),
    comments: commentsOf(parts, walked.ranges),
    identity: parse(parts, 'customXml/item1.xml'),
  };
}

/** Of a file that has neither comments nor an identity. */
export async function readParagraphs(bytes: Uint8Array): Promise<Pick<ReadDocx, 'parts' | 'paragraphs'>> {
  const parts = await readParts(bytes);
  return { parts, paragraphs: walk(parse(parts, 'word/document.xml')).paragraphs };
}

/** What a place must read as in the file: the words of its blocks joined by line feeds, every line end a line feed. */
export function wordsInFile({ text, blocks }: SourceText, { start, end }: Span): string {
  return blocks
    .filter((block) => block.span.start < end && block.span.end > start)
    .map((block) => foldLineEnds(text.slice(Math.max(start, block.span.start), Math.min(end, block.span.end))))
    .join('\n');
}

export function foldLineEnds(words: string): string {
  return words.replace(/\r\n|[\r\v]/g, '\n');
}

/** The parts of a Word file by name. */
export async function readParts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const parts = new Map<string, string>();
  for (const entry of await reader.getEntries()) if (!entry.directory) parts.set(entry.filename, await entry.getData(new TextWriter()));
  await reader.close();
  return parts;
}

function parse(parts: ReadonlyMap<string, string>, name: string): Document {
  const xml = parts.get(name);
  if (xml === undefined) throw new Error(`no part ${name}`);
  return parseXmlDocument(xml);
}

type Range = Pick<ReadComment, 'words' | 'style'>;

interface Walked {
  readonly paragraphs: { style: string; words: string }[];
  readonly ranges: Map<string, Range>;
  readonly bookmarks: Map<string, string>;
}

/** One pass in document order with a running offset, as ranges may begin and end anywhere. */
function walk(document: Document): Walked {
  const walked: Walked = { paragraphs: [], ranges: new Map(), bookmarks: new Map() };
  const starts = new Map<string, number>();
  const names = new Map<string, string>();
  const styles = new Map<string, string>();
  let words = '';
  const visit = (node: Element): void => {
    const id = attribute(node, 'id');
    if (node.nodeName === 'w:ins') return;
    switch (node.nodeName) {
      case 'w:p':
        if (walked.paragraphs.length > 0) words += '\n';
        walked.paragraphs.push({ style: styleOf(node), words: '' });
        break;
      case 'w:commentRangeStart':
        starts.set(id, words.length);
        styles.set(id, walked.paragraphs.at(-1)?.style ?? '');
        break;
      case 'w:commentRangeEnd':
        walked.ranges.set(id, { words: words.slice(starts.get(id)), style: styles.get(id) ?? '' });
        break;
      case 'w:bookmarkStart':
        starts.set(`bookmark ${id}`, words.length);
        names.set(id, attribute(node, 'name'));
        break;
      case 'w:bookmarkEnd':
        walked.bookmarks.set(names.get(id) ?? '', words.slice(starts.get(`bookmark ${id}`)));
        break;
      default: {
        const own = wordsOf(node);
        words += own;
        const paragraph = walked.paragraphs.at(-1);
        if (paragraph !== undefined) paragraph.words += own;
      }
    }
    for (const child of node.children) visit(child);
  };
  if (document.documentElement !== null) visit(document.documentElement);
  return walked;
}

function styleOf(paragraph: Element): string {
  return attributeOf(paragraph, 'w:pStyle', 'val');
}

function attributeOf(parent: Element, child: string, name: string): string {
  const [found] = parent.getElementsByTagName(child);
  return found === undefined ? '' : attribute(found, name);
}

function commentsOf(parts: ReadonlyMap<string, string>, ranges: ReadonlyMap<string, Range>): readonly ReadComment[] {
  const done = new Map(
    parse(parts, 'word/commentsExtended.xml')
      .getElementsByTagName('w15:commentEx')
      .map((row) => [row.getAttribute('w15:paraId') ?? '', row.getAttribute('w15:done') === '1']),
  );
  const durable = new Map(
    parse(parts, 'word/commentsIds.xml')
      .getElementsByTagName('w16cid:commentId')
      .map((row) => [row.getAttribute('w16cid:paraId') ?? '', row.getAttribute('w16cid:durableId') ?? '']),
  );
  return parse(parts, 'word/comments.xml')
    .getElementsByTagName('w:comment')
    .map((comment) => {
      const id = attribute(comment, 'id');
      const paragraphs = comment.getElementsByTagName('w:p');
      const paraId = paragraphs.at(-1)?.getAttribute('w14:paraId') ?? '';
      return {
        id,
        ...(ranges.get(id) ?? { words: 'NO RANGE', style: '' }),
        body: paragraphs.map((paragraph) => textIn(paragraph)),
        looks: looksIn(comment),
        author: attribute(comment, 'author'),
        date: attribute(comment, 'date'),
        isResolved: done.get(paraId) ?? false,
        durableId: durable.get(paraId) ?? 'NO ID',
      };
    });
}

function textIn(node: Element): string {
  return wordsOf(node) + (node.nodeName === 'w:t' ? '' : node.children.map(textIn).join(''));
}

function looksIn(comment: Element): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    comment.getElementsByTagName('w:r').map((run) => {
      const [properties] = run.getElementsByTagName('w:rPr');
      const names = (properties?.children ?? []).map((child) =>
        child.nodeName === 'w:rStyle' ? attribute(child, 'val') : child.nodeName.slice(2),
      );
      return [textIn(run), names.filter((name) => !name.endsWith('Cs'))];
    }),
  );
}
