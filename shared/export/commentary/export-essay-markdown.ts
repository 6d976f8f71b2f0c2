import type { BlockContent, DefinitionContent, PhrasingContent, RootContent, TableCell } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { linesOf } from '../../commentary/essay-text';
import type { EssayBlock, EssayInline, EssayTableCell } from '../../model/essay';
import type { RichInline } from '../../model/rich-text';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { inlinesToMdast, richTextToMdast } from '../../richtext/to-mdast';
import type { ExportFile } from '../export-input';
import { safeFileName } from '../file-name';
import { paragraph, wordsToMdast } from '../markdown/entries';
import { type EssayExport, type LinePart, Numbering, partsOfLine } from './essay-export';

/**
 * An essay as Markdown (CommonMark with GitHub's tables and footnotes): every quotation with its place, footnotes as footnotes and,
 * if asked for, the annotations that are mentioned as further ones.
 */
export function exportEssayMarkdown(essay: EssayExport): ExportFile {
  const writer = new MarkdownWriter(essay);
  const { title, provenance, labels } = essay;
  const source = [provenance.author, provenance.title].filter((one) => one !== null && one !== '').join(', ');
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: title === '' ? labels.untitled : title }] },
    paragraph({ type: 'emphasis', children: [{ type: 'text', value: `${labels.on} ${source}` }] }),
    ...writer.blocks(essay.blocks),
    ...writer.definitions(),
  ];
  return {
    fileName: safeFileName(title === '' ? labels.untitled : title, '', 'md'),
    mime: 'text/markdown',
    bytes: new TextEncoder().encode(toMarkdown({ type: 'root', children }, MARKDOWN_STYLE)),
  };
}

/** Characters of private use, which stand around the number of what is held back. */
const HOLD = '\uE000';
const HELD = '\uE001';

class MarkdownWriter {
  readonly #essay: EssayExport;
  readonly #numbering = new Numbering();

  constructor(essay: EssayExport) {
    this.#essay = essay;
  }

  blocks(blocks: readonly EssayBlock[]): BlockContent[] {
    return blocks.map((block) => this.#block(block));
  }

  #block(block: EssayBlock): BlockContent {
    switch (block.type) {
      case 'paragraph':
        return { type: 'paragraph', children: this.#line(block.content ?? []) };
      case 'heading': {
        // The title is the heading of the first level.
        const depth = block.attrs.level === 1 ? 2 : block.attrs.level === 2 ? 3 : 4;
        return { type: 'heading', depth, children: this.#line(block.content ?? []) };
      }
      case 'quotation': {
        const place = this.#essay.placeOf(block.attrs.target);
        const signed: PhrasingContent[] = place === '' ? [] : [{ type: 'text', value: ` (${place})` }];
        return { type: 'blockquote', children: [{ type: 'paragraph', children: [...this.#line(block.content ?? []), ...signed] }] };
      }
      case 'blockquote':
        return { type: 'blockquote', children: this.blocks(block.content) };
      case 'bulletList':
      case 'orderedList':
        return {
          type: 'list',
          ordered: block.type === 'orderedList',
          start: block.type === 'orderedList' ? (block.attrs?.start ?? 1) : null,
          spread: false,
          children: block.content.map((item) => ({
            type: 'listItem',
            spread: item.content.length > 1,
            children: this.blocks(item.content),
          })),
        };
      case 'codeBlock':
        return { type: 'code', value: (block.content ?? []).map(({ text }) => text).join('') };
      case 'table': {
        const rows = block.content.map((row) => row.content.flatMap((cell) => this.#cells(cell)));
        return { type: 'table', children: rows.map((cells) => ({ type: 'tableRow', children: cells })) };
      }
    }
  }

  /** A cell of Markdown holds one line: blocks in it follow each other, divided by a stroke. */
  #cells(cell: EssayTableCell): TableCell[] {
    const lines = cell.content.flatMap((block) => [...linesOf(block)]);
    const children = lines.flatMap((line, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'text', value: ' / ' } as const] : []),
      ...this.#line(line.map((node) => (node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node))),
    ]);
    const further = Array.from({ length: (cell.attrs?.colspan ?? 1) - 1 }, (): TableCell => ({ type: 'tableCell', children: [] }));
    return [{ type: 'tableCell', children }, ...further];
  }

  /** The words of a line are written as one, so that blanks and marks at their borders stay: what is no word keeps its place by a sign. */
  #line(line: readonly EssayInline[]): PhrasingContent[] {
    const held: (readonly PhrasingContent[])[] = [];
    const words = partsOfLine(line, this.#essay.placeOf).flatMap((part): readonly RichInline[] => {
      if (part.kind === 'words' || part.kind === 'quoted') return part.words.map(withoutSigns);
      return [{ type: 'text', text: `${HOLD}${held.push(this.#part(part)) - 1}${HELD}` }];
    });
    return release(inlinesToMdast(words), held);
  }

  #part(part: Exclude<LinePart, { readonly kind: 'words' | 'quoted' }>): readonly PhrasingContent[] {
    switch (part.kind) {
      case 'place':
        return [{ type: 'text', value: ` (${part.place})` }];
      case 'footnote':
        return [referTo(String(this.#numbering.footnote(part.content)))];
      case 'mention': {
        const name: PhrasingContent = { type: 'text', value: this.#essay.recordOf(part.mention).name };
        if (part.mention.kind === 'code' || !this.#essay.withNotes) return [name];
        return [name, referTo(`a${this.#numbering.annotation(part.mention).number}`)];
      }
    }
  }

  /** Footnotes may mention annotations, so these come last. */
  definitions(): RootContent[] {
    const footnotes: RootContent[] = [];
    for (const [index, content] of this.#numbering.footnotes.entries()) {
      footnotes.push(define(String(index + 1), [{ type: 'paragraph', children: this.#line(content) }]));
    }
    const notes = this.#numbering.annotations.map((mention, index) => {
      const { name, note } = this.#essay.recordOf(mention);
      const quoted: BlockContent[] =
        note === null ? [] : [{ type: 'blockquote', children: [{ type: 'paragraph', children: wordsToMdast(note.quotation) }] }];
      const codes = note === null || note.codes === '' ? '' : ` · ${note.codes}`;
      const head: BlockContent = {
        type: 'paragraph',
        children: [{ type: 'strong', children: [{ type: 'text', value: `${name}${codes}` }] }],
      };
      return define(`a${index + 1}`, [head, ...quoted, ...(note?.body == null ? [] : richTextToMdast(note.body))]);
    });
    return [...footnotes, ...notes];
  }
}

function withoutSigns(node: RichInline): RichInline {
  return node.type === 'text' ? { ...node, text: node.text.replace(/[\uE000\uE001]/gu, '') } : node;
}

function release(nodes: readonly PhrasingContent[], held: readonly (readonly PhrasingContent[])[]): PhrasingContent[] {
  return nodes.flatMap((node): readonly PhrasingContent[] => {
    if (node.type === 'text') return releaseWords(node.value, held);
    // What is held back carries no mark, so that its sign stands at the top.
    return [node];
  });
}

function releaseWords(words: string, held: readonly (readonly PhrasingContent[])[]): PhrasingContent[] {
  return words.split(/\uE000(\d+)\uE001/u).flatMap((piece, index): readonly PhrasingContent[] => {
    if (index % 2 === 1) return held[Number(piece)] ?? [];
    return piece === '' ? [] : [{ type: 'text', value: piece }];
  });
}

function referTo(label: string): PhrasingContent {
  return { type: 'footnoteReference', identifier: label, label };
}

function define(label: string, children: (BlockContent | DefinitionContent)[]): RootContent {
  return { type: 'footnoteDefinition', identifier: label, label, children };
}
