import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../model/rich-text';

/** Containers inside each other that a note keeps; what lies deeper stands at the last of them. */
const DEEPEST = 16;

type ContainerName = 'blockquote' | 'ul' | 'ol' | 'li' | 'pre';

interface Container {
  readonly name: ContainerName | 'doc';
  /** Of a numbered list. */
  readonly start: number;
  readonly blocks: RichBlock[];
  /** Of a list. */
  readonly items: RichListItem[];
}

/**
 * Builds a note from a stream of openings, closings and words, as a reader of markup meets them. Openings that are never closed and
 * closings that were never opened do no harm. Blanks run together except inside `pre`.
 */
export class RichTextBuilder {
  readonly #containers: Container[] = [containerOf('doc')];
  readonly #marks: { readonly name: string; readonly mark: RichMark }[] = [];
  #inlines: RichInline[] = [];
  #endsBlank = true;
  /** Openings that were too deep to be kept, and have closings to come. */
  #dropped: ContainerName[] = [];

  open(name: ContainerName, start = 1): void {
    this.endParagraph();
    if (this.#containers.length > DEEPEST) {
      this.#dropped.push(name);
      return;
    }
    const isLoose = name === 'li' && !isList(this.#top);
    if (isLoose) this.#containers.push(containerOf('ul'));
    else if (isList(this.#top) && name !== 'li') this.#containers.push(containerOf('li'));
    this.#containers.push(containerOf(name, Number.isSafeInteger(start) && start >= 0 && start < 1e9 ? start : 1));
  }

  close(name: ContainerName): void {
    this.endParagraph();
    const dropped = this.#dropped.lastIndexOf(name);
    if (dropped >= 0) {
      this.#dropped.splice(dropped, 1);
      return;
    }
    if (!this.#containers.some((container) => container.name === name)) return;
    while (this.#containers.length > 1) {
      const closed = this.#closeTop();
      if (closed === name) break;
    }
  }

  openMark(name: string, mark: RichMark): void {
    this.#marks.push({ name, mark });
  }

  closeMark(name: string): void {
    const at = this.#marks.findLastIndex((open) => open.name === name);
    if (at >= 0) this.#marks.splice(at, 1);
  }

  breakLine(): void {
    if (this.#top.name === 'pre') this.text('\n');
    else this.#inlines.push({ type: 'hardBreak' });
    this.#endsBlank = true;
  }

  text(words: string): void {
    const isVerbatim = this.#top.name === 'pre';
    const joined = isVerbatim ? words : words.replace(/[ \t\n\r\f]+/g, ' ').replace(this.#endsBlank ? /^ / : /(?!)/, '');
    if (joined === '') return;
    this.#endsBlank = joined.endsWith(' ');
    const marks = this.#marks.map(({ mark }) => mark);
    this.#inlines.push(marks.length === 0 ? { type: 'text', text: joined } : { type: 'text', text: joined, marks });
  }

  endParagraph(): void {
    const content = this.#inlines;
    this.#inlines = [];
    this.#endsBlank = true;
    if (content.length === 0) return;
    if (this.#top.name === 'pre') {
      const text = content.map((node) => (node.type === 'text' ? node.text : '\n')).join('');
      this.#top.blocks.push({ type: 'codeBlock', content: [{ type: 'text', text: text.replace(/^\n/, '') }] });
      return;
    }
    if (isList(this.#top)) this.#top.items.push({ type: 'listItem', content: [{ type: 'paragraph', content }] });
    else this.#top.blocks.push({ type: 'paragraph', content });
  }

  finish(): RichText {
    this.endParagraph();
    while (this.#containers.length > 1) this.#closeTop();
    return { type: 'doc', content: this.#top.blocks };
  }

  get #top(): Container {
    const top = this.#containers.at(-1);
    if (top === undefined) throw new Error('the document itself is never closed');
    return top;
  }

  #closeTop(): Container['name'] {
    const closed = this.#containers.pop();
    if (closed === undefined) throw new Error('the document itself is never closed');
    const { name, start, blocks, items } = closed;
    const parent = this.#top;
    if (name === 'li') {
      if (blocks.length > 0) parent.items.push({ type: 'listItem', content: blocks });
    } else if (name === 'ul') push(parent, { type: 'bulletList', content: items });
    else if (name === 'ol') push(parent, { type: 'orderedList', attrs: { start }, content: items });
    else if (name === 'blockquote') push(parent, { type: 'blockquote', content: blocks });
    else for (const block of blocks.length === 0 ? EMPTY_CODE : blocks) push(parent, block);
    return name;
  }
}

const EMPTY_CODE: readonly RichBlock[] = [{ type: 'codeBlock' }];

function containerOf(name: Container['name'], start = 1): Container {
  return { name, start, blocks: [], items: [] };
}

function isList({ name }: Container): boolean {
  return name === 'ul' || name === 'ol';
}

function push(parent: Container, block: RichBlock): void {
  const isEmpty = block.type !== 'paragraph' && block.type !== 'codeBlock' && block.content.length === 0;
  if (isEmpty) return;
  if (isList(parent)) parent.items.push({ type: 'listItem', content: [block] });
  else parent.blocks.push(block);
}
