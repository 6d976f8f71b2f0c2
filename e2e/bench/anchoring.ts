import { describeTarget } from '../../shared/anchor/describe';
import { createOccurrenceIndex, type OccurrencesOf } from '../../shared/anchor/occurrence-index';
import { resolveTarget } from '../../shared/anchor/resolve';
import { revisionId } from '../../shared/model/ids';
import type { Target } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { readSourceText } from '../../shared/text/read-source-text';
import type { SourceText } from '../../shared/text/source-text';
import { generateSpans, generateText } from './generate';
import type { Samples } from './samples';

const OLD = revisionId('old');
const NEW = revisionId('new');
const PASSAGES = 10_000;
const REPEATS = 5;
const ALTERED = 1000;

const FIRST_PARAGRAPH = 'A paragraph that was not there before.\n\n';

/**
 * How many targets are found again in a second: in the same text, in one where they moved, in one where their words were altered. As in
 * an import, copies are looked for in an index of the text, whose making counts.
 */
export function measureAnchoring(samples: Samples, round: number): void {
  const original = read(generateText());
  const passages = generateSpans(original.text, PASSAGES).filter(({ start, end }) => end - start >= 20);
  const copiesIn = createOccurrenceIndex(original.text);
  const targets = passages.map(({ start, end }) => describeTarget(original, OLD, span(start, end), copiesIn));
  const repeated = Array.from({ length: REPEATS }, () => targets).flat();
  samples.add(
    'anchor position',
    round,
    rateOf(repeated, (target) => resolveTarget(original, OLD, target)),
  );

  const moved = read(FIRST_PARAGRAPH + original.text);
  const found: (readonly [Target, number])[] = [];
  const rate = rateOf(targets, (target, copiesOf) => {
    const anchor = resolveTarget(moved, NEW, target, copiesOf(moved));
    if (anchor.state === 'anchored') found.push([target, anchor.span.start]);
  });
  samples.add('anchor moved', round, rate);
  samples.add('anchor wrong', round, found.filter(([target, start]) => start !== target.start + FIRST_PARAGRAPH.length).length);

  const altered = targets.slice(0, ALTERED).map(alter);
  samples.add(
    'anchor altered',
    round,
    rateOf(altered, (target, copiesOf) => resolveTarget(moved, NEW, target, copiesOf(moved))),
  );
  const copiesInMoved = createOccurrenceIndex(moved.text);
  samples.add(
    'anchor wrong',
    round,
    altered.filter((target) => resolveTarget(moved, NEW, target, copiesInMoved).state === 'anchored').length,
  );
}

/** The same passage as it would have been before an edit in its middle. */
function alter(target: Target): Target {
  const { exact } = target.quote;
  const middle = exact.length >> 1;
  return { ...target, quote: { ...target.quote, exact: `${exact.slice(0, middle)}~${exact.slice(middle + 1)}` } };
}

/** `run` asks for the index of a text, which is made when it first does. */
function rateOf(targets: readonly Target[], run: (target: Target, copiesOf: (source: SourceText) => OccurrencesOf) => unknown): number {
  const begin = performance.now();
  let index: OccurrencesOf | null = null;
  const copiesOf = ({ text }: SourceText) => {
    index ??= createOccurrenceIndex(text);
    return index;
  };
  for (const target of targets) run(target, copiesOf);
  return (targets.length * 1000) / (performance.now() - begin);
}

function read(text: string): SourceText {
  const source = readSourceText(new TextEncoder().encode(text));
  if (!source.ok) throw new Error(`the generated text cannot be read: ${source.error.code}`);
  return source.value;
}
