import type { NoteReference } from './flow';
import { formatNumber } from './format-number';

/** What stands in the text for a footnote, "[1]", or for an endnote, "[i]": Word numbers each kind by itself, in the order of the references. */
export function noteMark({ kind, number }: NoteReference): string {
  return `[${formatNumber(number, kind === 'footnote' ? 'decimal' : 'lowerRoman')}]`;
}
