import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import type { Step, StepList } from '../../storage/library';

/** A moment that can be gone to: the one after a step, or the one before all of them. */
export interface StepEntry {
  /** Number of the step; 0 for the moment before all. */
  readonly seq: number;
  /** In the interface language. */
  readonly name: string;
  /** Milliseconds since the Unix epoch; null for the moment before all. */
  readonly at: number | null;
  /** `now` stands for the last step that is done. */
  readonly state: 'undone' | 'now' | 'done';
}

export interface StepGroup {
  readonly value: 'undone' | 'done';
  readonly items: readonly StepEntry[];
}

/**
 * The steps whose names have all the words, the newest first: those that can be redone, then those that are done. The moment before all
 * of them comes last, where every step is listed and nothing was typed.
 */
export function listEntries(steps: StepList, nameOf: (step: Step) => string, beginning: string, words: string): readonly StepGroup[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  const entry = (step: Step, state: StepEntry['state']): StepEntry => ({ seq: step.seq, name: nameOf(step), at: step.at, state });
  const answers = ({ name }: StepEntry) => wanted.every((word) => fold(name).includes(word));
  const undone = steps.undone.map((step) => entry(step, 'undone')).reverse();
  const done = steps.done.map((step, index) => entry(step, index === 0 ? 'now' : 'done'));
  const isWhole = !steps.hasEarlier && wanted.length === 0 && done.length + undone.length > 0;
  const first: StepEntry = { seq: 0, name: beginning, at: null, state: done.length === 0 ? 'now' : 'done' };
  const groups: readonly StepGroup[] = [
    { value: 'undone', items: undone.filter(answers) },
    { value: 'done', items: [...done.filter(answers), ...(isWhole ? [first] : [])] },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function fold(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
