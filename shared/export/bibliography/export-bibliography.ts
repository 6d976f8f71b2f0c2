import { assertNever } from '../../base/assert-never';
import { citationOf } from '../../citation/citation-of';
import type { CslItem } from '../../model/csl-item';
import type { Source } from '../../model/records';
import type { ExportFile, ExportInput, ExportOptions } from '../export-input';
import { safeFileName } from '../file-name';
import { citationKeyOf } from '../markdown/pandoc-reference';
import { toBiblatex } from './to-biblatex';
import { toRis } from './to-ris';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'bibliography' }>>;

/**
 * What a bibliography says about the source, or about all of `works`, for reference managers and TeX, under the keys that the other
 * exports cite them by.
 */
export function exportBibliography({ source, works, options, labels }: Input): ExportFile {
  const entries = keyWorks(works ?? [source]);
  const title = works === undefined ? source.provenance.title : labels.bibliography;
  const file = (extension: string, mime: string, words: string): ExportFile => ({
    fileName: safeFileName(title, '', extension),
    mime,
    bytes: new TextEncoder().encode(words),
  });
  switch (options.file) {
    case 'biblatex':
      return file('bib', 'application/x-bibtex', entries.map(({ key, item }) => toBiblatex(key, item)).join('\n'));
    case 'ris':
      return file('ris', 'application/x-research-info-systems', entries.map(({ key, item }) => toRis(key, item)).join('\r\n'));
    case 'csl-json': {
      const items = entries.map(({ key, item }) => ({ id: key, ...item }));
      return file('json', 'application/vnd.citationstyles.csl+json', `${JSON.stringify(items, null, 2)}\n`);
    }
    default:
      return assertNever(options.file);
  }
}

interface Entry {
  readonly key: string;
  readonly item: CslItem;
}

/**
 * The works in the order in which they were added, each under a key of its own: of two that would have the same, the older keeps it and
 * the younger has a number behind it, which no other has.
 */
export function keyWorks(works: readonly Source[]): readonly Entry[] {
  const inOrder = works.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const taken = new Set<string>();
  return inOrder.map((work) => {
    const wanted = citationKeyOf(work.provenance);
    let key = wanted;
    for (let count = 2; taken.has(key); count += 1) key = `${wanted}-${count}`;
    taken.add(key);
    return { key, item: citationOf(work) };
  });
}
