import { resolveTarget } from '../../shared/anchor/resolve';
import type { Edit } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import type { Annotation, AnnotationId, CodeId, ColorId, Note, PassId, RevisionId, Target } from '../../shared/model/records';
import type { SourceText } from '../../shared/text/source-text';
import type { PackedGeometry } from '../storage/library';
import { joined, type Mark, type Stretch } from './mark';
import { colorAt, PlacedMarks } from './placed-marks';

interface Stretched {
  readonly start: number;
  readonly end: number;
}

interface OpenText {
  readonly text: SourceText;
  readonly revisionId: RevisionId;
}

/** From so many edits on the places are put in order once, at the end, instead of after each. */
const BULK = 64;

/**
 * The annotations of the open source in memory: the single source for painting, hitting, margin and list.
 * Not reactive in itself: DeskState.annotationsVersion grows with every change.
 */
export class AnnotationSet {
  readonly #open: OpenText;
  readonly #placed: PlacedMarks;
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
  #reading: PassId | null = null;

  constructor(open: OpenText, geometry: PackedGeometry) {
    this.#open = open;
    this.#placed = new PlacedMarks(geometry);
    for (let key = 0; key < geometry.ids.length; key++) {
      if (geometry.firsts[key] !== 1) continue;
      this.#placedCount++;
      this.#colorCounts[colorAt(geometry, key)]++;
      if (geometry.noted[key] === 1) this.#noteCount++;
    }
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
    const marks = this.#placed.query(from, to);
    return this.#reading === null ? marks : marks.filter((mark) => !this.isEarlier(mark.id));
  }

  /** The marks there from before the reading that goes on. */
  queryEarlier(from: number, to: number): readonly Mark[] {
    return this.#reading === null ? [] : this.#placed.query(from, to).filter((mark) => this.isEarlier(mark.id));
  }

  /** Marks that cover the character at `offset`, smallest first; of equal ones the newest first. */
  at(offset: number): readonly Mark[] {
    return this.query(offset, offset + 1)
      .toReversed()
      .toSorted((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** The mark at the first place of the annotation; for an orphan where it last was. */
  findMark(id: AnnotationId): Mark | undefined {
    return this.#placed.findFirst(id) ?? this.#orphans.get(id);
  }

  /** The marks at all places of the annotation, in order of place; none for an orphan. */
  marksOf(id: AnnotationId): readonly Mark[] {
    return this.#placed.marksOf(id);
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
    return this.#placed.allInOrder();
  }

  /** How many placed marks there are: every annotation as often as it has places. */
  get placeCount(): number {
    return this.#placed.size;
  }

  /**
   * Tells the placed marks from the `first` to the one before `last`, in order of place, by their offsets and the number of their colour
   * among COLOR_IDS. No marks are made for it: a map of fifty thousand can be drawn a slice at a time.
   */
  tellPlaces(first: number, last: number, tell: (start: number, end: number, color: number) => void): void {
    this.#placed.tellPlaces([first, last], (id) => this.isEarlier(id), tell);
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
    return this.#placed.inBulk(() => this.#takeRows(annotations, notes));
  }

  #takeRows(annotations: readonly Annotation[], notes: readonly Note[]): boolean {
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
    return edits.length < BULK ? this.#applyEdits(edits) : this.#placed.inBulk(() => this.#applyEdits(edits));
  }

  #applyEdits(edits: readonly Edit[]): Stretch | null {
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
    const { id, color, correction } = annotation;
    const said = { hasNote: this.#notes.has(id), hasCorrection: correction !== null };
    const marks: Mark[] = [];
    for (const target of annotation.targets) {
      const anchor = resolveTarget(this.#open.text, this.#open.revisionId, target);
      if (anchor.state === 'orphaned')
        this.#orphans.set(id, { id, start: target.start, end: target.end, color, ...said, anchor: 'orphaned' });
      else marks.push({ id, start: anchor.span.start, end: anchor.span.end, color, ...said, anchor: anchor.state });
    }
    this.#placed.add(id, marks);
    if (marks.length > 0) {
      this.#orphans.delete(id);
      this.#placedCount++;
      this.#colorCounts[color]++;
    }
    if (said.hasNote) this.#noteCount++;
  }

  #unplace(id: AnnotationId): void {
    const isPlaced = this.#placed.has(id);
    const mark = this.findMark(id);
    if (mark === undefined) return;
    if (mark.hasNote) this.#noteCount--;
    if (isPlaced) {
      this.#placedCount--;
      this.#colorCounts[mark.color]--;
    }
    this.#placed.remove(id);
    this.#orphans.delete(id);
  }

  #setNote(id: AnnotationId, note: Note | null): void {
    if (note === null) this.#notes.delete(id);
    else this.#notes.set(id, note);
    const hasNote = note !== null;
    const mark = this.findMark(id);
    if (mark === undefined || mark.hasNote === hasNote) return;
    this.#noteCount += hasNote ? 1 : -1;
    this.#placed.setNoted(id, hasNote);
    const orphan = this.#orphans.get(id);
    if (orphan !== undefined) this.#orphans.set(id, { ...orphan, hasNote });
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
    for (const { start, end } of this.marksOf(id)) stretch = joined(stretch, { from: start, to: end });
    return stretch;
  }
}
