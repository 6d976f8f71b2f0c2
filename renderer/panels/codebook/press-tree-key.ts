import type { KeyboardEvent } from 'react';
import type { CodeStep } from '../../../shared/codebook/step-code';
import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import type { CodeTreeInstance, CodeTreeItem } from './use-code-tree';

export interface TreeKeyPorts {
  readonly onStep: (item: CodeTreeItem, step: CodeStep) => void;
  readonly onRename: (item: CodeTreeItem) => void;
  readonly onDelete: (item: CodeTreeItem) => void;
  readonly onMenu: (item: CodeTreeItem) => void;
}

const STEPS: Readonly<Record<string, CodeStep>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** How long letters go on with the word that was begun, in milliseconds. */
const WORD_PAUSE = 700;

/** Letters typed one after the other, until there is a pause. */
export interface TypedWord {
  word: string;
  at: number;
}

/** The keys of a tree as the ARIA practices describe them; with Ctrl and Shift the arrows move the code itself. */
export function pressTreeKey(event: KeyboardEvent, tree: CodeTreeInstance, typed: TypedWord, ports: TreeKeyPorts): void {
  const item = itemAt(event.target, tree);
  if (item === undefined || event.nativeEvent.isComposing || event.altKey) return;
  const step = STEPS[event.key];
  const isModified = event.ctrlKey || event.metaKey;
  if (isModified && event.shiftKey && step !== undefined) ports.onStep(item, step);
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) ports.onMenu(item);
  else if (isModified || !pressPlainKey(event.key, item, tree, typed, ports)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** True when the key is one of the tree's own. */
function pressPlainKey(key: string, item: CodeTreeItem, tree: CodeTreeInstance, typed: TypedWord, ports: TreeKeyPorts): boolean {
  const items = tree.getItems();
  // A blank in the midst of a name that is being typed belongs to it.
  if (key === ' ' && typed.word !== '' && Date.now() - typed.at <= WORD_PAUSE) return focusItem(findByLetters(key, item, items, typed));
  switch (key) {
    case 'ArrowDown':
      return focusItem(item.getItemBelow());
    case 'ArrowUp':
      return focusItem(item.getItemAbove());
    case 'Home':
      return focusItem(items[0]);
    case 'End':
      return focusItem(items.at(-1));
    case 'ArrowRight':
      if (!item.isFolder()) return true;
      if (item.isExpanded()) return focusItem(item.getItemBelow());
      item.expand();
      return true;
    case 'ArrowLeft':
      if (!item.isFolder() || !item.isExpanded()) return item.getItemMeta().level === 0 || focusItem(item.getParent());
      item.collapse();
      return true;
    case 'Enter':
    case ' ':
      item.primaryAction();
      return true;
    case 'F2':
      ports.onRename(item);
      return true;
    case 'Delete':
      ports.onDelete(item);
      return true;
    default:
      return key.length === 1 && focusItem(findByLetters(key, item, items, typed));
  }
}

/** The next item whose name begins with the letters; the same one goes on to answer while a word is being typed. */
function findByLetters(key: string, item: CodeTreeItem, items: readonly CodeTreeItem[], typed: TypedWord): CodeTreeItem {
  const now = Date.now();
  typed.word = fold(now - typed.at > WORD_PAUSE ? key : typed.word + key);
  typed.at = now;
  const from = items.indexOf(item) + (typed.word.length > 1 ? 0 : 1);
  const inTurn = [...items.slice(from), ...items.slice(0, from)];
  return inTurn.find((one) => fold(one.getItemName()).startsWith(typed.word)) ?? item;
}

function fold(text: string): string {
  return foldText(text, FOLD_ALL).folded;
}

/** Always true: the key was the tree's, even where there is nowhere to go. An item out of view comes into the page first. */
export function focusItem(item: CodeTreeItem | undefined): true {
  item?.setFocused();
  const element = item?.getElement();
  if (element?.isConnected === true) element.focus();
  else requestAnimationFrame(() => item?.getElement()?.focus());
  return true;
}

/** The item that the focus is on; undefined in a field inside of it. */
function itemAt(target: EventTarget, tree: CodeTreeInstance): CodeTreeItem | undefined {
  return tree.getItems().find((item) => item.getElement() === target);
}
