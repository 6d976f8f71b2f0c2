export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What XML 1.0 cannot hold, not even escaped: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold becomes U+FFFD, one UTF-16 unit for one. */
export function xmlSafe(words: string): string {
  return words.replace(FORBIDDEN, '\uFFFD');
}

/**
 * Words as XML text or attribute value. What XML cannot hold becomes U+FFFD, one UTF-16 unit for one, so that offsets stay; carriage
 * returns, tabs and line feeds are written as references, since a reader would change them.
 */
export function xmlText(words: string): string {
  return xmlSafe(words)
    .replace(/[&<>"]/g, (character) => SPECIAL[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** An element; attributes that are undefined are left out, `content` is XML already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) start += ` ${key}="${xmlText(String(value))}"`;
  const inner = content.join('');
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}
