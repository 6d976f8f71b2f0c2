/// <reference path="../csv/papaparse.d.ts" />
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import papa from 'papaparse';
import { richTextToHast } from '../../richtext/to-hast';
import { correctionWords } from '../correction-words';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  nameOfPlaces,
  quotationOf,
} from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'anki' }>>;

/**
 * Cards for Anki, as its manual describes text files ("Text Files", file headers): the quotation in front, the note behind, then where
 * it stands; codes and the colour as tags. The first column is Anki's own id of the note, so that a file that is imported again
 * updates the cards of before. Fields are HTML; only annotations with a note or a correction make a card.
 */
export async function exportAnki(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const noted = input.annotations.filter(({ note, annotation }) => note !== null || annotation.correction !== null);
  const rows = await mapInChunks(noted, progress, { from: 0, to: 0.9 }, (exported) => rowOf(input, exported));
  const head = ['#separator:tab', '#html:true', '#guid column:1', '#tags column:5'];
  const body = rows.length === 0 ? '' : `${papa.unparse(rows, { delimiter: '\t', newline: '\n' })}\n`;
  progress.report(1);
  return {
    fileName: safeFileName(input.source.provenance.title, input.labels.notes, 'txt'),
    mime: 'text/tab-separated-values',
    bytes: new TextEncoder().encode(`${head.join('\n')}\n${body}`),
  };
}

function rowOf(input: Input, exported: ExportAnnotation): readonly string[] {
  const { annotation, note, codes } = exported;
  const { title, author } = input.source.provenance;
  const work = [author, title].filter((part) => part !== null && part !== '').join(', ');
  return [
    annotation.id,
    html([h('p', [h('q', quotationOf(input.text, exported))])]),
    html([...(note === null ? [] : richTextToHast(note.body)), ...correctionOf(input, exported)]),
    html([{ type: 'text', value: `${work}, ${nameOfPlaces(input, exported)}` }]),
    [...codes.map(({ path }) => tagOf(path)), tagOf([input.labels.legend, input.labels.colors[annotation.color]])].join(' '),
  ];
}

function correctionOf({ labels }: Input, { annotation: { correction } }: ExportAnnotation): readonly ElementContent[] {
  return correction === null ? [] : [h('p', correctionWords(labels, correction))];
}

function html(children: readonly ElementContent[]): string {
  return toHtml({ type: 'root', children: [...children] });
}

/** Anki parts tags by blanks and levels by two colons. */
function tagOf(path: readonly string[]): string {
  return path.map((name) => name.trim().replace(/\s+/gu, '_').replaceAll('::', ':')).join('::');
}
