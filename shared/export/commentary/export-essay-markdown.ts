import type { BlockContent, DefinitionContent, PhrasingContent, RootContent, TableCell } from 'mdast';
import { frontmatterToMarkdown } from 'mdast-util-frontmatter';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import { standsApart } from '../../citation/cited-runs';
import { linesOf } from '../../commentary/essay-text';
import type { EssayBlock, EssayInline, EssayTableCell } from '../../model/essay';
import type { Target } from '../../model/records';
import type { RichInline } from '../../model/rich-text';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { inlinesToMdast, richTextToMdast } from '../../richtext/to-mdast';
import type { ExportFile } from '../export-input';
import { safeFileName } from '../file-name';
import { paragraph, wordsToMdast } from '../markdown/entries';
import { PANDOC } from '../markdown/nodes';
import { citationKeyOf, escapeForPandoc, referenceOf } from '../markdown/pandoc-reference';
import { type EssayExport, type EssayNote, isCitedIn, type LinePart, Numbering, partsOfLine } from './essay-export';
import { runsToMdast } from './runs-to-mdast';

/**
 * An essay as Markdown (CommonMark with GitHub's tables and footnotes): every quotation with its place, footnotes as footnotes,
 * citations and bibliography as the style writes them and, if asked for, the annotations that are mentioned as further footnotes.
 */
export function exportEssayMarkdown(essay: EssayExport): ExportFile {
  const writer = new MarkdownWriter(essay, false);
  const { title, labels } = essay;
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: title === '' ? labels.untitled : title }] },
    subtitleOf(essay),
    ...writer.blocks(essay.blocks),
    ...writer.definitions(),
  ];
  return fileOf(essay, toMarkdown({ type: 'root', children }, MARKDOWN_STYLE));
}

/** The same for Pandoc: citations by their key (`[@key, ¶7 s2]`) and the work's data in front, so that it cites in any style. */
export function exportEssayPandoc(essay: EssayExport): ExportFile {
  const writer = new MarkdownWriter({ ...essay, citesPlaces: true }, true);
  const { title, labels, work } = essay;
  const metadata = {
    title: escapeForPandoc(title === '' ? labels.untitled : title),
    lang: labels.language,
    references: [referenceOf(work)],
  };
  const children: RootContent[] = [
    { type: 'yaml', value: stringify(metadata, { lineWidth: 0, version: '1.1' }).trimEnd() },
    subtitleOf(essay),
    ...writer.blocks(essay.blocks),
    ...writer.definitions(),
  ];
  const extensions = [MARKDOWN_STYLE, frontmatterToMarkdown(['yaml']), PANDOC];
  return fileOf(essay, toMarkdown({ type: 'root', children }, { ...MARKDOWN_STYLE, extensions }));
}

function subtitleOf({ work, labels }: EssayExport): RootContent {
  const source = [work.provenance.author, work.provenance.title].filter((one) => one !== null && one !== '').join(', ');
  return paragraph({ type: 'emphasis', children: [{ type: 'text', value: `${labels.on} ${source}` }] });
}

function fileOf({ title, labels }: EssayExport, markdown: string): ExportFile {
  return {
    fileName: safeFileName(title === '' ? labels.untitled : title, '', 'md'),
    mime: 'text/markdown',
    bytes: new TextEncoder().encode(markdown),
  };
}

/** Characters of private use, which stand around the number of what is held back. */
const HOLD = '\uE000';
const HELD = '\uE001';

class MarkdownWriter {
  readonly #essay: EssayExport;
  readonly #isForPandoc: boolean;
  readonly #numbering = new Numbering();

  constructor(essay: EssayExport, isForPandoc: boolean) {
    this.#essay = essay;
    this.#isForPandoc = isForPandoc;
  }

  blocks(blocks: readonly EssayBlock[]): BlockContent[] {
    return blocks.flatMap((block) => (block.type === 'bibliography' ? this.#bibliography() : [this.#block(block)]));
  }

  #bibliography(): BlockContent[] {
    if (this.#isForPandoc) return [{ type: 'html', value: '::: {#refs}\n:::' }];
    return this.#essay.citations.bibliography.map((entry) => ({ type: 'paragraph', children: runsToMdast(entry) }));
  }

  #block(block: Exclude<EssayBlock, { readonly type: 'bibliography' }>): BlockContent {
    switch (block.type) {
      case 'paragraph':
        return { type: 'paragraph', children: this.#line(block.content ?? []) };
      case 'heading': {
        // The title is the heading of the first level; Pandoc has it in front.
        const { level } = block.attrs;
        const depth = this.#isForPandoc ? level : level === 1 ? 2 : level === 2 ? 3 : 4;
        return { type: 'heading', depth, children: this.#line(block.content ?? []) };
      }
      case 'quotation': {
        const { target } = block.attrs;
        const isTold = this.#essay.citesPlaces && isCitedIn(block.content ?? [], target);
        const place = isTold ? '' : this.#essay.placeOf(target);
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
    const words = partsOfLine(line, this.#essay.placeOf, this.#essay.citesPlaces).flatMap((part): readonly RichInline[] => {
      if (part.kind === 'words' || part.kind === 'quoted') return part.words.map(withoutSigns);
      return [{ type: 'text', text: `${HOLD}${held.push(this.#part(part)) - 1}${HELD}` }];
    });
    return release(inlinesToMdast(words), held);
  }

  #part(part: Exclude<LinePart, { readonly kind: 'words' | 'quoted' }>): readonly PhrasingContent[] {
    switch (part.kind) {
      case 'place':
        return [{ type: 'text', value: ` (${part.place})` }];
      case 'citation':
        return this.#citation(part);
      case 'footnote':
        return [referTo(String(this.#numbering.footnote(part.content)))];
      case 'mention': {
        const name: PhrasingContent = { type: 'text', value: this.#essay.recordOf(part.mention).name };
        if (part.mention.kind === 'code' || !this.#essay.withNotes) return [name];
        return [name, referTo(`a${this.#numbering.annotation(part.mention).number}`)];
      }
    }
  }

  #citation({ target, isAfterBlank }: Extract<LinePart, { readonly kind: 'citation' }>): readonly PhrasingContent[] {
    const { citations, isInNotes } = this.#essay.citations;
    const runs = citations[this.#numbering.nextCitation()] ?? [];
    const gap: readonly PhrasingContent[] = isAfterBlank ? [] : [{ type: 'text', value: ' ' }];
    if (this.#isForPandoc) return [...gap, { type: 'citation', value: this.#citeByKey(target) }];
    if (isInNotes && !this.#numbering.isInFootnote) return [referTo(String(this.#numbering.citation(runs)))];
    return [...(standsApart(runs) ? gap : []), ...runsToMdast(runs)];
  }

  #citeByKey(target: Target | null): string {
    const place = target === null ? '' : this.#essay.placeOf(target).replace(/[[\]@;]/g, '');
    return `[@${citationKeyOf(this.#essay.work.provenance)}${place === '' ? '' : `, ${place}`}]`;
  }

  #note(note: EssayNote): PhrasingContent[] {
    if (note.kind === 'citation') return runsToMdast(note.runs);
    this.#numbering.enter(note);
    return this.#line(note.content);
  }

  /** Footnotes may mention annotations, so these come last. */
  definitions(): RootContent[] {
    const footnotes: RootContent[] = [];
    for (const [index, note] of this.#numbering.footnotes.entries()) {
      footnotes.push(define(String(index + 1), [{ type: 'paragraph', children: this.#note(note) }]));
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
