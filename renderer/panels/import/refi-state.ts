import type { PositionUnit } from '../../../shared/import/refi/position-scale';
import { type RefiChoice, type RefiPlan, sureChoice } from '../../../shared/import/refi/refi-plan';

export type RefiState =
  /** `done` from 0 to 1; null while the library is read. */
  | { readonly name: 'reading'; readonly done: number | null }
  | { readonly name: 'stopped' }
  | { readonly name: 'planned'; readonly plan: RefiPlan; readonly choice: RefiChoice }
  | { readonly name: 'storing' }
  | { readonly name: 'failed'; readonly message: string };

export interface RefiImporting {
  readonly state: RefiState;
  readonly toggleSource: (key: string) => void;
  readonly togglePassages: (ids: readonly string[], isChosen: boolean) => void;
  /** Reads the positions of a source as counted so. */
  readonly chooseUnit: (key: string, unit: PositionUnit) => void;
  /** Gives up reading or storing. */
  readonly stop: () => void;
  readonly carryOut: () => void;
}

/** What was chosen before the positions of the source `altered` were read otherwise. */
export interface ChosenBefore {
  readonly choice: RefiChoice;
  readonly altered: string;
}

/** What is sure; where positions were read anew, ticks on other sources stay as they were. */
export function choiceOf(plan: RefiPlan, before: ChosenBefore | null): RefiChoice {
  const sure = sureChoice(plan);
  if (before === null) return sure;
  const { choice, altered: key } = before;
  const passages = plan.passages.filter(({ id, source }) => (source === key ? sure : choice).passages.has(id)).map(({ id }) => id);
  return { sources: choice.sources, passages: new Set(passages) };
}

/** What ticks do to the choice. */
export function toggles(state: RefiState, setState: (next: RefiState) => void): Pick<RefiImporting, 'toggleSource' | 'togglePassages'> {
  const choose = (alter: (choice: RefiChoice) => Partial<RefiChoice>): void => {
    if (state.name === 'planned') setState({ ...state, choice: { ...state.choice, ...alter(state.choice) } });
  };
  return {
    toggleSource: (key) => choose(({ sources }) => ({ sources: altered(sources, [key], !sources.has(key)) })),
    togglePassages: (ids, isChosen) => choose(({ passages }) => ({ passages: altered(passages, ids, isChosen) })),
  };
}

function altered(keys: ReadonlySet<string>, those: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  for (const key of those) {
    if (isIn) next.add(key);
    else next.delete(key);
  }
  return next;
}
