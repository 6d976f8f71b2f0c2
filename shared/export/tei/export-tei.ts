import { pushTo } from '../../base/push-to';
import type { Block } from '../../text/source-text';
import type { ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { commentariesToTei } from './commentary';
import { codesIn, teiHeader } from './header';
import { xmlId } from './ids';
import { namePassages, type Passage, type Passages } from './passages';
import { QuotedPassages } from './quotations';
import { annotationToTei, memosToTei, orphansToTei, relationsToTei, spanOf } from './stand-off';
import type { TeiOptions } from './tei-options';
import { blockToTei } from './text';

type Input = ExportInput<TeiOptions>;

/**
 * A TEI P5 edition (TEI Guidelines 4.9, chapters 2, 4 and 17): the header with where the text comes from, the text in paragraphs and
 * sentences, the reader's essays in the back matter, and all that was said of passages in `standOff`, pointing at anchors in the text.
 * Codes, colours, checks and kinds of relations are taxonomies in the header. Lines end with LF; the file ends with one.
 */
export async function exportTei(given: Input, progress: ExportProgress): Promise<ExportFile> {
  const input = given.options.commentary ? given : { ...given, commentaries: [] };
  const { text, source, labels } = input;
  const passages = namePassages(input);
  const quotations = new QuotedPassages(input, passages);
  const ids = idsIn(input);
  const commentaries = commentariesToTei(input, { quotations, isThere: (id) => ids.has(id) });
  const quotedIn = groupQuotations(quotations.own);
  const blocks = await mapInChunks(text.blocks, progress, { from: 0, to: 0.5 }, (block) => ({
    block,
    xml: blockToTei(text, block, [...(passages.byBlock.get(block.index) ?? []), ...(quotedIn.get(block.index) ?? [])]),
  }));
  const spans = await mapInChunks([...passages.byAnnotation.values()].flat(), progress, { from: 0.5, to: 0.7 }, (passage) =>
    spanOf(input, passage),
  );
  const annotations = await mapInChunks(input.annotations, progress, { from: 0.7, to: 1 }, (exported) =>
    annotationToTei(input, exported, passages),
  );
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    teiHeader(input),
    '<text>',
    '<body>',
    ...arrange(blocks),
    '</body>',
    ...backMatter(input, passages, commentaries),
    '</text>',
    ...standOff([
      group('passages', spans),
      group(
        'quotations',
        quotations.own.map((passage) => spanOf(input, passage)),
      ),
      ...(annotations.length === 0 ? [] : ['<listAnnotation>', ...annotations, '</listAnnotation>']),
      relationsToTei(input),
    ]),
    '</TEI>',
    '',
  ];
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return { fileName: safeFileName(source.provenance.title, labels.notes, 'xml'), mime: 'application/tei+xml', bytes };
}

interface Written {
  readonly block: Block;
  readonly xml: string;
}

/** A heading opens a division, which the next one closes; what stands before the first stands in the body itself. */
function arrange(blocks: readonly Written[]): readonly string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const [index, { block, xml }] of blocks.entries()) {
    const isHead = block.kind === 'title' || block.kind === 'heading';
    if (isHead && index > 0) {
      if (isOpen) lines.push('</div>');
      lines.push('<div>');
      isOpen = true;
    }
    lines.push(xml);
  }
  if (isOpen) lines.push('</div>');
  return lines;
}

function backMatter(input: Input, passages: Passages, commentaries: readonly string[]): readonly string[] {
  const parts = [...commentaries, memosToTei(input), orphansToTei(input, passages)].filter((part) => part !== '');
  return parts.length === 0 ? [] : ['<back>', ...parts, '</back>'];
}

function standOff(given: readonly string[]): readonly string[] {
  const parts = given.filter((part) => part !== '');
  return parts.length === 0 ? [] : ['<standOff>', ...parts, '</standOff>'];
}

function group(type: string, spans: readonly string[]): string {
  return spans.length === 0 ? '' : [`<spanGrp type="${type}">`, ...spans, '</spanGrp>'].join('\n');
}

/** By the blocks that they touch. */
function groupQuotations(passages: readonly Passage[]): ReadonlyMap<number, readonly Passage[]> {
  const byBlock = new Map<number, Passage[]>();
  for (const passage of passages) {
    for (let block = passage.firstBlock; block <= passage.lastBlock; block += 1) pushTo(byBlock, block, passage);
  }
  return byBlock;
}

/** What essays may point at by name. */
function idsIn(input: Input): ReadonlySet<string> {
  const annotations = input.annotations.map(({ annotation }) => xmlId('annotation', annotation.id));
  return new Set([...annotations, ...[...codesIn(input).keys()].map((id) => xmlId('code', id))]);
}
