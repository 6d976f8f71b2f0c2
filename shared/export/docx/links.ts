/** The targets of links in one part of the package, each once, with the name by which the part refers to it. */
export class Links {
  readonly #ids = new Map<string, string>();

  idOf(target: string): string {
    const id = this.#ids.get(target) ?? `link${this.#ids.size + 1}`;
    this.#ids.set(target, id);
    return id;
  }

  /** Id and target, in the order in which they were first asked for. */
  get all(): readonly (readonly [id: string, target: string])[] {
    return Array.from(this.#ids, ([target, id]) => [id, target] as const);
  }
}
