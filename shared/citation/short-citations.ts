import type { CslItem } from '../model/csl-item';
import { authorsOf } from './author-names';
import { formatCitationDate } from './citation-dates';
import type { CitedRun } from './cited-runs';
import type { FormattedCitations } from './format-citations';

/** Citations of one work while no style is chosen: author, title and place in brackets; `places` as "¶7 s2", '' for the work as a whole. */
export function shortCitations(item: CslItem, places: readonly string[]): FormattedCitations {
  const { title } = item;
  return {
    isInNotes: false,
    citations: places.map((place) => {
      const parts = [authorsOf(item), title ?? '', place].filter((part) => part !== '');
      return [{ text: `(${parts.join(', ')})`, marks: [] }];
    }),
    bibliography: [workEntry(item)],
  };
}

/** Author. Title. What it stands in, publisher, date. */
export function workEntry(item: CslItem): readonly CitedRun[] {
  const { title, publisher, issued, 'container-title': container } = item;
  const rest = [container ?? '', publisher ?? '', issued === undefined ? '' : formatCitationDate(issued)].filter((part) => part !== '');
  const parts: readonly CitedRun[] = [
    { text: authorsOf(item), marks: [] },
    { text: title ?? '', marks: ['italic'] },
    { text: rest.join(', '), marks: [] },
  ];
  return parts
    .filter(({ text }) => text !== '')
    .flatMap((part, index): readonly CitedRun[] => [...(index > 0 ? [{ text: ' ', marks: [] }] : []), part, { text: '.', marks: [] }]);
}
