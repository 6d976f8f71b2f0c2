import type { Correction } from '../../../shared/model/records';
import { snapToGraphemes } from '../../../shared/text/graphemes';
import { trimSpan } from '../../../shared/text/trim-span';
import type { CorrectingTarget } from '../../state/desk-correcting';
import type { OpenSource } from '../../state/desk-state';

/** What is to be corrected, as the form shows it. */
export interface CorrectedPassage {
  /** What stands, each wording once, in order of place; the first is what one begins from. */
  readonly wordings: readonly [string, ...string[]];
  readonly places: number;
  /** What was said already. */
  readonly correction: Correction | null;
}

/** Null for what has no words, or is gone. */
export function passageOf({ text, annotations }: OpenSource, correcting: CorrectingTarget): CorrectedPassage | null {
  if (correcting.kind === 'passage') {
    const { start, end } = trimSpan(text.text, snapToGraphemes(text, correcting.where));
    const twin = annotations.query(start, end).find((mark) => mark.start === start && mark.end === end);
    const correction = twin === undefined ? null : (annotations.findAnnotation(twin.id)?.correction ?? null);
    return start === end ? null : { wordings: [text.text.slice(start, end)], places: 1, correction };
  }
  const annotation = annotations.findAnnotation(correcting.id);
  if (annotation === undefined) return null;
  const found = annotations.marksOf(annotation.id).map((mark) => text.text.slice(mark.start, mark.end));
  const [first = annotation.targets[0].quote.exact, ...others] = new Set(found);
  return { wordings: [first, ...others], places: annotation.targets.length, correction: annotation.correction };
}
