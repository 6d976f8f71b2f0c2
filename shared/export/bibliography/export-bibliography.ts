import { assertNever } from '../../base/assert-never';
import { citationOf } from '../../citation/citation-of';
import type { ExportFile, ExportInput, ExportOptions } from '../export-input';
import { safeFileName } from '../file-name';
import { citationKeyOf } from '../markdown/pandoc-reference';
import { toBiblatex } from './to-biblatex';
import { toRis } from './to-ris';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'bibliography' }>>;

/** What a bibliography says about the source, for reference managers and TeX, under the key that the other exports cite it by. */
export function exportBibliography({ source, options }: Input): ExportFile {
  const item = citationOf(source);
  const key = citationKeyOf(source.provenance);
  const file = (extension: string, mime: string, words: string): ExportFile => ({
    fileName: safeFileName(source.provenance.title, '', extension),
    mime,
    bytes: new TextEncoder().encode(words),
  });
  switch (options.file) {
    case 'biblatex':
      return file('bib', 'application/x-bibtex', toBiblatex(key, item));
    case 'ris':
      return file('ris', 'application/x-research-info-systems', toRis(key, item));
    case 'csl-json':
      return file('json', 'application/vnd.citationstyles.csl+json', `${JSON.stringify([{ id: key, ...item }], null, 2)}\n`);
    default:
      return assertNever(options.file);
  }
}
