import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { CitedMark, CitedRun } from '../../citation/cited-runs';

/** What a page needs for it in its style sheet. */
export const CITED_STYLE = '.small-caps{font-variant:small-caps}';

/** A formatted citation as HTML elements: words and the few tags below, nothing that a style or a title has written. */
export function runsToHast(runs: readonly CitedRun[]): ElementContent[] {
  return runs.map(({ text, marks }) =>
    marks.reduceRight<ElementContent>((inner, mark) => wrap(mark, inner), { type: 'text', value: text }),
  );
}

const TAGS: Readonly<Record<Exclude<CitedMark, 'small-caps'>, string>> = {
  italic: 'i',
  bold: 'b',
  superscript: 'sup',
  subscript: 'sub',
  underline: 'u',
};

function wrap(mark: CitedMark, inner: ElementContent): Element {
  return mark === 'small-caps' ? h('span', { class: 'small-caps' }, [inner]) : h(TAGS[mark], [inner]);
}
