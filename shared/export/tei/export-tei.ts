import type { Block } from '../../text/source-text';
import type { ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { teiHeader } from './header';
import { namePassages, type Passages } from './passages';
import { annotationToTei, memosToTei, orphansToTei, relationsToTei, spanOf } from './stand-off';
import type { TeiOptions } from './tei-options';
import { blockToTei } from './text';

type Input = ExportInput<TeiOptions>;

/**
 * A TEI P5 edition (TEI Guidelines 4.9, chapters 2, 4 and 17): the header with where the text comes from, the text in paragraphs and
 * sentences, and all that was said of it in `standOff`, pointing at anchors in the text. Codes, colours, checks and kinds of relations
 * are taxonomies in the header. Lines end with LF; the file ends with one.
 */
export async function exportTei(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { text, source, labels } = input;
  const passages = namePassages(input);
  const blocks = await mapInChunks(text.blocks, progress, { from: 0, to: 0.5 }, (block) => ({
    block,
    xml: blockToTei(text, block, passages.byBlock.get(block.index) ?? []),
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
    ...backMatter(input, passages),
    '</text>',
    ...standOff(spans, annotations, relationsToTei(input)),
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

function backMatter(input: Input, passages: Passages): readonly string[] {
  const parts = [memosToTei(input), orphansToTei(input, passages)].filter((part) => part !== '');
  return parts.length === 0 ? [] : ['<back>', ...parts, '</back>'];
}

function standOff(spans: readonly string[], annotations: readonly string[], relations: string): readonly string[] {
  if (annotations.length === 0) return [];
  const spanGroup = spans.length === 0 ? [] : ['<spanGrp type="passages">', ...spans, '</spanGrp>'];
  return [
    '<standOff>',
    ...spanGroup,
    '<listAnnotation>',
    ...annotations,
    '</listAnnotation>',
    ...(relations === '' ? [] : [relations]),
    '</standOff>',
  ];
}
