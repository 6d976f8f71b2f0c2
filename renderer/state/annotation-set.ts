import type { AnchorState } from '../../shared/anchor/anchor';
import { IntervalIndex } from '../../shared/anchor/interval-index';
import { resolveTarget } from '../../shared/anchor/resolve';
import type { Edit } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import {
  type Annotation,
  type AnnotationId,
  COLOR_IDS,
  type CodeId,
  type ColorId,
  type Note,
  type PassId,
  type RevisionId,
  type Target,
} from '../../shared/model/records';
import type { SourceText } from '../../shared/text/source-text';
import type { PackedGeometry } from '../storage/library';

/** The visible trace of one annotation: what painting, hitting, margin and list need without its row. */
export interface Mark {
  readonly id: AnnotationId;
  /** UTF-16 offsets in the open text. For an orphan both are where it last was. */
  readonly start: number;
  readonly end: number;
  readonly color: ColorId;
  readonly hasNote: boolean;
  readonly hasCorrection: boolean;
  readonly anchor: AnchorState;
}

/** Whether there is more to say of a mark than its colour: a note or a correction, which have a card in the margin. */
export function saysSomething({ hasNote, hasCorrection }: Mark): boolean {
  return hasNote || hasCorrection;
}

/** A stretch of text whose painting is affected by an edit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Stretched {
  readonly start: number;
  readonly end: number;
}

interface OpenText {
  readonly text: SourceText;
  readonly revisionId: RevisionId;
}

/**
 * The annotations of the open source in memory: the single source for painting, hitting, margin and list.
 * Not reactive in itself: DeskState.annotationsVersion grows with every change.
 */
export class AnnotationSet {
  readonly #open: OpenText;
  readonly #packed: PackedGeometry;
  readonly #index: IntervalIndex;
  /** Marks by the key under which the index knows them; a hole for one that nobody has asked for, null for one that was removed. */
  readonly #marks: (Mark | null | undefined)[];
  #keysById: Map<AnnotationId, number[]> | null = null;
  readonly #orphans = new Map<AnnotationId, Mark>();
  readonly #annotations = new Map<AnnotationId, Annotation>();
  readonly #notes = new Map<AnnotationId, Note>();
  /** Edited since the source was opened: what is read from the database afterwards may be older and is not taken. */
  readonly #edited = { annotations: new Set<AnnotationId>(), notes: new Set<AnnotationId>() };
  /** The codes of what stands on the desk and has any. */
  readonly #codings = new Map<AnnotationId, readonly CodeId[]>();
  #codingsVersion = 0;
  #placedCount = 0;
  /** What is still to be checked. */
  readonly #toCheck = new Set<AnnotationId>();
  #noteCount = 0;
  readonly #colorCounts: Record<ColorId, number> = { yellow: 0, red: 0, blue: 0, green: 0, purple: 0 };
  #inOrder: readonly Mark[] | null = null;
  #reading: PassId | null = null;

  constructor(open: OpenText, geometry: PackedGeometry) {
    this.#open = open;
    this.#packed = geometry;
    const count = geometry.ids.length;
    this.#marks = new Array(count);
    const keys = new Int32Array(count);
    for (let key = 0; key < count; key++) {
      keys[key] = key;
      if (geometry.firsts[key] !== 1) continue;
      this.#placedCount++;
      this.#colorCounts[colorAt(geometry, key)]++;
      if (geometry.noted[key] === 1) this.#noteCount++;
    }
    this.#index = new IntervalIndex(geometry.starts, geometry.ends, keys);
  }

  get size(): number {
    return this.#placedCount + this.#orphans.size;
  }

  get noteCount(): number {
    return this.#noteCount;
  }

  /** How many annotations on the desk are to be checked, as far as their rows are loaded. */
  get toCheckCount(): number {
    return this.#toCheck.size;
  }

  /** How many placed annotations stand in each colour. */
  get colorCounts(): Readonly<Record<ColorId, number>> {
    return this.#colorCounts;
  }

  /** The lists of codes of all annotations on the desk that have any, as far as their rows are loaded. */
  codings(): Iterable<readonly CodeId[]> {
    return this.#codings.values();
  }

  /** Grows whenever `codings` gives something else. */
  get codingsVersion(): number {
    return this.#codingsVersion;
  }

  /** While a reading goes on, `query` and `at` know only what was marked in it; null: everything. */
  setReading(passId: PassId | null): void {
    this.#reading = passId;
  }

  /** Marked before the reading that goes on. What has no row yet is taken for that, so that nothing flashes up. */
  isEarlier(id: AnnotationId): boolean {
    return this.#reading !== null && this.#annotations.get(id)?.passId !== this.#reading;
  }

  /** Placed marks (anchored and doubtful) that share at least one code unit with `[from, to)`, in order of start, then longer first. */
  query(from: number, to: number): readonly Mark[] {
    const marks = this.#marksAt(this.#index.query(from, to));
    return this.#reading === null ? marks : marks.filter((mark) => !this.isEarlier(mark.id));
  }

  /** The marks there from before the reading that goes on. */
  queryEarlier(from: number, to: number): readonly Mark[] {
    return this.#reading === null ? [] : this.#marksAt(this.#index.query(from, to)).filter((mark) => this.isEarlier(mark.id));
  }

  /** Marks that cover the character at `offset`, smallest first; of equal ones the newest first. */
  at(offset: number): readonly Mark[] {
    return this.query(offset, offset + 1)
      .toReversed()
      .toSorted((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** The mark at the first place of the annotation; for an orphan where it last was. */
  findMark(id: AnnotationId): Mark | undefined {
    const key = this.#keys.get(id)?.[0];
    return key === undefined ? this.#orphans.get(id) : this.#markAt(key);
  }

  /** The marks at all places of the annotation, in order of place; none for an orphan. */
  marksOf(id: AnnotationId): readonly Mark[] {
    return this.#marksAt(this.#keys.get(id) ?? []);
  }

  /** The annotation's mark on exactly this passage, else the one at its first place. */
  findPlace(id: AnnotationId, where: Stretched | null): Mark | undefined {
    const found = where === null ? undefined : this.marksOf(id).find((mark) => mark.start === where.start && mark.end === where.end);
    return found ?? this.findMark(id);
  }

  /** Every placed annotation once, at its first place, in order of place. Proportional to their number. */
  firstPlaces(): readonly Mark[] {
    return this.allInOrder().filter((mark) => this.findMark(mark.id) === mark);
  }

  /** Every placed mark in order of place. Proportional to their number: for the list and exports, not for painting. */
  allInOrder(): readonly Mark[] {
    this.#inOrder ??= this.#marksAt(this.#index.keysInOrder());
    return this.#inOrder;
  }

  /** How many placed marks there are: every annotation as often as it has places. */
  get placeCount(): number {
    return this.#index.size;
  }

  /**
   * Tells the placed marks from the `first` to the one before `last`, in order of place, by their offsets and the number of their colour
   * among COLOR_IDS. No marks are made for it: a map of fifty thousand can be drawn a slice at a time.
   */
  tellPlaces(first: number, last: number, tell: (start: number, end: number, color: number) => void): void {
    const { ids, starts, ends, colors } = this.#packed;
    for (let position = first; position < last; position++) {
      const key = this.#index.keyAt(position);
      const mark = this.#marks[key];
      const id = mark?.id ?? ids[key];
      if (mark === null || id === undefined || (this.#reading !== null && this.isEarlier(id))) continue;
      if (mark === undefined) tell(starts[key] ?? 0, ends[key] ?? 0, colors[key] ?? 0);
      else tell(mark.start, mark.end, COLOR_IDS.indexOf(mark.color));
    }
  }

  /** Annotations that cannot be placed: listed, never dropped. */
  orphans(): readonly Mark[] {
    return [...this.#orphans.values()];
  }

  /** The row, once loaded (rows follow the geometry in the background). */
  findAnnotation(id: AnnotationId): Annotation | undefined {
    return this.#annotations.get(id);
  }

  findNote(id: AnnotationId): Note | undefined {
    return this.#notes.get(id);
  }

  /**
   * Takes rows in that follow the geometry, checking each quotation against the text.
   * Returns true when an annotation turned out to stand elsewhere than the geometry said, or nowhere.
   */
  takeRows(annotations: readonly Annotation[], notes: readonly Note[]): boolean {
    let moved = false;
    for (const annotation of annotations) {
      if (this.#edited.annotations.has(annotation.id)) continue;
      this.#annotations.set(annotation.id, annotation);
      this.#setCodes(annotation.id, annotation);
      this.#setCheck(annotation.id, annotation);
      if (this.#standsAsSaid(annotation)) continue;
      this.#unplace(annotation.id);
      this.#place(annotation);
      moved = true;
    }
    for (const note of notes) if (!this.#edited.notes.has(note.annotationId)) this.#setNote(note.annotationId, note);
    return moved;
  }

  /** The records as they are now, taking edits in. Returns the smallest stretch of text whose painting is affected, or null. */
  applyEdits(edits: readonly Edit[]): Stretch | null {
    let stretch: Stretch | null = null;
    for (const edit of edits) {
      if (edit.table === 'annotations') {
        const id = annotationId(edit.key);
        stretch = joined(stretch, this.#stretchOf(id));
        this.#edited.annotations.add(id);
        this.#replace(id, edit.after);
        stretch = joined(stretch, this.#stretchOf(id));
      } else if (edit.table === 'notes') {
        const id = annotationId(edit.key);
        this.#edited.notes.add(id);
        this.#setNote(id, edit.after);
        stretch = joined(stretch, this.#stretchOf(id));
      }
    }
    return stretch;
  }

  #replace(id: AnnotationId, after: Annotation | null): void {
    this.#unplace(id);
    this.#setCodes(id, after);
    this.#setCheck(id, after);
    if (after === null) this.#annotations.delete(id);
    else this.#annotations.set(id, after);
    if (after !== null && after.trashedAt === null) this.#place(after);
  }

  #setCodes(id: AnnotationId, annotation: Annotation | null): void {
    const codes = annotation === null || annotation.trashedAt !== null ? [] : annotation.codes;
    const before = this.#codings.get(id) ?? [];
    if (codes.length === before.length && codes.every((code, i) => code === before[i])) return;
    if (codes.length === 0) this.#codings.delete(id);
    else this.#codings.set(id, codes);
    this.#codingsVersion++;
  }

  #setCheck(id: AnnotationId, annotation: Annotation | null): void {
    if (annotation?.check === 'open' && annotation.trashedAt === null) this.#toCheck.add(id);
    else this.#toCheck.delete(id);
  }

  #place(annotation: Annotation): void {
    for (const target of annotation.targets) this.#placeTarget(annotation, target);
    if (annotation.targets.length > 1) this.#sortKeys(annotation.id);
    if (this.#keys.has(annotation.id)) {
      this.#orphans.delete(annotation.id);
      this.#placedCount++;
      this.#colorCounts[annotation.color]++;
    }
    if (this.#notes.has(annotation.id)) this.#noteCount++;
    this.#inOrder = null;
  }

  /** In order of place, however the targets stand in the record. */
  #sortKeys(id: AnnotationId): void {
    const startOf = (key: number) => this.#markAt(key)?.start ?? 0;
    this.#keys.get(id)?.sort((a, b) => startOf(a) - startOf(b));
  }

  #placeTarget(annotation: Annotation, target: Target): void {
    const { id, color } = annotation;
    const said = { hasNote: this.#notes.has(id), hasCorrection: annotation.correction !== null };
    const anchor = resolveTarget(this.#open.text, this.#open.revisionId, target);
    if (anchor.state === 'orphaned') {
      this.#orphans.set(id, { id, start: target.start, end: target.start, color, ...said, anchor: 'orphaned' });
      return;
    }
    const key = this.#marks.length;
    this.#marks.push({ id, start: anchor.span.start, end: anchor.span.end, color, ...said, anchor: anchor.state });
    this.#keys.set(id, [...(this.#keys.get(id) ?? []), key]);
    this.#index.insert(anchor.span.start, anchor.span.end, key);
  }

  #unplace(id: AnnotationId): void {
    const keys = this.#keys.get(id);
    if (keys === undefined && !this.#orphans.has(id)) return;
    const placed = this.findMark(id);
    if (placed?.hasNote === true) this.#noteCount--;
    if (keys !== undefined && placed !== undefined) {
      this.#placedCount--;
      this.#colorCounts[placed.color]--;
    }
    for (const key of keys ?? []) {
      const mark = this.#markAt(key);
      if (mark !== undefined) this.#index.remove(mark.start, mark.end, key);
      this.#marks[key] = null;
    }
    this.#keys.delete(id);
    this.#orphans.delete(id);
    this.#inOrder = null;
  }

  #setNote(id: AnnotationId, note: Note | null): void {
    if (note === null) this.#notes.delete(id);
    else this.#notes.set(id, note);
    const hasNote = note !== null;
    const mark = this.findMark(id);
    if (mark === undefined || mark.hasNote === hasNote) return;
    this.#noteCount += hasNote ? 1 : -1;
    for (const key of this.#keys.get(id) ?? []) {
      const old = this.#markAt(key);
      if (old !== undefined) this.#marks[key] = { ...old, hasNote };
    }
    const orphan = this.#orphans.get(id);
    if (orphan !== undefined) this.#orphans.set(id, { ...orphan, hasNote });
    this.#inOrder = null;
  }

  /** True when the marks known from the geometry are where the row's quotations say, word for word. */
  #standsAsSaid(annotation: Annotation): boolean {
    const marks = this.marksOf(annotation.id);
    const targets =
      annotation.targets.length === 1 ? annotation.targets : annotation.targets.toSorted((a, b) => a.start - b.start || b.end - a.end);
    return marks.length === targets.length && targets.every((target, index) => this.#isSaidAt(target, marks[index]));
  }

  #isSaidAt(target: Target, mark: Mark | undefined): boolean {
    return (
      mark !== undefined &&
      mark.anchor === 'anchored' &&
      mark.start === target.start &&
      mark.end === target.end &&
      target.revisionId === this.#open.revisionId &&
      this.#open.text.text.startsWith(target.quote.exact, target.start) &&
      target.quote.exact.length === target.end - target.start
    );
  }

  #stretchOf(id: AnnotationId): Stretch | null {
    let stretch: Stretch | null = null;
    for (const key of this.#keys.get(id) ?? []) {
      const mark = this.#markAt(key);
      if (mark !== undefined) stretch = joined(stretch, { from: mark.start, to: mark.end });
    }
    return stretch;
  }

  /** Fifty thousand marks take longer to make than the text takes to show: each is made when it is first asked for. */
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

function colorAt(geometry: PackedGeometry, key: number): ColorId {
  return COLOR_IDS[geometry.colors[key] ?? 0] ?? COLOR_IDS[0];
}

function joined(a: Stretch | null, b: Stretch | null): Stretch | null {
  if (a === null) return b;
  if (b === null) return a;
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
