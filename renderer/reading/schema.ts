import { type Extensions, Mark, Node } from '@tiptap/core';
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import type { Block, BlockKind, LanguageRun } from '../../shared/text/source-text';
import type { Section } from './sections';

/** `data-block` on every block's element: the way from the page back to the text. */
export const BLOCK_ATTRIBUTE = 'data-block';

const ELEMENTS: Readonly<Record<BlockKind, string>> = {
  title: 'h1',
  heading: 'h2',
  paragraph: 'p',
  note: 'p',
  credit: 'p',
  furniture: 'p',
};

const ReadingDocument = Node.create({ name: 'doc', topNode: true, content: 'section+' });

const ReadingText = Node.create({ name: 'text', group: 'inline' });

function createBlockNode(kind: BlockKind) {
  return Node.create({
    name: kind,
    group: 'block',
    content: 'text*',
    marks: 'language',
    addAttributes() {
      return {
        index: { default: 0, rendered: false },
        language: { default: '', rendered: false },
        paragraph: { default: null, rendered: false },
        level: { default: null, rendered: false },
      };
    },
    renderHTML({ node }) {
      const { index, language, paragraph, level } = node.attrs;
      const attributes: Record<string, string> = {
        class: `reading-block reading-${kind}`,
        [BLOCK_ATTRIBUTE]: String(index),
        lang: String(language),
        dir: 'auto',
      };
      if (paragraph !== null) attributes['data-paragraph'] = String(paragraph);
      if (level !== null) attributes['data-level'] = String(level);
      return [kind === 'heading' ? `h${Math.min(6, Number(level ?? 1) + 1)}` : ELEMENTS[kind], attributes, 0];
    },
  });
}

/** A stretch in another language: its own face, hyphenation and voice. */
const LanguageMark = Mark.create({
  name: 'language',
  addAttributes() {
    return { tag: { default: '', rendered: false } };
  },
  renderHTML({ mark }) {
    return ['span', { lang: String(mark.attrs.tag) }, 0];
  },
});

/** Everything the reading document is made of, except the section, which knows how it is mounted. */
export const READING_NODES: Extensions = [
  ReadingDocument,
  ReadingText,
  LanguageMark,
  createBlockNode('title'),
  createBlockNode('heading'),
  createBlockNode('paragraph'),
  createBlockNode('note'),
  createBlockNode('credit'),
  createBlockNode('furniture'),
];

export interface ReadingContent {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** The stretches of a block in other languages than its own, in order. */
  readonly runsOf: (block: Block) => readonly LanguageRun[];
}

/**
 * The text as the editor's document, made of nodes at once: as JSON it would be built twice. Every character of every block is in it
 * once and in order; nothing else is.
 */
export function buildDocument(schema: Schema, { text, blocks, sections, runsOf }: ReadingContent): ProseMirrorNode {
  const buildBlock = (block: Block) => {
    const attributes = { index: block.index, language: block.language, paragraph: block.paragraph, level: block.level };
    return schema.node(block.kind, attributes, buildInline(schema, text, block, runsOf(block)));
  };
  const buildSection = ({ index, first, last }: Section) =>
    schema.node('section', { index }, blocks.slice(first, last + 1).map(buildBlock));
  return schema.node('doc', null, sections.map(buildSection));
}

function buildInline(schema: Schema, text: string, block: Block, runs: readonly LanguageRun[]): ProseMirrorNode[] {
  const content: ProseMirrorNode[] = [];
  let at: number = block.span.start;
  const push = (end: number, language: string | null) => {
    if (end <= at) return;
    const marks = language === null ? [] : [schema.mark('language', { tag: language })];
    content.push(schema.text(text.slice(at, end), marks));
    at = end;
  };
  for (const run of runs) {
    push(Math.min(run.span.start, block.span.end), null);
    push(Math.min(run.span.end, block.span.end), run.language);
  }
  push(block.span.end, null);
  return content;
}
