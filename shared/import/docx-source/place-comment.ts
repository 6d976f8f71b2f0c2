import { blockAt } from '../../text/block-at';
import { snapToGraphemes } from '../../text/graphemes';
import { isEmptySpan, offset, type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { trimSpan } from '../../text/trim-span';
import { wordAt } from '../../text/word-at';
import type { ComposedText } from './compose-text';
import type { Flow } from './flow';

/** The passage of a comment, and whether the file says it. */
export interface PlacedComment {
  readonly span: Span;
  readonly isExact: boolean;
}

/**
 * Where a comment is in the composed text. A range that is missing, empty, reversed or of nothing but blanks is the point of its
 * reference, and stands on the word there, or, between words, on the word before or the paragraph. Null: the file names no place.
 */
export function placeComment(id: string, flows: readonly Flow[], composed: ComposedText, text: SourceText): PlacedComment | null {
  const flow = flows.find(({ starts, ends, references }) => starts.has(id) || ends.has(id) || references.has(id));
  if (flow === undefined) return null;
  const [start, end, reference] = [flow.starts.get(id), flow.ends.get(id), flow.references.get(id)];
  const last = end ?? reference;
  const from = start === undefined ? null : composed.placeOf(flow, start, 'start');
  const to = last === undefined ? null : composed.placeOf(flow, last, 'end');
  if (from !== null && to !== null && from < to) {
    const passage = trimSpan(text.text, snapToGraphemes(text, span(from, to)));
    if (!isEmptySpan(passage)) return { span: passage, isExact: true };
  }
  return { span: passageAt(text, to ?? from ?? 0), isExact: false };
}

function passageAt(text: SourceText, point: number): Span {
  const at = Math.min(point, text.text.length);
  const word = (at < text.text.length ? wordAt(text, offset(at)) : null) ?? (at > 0 ? wordAt(text, offset(at - 1)) : null);
  return word ?? blockAt(text, offset(at)).span;
}
