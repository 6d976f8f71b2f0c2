import { createEdgeEvidence, type EdgeEvidence } from './edge-evidence';
import { createPositionScale, POSITION_UNITS, type PositionScale, type PositionUnit } from './position-scale';
import { type Quoting, readQuoting } from './quoting';

/** A passage as a file gives it: positions in an unknown unit, and words that may or may not be a quotation of it. */
export interface CountedPassage {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/** From so much on a passage is taken to stand where the likeliest reading has it. */
export const SURE = 0.95;

/** UTF-16 offsets in the text of the file. */
export interface FoundSpan {
  readonly start: number;
  readonly end: number;
}

/** One way to read the positions of a text, with those that come to the same. */
export interface UnitReading {
  /** The first of them in the order of `POSITION_UNITS`: the standard one where it is among them. */
  readonly unit: PositionUnit;
  /** 0 to 1: how likely it is that the positions are meant so. */
  readonly probability: number;
  /** Where each passage would be; null where its positions name none. */
  readonly spans: readonly (FoundSpan | null)[];
  /** Of the passages that are quoted in the file, so many stand on their words. */
  readonly quoted: number;
  /** Of the ends of all passages, so many lie at the edge of a word. */
  readonly edges: number;
}

export interface DetectedUnit {
  /** The likeliest first; those that come to the same are one. */
  readonly readings: readonly [UnitReading, ...UnitReading[]];
  /** How many passages the file quotes, and how many ends there are. */
  readonly quotations: number;
  readonly ends: number;
  /** By passage: how likely it is that it stands where the first reading has it. */
  readonly certainties: readonly number[];
  /** By passage: what its words are; `matches` in the order of the readings. */
  readonly quotings: readonly Quoting[];
}

export interface DetectOptions {
  /** By unit, how many times likelier it is than others because of the program that wrote the file. */
  readonly leaning?: (unit: PositionUnit) => number;
  /** What the reader says that the positions count: nothing but words that are quoted and stand elsewhere is doubted then. */
  readonly chosen?: PositionUnit | undefined;
}

/** Before anything is seen: positions follow the standard as often as not; and they may mean another text altogether. */
const PRIOR_STANDARD = 0.4;
const PRIOR_NONE = 0.02;
/** Words that are known to be from the text stand on the right passage but for slips; on a wrong one by chance only. */
const QUOTED = Math.log(0.97 / 0.01);
const MISQUOTED = Math.log(0.03 / 0.99);
/** How certain words are that stand at the positions, whatever is doubtful about other passages. */
const PROVEN = 0.99;
/** Positions past the end, or an end before its start, are slips at best. */
const IMPOSSIBLE = Math.log(0.01 / 0.3);

/**
 * Finds what the positions of a text count (formats: see `PositionUnit`). Every unit is tried: the words that the file quotes must
 * stand at the positions, ends lie at the edges of words. A Bayesian weighing of both; that the positions belong to no reading of this
 * text is weighed as well, so that certainty is low where nothing fits. `standsInText` tells whether words occur in the text at all.
 */
export function detectUnit(
  text: string,
  passages: readonly CountedPassage[],
  standsInText: (words: string) => boolean,
  { leaning = () => 1, chosen }: DetectOptions = {},
): DetectedUnit {
  const groups = groupUnits(text, passages);
  const quotings = passages.map((passage, index) =>
    readQuoting(
      passage.words,
      groups.map(({ spans }) => sliceAt(text, spans[index])),
      standsInText,
    ),
  );
  const evidence = createEdgeEvidence(text);
  const isCounted = firstOfEach(passages);
  const weights = groups.map((group, at) => Math.log(priorOf(group, leaning)) + weigh(group, at, { evidence, quotings, isCounted }));
  const none = Math.log(PRIOR_NONE);
  const most = Math.max(none, ...weights);
  const sum = [none, ...weights].reduce((total, weight) => total + Math.exp(weight - most), 0);
  const isChosen = (group: UnitGroup) => chosen !== undefined && group.units.some((unit) => isSameUnit(unit, chosen));
  const ranked = groups
    .map((group, at) => ({ group, at, probability: Math.exp((weights[at] ?? none) - most) / sum }))
    .sort((a, b) => Number(isChosen(b.group)) - Number(isChosen(a.group)) || b.probability - a.probability || a.at - b.at);
  const inOrder = quotings.map((quoting) => ({ ...quoting, matches: ranked.map(({ at }) => quoting.matches[at] === true) }));
  const [first, ...others] = ranked.map(({ group, at, probability }) =>
    readingOf(group, at, probability, { evidence, quotings, isCounted }),
  );
  if (first === undefined) throw new Error('there is always a reading');
  return {
    readings: [first, ...others],
    quotations: quotings.filter(({ isQuotation }, index) => isQuotation && isCounted[index] === true).length,
    ends: 2 * isCounted.filter((is) => is).length,
    certainties: inOrder.map((quoting, index) => certaintyOf(index, ranked, quoting, chosen !== undefined)),
    quotings: inOrder,
  };
}

/** Whether two units are the same. */
export function isSameUnit(a: PositionUnit, b: PositionUnit): boolean {
  return a.unit === b.unit && a.lineEnds === b.lineEnds;
}

interface UnitGroup {
  readonly units: readonly [PositionUnit, ...PositionUnit[]];
  readonly spans: readonly (FoundSpan | null)[];
}

interface Evidence {
  readonly evidence: EdgeEvidence;
  readonly quotings: readonly Quoting[];
  /** A passage that is coded five times is no five passages. */
  readonly isCounted: readonly boolean[];
}

function groupUnits(text: string, passages: readonly CountedPassage[]): readonly UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  for (const unit of POSITION_UNITS) {
    const scale = createPositionScale(text, unit);
    const spans = passages.map((passage) => spanOn(scale, passage));
    const key = spans.map((span) => (span === null ? '-' : `${span.start} ${span.end}`)).join(' ');
    const known = groups.get(key);
    groups.set(key, known === undefined ? { units: [unit], spans } : { ...known, units: [...known.units, unit] });
  }
  return [...groups.values()];
}

function spanOn(scale: PositionScale, { start, end }: CountedPassage): FoundSpan | null {
  const from = scale.toOffset(start);
  // Programs that count line ends twice let a passage to the end of the text end behind it.
  const to = scale.toOffset(Math.min(end, Math.max(start, scale.length)));
  const isFar = end - scale.length > 2;
  return from === null || to === null || to <= from || isFar ? null : { start: from, end: to };
}

/** So much of a passage is compared with its words: chapters are coded as well. */
const MOST_COMPARED = 4000;

function sliceAt(text: string, span: FoundSpan | null | undefined): string | null {
  return span === null || span === undefined ? null : text.slice(span.start, Math.min(span.end, span.start + MOST_COMPARED));
}

function firstOfEach(passages: readonly CountedPassage[]): readonly boolean[] {
  const seen = new Set<string>();
  return passages.map(({ start, end }) => {
    const key = `${start} ${end}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function priorOf({ units }: UnitGroup, leaning: (unit: PositionUnit) => number): number {
  const priors = POSITION_UNITS.map((unit, index) => {
    const share = index === 0 ? PRIOR_STANDARD : (1 - PRIOR_STANDARD) / (POSITION_UNITS.length - 1);
    return { unit, weight: share * leaning(unit) };
  });
  const all = priors.reduce((sum, { weight }) => sum + weight, 0);
  const own = priors.filter(({ unit }) => units.includes(unit)).reduce((sum, { weight }) => sum + weight, 0);
  return ((1 - PRIOR_NONE) * own) / all;
}

function weigh({ spans }: UnitGroup, at: number, { evidence, quotings, isCounted }: Evidence): number {
  const counted = spans.map((span, index) => (isCounted[index] === true ? span : undefined));
  let weight = evidence.weigh(counted.filter((span) => span !== undefined && span !== null));
  for (const [index, span] of counted.entries()) {
    const quoting = quotings[index];
    if (span === null) weight += IMPOSSIBLE;
    else if (span !== undefined && quoting?.isQuotation === true) weight += quoting.matches[at] === true ? QUOTED : MISQUOTED;
  }
  return weight;
}

function readingOf({ units, spans }: UnitGroup, at: number, probability: number, { evidence, quotings, isCounted }: Evidence): UnitReading {
  let edges = 0;
  let quoted = 0;
  for (const [index, span] of spans.entries()) {
    if (span === null || isCounted[index] !== true) continue;
    edges += Number(evidence.isEdge(span.start, 'start')) + Number(evidence.isEdge(span.end, 'end'));
    quoted += Number(quotings[index]?.isQuotation === true && quotings[index]?.matches[at] === true);
  }
  return { unit: units[0], probability, spans, quoted, edges };
}

type Ranked = readonly { readonly group: UnitGroup; readonly probability: number }[];

/** All readings that put the passage there speak for it; words that are quoted and stand there are proof, those that do not are doubt. */
function certaintyOf(index: number, ranked: Ranked, quoting: Quoting, isChosen: boolean): number {
  const span = ranked[0]?.group.spans[index] ?? null;
  const [isQuotedThere] = quoting.matches;
  if (span === null || (quoting.isQuotation && isQuotedThere !== true)) return 0;
  if (isChosen) return 1;
  const agreeing = ranked.filter(({ group }) => {
    const other = group.spans[index];
    return other !== null && other !== undefined && other.start === span.start && other.end === span.end;
  });
  const certainty = agreeing.reduce((sum, { probability }) => sum + probability, 0);
  return quoting.isProof && isQuotedThere === true ? Math.max(certainty, PROVEN) : Math.min(1, certainty);
}
