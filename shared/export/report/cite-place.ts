import { authorsOf } from '../../citation/author-names';
import { citationOf } from '../../citation/citation-of';
import type { CitedRun } from '../../citation/cited-runs';
import { workEntry } from '../../citation/short-citations';
import type { Source } from '../../model/records';

/**
 * What the note to a quotation says: the work in full at its first mention, then author, title and place, so that each note stands by
 * itself. `place` as "¶7 s2"; '' outside of the text.
 */
export function citePlace(source: Source, place: string, isFirst: boolean): readonly CitedRun[] {
  const item = citationOf(source);
  const at = place === '' ? '' : isFirst ? ` ${place}.` : `, ${place}.`;
  if (isFirst) return [...workEntry(item), { text: at, marks: [] }];
  const author = authorsOf(item);
  return [
    { text: author === '' ? '' : `${author}, `, marks: [] as const },
    { text: item.title ?? '', marks: ['italic'] as const },
    { text: at === '' ? '.' : at, marks: [] as const },
  ].filter(({ text }) => text !== '');
}
