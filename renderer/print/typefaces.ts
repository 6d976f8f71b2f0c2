/** The faces that the app has, as rules that hold in any document: their files named by whole addresses. */
export function listFaces(): readonly CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule));
}

const ADDRESS = /url\(["']?([^"')]+)["']?\)/g;

/** The rule with its files named from anywhere. */
export function absoluteFace(rule: CSSFontFaceRule): string {
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  return rule.cssText.replace(ADDRESS, (_, address: string) => `url("${new URL(address, base).href}")`);
}

/** The faces of which a document has used something, by what tells them apart in any document. */
export function usedFaces(fonts: FontFaceSet): ReadonlySet<string> {
  return new Set([...fonts].filter(({ status }) => status === 'loaded').map(keyOfFace));
}

/** Has these faces ready in a document that has not laid out its words yet. One whose file cannot be read is left out. */
export async function loadFaces(fonts: FontFaceSet, used: ReadonlySet<string>): Promise<void> {
  await Promise.allSettled([...fonts].filter((face) => used.has(keyOfFace(face))).map((face) => face.load()));
}

/**
 * These faces with their files as data: a document that has these rules needs nothing else. A file that cannot be read leaves its face
 * out; the next of the list stands in for it.
 */
export async function embedFaces(rules: readonly CSSFontFaceRule[], used: ReadonlySet<string>): Promise<string> {
  const wanted = rules.filter(({ style }) => used.has(keyOfRule(style)));
  return (await Promise.all(wanted.map(embedFace))).join('\n');
}

const unquoted = (family: string) => family.replaceAll(/["']/g, '');
const keyOf = (family: string, style: string, weight: string, range: string) =>
  [unquoted(family), style || 'normal', weight || 'normal', range.replaceAll(/\s/g, '').toUpperCase() || 'U+0-10FFFF'].join('|');
const keyOfFace = ({ family, style, weight, unicodeRange }: FontFace) => keyOf(family, style, weight, unicodeRange);
const keyOfRule = (style: CSSStyleDeclaration) =>
  keyOf(
    style.getPropertyValue('font-family'),
    style.getPropertyValue('font-style'),
    style.getPropertyValue('font-weight'),
    style.getPropertyValue('unicode-range'),
  );

async function embedFace(rule: CSSFontFaceRule): Promise<string> {
  const address = absoluteFace(rule).match(/url\("([^"]+)"\)/)?.[1];
  if (address === undefined) return '';
  const response = await fetch(address).catch(() => null);
  if (response === null || !response.ok) return '';
  const data = await readAsDataUrl(new Blob([await response.arrayBuffer()], { type: 'font/woff2' }));
  return rule.cssText.replace(/src:[^;}]*/, `src:url("${data}") format("woff2")`);
}

function readAsDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
