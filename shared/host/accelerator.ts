const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  Ctrl: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  Enter: 'Enter',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Plus: 'Plus',
  Space: 'Space',
};

/** A key combination of the page (`Mod+Shift+F`) as a native menu shows it (`CmdOrCtrl+Shift+F`); null for keys that menus have no name for. */
export function toAccelerator(combination: string): string | null {
  const names = combination.split('+').map((key) => NAMES[key] ?? (/^([\u0021-\u007e]|F([1-9]|1\d|2[0-4]))$/u.test(key) ? key : null));
  return names.includes(null) ? null : names.join('+');
}
