import { richTextFromPlainText } from '../../richtext/plain-text';
import { codesOfTags } from '../found/code-intake';
import { type FoundAnnotation, type FoundFile, foundAnnotation, foundTarget, type NotFound, quoteOf } from '../found/found-annotation';
import { noteWords } from '../found/found-limits';
import { asList, type Found, firstString, isFound, nameOf, stringOr, timeOf } from '../found/found-value';
import type { ColorReader } from '../found/read-color';

interface Highlight {
  readonly book: Found;
  readonly highlight: unknown;
}

/**
 * An answer of Readwise's export API (books with their `highlights`, in `results`) or of its list of highlights. A highlight has only its
 * words and a page or location of the reading device, which says nothing of a place in a text. Null when it is neither.
 */
export function openReadwise(value: unknown, colorOf: ColorReader): FoundFile | null {
  const results = isFound(value) ? (value.results ?? value.books ?? value.highlights) : value;
  if (!Array.isArray(results)) return null;
  const books = results.filter(isFound);
  const isOfBooks = books.some((book) => Array.isArray(book.highlights));
  if (!isOfBooks && !books.some(isHighlight)) return null;
  const items = isOfBooks
    ? books.flatMap((book) => [...wholeNote(book), ...asList(book.highlights).map((highlight): Highlight => ({ book, highlight }))])
    : results.map((highlight: unknown): Highlight => ({ book: {}, highlight }));
  return { items, read: (item) => readHighlight(item, colorOf) };
}

function isHighlight(value: Found): boolean {
  return typeof value.text === 'string' && ('highlighted_at' in value || 'book_id' in value || 'location_type' in value);
}

/** What the reader wrote about the whole book. */
function wholeNote(book: Found): readonly Highlight[] {
  const note = stringOr(book.document_note, '');
  return note.trim() === '' ? [] : [{ book, highlight: { note } }];
}

function readHighlight(item: unknown, colorOf: ColorReader): FoundAnnotation | NotFound {
  const { book, highlight } = isFound(item) ? item : {};
  if (!isFound(highlight)) return { reason: 'unreadable', label: stringOr(highlight, '') };
  const text = stringOr(highlight.text, '');
  const note = stringOr(highlight.note, '');
  if (highlight.is_discard === true || highlight.is_deleted === true) return { reason: 'discarded', label: text };
  const quote = quoteOf(text);
  if (quote === null && note.trim() === '') return { reason: 'unreadable', label: stringOr(highlight.url, '') };
  const createdAt = timeOf(highlight.highlighted_at) ?? timeOf(highlight.created_at);
  const { id } = highlight;
  return foundAnnotation({
    label: text,
    address: typeof id === 'number' || typeof id === 'string' ? `readwise:${id}` : '',
    document: isFound(book) ? firstString(book.title, book.readable_title) : '',
    targets: quote === null ? [] : [foundTarget({ quote })],
    color: colorOf(stringOr(highlight.color, '')),
    createdAt,
    updatedAt: timeOf(highlight.updated_at ?? highlight.updated) ?? createdAt,
    note: note.trim() === '' ? null : richTextFromPlainText(noteWords(note)),
    codes: codesOfTags(asList(highlight.tags).map(nameOf)),
  });
}
