interface FixedKeysShape {
  /** Its key in the `commands` catalogue. */
  readonly name: string;
  /** In the notation of commands. macOS has another modifier where `apple` says so. */
  readonly keys: readonly string[];
  readonly apple?: readonly string[];
}

/** The keys of the text itself, which no one rebinds: renderer/reading and renderer/notes hear them. For the sheet of shortcuts. */
export const FIXED_KEYS = [
  { name: 'fixed-character', keys: ['ArrowLeft', 'ArrowRight'] },
  { name: 'fixed-word', keys: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'], apple: ['Alt+ArrowLeft', 'Alt+ArrowRight'] },
  { name: 'fixed-line', keys: ['ArrowUp', 'ArrowDown'] },
  { name: 'fixed-sentence', keys: ['Alt+PageUp', 'Alt+PageDown'] },
  { name: 'fixed-paragraph', keys: ['Ctrl+ArrowUp', 'Ctrl+ArrowDown'], apple: ['Alt+ArrowUp', 'Alt+ArrowDown'] },
  { name: 'fixed-edge', keys: ['Home', 'End'], apple: ['Mod+ArrowLeft', 'Mod+ArrowRight'] },
  { name: 'fixed-page', keys: ['PageUp', 'PageDown'] },
  { name: 'fixed-document', keys: ['Ctrl+Home', 'Ctrl+End'], apple: ['Mod+ArrowUp', 'Mod+ArrowDown'] },
  { name: 'fixed-extend', keys: ['Shift'] },
  { name: 'fixed-take', keys: ['Enter'] },
  { name: 'fixed-leave', keys: ['Escape'] },
] as const satisfies readonly FixedKeysShape[];

export type FixedKeys = (typeof FIXED_KEYS)[number];

export function fixedKeysOn(row: FixedKeys, apple: boolean): readonly string[] {
  return apple && 'apple' in row ? row.apple : row.keys;
}
