import type { TableName, TableRecords } from './records';

/** One record before and after; `before: null` creates, `after: null` removes. */
export type EditOf<T extends TableName> = {
  readonly [K in T]: {
    readonly table: K;
    readonly key: string;
    readonly before: TableRecords[K] | null;
    readonly after: TableRecords[K] | null;
  };
}[T];
export type Edit = EditOf<TableName>;

/** What a change is called where undo, redo and history name it. A key of the `changes` catalogue. */
export const CHANGE_LABELS = [
  'highlight',
  'recolor',
  'resize',
  'highlight-all',
  'add-places',
  'leave-place-out',
  'separate-place',
  'write-note',
  'remove-note',
  'trash',
  'restore',
  'empty-trash',
  'rename-color',
  'add-bookmark',
  'rename-bookmark',
  'remove-bookmark',
  'create-code',
  'rename-code',
  'recolor-code',
  'define-code',
  'pin-example',
  'unpin-example',
  'move-code',
  'merge-codes',
  'split-code',
  'remove-code',
  'apply-code',
  'withdraw-code',
  'relate',
  'change-relation',
  'remove-relation',
  'create-relation-type',
  'rename-relation-type',
  'remove-relation-type',
  'create-commentary',
  'rename-commentary',
  'write-commentary',
  'trash-commentary',
  'restore-commentary',
  'remove-commentary',
  'write-memo',
  'remove-memo',
  'check',
  'correct',
  'withdraw-correction',
  'edit-citation',
  'add-citation-style',
  'remove-citation-style',
  'return-to-state',
  'start-pass',
  'end-pass',
  'take-over',
  'import',
  'take-comments',
  'add-source',
  'import-source',
  'remove-source',
  'reanchor',
] as const;
export type ChangeLabel = (typeof CHANGE_LABELS)[number];

/** A reversible piece of edit as plain data: the only way a record is ever altered. */
export interface Change {
  readonly label: ChangeLabel;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /**
   * Changes that follow each other with the same group are one step for undo (the keystrokes of one note).
   * A fresh id for everything else.
   */
  readonly group: string;
  readonly edits: readonly Edit[];
}
