import { blockAt } from './block-at';
import { type Offset, offset, type Span } from './offset';
import { sentencesOf } from './sentences';
import type { Block, Place, Sentence, SourceText } from './source-text';

/** Where a passage starts: block, paragraph and sentence. White space between sentences belongs to the sentence before. */
export function placeOf(source: SourceText, where: Span, sentencesIn: SentencesIn = sentencesOf): Place {
  return placeAt(source, where.start, sentencesIn);
}

/** `sentencesOf`, or what remembers its answers when thousands of places are asked for. */
export type SentencesIn = (source: SourceText, block: Block) => readonly Sentence[];

/** A `sentencesOf` that takes every block apart only once. For one text, and as long as the work takes. */
export function rememberSentences(): SentencesIn {
  const known = new Map<number, readonly Sentence[]>();
  return (source, block) => {
    const sentences = known.get(block.index) ?? sentencesOf(source, block);
    known.set(block.index, sentences);
    return sentences;
  };
}

/** "¶7 s2"; "¶7" when there is no sentence; nothing outside the numbered paragraphs. The same in every interface language. */
export function formatPlace(place: Place): string {
  if (place.paragraph === null) return '';
  return place.sentence === null ? `¶${place.paragraph}` : `¶${place.paragraph} s${place.sentence}`;
}

/**
 * The place of a whole passage: "¶7 s2" within a sentence, "¶7 s1–s2" within a paragraph, "¶7 s2–¶8 s1" across paragraphs.
 * A passage that starts or ends outside the numbered paragraphs is cited by the end that has a number; without one it is ''.
 */
export function formatPlaceRange(source: SourceText, where: Span, sentencesIn: SentencesIn = sentencesOf): string {
  const { first, last } = placesOfRange(source, where, sentencesIn);
  const from = formatPlace(first);
  const to = formatPlace(last);
  if (from === to || to === '') return from;
  if (from === '') return to;
  if (first.paragraph === last.paragraph && last.sentence !== null) return `${from}–s${last.sentence}`;
  return `${from}–${to}`;
}

/** Where a passage starts and where its last character stands. */
export function placesOfRange(
  source: SourceText,
  where: Span,
  sentencesIn: SentencesIn = sentencesOf,
): { readonly first: Place; readonly last: Place } {
  const first = placeOf(source, where, sentencesIn);
  return { first, last: where.end > where.start ? placeAt(source, lastUnit(source, where), sentencesIn) : first };
}

function placeAt(source: SourceText, at: Offset, sentencesIn: SentencesIn): Place {
  const block = blockAt(source, at);
  const sentence = block.paragraph === null ? null : sentenceAt(sentencesIn(source, block), at);
  return { block: block.index, paragraph: block.paragraph, sentence: sentence?.number ?? null };
}

function sentenceAt(sentences: readonly Sentence[], at: Offset): Sentence | null {
  return sentences.findLast((sentence) => sentence.span.start <= at) ?? sentences[0] ?? null;
}

/** The start of the last block or sentence counts only when a character of it is taken in: an end at its very start does not reach it. */
function lastUnit(source: SourceText, where: Span): Offset {
  const before = source.text.slice(where.start, where.end).trimEnd().length - 1;
  return offset(where.start + Math.max(0, before));
}
