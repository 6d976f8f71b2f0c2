import { median } from './statistics';

/** Everything measured in one run: by name, one list of numbers a round. */
export class Samples {
  readonly #rounds = new Map<string, Map<number, number[]>>();

  add(name: string, round: number, ...values: readonly number[]): void {
    const rounds = this.#rounds.get(name) ?? new Map<number, number[]>();
    this.#rounds.set(name, rounds);
    rounds.set(round, [...(rounds.get(round) ?? []), ...values]);
  }

  has(name: string): boolean {
    return this.#rounds.has(name);
  }

  /** All values of all rounds. */
  all(name: string): readonly number[] {
    return [...(this.#rounds.get(name)?.values() ?? [])].flat();
  }

  /** The median over rounds of what `summarise` makes of each round; NaN when nothing was measured. */
  summary(name: string, summarise: (values: readonly number[]) => number = median): number {
    return median([...(this.#rounds.get(name)?.values() ?? [])].map(summarise));
  }

  /**
   * The median over rounds of one summary divided by another of the same round: what one part of the machine's noise
   * did to both is left out.
   */
  ratio(name: string, base: string, summarise: (values: readonly number[]) => number = median): number {
    const ratios: number[] = [];
    for (const [round, values] of this.#rounds.get(name) ?? []) {
      const others = this.#rounds.get(base)?.get(round);
      if (others !== undefined) ratios.push(summarise(values) / summarise(others));
    }
    return median(ratios);
  }

  toJSON(): Readonly<Record<string, readonly (readonly number[])[]>> {
    return Object.fromEntries([...this.#rounds].map(([name, rounds]) => [name, [...rounds.values()]]));
  }
}
