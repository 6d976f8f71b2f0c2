import { type CitedMark, type CitedRun, standsApart } from '../../citation/cited-runs';
import { isEmptyEssayBlock } from '../../commentary/essay-text';
import type { EssayBlock, EssayInline, EssayMention, EssayTableCell, HeadingLevel } from '../../model/essay';
import type { Target } from '../../model/records';
import { type LinePart, Numbering, partEnd, partsOfLine } from '../commentary/essay-export';
import type { ExportCommentary, ExportInput } from '../export-input';
import { type Attributes, element, xmlText } from '../xml';
import { ANNOTATOR, pointer, WORK, xmlId } from './ids';
import type { QuotedPassages } from './quotations';
import { codeBlockToTei, inlinesToTei } from './rich-text';

/** What a commentary points at beside the passages that it quotes. */
export interface TeiContext {
  readonly quotations: QuotedPassages;
  /** Names of annotations and codes that are in the file, as `xmlId` makes them. */
  readonly isThere: (id: string) => boolean;
}

/**
 * The reader's commentaries, each a `div` of the back matter. Why there: an edition with its commentary is a unitary text (TEI
 * Guidelines, chapter 4), whose back matter holds "appendixes, etc." (4.7: ancillary, self-contained, extra-canonical divisions); a
 * `group` (4.3.1) is for texts that are equals, and would take the edited text out of `TEI/text/body`, where every program looks for
 * it; `standOff` (chapter 17) holds annotation, no running prose. `@resp` says that the division is the annotator's. Quotations are
 * `quote` with the work as `@source`, which is for bibliographical sources (3.3.3), and the passage between its anchors as `@corresp`
 * (chapter 17); with a citation behind it, one stands in a `cit`.
 */
export function commentariesToTei(input: ExportInput, context: TeiContext): readonly string[] {
  return input.commentaries.map((one) => {
    const { id, title, createdAt, updatedAt } = one.commentary;
    const { labels } = input;
    const dated = (type: string, label: string, at: number) => `${xmlText(label)} ${dateElement(type, at)}`;
    return element(
      'div',
      { type: 'commentary', 'xml:id': xmlId('commentary', id), resp: `#${ANNOTATOR}` },
      title === '' ? '' : element('head', {}, xmlText(title)),
      element('dateline', {}, dated('created', labels.created, createdAt), ', ', dated('updated', labels.updated, updatedAt)),
      new EssayTeiWriter(one, input, context).sections(one.blocks),
    );
  });
}

function dateElement(type: string, at: number): string {
  const when = new Date(at).toISOString();
  return element('date', { type, when }, when.slice(0, 10));
}

/** Writes the blocks of one essay, footnotes and citations in notes numbered together as they are read. */
class EssayTeiWriter {
  readonly #essay: ExportCommentary;
  readonly #input: ExportInput;
  readonly #context: TeiContext;
  readonly #numbering = new Numbering();
  #notes = 0;

  constructor(essay: ExportCommentary, input: ExportInput, context: TeiContext) {
    this.#essay = essay;
    this.#input = input;
    this.#context = context;
  }

  /** A heading opens a division, which the next one of its level or above closes. */
  sections(blocks: readonly EssayBlock[]): string {
    const parts: string[] = [];
    const open: HeadingLevel[] = [];
    const closeTo = (level: HeadingLevel) => {
      while ((open.at(-1) ?? 0) >= level) {
        open.pop();
        parts.push('</div>');
      }
    };
    for (const block of blocks) {
      if (block.type === 'heading') {
        const { level } = block.attrs;
        closeTo(level);
        open.push(level);
        parts.push(`<div type="section" subtype="level-${level}">`, element('head', {}, this.#line(block.content ?? [])));
      } else parts.push(this.#block(block));
    }
    closeTo(1);
    return parts.join('');
  }

  #blocks(blocks: readonly EssayBlock[]): string {
    return blocks.map((block) => this.#block(block)).join('');
  }

  #block(block: EssayBlock): string {
    if (isEmptyEssayBlock(block) && block.type !== 'table') return '';
    switch (block.type) {
      case 'paragraph':
        return element('p', {}, this.#line(block.content ?? []));
      case 'heading':
        // In a list, a table or a quotation, where no division can stand.
        return element('ab', { type: 'heading', subtype: `level-${block.attrs.level}` }, this.#line(block.content ?? []));
      case 'quotation':
        return this.#quotation(block.attrs.target, block.content ?? []);
      case 'blockquote':
        return element('quote', {}, this.#blocks(block.content));
      case 'bulletList':
        return element('list', { rend: 'bulleted' }, ...block.content.map(({ content }) => element('item', {}, this.#blocks(content))));
      case 'orderedList': {
        const first = block.attrs?.start ?? 1;
        const items = block.content.map(({ content }, index) => element('item', { n: first + index }, this.#blocks(content)));
        return element('list', { rend: 'numbered' }, ...items);
      }
      case 'codeBlock':
        return codeBlockToTei((block.content ?? []).map(({ text }) => text).join(''));
      case 'table': {
        const rows = block.content.map(({ content }) => element('row', {}, ...content.map((cell) => this.#cell(cell))));
        return element('table', {}, ...rows);
      }
      case 'bibliography': {
        const entries = this.#essay.citations.bibliography.map((runs) => element('bibl', {}, runsToTei(runs)));
        return entries.length === 0 ? '' : element('listBibl', {}, ...entries);
      }
    }
  }

  #cell({ type, attrs, content }: EssayTableCell): string {
    const { colspan, rowspan } = attrs ?? { colspan: 1, rowspan: 1 };
    const size = { cols: colspan === 1 ? undefined : colspan, rows: rowspan === 1 ? undefined : rowspan };
    return element('cell', { role: type === 'tableHeader' ? 'label' : undefined, ...size }, this.#blocks(content));
  }

  /** What cites it or is said to it at its end stands beside its words, not among them. */
  #quotation(target: Target, line: readonly EssayInline[]): string {
    const [words, apart] = partEnd(line);
    const quote = element('quote', this.#pointing(target), this.#line(words));
    return apart.length === 0 ? quote : element('cit', {}, quote, this.#line(apart));
  }

  /** Where quoted words come from, and how sure that is. */
  #pointing(target: Target): Attributes {
    const found = this.#context.quotations.find(target);
    if (found === undefined) return { source: `#${WORK}` };
    const { passage, isSure } = found;
    const block = this.#input.text.blocks[passage.firstBlock];
    return { source: `#${WORK}`, corresp: `#${passage.id}`, cert: isSure ? undefined : 'low', 'xml:lang': block?.language };
  }

  #line(line: readonly EssayInline[]): string {
    // Places are told by pointing.
    const parts = partsOfLine(line, () => '', true);
    return parts.map((part) => this.#part(part)).join('');
  }

  #part(part: LinePart): string {
    switch (part.kind) {
      case 'words':
        return inlinesToTei(part.words);
      case 'quoted':
        return element('quote', this.#pointing(part.target), inlinesToTei(part.words));
      case 'place':
        return '';
      case 'footnote':
        return this.#footnote(part.content);
      case 'citation':
        return this.#citation(part.target, part.isAfterBlank);
      case 'mention':
        return this.#mention(part.mention);
    }
  }

  /** Numbered where it stands; its citations count where they are read. */
  #footnote(content: readonly EssayInline[]): string {
    this.#notes += 1;
    const n = this.#notes;
    this.#numbering.isInFootnote = true;
    const words = this.#line(content);
    this.#numbering.isInFootnote = false;
    return element('note', { place: 'foot', n }, words);
  }

  #citation(target: Target | null, isAfterBlank: boolean): string {
    const { citations, isInNotes } = this.#essay.citations;
    const runs = citations[this.#numbering.nextCitation()] ?? [];
    const passage = target === null ? undefined : this.#context.quotations.find(target)?.passage;
    const at = `#${passage?.id ?? WORK}`;
    const bibl = element('bibl', {}, element('ref', { type: 'bibl', target: at }, runsToTei(runs)));
    if (isInNotes && !this.#numbering.isInFootnote) {
      this.#notes += 1;
      return element('note', { place: 'foot', n: this.#notes }, bibl);
    }
    return standsApart(runs) && !isAfterBlank ? ` ${bibl}` : bibl;
  }

  #mention(mention: EssayMention['attrs']): string {
    const name = this.#nameOf(mention);
    const id = xmlId(mention.kind, mention.id);
    return this.#context.isThere(id) ? element('ref', { target: pointer(mention.kind, mention.id) }, xmlText(name)) : xmlText(name);
  }

  #nameOf(mention: EssayMention['attrs']): string {
    const { labels, codebook } = this.#input;
    const name = mention.kind === 'code' ? codebook.codes.get(mention.id)?.name : this.#essay.names.get(mention.id);
    return name ?? labels.mentionLost;
  }
}

const RENDITIONS: Readonly<Record<CitedMark, string>> = {
  italic: 'italic',
  bold: 'bold',
  superscript: 'superscript',
  subscript: 'subscript',
  'small-caps': 'smallcaps',
  underline: 'underline',
};

function runsToTei(runs: readonly CitedRun[]): string {
  return runs
    .map(({ text, marks }) => marks.reduceRight((inner, mark) => element('hi', { rend: RENDITIONS[mark] }, inner), xmlText(text)))
    .join('');
}
