/** A key with its modifiers in the order in which they are always written: `Mod+Ctrl+Alt+Shift+Key`. */
const COMBINATION = /^(?:Mod\+)?(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s+]|[A-Z][A-Za-z]{1,15}|F\d{1,2})$/u;
const MODIFIER_ALONE = /(?:^|\+)(?:Mod|Ctrl|Alt|Shift)$/;

/**
 * True for a key combination in the notation of commands, such as `Mod+Shift+F`: Mod is Cmd on macOS and Ctrl elsewhere, the
 * key is a letter in upper case, a digit, a sign, or a name such as `ArrowLeft`, `Plus` or `F6`.
 */
export function isCombination(text: string): boolean {
  return COMBINATION.test(text) && !MODIFIER_ALONE.test(text);
}
