import type { Element } from 'hast';
import { h } from 'hastscript';
import { COLOR_IDS } from '../../model/records';
import { plainTextOf } from '../../richtext/plain-text';
import { richTextToHast } from '../../richtext/to-hast';
import type { PlacedAnnotation } from '../by-block';
import { captionOf, type ExportAnnotation, type ExportInput, quotationOf } from '../export-input';
import { chipsOf, languageOfWords, type NoteNumbers, noteBody, relationsOf } from './note-aside';

/** Orphans, and passages of nothing but empty lines. */
export function annotationsWithoutBlock(
  annotations: readonly ExportAnnotation[],
  byBlock: ReadonlyMap<number, readonly PlacedAnnotation[]>,
): readonly ExportAnnotation[] {
  const placed = new Set([...byBlock.values()].flat().map(({ exported }) => exported));
  return annotations.filter((exported) => !placed.has(exported));
}

/** What has no place in the text, with the words that were marked; nothing where all have one. */
export function orphanSection(input: ExportInput, orphans: readonly ExportAnnotation[], numbers: NoteNumbers): Element[] {
  if (orphans.length === 0) return [];
  return [
    h('section', { id: 'orphans' }, [
      h('h2', [input.labels.orphans]),
      h('p', [input.labels.orphansExplained]),
      ...orphans.map((exported) =>
        h('div', { className: ['note', `n-${exported.annotation.color}`] }, [
          h('p', { className: ['caption'] }, [captionOf(input, exported)]),
          h('blockquote', [
            h('p', languageOfWords(quotationOf(input.text, exported), input.source.provenance.language), [
              quotationOf(input.text, exported),
            ]),
          ]),
          ...noteBody(exported),
          ...chipsOf(exported),
          ...relationsOf(input, exported, numbers),
        ]),
      ),
    ]),
  ];
}

/** What the reader thinks about wholes. */
export function memoSection({ labels, memos }: ExportInput): Element[] {
  if (memos.length === 0) return [];
  const entries = memos.flatMap(({ about, body }) => [
    h('h3', languageOfWords(about, null), [about]),
    h('div', { ...languageOfWords(plainTextOf(body), null), dir: 'auto' }, richTextToHast(body)),
  ]);
  return [h('section', { id: 'memos' }, [h('h2', [labels.memos]), ...entries])];
}

/** The colours as they look in the text, with their names. */
export function legendSection({ labels }: ExportInput): Element {
  const items = COLOR_IDS.map((color) => h('li', [h('span', { className: ['sample', `c-${color}`] }, [labels.colors[color]])]));
  return h('section', { id: 'legend' }, [h('h2', [labels.legend]), h('ul', { className: ['legend'] }, items)]);
}

/** Where the text comes from, and when it was taken out. */
export function provenanceSection({ labels, source, createdAt }: ExportInput): Element {
  const { provenance } = source;
  const rows: readonly (readonly [string, string | null])[] = [
    [
      labels.author,
      provenance.author === null ? null : [provenance.author, provenance.authorNote].filter((part) => part !== null).join(', '),
    ],
    [labels.translationOf, provenance.translationOf],
    [labels.obtained, provenance.obtained],
    [labels.file, provenance.fileName],
    [labels.checksum, provenance.sha256],
    [labels.exported, new Date(createdAt).toISOString()],
  ];
  const known = rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [h('dt', [name]), h('dd', [value])]));
  return h('section', { id: 'provenance' }, [h('h2', [labels.provenance]), h('dl', known)]);
}
