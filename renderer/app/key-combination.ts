/** What of a KeyboardEvent decides about shortcuts, as plain data. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly altGraph: boolean;
  readonly isComposing: boolean;
  /** 229 while an input method has the key. */
  readonly keyCode: number;
}

const MODIFIER_KEYS = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Fn', 'NumLock', 'Process', 'Unidentified']);

const NAMED: Readonly<Record<string, string>> = { '+': 'Plus', '=': 'Plus', ' ': 'Space', _: '-', Esc: 'Escape', Del: 'Delete' };

/** The signs of a US keyboard, by place: for layouts that have letters of another script there, or a sign that ends up in a letter. */
const BY_PLACE: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: 'Plus',
};

/** What a keyboard with Latin letters prints: anything of ASCII, or a letter such as ü that has a key of its own. */
function isLatin(printed: string): boolean {
  return /^[\u0021-\u007e]$/u.test(printed) || /^\p{Script=Latin}$/u.test(printed);
}

/**
 * The name of the key itself: the Latin letter, digit or sign it stands for on this layout, or (where the layout has none, as in
 * Cyrillic or while Chinese punctuation is on, or Option on macOS prints something else) the one in the same place on a US keyboard.
 */
function nameKey(press: KeyPress): string {
  const printed = press.key.normalize('NFKC');
  if (/^[a-z]$/i.test(printed)) return printed.toUpperCase();
  if (/^[0-9]$/.test(printed)) return printed;
  const [, place, placed] = press.code.match(/^(Key|Digit)([A-Z0-9])$/) ?? [];
  // With Shift a digit's key prints a sign of its own: German has its slash there.
  if (placed !== undefined && !(place === 'Digit' && press.shiftKey)) return placed;
  const isNamed = printed.length > 1 && printed !== 'Dead';
  if (!isNamed && !isLatin(printed)) return BY_PLACE[press.code] ?? NAMED[printed] ?? printed;
  return NAMED[printed] ?? (isNamed ? printed : printed.toUpperCase());
}

/** Shift only helps to print a sign such as `+` or `/`; with letters, digits and named keys it means something. */
function shiftCounts(name: string): boolean {
  return name.length > 1 ? name !== 'Plus' : /^[\p{L}0-9]$/u.test(name);
}

/** A dead key waits for the letter that it goes onto, unless a modifier says that it writes nothing. */
function isDead({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key === 'Dead' && !ctrlKey && !metaKey && !altKey;
}

/**
 * The combination that a key press means, such as `Mod+Shift+F` (Mod is Cmd on macOS, else Ctrl); null when it means none:
 * a modifier alone, AltGr (it types characters), or anything an input method is working on.
 */
export function readCombination(press: KeyPress, apple: boolean): string | null {
  if (press.isComposing || press.keyCode === 229 || press.altGraph || MODIFIER_KEYS.has(press.key) || isDead(press)) return null;
  if (!apple && press.metaKey) return null;
  const name = nameKey(press);
  const parts: string[] = [];
  if (apple ? press.metaKey : press.ctrlKey) parts.push('Mod');
  if (apple && press.ctrlKey) parts.push('Ctrl');
  if (press.altKey) parts.push('Alt');
  if (press.shiftKey && shiftCounts(name)) parts.push('Shift');
  parts.push(name);
  return parts.join('+');
}

/** The plain data of a DOM event. */
export function describeKeyPress(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode, altGraph: event.getModifierState('AltGraph') };
}

/** True for combinations that type nothing by themselves: with Mod, Ctrl or Alt, or a function key. */
export function hasModifier(combination: string): boolean {
  return /^(Mod|Ctrl|Alt)\+/.test(combination) || /^(Shift\+)?F\d{1,2}$/.test(combination);
}

/** True for combinations that mean nothing to a field: Option types characters and moves the caret by words on macOS. */
export function isFreeInFields(combination: string, apple: boolean): boolean {
  return hasModifier(combination) && !(apple && /^Alt\+/.test(combination));
}
