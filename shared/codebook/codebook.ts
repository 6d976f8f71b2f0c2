import type { Code, CodeId } from '../model/records';
import { FOLD_ALL, foldText } from '../text/fold';

/** Between the names of a path where it is shown: "Formula › cyber power". */
export const PATH_SEPARATOR = ' › ';

/** The codes as a tree, with everything derived from them. Immutable: made anew from the records whenever one changes. */
export interface Codebook {
  readonly codes: ReadonlyMap<CodeId, Code>;
  /** Every code, each before those below it, siblings in their order. */
  readonly inOrder: readonly Code[];
  /** Under `null` the codes at the top. */
  readonly children: ReadonlyMap<CodeId | null, readonly Code[]>;
  /** The code above as the tree has it: null at the top. */
  readonly parents: ReadonlyMap<CodeId, CodeId | null>;
  /** "Formula › cyber power" by code. */
  readonly labels: ReadonlyMap<CodeId, string>;
}

/**
 * The tree of these codes. Every code stands in it exactly once, whatever the records say: one whose parent is not there stands at the
 * top, and so does the oldest code of a circle.
 */
export function createCodebook(codes: readonly Code[]): Codebook {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const below = new Map<CodeId | null, Code[]>();
  for (const code of codes) {
    const parentId = code.parentId !== null && byId.has(code.parentId) ? code.parentId : null;
    const siblings = below.get(parentId);
    if (siblings === undefined) below.set(parentId, [code]);
    else siblings.push(code);
  }
  for (const siblings of below.values()) siblings.sort(compareSiblings);
  const tree: Growing = { inOrder: [], children: new Map(), parents: new Map(), labels: new Map() };
  const roots = [...(below.get(null) ?? [])];
  for (const root of roots) place(root, null, '', below, tree);
  // What was not reached hangs in circles.
  for (const code of [...codes].sort(compareAges)) if (!tree.parents.has(code.id)) place(code, null, '', below, tree);
  tree.children.get(null)?.sort(compareSiblings);
  return { codes: byId, ...tree };
}

interface Growing {
  readonly inOrder: Code[];
  readonly children: Map<CodeId | null, Code[]>;
  readonly parents: Map<CodeId, CodeId | null>;
  readonly labels: Map<CodeId, string>;
}

function place(code: Code, parentId: CodeId | null, path: string, below: ReadonlyMap<CodeId | null, readonly Code[]>, tree: Growing): void {
  if (tree.parents.has(code.id)) return;
  const label = path === '' ? code.name : `${path}${PATH_SEPARATOR}${code.name}`;
  tree.parents.set(code.id, parentId);
  tree.labels.set(code.id, label);
  tree.inOrder.push(code);
  const siblings = tree.children.get(parentId);
  if (siblings === undefined) tree.children.set(parentId, [code]);
  else siblings.push(code);
  for (const child of below.get(code.id) ?? []) place(child, code.id, label, below, tree);
}

export const EMPTY_CODEBOOK: Codebook = createCodebook([]);

function compareSiblings(a: Code, b: Code): number {
  return a.order - b.order || compareAges(a, b);
}

function compareAges(a: Code, b: Code): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/** The codes directly below, in order; those at the top for null. */
export function childrenOf(codebook: Codebook, parentId: CodeId | null): readonly Code[] {
  return codebook.children.get(parentId) ?? [];
}

/** The code with all codes below it, at any depth. Empty for a code that is not there. */
export function branchOf(codebook: Codebook, id: CodeId): ReadonlySet<CodeId> {
  const branch = new Set<CodeId>();
  const waiting = codebook.codes.has(id) ? [id] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    branch.add(next);
    waiting.push(...childrenOf(codebook, next).map((child) => child.id));
  }
  return branch;
}

/** These codes with all codes above them; those that are not there are left out. */
export function withAncestors(codebook: Codebook, codes: readonly CodeId[]): ReadonlySet<CodeId> {
  const reached = new Set<CodeId>();
  for (const code of codes) {
    if (!codebook.codes.has(code)) continue;
    for (let id: CodeId | null = code; id !== null && !reached.has(id); id = codebook.parents.get(id) ?? null) reached.add(id);
  }
  return reached;
}

/** The names from the top down to a code; empty for one that is not there. */
export function pathOf(codebook: Codebook, id: CodeId): readonly string[] {
  const names: string[] = [];
  for (let at: CodeId | null = id; at !== null; at = codebook.parents.get(at) ?? null) {
    const code = codebook.codes.get(at);
    if (code === undefined) break;
    names.unshift(code.name);
  }
  return names;
}

/** Path labels of the codes given to an annotation, in the order of the tree; codes that are not there are left out. */
export function labelsOf(codebook: Codebook, ids: readonly CodeId[]): readonly string[] {
  return ids.flatMap((id) => codebook.labels.get(id) ?? []);
}

/** Names are the same when they differ only in case, width or white space. */
export function foldName(name: string): string {
  return foldText(tidyName(name).normalize('NFC'), { ...FOLD_ALL, diacritics: false }).folded;
}

/** A name as it is stored: without white space around it, and with single blanks in it. */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}

/** The code of this name directly below a parent. */
export function findChild(codebook: Codebook, parentId: CodeId | null, name: string): Code | undefined {
  const folded = foldName(name);
  return childrenOf(codebook, parentId).find((code) => foldName(code.name) === folded);
}
