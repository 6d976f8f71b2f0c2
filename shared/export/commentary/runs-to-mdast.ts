import type { PhrasingContent } from 'mdast';
import type { CitedMark, CitedRun } from '../../citation/cited-runs';

/** A formatted citation as Markdown; what Markdown has no sign for is written as the HTML that it allows, small capitals as plain words. */
export function runsToMdast(runs: readonly CitedRun[]): PhrasingContent[] {
  return runs.flatMap(({ text, marks }) =>
    marks.reduceRight<PhrasingContent[]>((inner, mark) => wrap(mark, inner), [{ type: 'text', value: text }]),
  );
}

function wrap(mark: CitedMark, children: PhrasingContent[]): PhrasingContent[] {
  switch (mark) {
    case 'italic':
      return [{ type: 'emphasis', children }];
    case 'bold':
      return [{ type: 'strong', children }];
    case 'superscript':
      return [{ type: 'html', value: '<sup>' }, ...children, { type: 'html', value: '</sup>' }];
    case 'subscript':
      return [{ type: 'html', value: '<sub>' }, ...children, { type: 'html', value: '</sub>' }];
    case 'underline':
      return [{ type: 'html', value: '<u>' }, ...children, { type: 'html', value: '</u>' }];
    case 'small-caps':
      return children;
  }
}
