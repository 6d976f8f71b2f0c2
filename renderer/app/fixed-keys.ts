export const FIXED_GROUPS = ['caret', 'lists', 'codes'] as const;

interface FixedKeysShape {
  readonly group: (typeof FIXED_GROUPS)[number];
  /** Its key in the `commands` catalogue. */
  readonly name: string;
  /** In the notation of commands. macOS has another modifier where `apple` says so. */
  readonly keys: readonly string[];
  readonly apple?: readonly string[];
}

/** The keys of the text, of lists and of the codebook, which no one rebinds: each hears its own. For the sheet of shortcuts. */
export const FIXED_KEYS = [
  { group: 'caret', name: 'fixed-character', keys: ['ArrowLeft', 'ArrowRight'] },
  { group: 'caret', name: 'fixed-word', keys: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'], apple: ['Alt+ArrowLeft', 'Alt+ArrowRight'] },
  { group: 'caret', name: 'fixed-line', keys: ['ArrowUp', 'ArrowDown'] },
  { group: 'caret', name: 'fixed-sentence', keys: ['Alt+PageUp', 'Alt+PageDown'] },
  { group: 'caret', name: 'fixed-paragraph', keys: ['Ctrl+ArrowUp', 'Ctrl+ArrowDown'], apple: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { group: 'caret', name: 'fixed-edge', keys: ['Home', 'End'], apple: ['Mod+ArrowLeft', 'Mod+ArrowRight'] },
  { group: 'caret', name: 'fixed-page', keys: ['PageUp', 'PageDown'] },
  { group: 'caret', name: 'fixed-document', keys: ['Ctrl+Home', 'Ctrl+End'], apple: ['Mod+ArrowUp', 'Mod+ArrowDown'] },
  { group: 'caret', name: 'fixed-extend', keys: ['Shift'] },
  { group: 'caret', name: 'fixed-take', keys: ['Enter'] },
  { group: 'caret', name: 'fixed-leave', keys: ['Escape'] },
  { group: 'caret', name: 'fixed-pick-take', keys: ['Enter'] },
  { group: 'caret', name: 'fixed-pick-leave', keys: ['Escape'] },
  { group: 'lists', name: 'fixed-list-walk', keys: ['ArrowUp', 'ArrowDown'] },
  { group: 'lists', name: 'fixed-list-tick', keys: ['Space', 'Mod+A'] },
  { group: 'lists', name: 'fixed-list-go', keys: ['Enter'] },
  { group: 'lists', name: 'fixed-list-delete', keys: ['Delete'] },
  { group: 'lists', name: 'fixed-list-color', keys: ['1', '2', '3', '4', '5'] },
  { group: 'lists', name: 'fixed-list-code', keys: ['C'] },
  { group: 'codes', name: 'fixed-code-list', keys: ['Enter'] },
  { group: 'codes', name: 'fixed-code-rename', keys: ['F2'] },
  { group: 'codes', name: 'fixed-code-delete', keys: ['Delete'] },
  { group: 'codes', name: 'fixed-code-move', keys: ['Mod+Shift+ArrowUp', 'Mod+Shift+ArrowDown'] },
  { group: 'codes', name: 'fixed-code-level', keys: ['Mod+Shift+ArrowRight', 'Mod+Shift+ArrowLeft'] },
  { group: 'codes', name: 'fixed-code-menu', keys: ['Shift+F10'] },
] as const satisfies readonly FixedKeysShape[];

export type FixedKeys = (typeof FIXED_KEYS)[number];

export function fixedKeysOn(row: FixedKeys, apple: boolean): readonly string[] {
  return apple && 'apple' in row ? row.apple : row.keys;
}
