import type { PlainTables } from '../model/apply-edits';
import { applyEdits, EMPTY_TABLES } from '../model/apply-edits';
import type { Edit } from '../model/change';
import type { Annotation, Code } from '../model/records';
import { type Codebook, createCodebook, foldName } from './codebook';

/** A library of codes and annotations only, for tests. */
export interface CodedLibrary {
  readonly codes: readonly Code[];
  readonly annotations: readonly Annotation[];
}

export function applyTo(library: CodedLibrary, edits: readonly Edit[]): CodedLibrary {
  const codes = new Map(library.codes.map((code) => [String(code.id), code]));
  const annotations = new Map(library.annotations.map((annotation) => [String(annotation.id), annotation]));
  const tables: PlainTables = { ...EMPTY_TABLES, codes, annotations };
  const applied = applyEdits(tables, edits);
  if (!applied.ok) throw new Error(`conflict in ${applied.error.table} ${applied.error.key}`);
  for (const edit of edits) {
    if (edit.table === 'codes') replace(codes, edit.key, edit.after);
    if (edit.table === 'annotations') replace(annotations, edit.key, edit.after);
  }
  return { codes: [...codes.values()].sort(byId), annotations: [...annotations.values()].sort(byId) };
}

function replace<T>(records: Map<string, T>, key: string, after: T | null): void {
  if (after === null) records.delete(key);
  else records.set(key, after);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** The tree in lines: "Formula", "  cyber power". */
export function drawTree(codebook: Codebook): readonly string[] {
  return codebook.inOrder.map((code) => {
    const depth = (codebook.labels.get(code.id) ?? '').split(' › ').length - 1;
    return `${'  '.repeat(depth)}${code.name}`;
  });
}

/** Everything that must never be: each finding in a sentence. */
export function findFaults({ codes, annotations }: CodedLibrary): readonly string[] {
  const byKey = new Map(codes.map((code) => [code.id, code]));
  const faults: string[] = [];
  for (const code of codes) {
    if (code.parentId !== null && !byKey.has(code.parentId)) faults.push(`${code.id} stands below a code that is not there`);
    let steps = 0;
    for (let up = code.parentId; up !== null && steps <= codes.length; steps++) up = byKey.get(up)?.parentId ?? null;
    if (steps > codes.length) faults.push(`${code.id} stands in a circle`);
    const twins = codes.filter((other) => other.parentId === code.parentId && foldName(other.name) === foldName(code.name));
    if (twins.length > 1) faults.push(`${code.id} has a sibling of the same name`);
  }
  for (const { id, codes: given } of annotations) {
    if (given.some((code) => !byKey.has(code))) faults.push(`${id} has a code that is not there`);
    if (new Set(given).size !== given.length) faults.push(`${id} has a code twice`);
  }
  if (createCodebook(codes).inOrder.length !== codes.length) faults.push('the tree does not hold every code once');
  return faults;
}
