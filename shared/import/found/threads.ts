import type { FoundAnnotation } from './found-annotation';

/** Which annotations of a file answer which. */
export interface Threads {
  /** The answers to an annotation and the answers to those, oldest first. */
  readonly answersTo: (root: FoundAnnotation) => readonly FoundAnnotation[];
  /** The annotation at the head of the thread that this one answers in; undefined when it is not in the file. */
  readonly rootOf: (answer: FoundAnnotation) => FoundAnnotation | undefined;
}

/** Gathers threads, however deep they go; answers that answer one another in a circle have no root. */
export function gatherThreads(found: readonly FoundAnnotation[]): Threads {
  const byAddress = new Map<string, FoundAnnotation>();
  for (const one of found) if (one.address !== '' && !byAddress.has(one.address)) byAddress.set(one.address, one);
  const roots = new Map<FoundAnnotation, FoundAnnotation>();
  const answers = new Map<FoundAnnotation, FoundAnnotation[]>();
  for (const one of found) {
    if (one.answers.length === 0) continue;
    const root = headOf(one, byAddress);
    if (root === undefined) continue;
    roots.set(one, root);
    const known = answers.get(root);
    if (known === undefined) answers.set(root, [one]);
    else known.push(one);
  }
  for (const list of answers.values()) list.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
  return { answersTo: (root) => answers.get(root) ?? [], rootOf: (answer) => roots.get(answer) };
}

/** Threads deeper than this are circles. */
const DEEPEST = 100;

function headOf(answer: FoundAnnotation, byAddress: ReadonlyMap<string, FoundAnnotation>): FoundAnnotation | undefined {
  let head: FoundAnnotation | undefined = answer;
  for (let step = 0; step < DEEPEST && head !== undefined; step += 1) {
    if (head.answers.length === 0) return head;
    head = head.answers.map((address) => byAddress.get(address)).find((one) => one !== undefined);
  }
  return undefined;
}
