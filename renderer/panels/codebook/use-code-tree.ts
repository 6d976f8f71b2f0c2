import { dragAndDropFeature, type ItemInstance, isOrderedDragTarget, syncDataLoaderFeature, type TreeInstance } from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useLayoutEffect, useMemo, useState } from 'react';
import { branchOf, type Codebook, childrenOf } from '../../../shared/codebook/codebook';
import type { CodePlace } from '../../../shared/codebook/edit-codes';
import { codeId } from '../../../shared/model/ids';
import type { CodeId } from '../../../shared/model/records';

/** The item above all codes: the library knows no forest. */
const ROOT = 'root of the codebook';

/** CSS pixels that each level is set in; also in codebook.css. */
const INDENT = 16;

/** Items by the id of their code; their data is the name. */
export type CodeTreeItem = ItemInstance<string>;
export type CodeTreeInstance = TreeInstance<string>;

export interface CodeTreePorts {
  readonly codebook: Codebook;
  readonly onMove: (id: CodeId, place: CodePlace) => void;
  readonly onList: (id: CodeId) => void;
}

/** The codebook as a tree whose branches open and close, with one item that Tab reaches; codes can be dragged to other places. */
export function useCodeTree({ codebook, onMove, onList }: CodeTreePorts): CodeTreeInstance {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => [ROOT, ...codebook.inOrder.map((code) => String(code.id))], [codebook]);
  // The same array until something opens or closes: the tree sets itself up anew for another one.
  const opened = useMemo(() => ids.filter((id) => !closed.has(id)), [ids, closed]);
  const tree = useTree<string>({
    rootItemId: ROOT,
    features: [syncDataLoaderFeature, dragAndDropFeature],
    dataLoader: {
      getItem: (id) => codebook.codes.get(codeId(id))?.name ?? '',
      getChildren: (id) => childrenOf(codebook, toCodeId(id)).map((code) => code.id),
    },
    getItemName: (item) => item.getItemData(),
    isItemFolder: (item) => item.getId() === ROOT || childrenOf(codebook, codeId(item.getId())).length > 0,
    onPrimaryAction: (item) => onList(codeId(item.getId())),
    state: { expandedItems: opened },
    setExpandedItems: (next) => {
      const now = new Set(typeof next === 'function' ? next(opened) : next);
      setClosed(new Set(ids.filter((id) => !now.has(id))));
    },
    indent: INDENT,
    canReorder: true,
    canDrop: ([item], target) => item !== undefined && !branchOf(codebook, codeId(item.getId())).has(codeId(target.item.getId())),
    onDrop: ([item], target) => {
      if (item === undefined) return;
      const id = codeId(item.getId());
      const parentId = toCodeId(target.item.getId());
      const siblings = childrenOf(codebook, parentId).filter((code) => code.id !== id);
      onMove(id, { parentId, before: (isOrderedDragTarget(target) ? siblings[target.insertionIndex]?.id : null) ?? null });
    },
  });
  // Before it is painted: what is shown must not speak of codes that are gone.
  useLayoutEffect(() => {
    if (codebook.codes.size + closed.size >= 0) tree.rebuildTree();
  }, [tree, codebook, closed]);
  return tree;
}

function toCodeId(id: string): CodeId | null {
  return id === ROOT ? null : codeId(id);
}
