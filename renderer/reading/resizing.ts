import { nextBoundary, previousBoundary, snapToGraphemes } from '../../shared/text/graphemes';
import { isEmptySpan, type Offset, offset, type Span, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import { wordAt } from '../../shared/text/word-at';

export type HandleEnd = 'start' | 'end';

export interface ResizeMove {
  readonly text: SourceText;
  readonly where: Span;
  readonly end: HandleEnd;
}

/** The passage with one end moved to `to`, in whole characters, or whole words; the other end stays. Never empty: then it stays as it was. */
export function moveEnd({ text, where, end }: ResizeMove, to: Offset, by: 'character' | 'word'): Span {
  const target = by === 'word' ? snapToWord(text, to, end) : to;
  if (end === 'start' ? target >= where.end : target <= where.start) return where;
  const moved = snapToGraphemes(text, end === 'start' ? span(target, where.end) : span(where.start, target));
  return isEmptySpan(moved) ? where : moved;
}

/** One step of a handle by keyboard. */
export function stepEnd(move: ResizeMove, direction: 'backward' | 'forward', by: 'character' | 'word'): Span {
  const { text, where, end } = move;
  const from = end === 'start' ? where.start : where.end;
  const to = direction === 'forward' ? nextBoundary(text, from, by) : previousBoundary(text, from, by);
  return moveEnd(move, end === 'start' && direction === 'forward' && by === 'word' ? startOfWordAfter(text, to) : to, 'character');
}

/** The words at the edge, for screen readers: some on either side of where the handle stands. */
export function wordsAtEdge({ text, where, end }: ResizeMove, length: number): string {
  const slice =
    end === 'start'
      ? text.text.slice(where.start, Math.min(where.end, where.start + length))
      : text.text.slice(Math.max(where.start, where.end - length), where.end);
  return slice.replaceAll(/\s+/g, ' ').trim();
}

function snapToWord(text: SourceText, to: Offset, end: HandleEnd): Offset {
  const word = wordAt(text, to) ?? (to > 0 ? wordAt(text, offset(to - 1)) : null);
  if (word === null) return to;
  return end === 'start' ? word.start : word.end;
}

/** Forward by word, the start of a passage goes to the next word's first letter, not to the blank before it. */
function startOfWordAfter(text: SourceText, at: Offset): Offset {
  const end = nextBoundary(text, at, 'word');
  return end === at ? at : previousBoundary(text, end, 'word');
}
