import { layoutMargin } from '../../margin/layout-margin';

/** A block of the text, set in lines. All measures are units: quarters of a line. */
export interface GalleyBlock {
  readonly lines: number;
  /** Of one line. */
  readonly lineHeight: number;
  /** Free space above, where the block does not begin a page. */
  readonly before: number;
  /** A heading: the next block's first lines stand on the same page. */
  readonly keepsWithNext: boolean;
  /** Notes by the line in which their passage ends, from 0; in order. */
  readonly notes: readonly { readonly line: number; readonly note: number }[];
}

/** A line of a note, from the top of the note, in units; not necessarily whole ones. */
export interface NoteLine {
  readonly top: number;
  readonly bottom: number;
}

export interface Galley {
  readonly blocks: readonly GalleyBlock[];
  /** Lines of each note, from top to bottom; a note has at least one. */
  readonly notes: readonly (readonly NoteLine[])[];
}

export interface PageMeasures {
  /** Of a page, in units. */
  readonly height: number;
  /** Between two notes, in units. */
  readonly gap: number;
}

/** Lines `from` to `to` (exclusive) of a block or of a note, at `top`, in units from the top of the page. */
export interface Setting {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  readonly top: number;
}

export interface SetPage {
  readonly text: readonly Setting[];
  readonly notes: readonly Setting[];
}

/** Fewer lines than this of a block or a note do not stand alone at the head or the foot of a page. */
const FEWEST_LINES = 2;

/** So far down the next page, as a share of it, a note may begin: more blank paper would be the worse evil. */
const OVERHANG = 1 / 3;

interface Row {
  readonly block: number;
  readonly line: number;
  readonly top: number;
}

interface Part {
  readonly note: number;
  readonly from: number;
}

/**
 * Sets text and notes on pages. Guarantees: every line of the text and of the notes stands once, in order; nothing overlaps and
 * nothing leaves the page; all whole units. A page takes text as long as the notes to it begin in its margin or in the upper third of
 * the next; then the text waits for the next page. Beside a note that is longer than pages the text goes on. So a note begins on the page of its passage or on the
 * following one, unless the passages of a single line have more notes than a page holds. On a page, notes are as near to their lines
 * as order allows (least squares, see `layoutMargin`); one that does not fit is broken and goes on at the head of the next page.
 * Single lines are not left alone at a page's head or foot where that can be avoided, and a heading stays with its text.
 */
export function paginate(galley: Galley, measures: PageMeasures): readonly SetPage[] {
  return [...pagesOf(galley, measures)];
}

/** The same page by page, so that the work on a long text can be done in turns. */
export function* pagesOf(galley: Galley, measures: PageMeasures): Generator<SetPage, void> {
  let next: { readonly block: number; readonly line: number } | null = firstLine(galley, 0);
  let carried: readonly Part[] = [];
  while (next !== null || carried.length > 0) {
    const offered: readonly Row[] = next === null ? [] : rowsFrom(galley, next, measures.height);
    const rows = offered.slice(0, countRows(galley, measures, offered, carried));
    const placed = placeNotes(galley, measures, rows, carried);
    yield { text: settingsOf(rows), notes: placed.settings };
    carried = placed.rest;
    const last = rows.at(-1);
    if (last !== undefined) next = lineAfter(galley, last);
  }
}

function firstLine({ blocks }: Galley, from: number): { readonly block: number; readonly line: number } | null {
  for (let block = from; block < blocks.length; block += 1) if ((blocks[block]?.lines ?? 0) > 0) return { block, line: 0 };
  return null;
}

function lineAfter(galley: Galley, { block, line }: { readonly block: number; readonly line: number }) {
  return line + 1 < (galley.blocks[block]?.lines ?? 0) ? { block, line: line + 1 } : firstLine(galley, block + 1);
}

/** The lines that a page without notes would take, and at least one. */
function rowsFrom(galley: Galley, start: { readonly block: number; readonly line: number }, height: number): readonly Row[] {
  const rows: Row[] = [];
  let y = 0;
  for (let at: typeof start | null = start; at !== null; at = lineAfter(galley, at)) {
    const block = galley.blocks[at.block];
    if (block === undefined) break;
    if (at.line === 0 && rows.length > 0) y += block.before;
    if (y + block.lineHeight > height && rows.length > 0) break;
    rows.push({ ...at, top: y });
    y += block.lineHeight;
  }
  return rows;
}

function notesAt(galley: Galley, { block, line }: Row): readonly number[] {
  return (galley.blocks[block]?.notes ?? []).filter((one) => one.line === line).map(({ note }) => note);
}

/** How many of the rows this page takes: as long as the notes to them begin on this page or soon on the next. */
function countRows(galley: Galley, { height, gap }: PageMeasures, rows: readonly Row[], carried: readonly Part[]): number {
  const lowest = height * (1 + OVERHANG);
  let used = carried.reduce((sum, part) => sum + heightOf(galley, part) + gap, 0);
  let most = 0;
  for (const row of rows) {
    const notes = notesAt(galley, row);
    const [last] = notes.slice(-1);
    const ofRow = notes.reduce((sum, note) => sum + heightOf(galley, { note, from: 0 }) + gap, 0);
    const begins = used + ofRow - (last === undefined ? 0 : heightOf(galley, { note: last, from: 0 }) + gap);
    // A line with more notes than a page holds stands at the head of one, unless what hangs over fills that page.
    if (last !== undefined && begins > lowest && (most > 0 || used > lowest)) break;
    used += ofRow;
    most += 1;
  }
  for (let count = most; count > 0; count -= 1) if (mayEndAfter(galley, rows, count)) return count;
  return most;
}

/** Whether the page may end before row `count`. */
function mayEndAfter(galley: Galley, rows: readonly Row[], count: number): boolean {
  const last = rows[count - 1];
  if (last === undefined) return true;
  const next = lineAfter(galley, last);
  if (next === null) return true;
  const { lines = 0, keepsWithNext = false } = galley.blocks[last.block] ?? {};
  if (next.block !== last.block) return !keepsWithNext;
  if (keepsWithNext) return false;
  return next.line >= Math.min(FEWEST_LINES, lines) && lines - next.line >= FEWEST_LINES;
}

function settingsOf(rows: readonly Row[]): readonly Setting[] {
  const settings: Setting[] = [];
  for (const { block, line, top } of rows) {
    const last = settings.at(-1);
    if (last?.item === block) settings[settings.length - 1] = { ...last, to: line + 1 };
    else settings.push({ item: block, from: line, to: line + 1, top });
  }
  return settings;
}

interface PlacedNotes {
  readonly settings: readonly Setting[];
  /** What goes on, or begins, on the next page. */
  readonly rest: readonly Part[];
}

function placeNotes(galley: Galley, { height, gap }: PageMeasures, rows: readonly Row[], carried: readonly Part[]): PlacedNotes {
  const wanted = [
    ...carried.map((part) => ({ part, desiredTop: 0 })),
    ...rows.flatMap((row) => notesAt(galley, row).map((note) => ({ part: { note, from: 0 }, desiredTop: row.top }))),
  ];
  const taken: (Omit<Setting, 'top'> & { readonly desiredTop: number; readonly height: number })[] = [];
  let free = height;
  for (const [index, { part, desiredTop }] of wanted.entries()) {
    const lines = galley.notes[part.note]?.length ?? 0;
    const to = fittingLines(galley, part, free, taken.length === 0);
    if (to > part.from) {
      const partHeight = heightOf(galley, part, to);
      taken.push({ item: part.note, from: part.from, to, desiredTop, height: partHeight });
      free -= partHeight + gap;
    }
    if (to < lines) {
      const others = wanted.slice(index + 1).map((one) => one.part);
      return { settings: settle(taken, gap, height), rest: [{ note: part.note, from: to }, ...others] };
    }
  }
  return { settings: settle(taken, gap, height), rest: [] };
}

/** Where a part ends that has `free` units: at its last line, or where it can be broken, or at `part.from` when nothing of it fits. */
function fittingLines(galley: Galley, part: Part, free: number, isFirst: boolean): number {
  const lines = galley.notes[part.note]?.length ?? 0;
  if (heightOf(galley, part) <= free) return lines;
  let to = part.from;
  while (to < lines && heightOf(galley, part, to + 1) <= free) to += 1;
  // On a page of its own it must go on, whatever that looks like.
  if (isFirst && to === part.from) return part.from + 1;
  const broken = Math.min(to, lines - FEWEST_LINES);
  if (broken - part.from >= FEWEST_LINES) return broken;
  return isFirst ? Math.max(to, part.from + 1) : part.from;
}

/** In whole units. */
function heightOf(galley: Galley, { note, from }: Part, to = Number.POSITIVE_INFINITY): number {
  const lines = galley.notes[note] ?? [];
  const last = lines[Math.min(to, lines.length) - 1];
  return Math.ceil((last?.bottom ?? 0) - (lines[from]?.top ?? 0));
}

function settle(
  taken: readonly (Omit<Setting, 'top'> & { readonly desiredTop: number; readonly height: number })[],
  gap: number,
  height: number,
): readonly Setting[] {
  // Rounding keeps order and distances, since heights and gaps are whole.
  const tops = layoutMargin(taken, gap, height).map(Math.round);
  return taken.map(({ item, from, to }, index) => ({ item, from, to, top: tops[index] ?? 0 }));
}
