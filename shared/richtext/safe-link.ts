const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/**
 * True for an absolute http, https or mailto address without blanks or control characters (which browsers
 * would silently take out, so that `java\nscript:` became another protocol).
 */
export function isSafeLink(href: string): boolean {
  if (!/^[^\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cs}]+$/u.test(href)) return false;
  return URL.canParse(href) && SAFE_PROTOCOLS.has(new URL(href).protocol);
}
