/** True where Cmd stands for Ctrl. */
export function isApplePlatform(platform: string = navigator.platform): boolean {
  return /^(Mac|iPhone|iPad|iPod)/.test(platform);
}

const APPLE: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Delete: '⌦',
  Backspace: '⌫',
  Enter: '⏎',
  Escape: 'esc',
  Home: '↖',
  End: '↘',
  PageUp: '⇞',
  PageDown: '⇟',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Plus: '+',
  Space: '␣',
};

const OTHERS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Plus: '+',
};

/** The keys of a combination such as `Mod+Shift+F` as they are printed on the keyboard at hand. */
export function nameKeys(combination: string, apple: boolean): readonly string[] {
  const names = apple ? APPLE : OTHERS;
  return combination.split('+').map((key) => names[key] ?? key);
}

const ARIA: Readonly<Record<string, string>> = { Ctrl: 'Control', Plus: '+' };

/** A combination in the notation of `aria-keyshortcuts`: `Control+Shift+F`. */
export function ariaKeys(combination: string | null | undefined, apple: boolean): string | undefined {
  if (combination === null || combination === undefined) return undefined;
  const names = combination.split('+').map((key) => (key === 'Mod' ? (apple ? 'Meta' : 'Control') : (ARIA[key] ?? key)));
  return names.join('+');
}
