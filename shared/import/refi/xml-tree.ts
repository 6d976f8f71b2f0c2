import type { ExportProgress } from '../../export/export-input';
import { scanXml } from '../package/scan-xml';
import { RefiFailure } from './refi-error';

/** An element with its children; of REFI-QDA only the local names count, as some programs leave the namespace out. */
export interface XmlNode {
  readonly name: string;
  /** '' for an attribute that is not there. */
  get(attribute: string): string;
  readonly children: readonly XmlNode[];
  /** The words directly inside, markup of children left out. */
  readonly text: string;
}

/** A project with fifty thousand codings has a quarter of a million. */
const MOST_ELEMENTS = 300_000;
/** As many as other files may have annotations: each becomes a line of the plan. */
const MOST_SELECTIONS = 100_000;

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
  const root = new GrowingNode('', []);
  const open: GrowingNode[] = [root];
  let count = 0;
  let selections = 0;
  await scanXml(
    bytes,
    new Map(),
    {
      open: (name, get) => {
        count += 1;
        if (count > MOST_ELEMENTS) throw new RefiFailure({ code: 'too-many-elements', limit: MOST_ELEMENTS });
        if (name.endsWith('Selection')) selections += 1;
        if (selections > MOST_SELECTIONS) throw new RefiFailure({ code: 'too-many-elements', limit: MOST_SELECTIONS });
        const attributes: string[] = [];
        for (const attribute of ATTRIBUTES) {
          const value = get(attribute);
          if (value !== '') attributes.push(attribute, value);
        }
        const node = new GrowingNode(name.slice(name.indexOf(':') + 1), attributes);
        open.at(-1)?.add(node);
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

const NONE: readonly GrowingNode[] = [];

class GrowingNode implements XmlNode {
  readonly name: string;
  text = '';
  #children: GrowingNode[] | null = null;
  /** Names and values in turn: there are few, and half a million elements. */
  readonly #attributes: readonly string[];

  constructor(name: string, attributes: readonly string[]) {
    this.name = name;
    this.#attributes = attributes;
  }

  get children(): readonly GrowingNode[] {
    return this.#children ?? NONE;
  }

  get(attribute: string): string {
    const { length } = this.#attributes;
    for (let at = 0; at < length; at += 2) if (this.#attributes[at] === attribute) return this.#attributes[at + 1] ?? '';
    return '';
  }

  add(child: GrowingNode): void {
    this.#children ??= [];
    this.#children.push(child);
  }

  take(words: string): void {
    this.text += words;
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
