import { type Element, parseXmlDocument } from 'slimdom';
import { err, ok, type Result } from '../base/result';

/** What a CSL file says about itself. */
export interface StyleDescription {
  /** An address as a rule. */
  readonly id: string;
  readonly title: string;
}

export type StyleError =
  | { readonly code: 'too-large'; readonly limit: number }
  /** With what the parser says and where. */
  | { readonly code: 'not-xml'; readonly detail: string }
  | { readonly code: 'not-csl' }
  | { readonly code: 'no-id' }
  | { readonly code: 'no-citation' }
  /** The file only names another style that does the work. */
  | { readonly code: 'dependent'; readonly parent: string };

const CSL_NAMESPACE = 'http://purl.org/net/xbiblio/csl';

/** In UTF-16 units; the largest styles there are have a tenth of it. */
const MAX_LENGTH = 2_000_000;

/** Reads what a CSL style is, and says why a file is none that citations can be written with. */
export function readCitationStyle(xml: string): Result<StyleDescription, StyleError> {
  if (xml.length > MAX_LENGTH) return err({ code: 'too-large', limit: MAX_LENGTH });
  const root = parseRoot(xml.replace(/^\uFEFF/, '').trimStart());
  if (!root.ok) return root;
  const style = root.value;
  if (style === null || style.localName !== 'style' || style.namespaceURI !== CSL_NAMESPACE) return err({ code: 'not-csl' });
  const info = findChild(style, 'info');
  const id = findChild(info, 'id')?.textContent?.trim() ?? '';
  const title = findChild(info, 'title')?.textContent?.trim() ?? '';
  if (id === '') return err({ code: 'no-id' });
  const parent = info?.children.find((child) => child.localName === 'link' && child.getAttribute('rel') === 'independent-parent');
  const citation = findChild(style, 'citation');
  if (citation === undefined && parent !== undefined) return err({ code: 'dependent', parent: parent.getAttribute('href') ?? '' });
  if (findChild(citation, 'layout') === undefined) return err({ code: 'no-citation' });
  return ok({ id, title: title === '' ? id : title });
}

function parseRoot(xml: string): Result<Element | null, StyleError> {
  try {
    return ok(parseXmlDocument(xml).documentElement);
  } catch (thrown) {
    const [detail = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
    return err({ code: 'not-xml', detail });
  }
}

function findChild(parent: Element | undefined, name: string): Element | undefined {
  return parent?.children.find((child) => child.localName === name);
}
