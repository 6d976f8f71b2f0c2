import { pushTo } from '../../base/push-to';
import { childrenOf } from '../../codebook/codebook';
import type { Code, CodeId } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { deriveOutline } from '../../text/outline';
import type { ExportAnnotation, ExportInput } from '../export-input';
import type { ReportOptions } from './report-options';

type Input = ExportInput<ReportOptions>;

/** A heading with what stands below it, up to the next heading. */
export interface ReportChapter {
  readonly heading: string;
  /** 1 for the highest. */
  readonly level: number;
  /** What the heading stands for, in a sentence or two; '' for nothing. */
  readonly definition: string;
  readonly memos: readonly { readonly about: string; readonly body: RichText }[];
  readonly entries: readonly ReportEntry[];
}

export interface ReportEntry {
  readonly exported: ExportAnnotation;
  /** True where the annotation is met first: others lead here. */
  readonly isFirst: boolean;
}

/**
 * The annotations under headings, independent of any file format. By place: the headings of the text and, below them, the paragraphs in
 * which something is marked. By code: the codebook's tree as far as anything is coded, with definitions and, where memos go along,
 * theirs; what has several codes stands under each, what has none in a chapter of its own. Within a chapter the order is that of the
 * input. What has no place any more, and other memos, come last.
 */
export function buildReport(input: Input): readonly ReportChapter[] {
  const placed = input.annotations.filter(({ span }) => span !== null);
  const orphans = input.annotations.filter(({ span }) => span === null);
  const isByCode = input.options.arrangement === 'code';
  const chapters = isByCode ? byCode(input, placed) : byPlace(input, placed);
  const { labels, memos } = input;
  const others = isByCode ? memos.filter(({ kind }) => kind !== 'code') : memos;
  return markFirst([
    ...chapters,
    ...(orphans.length === 0 ? [] : [{ ...chapter(labels.orphans, 1, orphans), definition: labels.orphansExplained }]),
    ...(others.length === 0 ? [] : [{ ...chapter(labels.memos, 1, []), memos: others }]),
  ]);
}

/** A chapter whose entries are not yet told from those met before. */
type Draft = Omit<ReportChapter, 'entries'> & { readonly entries: readonly ExportAnnotation[] };

function chapter(heading: string, level: number, entries: readonly ExportAnnotation[]): Draft {
  return { heading, level, definition: '', memos: [], entries };
}

function byPlace({ text, labels }: Input, placed: readonly ExportAnnotation[]): readonly Draft[] {
  const entries = new Map<number, ExportAnnotation[]>();
  for (const exported of placed) {
    const block = exported.place?.block ?? 0;
    pushTo(entries, block, exported);
  }
  const names = new Map(deriveOutline(text).map(({ block, label }) => [block, label]));
  const hasHeadings = text.blocks.some(({ kind }) => kind === 'heading');
  return text.blocks
    .flatMap((block): readonly Draft[] => {
      const here = entries.get(block.index) ?? [];
      const isHeading = block.kind === 'heading';
      if (here.length === 0 && !isHeading) return [];
      const name = names.get(block.index);
      const heading = [block.paragraph === null ? '' : `¶${block.paragraph}`, name ?? labels.kinds[block.kind]].filter(
        (part) => part !== '',
      );
      return [chapter(heading.join(' · '), isHeading || !hasHeadings || block.paragraph === null ? 1 : 2, here)];
    })
    .filter(hasSomethingBelow);
}

/** False for a heading with nothing in it and nothing under it. */
function hasSomethingBelow({ entries, level }: Draft, index: number, all: readonly Draft[]): boolean {
  const next = all[index + 1];
  return entries.length > 0 || (next !== undefined && next.level > level);
}

function byCode({ codebook, labels, memos }: Input, placed: readonly ExportAnnotation[]): readonly Draft[] {
  const coded = new Map<CodeId, ExportAnnotation[]>();
  for (const exported of placed) for (const { id } of exported.codes) pushTo(coded, id, exported);
  const memosOf = (code: Code) =>
    memos.filter(({ kind, about }) => kind === 'code' && about === (codebook.labels.get(code.id) ?? code.name));
  const branch = (code: Code, level: number): readonly Draft[] => {
    const below = childrenOf(codebook, code.id).flatMap((child) => branch(child, level + 1));
    const entries = coded.get(code.id) ?? [];
    if (entries.length + below.length === 0) return [];
    return [{ heading: code.name, level, definition: code.definition, memos: memosOf(code), entries }, ...below];
  };
  const without = placed.filter(({ codes }) => codes.length === 0);
  return [
    ...childrenOf(codebook, null).flatMap((code) => branch(code, 1)),
    ...(without.length === 0 ? [] : [chapter(labels.withoutCode, 1, without)]),
  ];
}

function markFirst(drafts: readonly Draft[]): readonly ReportChapter[] {
  const met = new Set<ExportAnnotation>();
  return drafts.map((draft) => ({
    ...draft,
    entries: draft.entries.map((exported) => {
      const isFirst = !met.has(exported);
      met.add(exported);
      return { exported, isFirst };
    }),
  }));
}
