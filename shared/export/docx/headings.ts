import type { Typeface } from '../export-input';
import { paragraphElement, plainParagraph } from './note-paragraphs';
import { runsOf, startsRightToLeft } from './runs';
import { headingStyle } from './styles';
import { element, valued, xmlText } from './xml';

/** So many levels are listed in the table of contents. */
const LISTED = 3;

interface Listed {
  readonly words: string;
  readonly level: number;
  readonly bookmark: string;
}

/**
 * The headings of a file, with a table of contents that is filled in already. On which page a heading stands, only the program that
 * lays the file out knows: the field is marked as dirty, so that Word puts the numbers in when it opens the file.
 */
export class Headings {
  readonly #listed: Listed[] = [];
  readonly #typeface: Typeface;
  readonly #firstBookmark: number;

  /** `firstBookmark`: the `w:id` from which on bookmarks are free. */
  constructor(typeface: Typeface, firstBookmark: number) {
    this.#typeface = typeface;
    this.#firstBookmark = firstBookmark;
  }

  /** A heading as a paragraph; `level` counts from 1. */
  add(words: string, level: number): string {
    const index = this.#listed.length;
    const bookmark = `_Toc${String(index + 1).padStart(8, '0')}`;
    this.#listed.push({ words, level, bookmark });
    const { properties, runs } = plainParagraph(headingStyle(level), words, this.#typeface);
    const id = this.#firstBookmark + index;
    const start = element('w:bookmarkStart', { 'w:id': id, 'w:name': bookmark });
    return paragraphElement({ properties, runs: start + runs + element('w:bookmarkEnd', { 'w:id': id }) });
  }

  /** What is listed of them under `title`; '' when there are none. */
  toContents(title: string): string {
    const listed = this.#listed.filter(({ level }) => level <= LISTED);
    if (listed.length === 0) return '';
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>' +
      element('w:r', {}, element('w:instrText', { 'xml:space': 'preserve' }, xmlText(` TOC \\o "1-${LISTED}" \\h \\z \\u `))) +
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const entries = listed.map((one, index) => this.#entry(one, index === 0 ? begin : ''));
    const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    const head = paragraphElement(plainParagraph('TOCHeading', title, this.#typeface));
    const gallery = element('w:docPartObj', {}, valued('w:docPartGallery', 'Table of Contents'), '<w:docPartUnique/>');
    return element('w:sdt', {}, element('w:sdtPr', {}, gallery), element('w:sdtContent', {}, head, ...entries, end));
  }

  #entry({ words, level, bookmark }: Listed, before: string): string {
    const link = element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, runsOf(words, {}, this.#typeface));
    const properties = valued('w:pStyle', `TOC${level}`) + (startsRightToLeft(words) ? '<w:bidi/>' : '');
    return paragraphElement({ properties, runs: before + link });
  }
}
