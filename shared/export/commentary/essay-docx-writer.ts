import { standsApart } from '../../citation/cited-runs';
import { textOfLine } from '../../commentary/essay-text';
import type { EssayBlock, EssayInline, EssayMention, EssayTableCell } from '../../model/essay';
import { citedRuns } from '../docx/cited-runs';
import type { Footnotes } from '../docx/footnotes';
import type { Links } from '../docx/links';
import { INDENT } from '../docx/lists';
import {
  bidiOf,
  inlineRuns,
  levelOf,
  type NoteContext,
  noteParagraphs,
  type Position,
  paragraphElement,
  plainParagraph,
  propertiesOf,
} from '../docx/note-paragraphs';
import { runOf, runsOf } from '../docx/runs';
import { headingStyle } from '../docx/styles';
import { element, valued } from '../docx/xml';
import { essayTable } from './essay-docx-table';
import { type EssayExport, isCitedIn, type LinePart, Numbering, partsOfLine } from './essay-export';

/** What an essay's paragraphs need of the Word file around them. */
export interface EssayDocx {
  /** Lists and links of the essay's own part. */
  readonly notes: NoteContext;
  readonly footnotes: Footnotes;
  /** Footnotes are a part with links of its own. */
  readonly footnoteLinks: Links;
  /** Between the margins, in twentieths of a point. */
  readonly textWidth: number;
}

/** Where a block stands, and the style of paragraphs that have no other reason to look different. */
interface Place extends Position {
  readonly plain: 'Normal' | 'PostilCell' | 'PostilHeaderCell';
}

const AT_THE_TOP: Place = { lists: 0, quotations: 0, item: null, plain: 'Normal' };

/** Word joins tables that touch, no cell may end with one, and what follows wants some air. */
const AFTER_TABLE = paragraphElement({ properties: valued('w:pStyle', 'PostilAfterTable'), runs: '' });

/** Between two numbers of footnotes that would read as one; it does not break. */
const APART = '\u00a0';

/**
 * Writes the blocks of an essay as paragraphs and tables: footnotes, and citations in a style that cites in notes, as footnotes of Word,
 * numbered together as they are read; quotations in the language of their text.
 */
export class EssayDocxWriter {
  readonly #essay: EssayExport;
  readonly #docx: EssayDocx;
  readonly #numbering = new Numbering();

  constructor(essay: EssayExport, docx: EssayDocx) {
    this.#essay = essay;
    this.#docx = docx;
  }

  blocks(blocks: readonly EssayBlock[], place: Place = AT_THE_TOP): string {
    // Only the first block of a list item has the bullet; the others stand below it.
    return blocks.map((block, index) => this.#block(block, index === 0 ? place : { ...place, item: null })).join('');
  }

  /** The annotations that were mentioned, with their passages and notes; '' where none was. Comes last. */
  annotations(): string {
    const { labels, recordOf, work } = this.#essay;
    const { notes } = this.#docx;
    const { annotations } = this.#numbering;
    if (annotations.length === 0) return '';
    const entries = annotations.flatMap((mention, index) => {
      const { name, note } = recordOf(mention);
      const head = note === null || note.codes === '' ? name : `${name} · ${note.codes}`;
      const bookmark = element('w:bookmarkStart', { 'w:id': index, 'w:name': bookmarkOf(index + 1) });
      const runs = bookmark + runsOf(head, { isBold: true }, notes.typeface) + element('w:bookmarkEnd', { 'w:id': index });
      const quotation = note === null ? '' : note.quotation;
      const quoted = {
        properties: valued('w:pStyle', 'Quote') + bidiOf(quotation),
        runs: runsOf(quotation, {}, notes.typeface, languageOf(work)),
      };
      return [
        { properties: valued('w:pStyle', 'PostilCaption') + bidiOf(head), runs },
        ...(note === null ? [] : [quoted]),
        ...(note?.body == null ? [] : noteParagraphs(note.body, notes)),
      ];
    });
    const heading = plainParagraph(headingStyle(1), labels.annotations, notes.typeface);
    return [heading, ...entries].map((one) => paragraphElement(one)).join('');
  }

  #block(block: EssayBlock, place: Place): string {
    const { lists } = this.#docx.notes;
    switch (block.type) {
      case 'paragraph':
        return this.#paragraph(styleIn(place), block.content ?? [], place);
      case 'heading':
        return this.#paragraph(headingStyle(block.attrs.level), block.content ?? [], place);
      case 'quotation':
        return this.#quotation(block, place);
      case 'blockquote':
        return this.blocks(block.content, { ...place, quotations: place.quotations + 1 });
      case 'bulletList':
        return this.#items(block.content, lists.bullets, place);
      case 'orderedList':
        return this.#items(block.content, lists.startNumbered(levelOf(place.lists), block.attrs?.start ?? 1), place);
      case 'codeBlock': {
        const runs = runOf(textOfLine(block.content ?? []), { style: 'PostilCode' }, 'und', this.#docx.notes.typeface);
        return paragraphElement({ properties: propertiesOf('SourceCode', place, ''), runs });
      }
      case 'table': {
        const indent = (place.lists + place.quotations) * INDENT;
        return essayTable(block, { width: this.#docx.textWidth, indent }, (cell) => this.#cell(cell)) + AFTER_TABLE;
      }
      case 'bibliography':
        return this.#bibliography();
    }
  }

  #paragraph(style: string, line: readonly EssayInline[], place: Place): string {
    return paragraphElement({ properties: propertiesOf(style, place, textOfLine(line)), runs: this.#line(line) });
  }

  #quotation({ attrs: { target }, content = [] }: Extract<EssayBlock, { readonly type: 'quotation' }>, place: Place): string {
    const { citesPlaces, placeOf, work } = this.#essay;
    const isTold = citesPlaces && isCitedIn(content, target);
    const runs = this.#line(content, languageOf(work)) + this.#placeRuns(isTold ? '' : placeOf(target));
    const inside = { ...place, quotations: place.quotations + 1 };
    return paragraphElement({ properties: propertiesOf('Quote', inside, textOfLine(content)), runs });
  }

  #items(items: readonly { readonly content: readonly EssayBlock[] }[], list: number, place: Place): string {
    return items.map(({ content }) => this.blocks(content, { ...place, lists: place.lists + 1, item: { list } })).join('');
  }

  #cell({ type, content }: EssayTableCell): string {
    const plain = type === 'tableHeader' ? 'PostilHeaderCell' : 'PostilCell';
    return this.blocks(content.length === 0 ? [{ type: 'paragraph' }] : content, { ...AT_THE_TOP, plain });
  }

  #bibliography(): string {
    const { typeface } = this.#docx.notes;
    return this.#essay.citations.bibliography
      .map((entry) => {
        const words = entry.map(({ text }) => text).join('');
        return paragraphElement({ properties: valued('w:pStyle', 'Bibliography') + bidiOf(words), runs: citedRuns(entry, typeface) });
      })
      .join('');
  }

  /** `language`: of words whose script does not tell it. */
  #line(line: readonly EssayInline[], language?: string): string {
    const runs: string[] = [];
    let wasNumber = false;
    for (const part of partsOfLine(line, this.#essay.placeOf, this.#essay.citesPlaces)) {
      const isNumber = this.#isNumber(part);
      if (isNumber && wasNumber) runs.push(runOf(APART, { raised: 'superscript' }, 'und', this.#docx.notes.typeface));
      runs.push(this.#part(part, language));
      wasNumber = isNumber;
    }
    return runs.join('');
  }

  #isNumber({ kind }: LinePart): boolean {
    return kind === 'footnote' || (kind === 'citation' && this.#citesInNotes());
  }

  #citesInNotes(): boolean {
    return this.#essay.citations.isInNotes && !this.#numbering.isInFootnote;
  }

  #part(part: LinePart, language: string | undefined): string {
    switch (part.kind) {
      case 'words':
        return inlineRuns(part.words, language === undefined ? this.#context() : { ...this.#context(), language });
      case 'quoted':
        return inlineRuns(part.words, { ...this.#context(), language: languageOf(this.#essay.work) });
      case 'place':
        return this.#placeRuns(part.place);
      case 'footnote':
        return this.#footnote(part.content);
      case 'citation':
        return this.#citation(part.isAfterBlank);
      case 'mention':
        return this.#mention(part.mention);
    }
  }

  #context(): NoteContext {
    const { notes, footnoteLinks } = this.#docx;
    return this.#numbering.isInFootnote ? { ...notes, links: footnoteLinks } : notes;
  }

  #placeRuns(place: string): string {
    if (place === '') return '';
    const { typeface } = this.#docx.notes;
    return runsOf(' ', {}, typeface) + runsOf(`(${place})`, { style: 'PostilPlace' }, typeface);
  }

  /** Written where it is met, so that its citations count in the order in which they are read. */
  #footnote(content: readonly EssayInline[]): string {
    this.#numbering.isInFootnote = true;
    const runs = this.#line(content);
    this.#numbering.isInFootnote = false;
    return this.#addNote(textOfLine(content), runs);
  }

  #addNote(words: string, runs: string): string {
    return this.#docx.footnotes.add([{ properties: valued('w:pStyle', 'FootnoteText') + bidiOf(words), runs }]);
  }

  #citation(isAfterBlank: boolean): string {
    const { typeface } = this.#docx.notes;
    const cited = this.#essay.citations.citations[this.#numbering.nextCitation()] ?? [];
    const runs = citedRuns(cited, typeface);
    if (this.#citesInNotes()) return this.#addNote(cited.map(({ text }) => text).join(''), runs);
    return standsApart(cited) && !isAfterBlank ? runsOf(' ', {}, typeface) + runs : runs;
  }

  #mention(mention: EssayMention['attrs']): string {
    const { typeface } = this.#docx.notes;
    const { name } = this.#essay.recordOf(mention);
    if (mention.kind === 'code' || !this.#essay.withNotes) return runsOf(name, {}, typeface);
    const { number } = this.#numbering.annotation(mention);
    return element('w:hyperlink', { 'w:anchor': bookmarkOf(number), 'w:history': 1 }, runsOf(name, { style: 'Hyperlink' }, typeface));
  }
}

function styleIn({ lists, quotations, plain }: Place): string {
  if (quotations > 0) return 'Quote';
  return lists > 0 ? 'ListParagraph' : plain;
}

function languageOf({ provenance }: EssayExport['work']): string {
  return provenance.language;
}

function bookmarkOf(number: number): string {
  return `annotation_${number}`;
}
