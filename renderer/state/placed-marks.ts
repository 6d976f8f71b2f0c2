import { IntervalIndex } from '../../shared/anchor/interval-index';
import { type AnnotationId, COLOR_IDS, type ColorId } from '../../shared/model/records';
import type { PackedGeometry } from '../storage/library';
import type { Mark } from './mark';

/**
 * The marks that stand in a text, by place and by annotation. Begins with packed geometry, of which each mark is made when it is first
 * asked for: fifty thousand take longer to make than the text takes to show.
 */
export class PlacedMarks {
  readonly #packed: PackedGeometry;
  readonly #index: IntervalIndex;
  /** Marks by the key under which the index knows them; a hole for one that nobody has asked for, null for one that was removed. */
  readonly #marks: (Mark | null | undefined)[];
  #keysById: Map<AnnotationId, number[]> | null = null;
  #inOrder: readonly Mark[] | null = null;
  /** What the index is to be told of when the piece of bulk work that is going on is done; null when none is. */
  #bulk: { readonly gone: Set<number>; readonly coming: Map<number, Mark> } | null = null;

  constructor(geometry: PackedGeometry) {
    this.#packed = geometry;
    const count = geometry.ids.length;
    this.#marks = new Array(count);
    const keys = Int32Array.from({ length: count }, (_, key) => key);
    this.#index = new IntervalIndex(geometry.starts, geometry.ends, keys);
  }

  /** Of all marks: every annotation as often as it has places. */
  get size(): number {
    return this.#index.size;
  }

  has(id: AnnotationId): boolean {
    return this.#keys.has(id);
  }

  /** Those that share at least one code unit with `[from, to)`, in order of start, then longer first. */
  query(from: number, to: number): Mark[] {
    return this.#marksAt(this.#index.query(from, to));
  }

  /** The mark at the first place of the annotation. */
  findFirst(id: AnnotationId): Mark | undefined {
    const key = this.#keys.get(id)?.[0];
    return key === undefined ? undefined : this.#markAt(key);
  }

  /** In order of place. */
  marksOf(id: AnnotationId): readonly Mark[] {
    return this.#marksAt(this.#keys.get(id) ?? []);
  }

  /** Proportional to their number. */
  allInOrder(): readonly Mark[] {
    this.#inOrder ??= this.#marksAt(this.#index.keysInOrder());
    return this.#inOrder;
  }

  /** As AnnotationSet.tellPlaces does, without those that `isHidden`. Makes no marks. */
  tellPlaces(
    [first, last]: readonly [number, number],
    isHidden: (id: AnnotationId) => boolean,
    tell: (start: number, end: number, color: number) => void,
  ): void {
    const { ids, starts, ends, colors } = this.#packed;
    for (let position = first; position < last; position++) {
      const key = this.#index.keyAt(position);
      const mark = this.#marks[key];
      const id = mark?.id ?? ids[key];
      if (mark === null || id === undefined || isHidden(id)) continue;
      if (mark === undefined) tell(starts[key] ?? 0, ends[key] ?? 0, colors[key] ?? 0);
      else tell(mark.start, mark.end, COLOR_IDS.indexOf(mark.color));
    }
  }

  /** Puts in the marks of one annotation that has none here, in any order. */
  add(id: AnnotationId, marks: readonly Mark[]): void {
    if (marks.length === 0) return;
    const keys: number[] = [];
    for (const mark of marks.length === 1 ? marks : marks.toSorted((a, b) => a.start - b.start)) {
      const key = this.#marks.length;
      this.#marks.push(mark);
      keys.push(key);
      if (this.#bulk === null) this.#index.insert(mark.start, mark.end, key);
      else this.#bulk.coming.set(key, mark);
    }
    this.#keys.set(id, keys);
    this.#inOrder = null;
  }

  /** Takes out all marks of an annotation. */
  remove(id: AnnotationId): void {
    for (const key of this.#keys.get(id) ?? []) {
      const mark = this.#markAt(key);
      if (mark !== undefined) this.#forget(key, mark);
      this.#marks[key] = null;
    }
    this.#keys.delete(id);
    this.#inOrder = null;
  }

  setNoted(id: AnnotationId, hasNote: boolean): void {
    for (const key of this.#keys.get(id) ?? []) {
      const old = this.#markAt(key);
      if (old !== undefined) this.#marks[key] = { ...old, hasNote };
    }
    this.#inOrder = null;
  }

  /**
   * Does `work`, which adds and removes many and asks nothing about places: the index, to which each alone is a pass over all, is told of
   * everything at its end.
   */
  inBulk<T>(work: () => T): T {
    const bulk = { gone: new Set<number>(), coming: new Map<number, Mark>() };
    this.#bulk = bulk;
    try {
      return work();
    } finally {
      this.#bulk = null;
      const coming = [...bulk.coming].map(([key, { start, end }]) => ({ start, end, key }));
      if (bulk.gone.size + coming.length > 0) this.#index.alter(bulk.gone, coming);
    }
  }

  #forget(key: number, { start, end }: Mark): void {
    if (this.#bulk === null) this.#index.remove(start, end, key);
    else if (!this.#bulk.coming.delete(key)) this.#bulk.gone.add(key);
  }

  #markAt(key: number): Mark | undefined {
    const known = this.#marks[key];
    if (known !== undefined) return known ?? undefined;
    const { ids, starts, ends, noted, corrected } = this.#packed;
    const id = ids[key];
    if (id === undefined) return undefined;
    const place = { start: starts[key] ?? 0, end: ends[key] ?? 0 };
    const said = { hasNote: noted[key] === 1, hasCorrection: corrected[key] === 1 };
    const mark: Mark = { id, ...place, color: colorAt(this.#packed, key), ...said, anchor: 'anchored' };
    this.#marks[key] = mark;
    return mark;
  }

  /** Made when the first annotation is asked for by its id, which comes before the first edit. */
  get #keys(): Map<AnnotationId, number[]> {
    if (this.#keysById !== null) return this.#keysById;
    const keys = new Map<AnnotationId, number[]>();
    for (const [key, id] of this.#packed.ids.entries()) {
      const known = keys.get(id);
      if (known === undefined) keys.set(id, [key]);
      else known.push(key);
    }
    this.#keysById = keys;
    return keys;
  }

  #marksAt(keys: ArrayLike<number>): Mark[] {
    const found: Mark[] = [];
    for (let i = 0; i < keys.length; i++) {
      const mark = this.#markAt(keys[i] ?? -1);
      if (mark !== undefined) found.push(mark);
    }
    return found;
  }
}

/** Of the entry with this number. */
export function colorAt(geometry: PackedGeometry, key: number): ColorId {
  return COLOR_IDS[geometry.colors[key] ?? 0] ?? COLOR_IDS[0];
}
