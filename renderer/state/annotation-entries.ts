import type { Annotation, AnnotationId, ColorId, Source } from '../../shared/model/records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { blockAt } from '../../shared/text/block-at';
import { FOLD_ALL, foldText } from '../../shared/text/fold';
import { languageOf } from '../../shared/text/language';
import { offset } from '../../shared/text/offset';
import type { LanguageTag } from '../../shared/text/source-text';
import type { OpenSource } from './desk-state';
import type { Mark } from './mark';

/** An annotation in few words: enough to know it again. */
export interface AnnotationEntry {
  readonly id: AnnotationId;
  readonly color: ColorId;
  /** The title of the text that it is on, where that is not the one on the desk; else ''. */
  readonly elsewhere: string;
  /** UTF-16 offset of its first place; of one that is elsewhere in the text that it is on. */
  readonly start: number;
  /** The first words of its passage. */
  readonly quotation: string;
  readonly language: LanguageTag;
  /** The first line of its note; '' without one. */
  readonly note: string;
}

/** As many characters as an entry shows of a passage. */
const SHOWN = 160;

/** Undefined for what is not on the desk. */
export function findEntry(source: OpenSource, id: AnnotationId): AnnotationEntry | undefined {
  const mark = source.annotations.findMark(id);
  return mark === undefined ? undefined : entryOf(source, mark);
}

function entryOf(source: OpenSource, mark: Mark): AnnotationEntry {
  const { id, color, start } = mark;
  const note = mark.hasNote ? source.annotations.findNote(id) : undefined;
  const words = wordsOf(source, mark).slice(0, SHOWN).toWellFormed().replace(/\s+/gu, ' ').trim();
  const { language } = blockAt(source.text, offset(Math.min(start, source.text.text.length)));
  return {
    id,
    color,
    elsewhere: '',
    start,
    quotation: words,
    language,
    note: note === undefined ? '' : firstLineOf(plainTextOf(note.body)),
  };
}

/** One on another text, as it was described when it was marked. */
export function entryElsewhere({ id, color, targets: [first] }: Annotation, { provenance }: Source): AnnotationEntry {
  const quotation = first.quote.exact.slice(0, SHOWN).toWellFormed().replace(/\s+/gu, ' ').trim();
  const language = languageOf(quotation, 0, quotation.length);
  return { id, color, elsewhere: provenance.title, start: first.start, quotation, language, note: '' };
}

/** As the text has them now, or as they were when the passage cannot be placed. */
function wordsOf({ text, annotations }: OpenSource, { id, start, end, anchor }: Mark): string {
  if (anchor === 'anchored') return text.text.slice(start, end);
  return annotations.findAnnotation(id)?.targets[0].quote.exact ?? text.text.slice(start, end);
}

function firstLineOf(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}

/** Annotations with their words folded, to be searched as one types. */
export interface EntryIndex {
  readonly source: OpenSource;
  readonly folded: readonly { readonly mark: Mark; readonly words: string }[];
}

/** Proportional to the number of annotations: made when one begins to search. */
export function indexEntries(source: OpenSource): EntryIndex {
  const folded = source.annotations.firstPlaces().map((mark) => {
    const note = mark.hasNote ? source.annotations.findNote(mark.id) : undefined;
    const words = `${source.text.text.slice(mark.start, mark.end)}\n${note === undefined ? '' : plainTextOf(note.body)}`;
    return { mark, words: foldText(words, FOLD_ALL).folded };
  });
  return { source, folded };
}

/** More are not shown: another word narrows the list. */
const MOST = 40;

/** The annotations in whose passage or note every word occurs, in order of place. */
export function matchEntries({ source, folded }: EntryIndex, typed: string, without: AnnotationId | null): readonly AnnotationEntry[] {
  const words = foldText(typed, FOLD_ALL).folded.split(/\s+/u).filter(Boolean);
  const found: AnnotationEntry[] = [];
  for (const one of folded) {
    if (found.length === MOST) break;
    if (one.mark.id !== without && words.every((word) => one.words.includes(word))) found.push(entryOf(source, one.mark));
  }
  return found;
}
