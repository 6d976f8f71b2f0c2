import { Document, isMap, parseDocument } from 'yaml';
import { deepEqual } from '../../base/deep-equal';

/** Postil's own properties begin so; all others are the reader's. */
const OWN_PREFIX = 'postil_';
export type Properties = Readonly<Record<string, string | number | readonly string[]>>;

const FRONT_MATTER = /^---\n([\s\S]*?)\n?---(?:\n|$)/;

export interface SplitNote {
  /** The YAML between the lines of dashes; null where there is none. */
  readonly yaml: string | null;
  readonly body: string;
}

/** A note taken apart. `text` has line feeds only. */
export function splitNote(text: string): SplitNote {
  const match = text.match(FRONT_MATTER);
  return match === null ? { yaml: null, body: text } : { yaml: match[1] ?? '', body: text.slice(match[0].length) };
}

/** One of Postil's properties, as a note has it; null where it is not there or the YAML cannot be read. */
export function readProperty(text: string, name: string): string | null {
  const { yaml } = splitNote(text);
  if (yaml === null) return null;
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const value: unknown = document.get(name);
  return typeof value === 'string' ? value : null;
}

/**
 * The YAML with Postil's properties as they are now: the reader's own, their order and comments stay. YAML that cannot be read is given
 * back as it is.
 */
export function setProperties(yaml: string | null, properties: Properties): string {
  const document = yaml === null || yaml.trim() === '' ? new Document({}) : parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return yaml ?? '';
  if (yaml !== null && saysAll(document.toJS(), properties)) return yaml;
  for (const { key } of [...document.contents.items]) {
    const name = String(key);
    if (name.startsWith(OWN_PREFIX) && !(name in properties)) document.delete(name);
  }
  for (const [name, value] of Object.entries(properties)) document.set(name, value);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

/** True when of Postil's properties there are these and no others. */
function saysAll(found: unknown, properties: Properties): boolean {
  if (typeof found !== 'object' || found === null) return false;
  const own = Object.entries(found).filter(([name]) => name.startsWith(OWN_PREFIX));
  return deepEqual(Object.fromEntries(own), properties);
}
