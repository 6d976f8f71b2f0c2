import type { AnnotationId, CodeId } from '../model/records';
import { blockAt } from '../text/block-at';
import { offset } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { CodingRelation } from './code-query';
import { type Codebook, withAncestors } from './codebook';

/** One annotation as questions about codes see it. */
export interface CodedAnnotation {
  readonly id: AnnotationId;
  readonly codes: readonly CodeId[];
  /** Where it stands in the text, in UTF-16 offsets, none of them empty; without any for one that cannot be placed. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** The annotations of one text, coded or not, and what their codes mean. */
export interface CodedText {
  readonly codebook: Codebook;
  readonly text: SourceText;
  readonly annotations: readonly CodedAnnotation[];
}

/** Stretches in order of start. Both ends are taken in. */
interface Stretches {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Every place of the annotations of a text, in order of start, by columns. */
export interface PlacedCodings {
  /** The annotation of each place, by its index. */
  readonly owners: Int32Array;
  /** First and last UTF-16 unit of each place. */
  readonly units: Stretches;
  /** Index of the blocks in which each place starts and ends. */
  readonly blocks: Stretches;
}

/** Sorts the places: n log n. */
export function placeCodings({ annotations, text }: CodedText): PlacedCodings {
  const places = annotations.flatMap(({ places: own }, owner) => own.map(({ start, end }) => ({ owner, start, end })));
  places.sort((a, b) => a.start - b.start);
  const columnOf = (read: (place: (typeof places)[number]) => number) => Int32Array.from(places, read);
  return {
    owners: columnOf(({ owner }) => owner),
    units: { first: columnOf(({ start }) => start), last: columnOf(({ end }) => end - 1) },
    blocks: {
      first: columnOf(({ start }) => blockAt(text, offset(start)).index),
      last: columnOf(({ end }) => blockAt(text, offset(end - 1)).index),
    },
  };
}

/** Whether an annotation with these codes has two different ones, one of the one branch and one of the other: two of its own codings. */
export function isOwnPair(codes: readonly CodeId[], branch: ReadonlySet<CodeId>, other: ReadonlySet<CodeId>): boolean {
  let inBranch = 0;
  let inOther = 0;
  let inEither = 0;
  for (const code of codes) {
    const [one, two] = [branch.has(code), other.has(code)];
    if (one) inBranch++;
    if (two) inOther++;
    if (one || two) inEither++;
  }
  return inBranch > 0 && inOther > 0 && inEither > 1;
}

/** For each annotation the codes in whose branch it counts: its own and all above them. */
export function reachedCodes({ codebook, annotations }: CodedText): readonly ReadonlySet<CodeId>[] {
  return annotations.map(({ codes }) => withAncestors(codebook, codes));
}

/**
 * Finds out which places stand in a relation to a place of another annotation among those taken in. Made in one sweep; each answer is a
 * binary search: what reaches far enough back is known from the largest ends so far, the largest of all and the largest of someone else.
 */
export class RelationFinder {
  readonly #placed: PlacedCodings;
  readonly #relation: CodingRelation;
  readonly #starts: Int32Array;
  readonly #largest: Int32Array;
  readonly #largestOwners: Int32Array;
  /** Largest end among those of other annotations than the one with the largest of all. */
  readonly #nextLargest: Int32Array;
  readonly #count: number;

  /** `taken` are the indexes of the places that others are compared with, in order of start. */
  constructor(placed: PlacedCodings, relation: CodingRelation, taken: ArrayLike<number>) {
    this.#placed = placed;
    this.#relation = relation;
    const { first, last } = stretchesFor(placed, relation);
    const count = taken.length;
    this.#count = count;
    this.#starts = new Int32Array(count);
    this.#largest = new Int32Array(count);
    this.#largestOwners = new Int32Array(count);
    this.#nextLargest = new Int32Array(count);
    let largest = -1;
    let largestOwner = -1;
    let nextLargest = -1;
    for (let at = 0; at < count; at++) {
      const place = taken[at] ?? 0;
      const owner = placed.owners[place] ?? 0;
      const end = last[place] ?? 0;
      if (owner === largestOwner) largest = Math.max(largest, end);
      else if (end > largest) [nextLargest, largest, largestOwner] = [largest, end, owner];
      else nextLargest = Math.max(nextLargest, end);
      this.#starts[at] = first[place] ?? 0;
      this.#largest[at] = largest;
      this.#largestOwners[at] = largestOwner;
      this.#nextLargest[at] = nextLargest;
    }
  }

  /** Whether the place with this index stands in the relation to one of another annotation. */
  isRelated(place: number): boolean {
    const relation = this.#relation;
    if (relation.kind === 'together' || this.#count === 0) return false;
    const { first, last } = stretchesFor(this.#placed, relation);
    const [from, to] = [first[place] ?? 0, last[place] ?? 0];
    const owner = this.#placed.owners[place] ?? 0;
    if (relation.kind === 'within') return this.#reaches(owner, from, to);
    const distance = relation.kind === 'near' ? relation.distance + (relation.unit === 'characters' ? 1 : 0) : 0;
    return this.#reaches(owner, to + distance, from - distance);
  }

  /** Whether a place of someone else starts at `latestStart` or before and ends at `earliestEnd` or after. */
  #reaches(owner: number, latestStart: number, earliestEnd: number): boolean {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= latestStart) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return false;
    const end = (this.#largestOwners[low - 1] === owner ? this.#nextLargest[low - 1] : this.#largest[low - 1]) ?? -1;
    return end >= 0 && end >= earliestEnd;
  }
}

function stretchesFor(placed: PlacedCodings, relation: CodingRelation): Stretches {
  return relation.kind === 'near' && relation.unit === 'paragraphs' ? placed.blocks : placed.units;
}
