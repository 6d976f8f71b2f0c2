import { richTextFromHtml } from '../../richtext/from-html';
import { richTextFromPlainText } from '../../richtext/plain-text';
import { codesOfTags } from '../found/code-intake';
import { type FoundAnnotation, type FoundFile, foundAnnotation, foundTarget, type NotFound, quoteOf } from '../found/found-annotation';
import { noteWords } from '../found/found-limits';
import { asList, type Found, firstString, isFound, nameOf, stringOr, timeOf } from '../found/found-value';
import type { ColorReader } from '../found/read-color';
import { readZoteroNote } from './read-zotero-note';

interface ZoteroItem {
  readonly data: Found;
  /** The title of the work that it belongs to; '' when the file does not say. */
  readonly document: string;
}

/** Works hold attachments, attachments hold annotations. */
const DEEPEST = 5;

/**
 * Annotations as Zotero's items (an answer of its API, each in `data`, or an export that holds works with their attachments), and notes
 * that were made from annotations. Images and drawings have no words and stay out. Null when it is none of these.
 */
export function openZotero(value: unknown, colorOf: ColorReader): FoundFile | null {
  const all: ZoteroItem[] = [];
  collect(isFound(value) ? (value.items ?? value) : value, '', 0, all);
  if (!all.some(({ data }) => isAnnotation(data) || isNote(data))) return null;
  const titles = new Map(all.flatMap(({ data }) => (typeof data.key === 'string' ? [[data.key, data]] : [])));
  const items = all
    .filter(({ data }) => isAnnotation(data) || isNote(data))
    .flatMap(({ data, document }): readonly unknown[] => {
      const title = document === '' ? titleAbove(data, titles) : document;
      return isNote(data) ? readZoteroNote(stringOr(data.note, ''), title, colorOf) : [{ data, document: title }];
    });
  return { items, read: (item) => (isRead(item) ? item : readItem(item, colorOf)) };
}

/** What the reader of notes has read already. */
function isRead(item: unknown): item is FoundAnnotation | NotFound {
  return isFound(item) && !('data' in item);
}

function collect(value: unknown, document: string, depth: number, all: ZoteroItem[]): void {
  if (depth > DEEPEST) return;
  for (const found of asList(value)) {
    if (!isFound(found)) continue;
    const data = isFound(found.data) ? found.data : found;
    const isChild = isAnnotation(data) || isNote(data) || data.itemType === 'attachment';
    const own = isChild ? document : firstString(data.title, document);
    all.push({ data, document: own });
    for (const children of [data.attachments, data.annotations, data.notes, found.children]) collect(children, own, depth + 1, all);
  }
}

function isAnnotation(data: Found): boolean {
  return data.itemType === 'annotation' || typeof data.annotationType === 'string';
}

function isNote(data: Found): boolean {
  return data.itemType === 'note' && typeof data.note === 'string';
}

/** From the annotation up to its attachment, and from there to the work. */
function titleAbove(data: Found, byKey: ReadonlyMap<string, Found>): string {
  let title = '';
  let above = byKey.get(stringOr(data.parentItem, ''));
  for (let step = 0; above !== undefined && step < DEEPEST; step += 1) {
    title = firstString(above.title, title);
    above = byKey.get(stringOr(above.parentItem, ''));
  }
  return title;
}

function readItem(item: unknown, colorOf: ColorReader): FoundAnnotation | NotFound {
  const { data, document } = isFound(item) ? item : {};
  if (!isFound(data)) return { reason: 'unreadable', label: '' };
  const text = stringOr(data.annotationText, '');
  const comment = stringOr(data.annotationComment, '');
  const quote = quoteOf(text);
  const key = firstString(data.key, data.annotationKey);
  if (quote === null && comment.trim() === '') return { reason: 'no-quotation', label: firstString(data.annotationType, key) };
  const createdAt = timeOf(data.dateAdded);
  return foundAnnotation({
    label: text === '' ? comment : text,
    address: key === '' ? '' : `zotero:${key}`,
    document: stringOr(document, ''),
    targets: quote === null ? [] : [foundTarget({ quote })],
    color: colorOf(stringOr(data.annotationColor, '')),
    createdAt,
    updatedAt: timeOf(data.dateModified) ?? createdAt,
    note: comment.trim() === '' ? null : readComment(comment),
    author: stringOr(data.annotationAuthorName, ''),
    codes: codesOfTags(asList(data.tags).map((tag) => (isFound(tag) ? tag.tag : nameOf(tag)))),
  });
}

/** Plain words, in which Zotero lets stand a few marks of HTML. */
function readComment(comment: string) {
  if (!/<\/?(?:b|i|sub|sup)>/i.test(comment)) return richTextFromPlainText(noteWords(comment));
  return richTextFromHtml(noteWords(comment).replaceAll('\n', '<br>'));
}
