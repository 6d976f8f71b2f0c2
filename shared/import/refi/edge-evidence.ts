/**
 * How an end of a passage lies in its text, as evidence of whether positions were read in the right unit: people mark words, sentences
 * and paragraphs, and hardly ever half a word.
 * `edge`: beside a blank, a sign or the text's border; `inside` a word; `blank`: the passage takes a blank along; `odd`: it begins with
 * a closing sign, or ends with an opening one. Of scripts that are written without blanks: `pause` beside a sign, `unspaced` between two
 * letters, where words may well begin and end.
 */
type EdgeClass = 'edge' | 'inside' | 'blank' | 'odd' | 'pause' | 'unspaced';

/** Places of the text that are looked at to learn how ends would lie that were put there blindly. */
const SAMPLES = 4000;
/** What keeps an unlikely class from deciding everything. */
const FLOOR = 0.004;
/** How the ends of passages lie that people have marked in scripts with blanks. */
const HONEST = { edge: 0.88, inside: 0.034, blank: 0.05, odd: 0.02 } as const;

export interface EdgeEvidence {
  /**
   * For the ends of all passages of one reading: the logarithm of how many times likelier they are than ends that were put there
   * blindly. How often people who mark Chinese begin and end beside a sign is not known beforehand: more such ends than would come
   * about by chance speak for a reading, as many say nothing.
   */
  readonly weigh: (spans: readonly { readonly start: number; readonly end: number }[]) => number;
  /** True when an end lies beside a blank, a sign or the text's border. */
  readonly isEdge: (offset: number, side: 'start' | 'end') => boolean;
}

/** Learns from the text what is unlikely in it. `offsets` are UTF-16. */
export function createEdgeEvidence(text: string): EdgeEvidence {
  const sides = { start: learn(text, classifyStart), end: learn(text, classifyEnd) };
  return {
    weigh: (spans) => {
      const starts = countClasses(spans.map(({ start }) => classifyStart(text, start)));
      const ends = countClasses(spans.map(({ end }) => classifyEnd(text, end)));
      return weighSide(starts, sides.start) + weighSide(ends, sides.end);
    },
    isEdge: (offset, side) => {
      const found = side === 'start' ? classifyStart(text, offset) : classifyEnd(text, offset);
      return found === 'edge' || found === 'pause';
    },
  };
}

type Counts = Readonly<Record<EdgeClass, number>>;

function countClasses(classes: readonly EdgeClass[]): Counts {
  const counts: Record<EdgeClass, number> = { edge: 0, inside: 0, blank: 0, odd: 0, pause: 0, unspaced: 0 };
  for (const one of classes) counts[one] += 1;
  return counts;
}

/** How ends lie that are put blindly: shares of the classes. */
function learn(text: string, classify: (text: string, offset: number) => EdgeClass): Counts {
  const classes: EdgeClass[] = [];
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  for (let offset = 0; offset <= text.length; offset += step) classes.push(classify(text, offset));
  const counts = countClasses(classes);
  const share = (count: number) => Math.max(FLOOR, count / classes.length);
  const { edge, inside, blank, odd, pause, unspaced } = counts;
  return { edge: share(edge), inside: share(inside), blank: share(blank), odd: share(odd), pause: share(pause), unspaced: share(unspaced) };
}

function weighSide(counts: Counts, blind: Counts): number {
  const { edge, inside, blank, odd, pause, unspaced } = blind;
  // Shares among the places of scripts with blanks, which the honest ones are among as well.
  const spaced = edge + inside + blank + odd;
  const weighed = (name: keyof typeof HONEST) => counts[name] * Math.log((HONEST[name] * spaced) / blind[name]);
  return (
    weighed('edge') +
    weighed('inside') +
    weighed('blank') +
    weighed('odd') +
    weighPauses(counts.pause, counts.unspaced, pause / (pause + unspaced))
  );
}

/** How often ends may lie beside a sign where it is not by chance: as many steps from there to nearly always. */
const STEPS = 8;

/** A Bayes factor: half the belief is that ends lie as by chance, half that they lie beside a sign more often, however much more. */
function weighPauses(pauses: number, others: number, chance: number): number {
  const likelihood = (share: number) => pauses * Math.log(share / chance) + others * Math.log((1 - share) / (1 - chance));
  const most = 0.95;
  if (pauses + others === 0 || chance >= most) return 0;
  const more = Array.from({ length: STEPS }, (_, index) => likelihood(chance + ((most - chance) * (index + 1)) / STEPS));
  const largest = Math.max(0, ...more);
  const sum = more.reduce((all, one) => all + Math.exp(one - largest) / STEPS, Math.exp(-largest));
  return largest + Math.log(sum / 2);
}

type Kind = 'border' | 'space' | 'letter' | 'unspaced' | 'opening' | 'closing';

const SPACE = /\s/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Signs that stand before words; straight quotation marks and dashes stand on either side. */
const OPENING = /[\p{Ps}\p{Pi}¿¡§$£€#@]/u;
const EITHER = /["'\p{Pd}_*/\\&+=<>|~^`\p{So}\p{Sk}\p{Sm}\p{Cf}\p{Co}\p{Cn}]/u;

function kindOf(character: string | undefined): Kind | 'either' {
  if (character === undefined) return 'border';
  if (SPACE.test(character)) return 'space';
  if (UNSPACED.test(character)) return 'unspaced';
  if (LETTER.test(character)) return 'letter';
  if (OPENING.test(character)) return 'opening';
  return EITHER.test(character) ? 'either' : 'closing';
}

function classifyStart(text: string, offset: number): EdgeClass {
  const [before, after] = kindsAt(text, offset);
  if (after === 'space' || after === 'border') return 'blank';
  if (after === 'closing') return 'odd';
  return classifyInside(before, after);
}

function classifyEnd(text: string, offset: number): EdgeClass {
  const [before, after] = kindsAt(text, offset);
  if (before === 'space' || before === 'border') return 'blank';
  if (before === 'opening') return 'odd';
  return classifyInside(before, after);
}

function classifyInside(before: Kind | 'either', after: Kind | 'either'): EdgeClass {
  if (before === 'letter' && after === 'letter') return 'inside';
  if (before === 'unspaced' && after === 'unspaced') return 'unspaced';
  const isLetter = (kind: Kind | 'either') => kind === 'unspaced' || kind === 'letter';
  const isBeside = before === 'unspaced' || after === 'unspaced';
  return isBeside && !(isLetter(before) && isLetter(after)) ? 'pause' : 'edge';
}

function kindsAt(text: string, offset: number): readonly [before: Kind | 'either', after: Kind | 'either'] {
  if (isInsidePair(text, offset)) return ['letter', 'letter'];
  const isPair = offset >= 2 && isInsidePair(text, offset - 1);
  const before = offset === 0 ? undefined : text.slice(offset - (isPair ? 2 : 1), offset);
  const after = text.codePointAt(offset);
  return [kindOf(before), kindOf(after === undefined ? undefined : String.fromCodePoint(after))];
}

function isInsidePair(text: string, offset: number): boolean {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}
