import type { CitedRun } from '../../citation/cited-runs';
import type { Typeface } from '../export-input';
import { type RunLook, runsOf } from './runs';

/** A formatted citation as runs, with everything in which it stands out. */
export function citedRuns(runs: readonly CitedRun[], typeface: Typeface): string {
  return runs.map(({ text, marks }) => runsOf(text, lookOf(marks), typeface)).join('');
}

function lookOf(marks: CitedRun['marks']): RunLook {
  const raised = marks.find((mark) => mark === 'superscript' || mark === 'subscript');
  return {
    isItalic: marks.includes('italic'),
    isBold: marks.includes('bold'),
    isSmallCaps: marks.includes('small-caps'),
    isUnderlined: marks.includes('underline'),
    ...(raised === undefined ? {} : { raised }),
  };
}
