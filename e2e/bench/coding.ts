import { describeTarget } from '../../shared/anchor/describe';
import { findOccurrences } from '../../shared/anchor/occurrences';
import { countMatrixInSteps, type MatrixKind } from '../../shared/codebook/code-matrix';
import { type CodeQuery, hasCode } from '../../shared/codebook/code-query';
import { createCodebook } from '../../shared/codebook/codebook';
import { joinChanges } from '../../shared/codebook/edit-codes';
import { applyCodes } from '../../shared/codebook/edit-codings';
import { matchQuery } from '../../shared/codebook/match-query';
import type { CodedText } from '../../shared/codebook/placed-codings';
import type { Change } from '../../shared/model/change';
import { annotationId, codeId, revisionId, sourceId } from '../../shared/model/ids';
import { highlightPassages } from '../../shared/model/place-changes';
import type { Code, CodeId } from '../../shared/model/records';
import { snapToGraphemes } from '../../shared/text/graphemes';
import { span } from '../../shared/text/offset';
import { readSourceText } from '../../shared/text/read-source-text';
import type { SourceText } from '../../shared/text/source-text';
import { createRandom } from '../support/random';
import { generateSpans, generateText } from './generate';
import type { Samples } from './samples';

const CODES = 500;
const BRANCHES = 50;
const ANNOTATIONS = 10_000;
const OCCURRENCES = 1000;
/** Against so many, as often as comes to the same. */
const FEW = 100;
const CONTEXT = { at: 0, group: 'bench' };

const MATRICES: Readonly<Record<string, MatrixKind>> = {
  paragraphs: { kind: 'paragraphs' },
  together: { kind: 'codes', relation: { kind: 'together' } },
  overlaps: { kind: 'codes', relation: { kind: 'overlaps' } },
  near: { kind: 'codes', relation: { kind: 'near', distance: 1, unit: 'paragraphs' } },
};

/** Made once: the same text and the same codings in every round. */
let prepared: ReturnType<typeof prepare> | null = null;

/** What the page computes in one go when a wording is coded everywhere, codes are asked for, and the matrix of codes is opened. */
export function measureCoding(samples: Samples, round: number): void {
  prepared ??= prepare();
  const { text, all, few, starts } = prepared;
  samples.add(
    'code many',
    round,
    timeOf(() => codeOccurrences(text, starts)),
  );
  const parts = starts.flatMap((_, i) => (i % FEW === 0 ? [starts.slice(i, i + FEW)] : []));
  samples.add(
    'code few',
    round,
    timeOf(() => parts.map((part) => codeOccurrences(text, part))),
  );
  for (const [name, query] of Object.entries(createQueries())) {
    samples.add(
      `query ${name}`,
      round,
      timeOf(() => matchQuery(query, all)),
    );
    samples.add(`query ${name} few`, round, 10 * timeOf(() => matchQuery(query, few)));
  }
  for (const [name, kind] of Object.entries(MATRICES)) {
    const { longest, sum } = timeSteps(countMatrixInSteps(all, kind));
    samples.add(`matrix ${name} step`, round, longest);
    samples.add(`matrix ${name}`, round, sum);
  }
}

export const MATRIX_NAMES: readonly string[] = Object.keys(MATRICES);

function prepare() {
  const text = read(generateText());
  const codebook = createCodebook(Array.from({ length: CODES }, (_, index) => createCode(index)));
  const random = createRandom(11);
  const annotations = generateSpans(text.text, ANNOTATIONS).map(({ start, end }, index) => ({
    id: annotationId(`bench-${index}`),
    codes: [...new Set(Array.from({ length: Math.floor(random() * 4) }, () => codeId(`code-${Math.floor(random() ** 2 * CODES)}`)))],
    places: [{ start, end }],
  }));
  const all: CodedText = { codebook, text, annotations };
  const few: CodedText = { ...all, annotations: annotations.filter((_, index) => index % 10 === 0) };
  return { text, all, few, starts: findManyOccurrences(text.text) };
}

function createCode(index: number): Code {
  const parentId = index < BRANCHES ? null : codeId(`code-${index % BRANCHES}`);
  const rest = { color: 'blue', definition: '', memo: null, examples: [], order: index, createdAt: 0, updatedAt: 0 } as const;
  return { id: codeId(`code-${index}`), parentId, name: `Code ${index}`, ...rest };
}

function createQueries(): Readonly<Record<string, CodeQuery>> {
  const [one, other, third] = [codeId('code-1'), codeId('code-2'), codeId('code-3')];
  const near = (code: CodeId, by: CodeId) =>
    ({ not: false, test: { kind: 'pair', code, relation: { kind: 'near', distance: 2, unit: 'paragraphs' }, other: by } }) as const;
  return {
    combined: [[...hasCode(one), ...hasCode(other)], [{ not: true, test: { kind: 'code', code: third } }]],
    near: [[near(one, other)], [near(other, third)]],
  };
}

/** Where the first word of the text that stands often enough stands, so many times. */
function findManyOccurrences(text: string): readonly (readonly [start: number, end: number])[] {
  for (const word of new Set(text.slice(0, 100_000).match(/[a-z]{5,}/g) ?? [])) {
    const starts = findOccurrences(text, word);
    if (starts.length >= OCCURRENCES) return starts.slice(0, OCCURRENCES).map((start) => [start, start + word.length] as const);
  }
  throw new Error('no word of the generated text stands often enough');
}

function codeOccurrences(text: SourceText, where: readonly (readonly [start: number, end: number])[]): Change {
  const known = new Map<string, readonly number[]>();
  const occurrencesOf = (words: string) => {
    const starts = known.get(words) ?? findOccurrences(text.text, words);
    known.set(words, starts);
    return starts;
  };
  const passages = where.map(([start, end], index) => ({
    id: annotationId(`new-${index}`),
    target: describeTarget(text, revisionId('bench'), snapToGraphemes(text, span(start, end)), occurrencesOf),
  }));
  const marking = highlightPassages({ sourceId: sourceId('bench'), color: 'yellow', passages }, () => false, CONTEXT);
  const fresh = marking.edits.flatMap((edit) => (edit.table === 'annotations' && edit.after !== null ? [edit.after] : []));
  return joinChanges('apply-code', CONTEXT, [marking, applyCodes(fresh, [codeId('code-1')], CONTEXT)]);
}

function timeOf(run: () => unknown): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

function timeSteps(steps: Iterator<unknown>): { readonly longest: number; readonly sum: number } {
  let [longest, sum] = [0, 0];
  for (let isDone = false; !isDone; ) {
    const time = timeOf(() => {
      isDone = steps.next().done === true;
    });
    longest = Math.max(longest, time);
    sum += time;
  }
  return { longest, sum };
}

function read(text: string): SourceText {
  const source = readSourceText(new TextEncoder().encode(text));
  if (!source.ok) throw new Error(`the generated text cannot be read: ${source.error.code}`);
  return source.value;
}
