import type { Links } from './links';
import { NAMESPACES } from './namespaces';
import { type NoteParagraph, paragraphElement } from './note-paragraphs';
import { linkRelationships } from './word-package';
import { element, wrapped } from './xml';

const MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';

/** The footnotes of a file, numbered as they are asked for. */
export class Footnotes {
  readonly #notes: string[] = [];

  /** A new footnote of these paragraphs (at least one); gives the run that refers to it. */
  add(paragraphs: readonly NoteParagraph[]): string {
    const id = this.#notes.length + 1;
    const body = paragraphs.map(({ properties, runs }, index) => paragraphElement({ properties, runs: index === 0 ? MARK + runs : runs }));
    this.#notes.push(element('w:footnote', { 'w:id': id }, ...body));
    return element('w:r', {}, '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>', element('w:footnoteReference', { 'w:id': id }));
  }

  /** `word/footnotes.xml` with the lines that Word draws above footnotes, and where links in them lead. */
  toParts(links: Links): readonly { readonly name: string; readonly pieces: readonly string[] }[] {
    const separator = (id: number, type: string, mark: string) =>
      element(
        'w:footnote',
        { 'w:type': type, 'w:id': id },
        `<w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>${mark}</w:r></w:p>`,
      );
    const separators = [separator(-1, 'separator', '<w:separator/>'), separator(0, 'continuationSeparator', '<w:continuationSeparator/>')];
    return [
      { name: 'word/footnotes.xml', pieces: wrapped('w:footnotes', NAMESPACES, [...separators, ...this.#notes]) },
      ...(links.all.length === 0 ? [] : [{ name: 'word/_rels/footnotes.xml.rels', pieces: [linkRelationships(links)] }]),
    ];
  }
}
