import { describeTarget } from '../anchor/describe';
import type { OccurrencesOf } from '../anchor/occurrence-index';
import type { Source, Target, Timestamp } from '../model/records';
import { type Span, span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { SamplePlace } from './sample';

/** What the sample is laid on, and when it is said to have been made. */
export interface SampleContext {
  readonly source: Source;
  readonly text: SourceText;
  /** When the last of it was made; the first some weeks before. */
  readonly at: Timestamp;
}

/** Throws a RangeError for words that the text does not have: the sample belongs to one text. */
export function describePlace(place: SamplePlace, { source, text }: SampleContext, occurrencesOf: OccurrencesOf): Target {
  const where = findPlace(place, text);
  if (where === null) throw new RangeError(`the text does not have “${place.words}” in ${place.paragraph ?? 'its title'}`);
  return describeTarget(text, source.revisionId, where, occurrencesOf);
}

function findPlace({ paragraph, words, nth }: SamplePlace, { text, blocks }: SourceText): Span | null {
  const block = blocks.find(({ kind, paragraph: number }) => {
    if (paragraph === null) return kind === 'title';
    return paragraph === 'credit' ? kind === 'credit' : number === paragraph;
  });
  if (block === undefined) return null;
  let start = block.span.start - 1;
  for (let count = 0; count < nth; count++) {
    const next = text.indexOf(words, start + 1);
    if (next === -1 || next + words.length > block.span.end) return null;
    start = span(next, next + words.length).start;
  }
  return span(start, start + words.length);
}
