import type { FootnoteReference, PhrasingContent, RootContent } from 'mdast';
import type { ColorId } from '../../model/records';
import { joinLines } from '../../text/line-ends';
import type { Span } from '../../text/offset';
import type { Block, SourceText } from '../../text/source-text';
import { groupByBlock, type PlacedAnnotation } from '../by-block';
import type { ExportInput, ExportProgress } from '../export-input';
import { mapInChunks } from '../in-chunks';
import { cutIntoSegments, type Segment } from '../segments';
import { heading, idOf } from './entries';

/**
 * The whole text with its passages marked; after the last words of each passage a footnote reference. Page furniture
 * stands at the end under its own name. Blank lines between blocks are Markdown's, not the original's. `joined` makes one passage
 * of those that touch, for formats whose delimiters would run into each other.
 */
export async function markedTextToMdast(
  input: ExportInput,
  passages: 'joined' | 'single',
  progress: ExportProgress,
): Promise<readonly RootContent[]> {
  const byBlock = groupByBlock(input.text, input.annotations);
  const work = input.text.blocks.filter((block) => block.kind !== 'furniture');
  const furniture = input.text.blocks.filter((block) => block.kind === 'furniture');
  const convert = (block: Block) => blockToMdast(input.text, block, byBlock.get(block.index) ?? [], passages);
  const body = await mapInChunks(work, progress, { from: 0, to: 0.6 }, convert);
  if (furniture.length === 0) return body;
  const rest = await mapInChunks(furniture, progress, { from: 0.6, to: 0.65 }, convert);
  return [...body, { type: 'thematicBreak' }, heading(2, input.labels.furnitureNote), ...rest];
}

/** By rank: the title stands above the headings. */
const HEADING_DEPTHS = [2, 3, 4, 5] as const;

function blockToMdast(
  text: SourceText,
  block: Block,
  annotations: readonly PlacedAnnotation[],
  passages: 'joined' | 'single',
): RootContent {
  const cut = trimEdges(cutIntoSegments(block.span, annotations).flatMap((segment) => segmentToMdast(text, segment)));
  const children = passages === 'joined' ? joinPassages(cut) : cut;
  if (block.kind === 'title') return { type: 'heading', depth: 1, children };
  if (block.kind === 'heading') return { type: 'heading', depth: HEADING_DEPTHS[(block.level ?? 1) - 1] ?? 6, children };
  return { type: 'paragraph', children };
}

/** Passages that touch, and the references between them, as one passage. */
function joinPassages(children: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const [index, child] of children.entries()) {
    const last = joined.at(-1);
    const next = children.slice(index + 1).find((other) => other.type !== 'footnoteReference');
    if (last?.type === 'passage' && child.type === 'passage') last.children.push(...child.children);
    else if (last?.type === 'passage' && child.type === 'footnoteReference' && next?.type === 'passage') last.children.push(child);
    else joined.push(child);
  }
  return joined;
}

function segmentToMdast(text: SourceText, { span, covering }: Segment<PlacedAnnotation>): PhrasingContent[] {
  const words = text.text.slice(span.start, span.end);
  if (covering.length === 0) return [{ type: 'text', value: joinLines(words) }];
  const [, before = '', core = '', after = ''] = words.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
  const passage: PhrasingContent[] =
    core === '' ? [] : [{ type: 'passage', colors: colorsOf(covering), children: [{ type: 'text', value: joinLines(core) }] }];
  return [...blank(before), ...passage, ...covering.filter(endsAt(text, span)).map(referenceTo), ...blank(after)];
}

/** Delimiters must touch the words they mark: blanks at the edges of a segment stand outside. */
function blank(words: string): PhrasingContent[] {
  return words === '' ? [] : [{ type: 'text', value: joinLines(words) }];
}

function colorsOf(covering: readonly PlacedAnnotation[]): readonly ColorId[] {
  return [...new Set(covering.map((placed) => placed.exported.annotation.color))];
}

/** True for passages whose last block this is and whose last words are these. */
function endsAt(text: SourceText, segment: Span): (placed: PlacedAnnotation) => boolean {
  return ({ span: { end } }) => {
    return end === segment.end || (end > segment.end && text.text.slice(segment.end, end).trim() === '');
  };
}

function referenceTo({ exported }: PlacedAnnotation): FootnoteReference {
  return { type: 'footnoteReference', identifier: idOf(exported), label: idOf(exported) };
}

function trimEdges(children: PhrasingContent[]): PhrasingContent[] {
  return children.filter((child, index) => {
    const isEdge = index === 0 || index === children.length - 1;
    return !(isEdge && child.type === 'text' && child.value.trim() === '');
  });
}
