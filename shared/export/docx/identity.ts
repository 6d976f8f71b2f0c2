import { pushTo } from '../../base/push-to';
import { sha256Hex } from '../../base/sha256';
import type { AnnotationId } from '../../model/records';
import { digestOfWords, wordsOfNote } from '../../richtext/note-words';
import type { ExportInput, ExportProgress } from '../export-input';
import { mapInChunks } from '../in-chunks';
import type { AnchoredComment } from './anchored-comments';
import type { DocxOptions } from './docx-options';
import { element, wrapped } from './xml';

/** Namespace of the part that says which comment is which annotation. */
export const IDENTITY_NAMESPACE = 'urn:postil:docx:1';

/**
 * How annotations are found again in a file that comes back. Three signs, since programs keep different ones:
 *
 * 1. `customXml/item1.xml` (`annotations` in `IDENTITY_NAMESPACE`) lists every annotation with its id, what it was when it went out
 *    (colour, check, correction, codes if they were to go along, times in ISO 8601) and its places in order: offsets in UTF-16 units of the revision's text whose SHA-256
 *    stands at the root, the name of the place's bookmark and, where there is a comment, its `w16cid:durableId`, which is also its
 *    `w14:paraId`. `said` is what Postil wrote below the note (place, colour, codes), so that it is not taken for the note; `tracked` stands where the correction is a tracked change; `note-digest` is
 *    the SHA-256 of the note's words, so that what was altered in Word is told from what was altered here. Word and LibreOffice keep
 *    this part; a word processor that does not, leaves the next.
 * 2. A hidden bookmark `_p<key>_<place>` round every place, places counted from 0. The key is the id without its dashes when it is a
 *    UUID, else the first 32 digits of the id's SHA-256. Word and LibreOffice keep bookmarks, also when words are edited round them.
 * 3. `w16cid:durableId` in `commentsIds.xml`: the first 31 bits of the SHA-256 of `<id> <place>`, one more where that is taken.
 *    `w:id` proves nothing: Word numbers comments anew whenever it saves.
 *
 * A comment without any of these was made by another hand. A comment's range is to be checked against the text before it is believed.
 */
export async function identityPieces(
  input: ExportInput<DocxOptions>,
  comments: readonly AnchoredComment[],
  author: string,
  progress: ExportProgress,
): Promise<readonly string[]> {
  const { source, text, options } = input;
  const byAnnotation = new Map<AnnotationId, AnchoredComment[]>();
  for (const comment of comments) pushTo(byAnnotation, comment.exported.annotation.id, comment);
  const annotations = await mapInChunks([...byAnnotation.values()], progress, { from: 0.7, to: 0.75 }, (places) =>
    annotationElement(places, options),
  );
  const attributes = {
    xmlns: IDENTITY_NAMESPACE,
    source: source.id,
    revision: source.revisionId,
    sha256: text.sha256,
    exported: isoTime(input.createdAt),
    author,
  };
  return wrapped('annotations', attributes, annotations);
}

function annotationElement(places: readonly AnchoredComment[], options: DocxOptions): string {
  const [first] = places;
  if (first === undefined) return '';
  const { annotation, note } = first.exported;
  return element(
    'annotation',
    {
      id: annotation.id,
      color: annotation.color,
      check: annotation.check ?? undefined,
      slip: annotation.correction?.slip,
      replacement: annotation.correction?.replacement,
      codes: !options.codes || annotation.codes.length === 0 ? undefined : annotation.codes.join(' '),
      created: isoTime(annotation.createdAt),
      updated: isoTime(annotation.updatedAt),
      'note-updated': note === null ? undefined : isoTime(note.updatedAt),
      'note-digest': note === null ? undefined : digestOfWords(wordsOfNote(note.body)),
    },
    ...places.map(placeElement),
  );
}

function placeElement({ span, bookmark, durableId, said, hasComment, replacement }: AnchoredComment): string {
  return element('place', {
    start: span?.start,
    end: span?.end,
    bookmark,
    comment: hasComment ? durableId : undefined,
    said: hasComment && said !== '' ? said : undefined,
    tracked: replacement === null ? undefined : 1,
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** At most 40 characters, as Word demands; the underscore hides it. `place` counts from 0. */
export function bookmarkName(id: AnnotationId, place: number): string {
  const key = UUID.test(id) ? id.replaceAll('-', '') : sha256Hex(new TextEncoder().encode(id)).slice(0, 32);
  return `_p${key}_${place}`;
}

const LARGEST_ID = 0x7ffffffe;

/** Gives durable ids, each once: eight hexadecimal digits, above 0 and below 0x7FFFFFFF. */
export class DurableIds {
  readonly #taken = new Set<number>();

  idOf(id: AnnotationId, place: number): string {
    const hash = sha256Hex(new TextEncoder().encode(`${id} ${place}`));
    let number = Number.parseInt(hash.slice(0, 8), 16) >>> 1;
    while (number < 1 || number > LARGEST_ID || this.#taken.has(number)) number = (number % LARGEST_ID) + 1;
    this.#taken.add(number);
    return number.toString(16).toUpperCase().padStart(8, '0');
  }
}

/** Without fractions of a second, which Word does not write either. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
