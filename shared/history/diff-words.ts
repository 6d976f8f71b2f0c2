import { diffArrays } from 'diff';
import { lazily } from '../base/lazily';

/** A stretch of words that is in both texts, or only in the earlier or the later one. */
export interface WordDifference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Of texts that differ in more words than this, no diff could be read, and making it would take long. */
const MOST_DIFFERENCES = 2000;

const segmentWords = lazily(() => new Intl.Segmenter('zh', { granularity: 'word' }));

/**
 * How a text became another, word by word; words of Chinese as a dictionary parts them. The stretches that are not `added` make up the
 * earlier text, those that are not `removed` the later one.
 */
export function diffWords(before: string, after: string): readonly WordDifference[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_DIFFERENCES });
  if (changes === undefined)
    return present([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  return present(
    changes.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') })),
  );
}

function present(differences: readonly WordDifference[]): readonly WordDifference[] {
  return differences.filter(({ text }) => text !== '');
}

function wordsOf(text: string): string[] {
  return Array.from(segmentWords().segment(text), ({ segment }) => segment);
}
