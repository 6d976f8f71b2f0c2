import type { ExportProgress } from '../../export/export-input';
import { scanXml } from '../package/scan-xml';
import { RefiFailure } from './refi-error';

/** An element with its children; of REFI-QDA only the local names count, as some programs leave the namespace out. */
export interface XmlNode {
  readonly name: string;
  /** '' for an attribute that is not there. */
  readonly get: (attribute: string) => string;
  readonly children: readonly XmlNode[];
  /** The words directly inside, markup of children left out. */
  readonly text: string;
}

/** A project with a hundred thousand codings has half a million. */
const MOST_ELEMENTS = 1_500_000;

/** The attributes that are read anywhere in a project. */
const ATTRIBUTES = [
  'guid',
  'id',
  'name',
  'origin',
  'color',
  'direction',
  'isCodable',
  'targetGUID',
  'originGUID',
  'plainTextPath',
  'richTextPath',
  'path',
  'startPosition',
  'endPosition',
  'creatingUser',
  'modifyingUser',
  'creatingUserGUID',
  'creationDateTime',
  'modifiedDateTime',
  'typeOfVariable',
] as const;

/**
 * The tree of a `project.qde` or `.qdc`. Throws `RefiFailure` where it has more elements than any program writes or is empty, and what
 * the reader of XML throws.
 */
export async function readXmlTree(bytes: Uint8Array, progress: ExportProgress): Promise<XmlNode> {
  const root = new GrowingNode('', new Map());
  const open: GrowingNode[] = [root];
  let count = 0;
  await scanXml(
    bytes,
    new Map(),
    {
      open: (name, get) => {
        count += 1;
        if (count > MOST_ELEMENTS) throw new RefiFailure({ code: 'too-many-elements', limit: MOST_ELEMENTS });
        const attributes = new Map<string, string>();
        for (const attribute of ATTRIBUTES) {
          const value = get(attribute);
          if (value !== '') attributes.set(attribute, value);
        }
        const node = new GrowingNode(name.slice(name.indexOf(':') + 1), attributes);
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      close: () => {
        open.pop();
      },
      text: (words) => open.at(-1)?.take(words),
    },
    progress,
  );
  const [top] = root.children;
  if (top === undefined) throw new RefiFailure({ code: 'not-refi' });
  return top;
}

class GrowingNode implements XmlNode {
  readonly name: string;
  readonly children: GrowingNode[] = [];
  readonly #attributes: ReadonlyMap<string, string>;
  readonly #words: string[] = [];

  constructor(name: string, attributes: ReadonlyMap<string, string>) {
    this.name = name;
    this.#attributes = attributes;
  }

  get text(): string {
    return this.#words.join('');
  }

  readonly get = (attribute: string): string => this.#attributes.get(attribute) ?? '';

  take(words: string): void {
    this.#words.push(words);
  }
}

/** The children of this name. */
export function childrenNamed(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of this name. */
export function childNamed(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child) => child.name === name);
}
