import type { Node as EditorNode, Schema } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { WrittenBlock } from '../../shared/commentary/commentary-changes';
import { MAX_ESSAY_DEPTH, parseEssayBlock } from '../../shared/commentary/parse-essay-block';
import { commentaryBlockId } from '../../shared/model/ids';
import type { CommentaryBlock } from '../../shared/model/records';

/** Marks a transaction that shows what was done elsewhere: it is neither stored again nor undone here. */
export const FROM_ELSEWHERE = 'fromElsewhere';

/**
 * Blocks between the store and the editor. Nodes of the editor never change, so what was once read of one holds as long as it stands:
 * a keystroke costs the block that it is in.
 */
export class EssayBlocks {
  readonly #read = new WeakMap<EditorNode, WrittenBlock>();

  /** A document of these blocks; an empty paragraph where there are none. */
  build(schema: Schema, blocks: readonly CommentaryBlock[]): EditorNode {
    const nodes = blocks.map((block) => this.#toNode(schema, block));
    return schema.topNodeType.create(null, nodes.length > 0 ? nodes : [schema.nodes.paragraph?.create() ?? []].flat());
  }

  read(doc: EditorNode): readonly WrittenBlock[] {
    const blocks: WrittenBlock[] = [];
    doc.forEach((node) => {
      const block = this.#read.get(node) ?? this.#readNode(node);
      if (block !== null) blocks.push(block);
    });
    return blocks;
  }

  /** Puts blocks as they are now (null: gone) in the place of what the editor shows of them. */
  show(state: EditorState, changed: ReadonlyMap<string, CommentaryBlock | null>, blocks: readonly CommentaryBlock[]): Transaction | null {
    const tr = state.tr;
    for (const [id, block] of changed) {
      const shown = findBlock(tr.doc, id);
      if (shown !== null && block !== null && this.#isShown(shown.node, block) && isAfter(tr.doc, id, blocks)) continue;
      if (shown !== null) tr.delete(shown.pos, shown.pos + shown.node.nodeSize);
      if (block !== null) tr.insert(placeFor(tr.doc, id, blocks), this.#toNode(state.schema, block));
    }
    return tr.docChanged ? tr.setMeta('addToHistory', false).setMeta(FROM_ELSEWHERE, true) : null;
  }

  #isShown(node: EditorNode, block: CommentaryBlock): boolean {
    return (this.#read.get(node) ?? this.#readNode(node))?.content === block.content;
  }

  #toNode(schema: Schema, block: CommentaryBlock): EditorNode {
    const plain = schema.nodeFromJSON(block.content);
    const node = plain.type.create({ ...plain.attrs, blockId: block.id }, plain.content, plain.marks);
    this.#read.set(node, { id: block.id, content: block.content });
    return node;
  }

  #readNode(node: EditorNode): WrittenBlock | null {
    const id: unknown = node.attrs.blockId;
    const content = typeof id === 'string' && id !== '' ? parseEssayBlock(node.toJSON()) : null;
    if (typeof id !== 'string' || content === null) return null;
    const block = { id: commentaryBlockId(id), content };
    this.#read.set(node, block);
    return block;
  }
}

/** The block at the top with this id and where it begins. */
export function findBlock(doc: EditorNode, id: string): { readonly node: EditorNode; readonly pos: number } | null {
  let pos = 0;
  for (let i = 0; i < doc.childCount; i += 1) {
    const node = doc.child(i);
    if (node.attrs.blockId === id) return { node, pos };
    pos += node.nodeSize;
  }
  return null;
}

function isAfter(doc: EditorNode, id: string, blocks: readonly CommentaryBlock[]): boolean {
  const ids: unknown[] = doc.children.map((node) => node.attrs.blockId);
  const known = new Set<string>(blocks.map((block) => block.id));
  const before = ids.slice(0, ids.indexOf(id)).findLast((one) => typeof one === 'string' && known.has(one));
  return (before ?? null) === (blocks[blocks.findIndex((block) => block.id === id) - 1]?.id ?? null);
}

/** Behind the nearest block before it that the editor shows. */
function placeFor(doc: EditorNode, id: string, blocks: readonly CommentaryBlock[]): number {
  for (let i = blocks.findIndex((block) => block.id === id) - 1; i >= 0; i -= 1) {
    const before = findBlock(doc, blocks[i]?.id ?? '');
    if (before !== null) return before.pos + before.node.nodeSize;
  }
  return 0;
}

/** Gives every block at the top that was altered since `before` a name of its own; null when all have one. */
export function nameBlocks(before: EditorNode, state: EditorState, newId: () => string): Transaction | null {
  const stretch = changedStretch(before, state.doc);
  if (stretch === null || keepsNames(before, state.doc, stretch)) return null;
  const tr = state.tr;
  const taken = new Set<unknown>();
  let pos = 0;
  state.doc.forEach((node) => {
    const id: unknown = node.attrs.blockId;
    if (typeof id !== 'string' || id === '' || taken.has(id)) tr.setNodeAttribute(pos, 'blockId', newId());
    else taken.add(id);
    pos += node.nodeSize;
  });
  return tr.docChanged ? tr : null;
}

/** True when the altered blocks have names that are theirs alone, as those that stood in their place had. */
function keepsNames(before: EditorNode, after: EditorNode, { first, end, endBefore }: ChangedStretch): boolean {
  const known = new Set(before.children.slice(first, endBefore).map(({ attrs }) => attrs.blockId));
  return after.children.slice(first, end).every(({ attrs }) => typeof attrs.blockId === 'string' && known.delete(attrs.blockId));
}

/** True when a block that was altered since `before` is nested deeper than one can be stored. */
export function isTooDeep(before: EditorNode, after: EditorNode): boolean {
  const stretch = changedStretch(before, after);
  if (stretch === null) return false;
  return after.children.slice(stretch.first, stretch.end).some((block) => isDeeperThan(block, MAX_ESSAY_DEPTH - 1));
}

function isDeeperThan(node: EditorNode, limit: number): boolean {
  return limit <= 0 || node.children.some((child) => isDeeperThan(child, limit - 1));
}

/** Blocks at the top that are not in both of two documents: places in the newer one, and which of its children and of the older's they are. */
export interface ChangedStretch {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly end: number;
  readonly endBefore: number;
}

/** The blocks at the top that are not in both documents; null when they are alike. Costs what was altered, and a glance at each other block. */
export function changedStretch(before: EditorNode, after: EditorNode): ChangedStretch | null {
  let [first, from] = [0, 0];
  while (first < after.childCount && first < before.childCount && after.child(first) === before.child(first)) {
    from += after.child(first).nodeSize;
    first += 1;
  }
  let [end, to] = [after.childCount, after.content.size];
  let endBefore = before.childCount;
  while (end > first && endBefore > first && after.child(end - 1) === before.child(endBefore - 1)) {
    end -= 1;
    endBefore -= 1;
    to -= after.child(end).nodeSize;
  }
  return from < to || endBefore > first ? { from, to, first, end, endBefore } : null;
}
