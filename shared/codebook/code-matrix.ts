import type { CodeId } from '../model/records';
import { type CodeQuery, type CodingRelation, hasCode } from './code-query';
import { branchOf } from './codebook';
import { type CodedText, isOwnPair, type PlacedCodings, placeCodings, RelationFinder, reachedCodes } from './placed-codings';

/**
 * Counts of annotations, by code and code or by code and paragraph. Rows and columns without any count are left out; rows, and columns of
 * codes, stand in the order of the tree, paragraphs in the order of the text. A code counts for its whole branch.
 */
export interface CodeMatrix {
  readonly rows: readonly CodeId[];
  readonly columns: readonly MatrixColumn[];
  /** Row after row: the count of row r and column c lies at `r * columns.length + c`. */
  readonly counts: Uint32Array;
  /** How many annotations of the text each row's code is given to. */
  readonly totals: Uint32Array;
}

export type MatrixColumn =
  | { readonly kind: 'code'; readonly code: CodeId }
  /** The number of a paragraph. */
  | { readonly kind: 'paragraph'; readonly paragraph: number };

/** What the columns of a matrix are: paragraphs, or codes of codings that stand so to a coding of the row's code. */
export type MatrixKind = { readonly kind: 'paragraphs' } | { readonly kind: 'codes'; readonly relation: CodingRelation };

/**
 * Counts, for each code, in how many of its annotations it stands in each paragraph, or in the relation to each code. Every count is the
 * number of annotations that `queryOfCell` finds. For codes in n log n for each code that is given. In steps of a few milliseconds at most
 * with ten thousand annotations, for a page that has other things to do.
 */
export function* countMatrixInSteps(coded: CodedText, kind: MatrixKind): Steps<CodeMatrix> {
  const reached = reachedCodes(coded);
  yield;
  const given = new Set(reached.flatMap((codes) => [...codes]));
  const rows = coded.codebook.inOrder.filter(({ id }) => given.has(id)).map(({ id }) => id);
  const placed = placeCodings(coded);
  yield;
  const table: Table = { coded, rows, rowOf: new Map(rows.map((id, row) => [id, row])), reached, placed };
  const full = yield* kind.kind === 'paragraphs' ? countParagraphs(table) : countCodes(table, kind.relation);
  return yield* withoutEmptyLines(full);
}

/** Work that can rest between its steps. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The question behind a cell: the annotations that it counts. */
export function queryOfCell(row: CodeId, column: MatrixColumn, kind: MatrixKind): CodeQuery {
  if (column.kind === 'paragraph') return [hasCode(row), [{ not: false, test: column }]];
  const relation: CodingRelation = kind.kind === 'codes' ? kind.relation : { kind: 'together' };
  return [[{ not: false, test: { kind: 'pair', code: row, relation, other: column.code } }]];
}

interface Table {
  readonly coded: CodedText;
  readonly rows: readonly CodeId[];
  readonly rowOf: ReadonlyMap<CodeId, number>;
  /** The codes in whose branch each annotation counts. */
  readonly reached: readonly ReadonlySet<CodeId>[];
  readonly placed: PlacedCodings;
}

function* countParagraphs({ coded, rows, rowOf, reached, placed }: Table): Steps<CodeMatrix> {
  const numbered = coded.text.blocks.filter(({ paragraph }) => paragraph !== null);
  const columnOf = new Int32Array(coded.text.blocks.length).fill(-1);
  for (const [column, block] of numbered.entries()) columnOf[block.index] = column;
  const counts = new Uint32Array(rows.length * numbered.length);
  const rowsOf = reached.map((codes) => [...codes].map((code) => rowOf.get(code) ?? 0));
  const totals = Uint32Array.from(membersOf(rows.length, rowsOf), (owners) => owners.length);
  yield;
  const touched = blocksOf(placed);
  yield;
  for (const [owner, blocks] of touched) {
    for (const block of blocks) {
      const column = columnOf[block] ?? -1;
      if (column === -1) continue;
      for (const row of rowsOf[owner] ?? []) add(counts, row * numbered.length + column);
    }
  }
  yield;
  const columns = numbered.map(({ paragraph }): MatrixColumn => ({ kind: 'paragraph', paragraph: paragraph ?? 0 }));
  return { rows, columns, counts, totals };
}

/** The blocks that each annotation touches, each once. */
function blocksOf({ owners, blocks }: PlacedCodings): ReadonlyMap<number, ReadonlySet<number>> {
  const touched = new Map<number, Set<number>>();
  owners.forEach((owner, place) => {
    const own = touched.get(owner) ?? new Set<number>();
    for (let block = blocks.first[place] ?? 0; block <= (blocks.last[place] ?? -1); block++) own.add(block);
    touched.set(owner, own);
  });
  return touched;
}

function* countCodes(table: Table, relation: CodingRelation): Steps<CodeMatrix> {
  const { rows, rowOf, reached, coded } = table;
  const counts = new Uint32Array(rows.length * rows.length);
  const rowsOf = reached.map((codes) => [...codes].map((code) => rowOf.get(code) ?? 0));
  const branches = rows.map((code) => branchOf(coded.codebook, code));
  yield;
  const members = membersOf(rows.length, rowsOf);
  const places = placesOf(table, rowsOf);
  for (const [column, owners] of members.entries()) {
    yield;
    const isRelated = relation.kind === 'together' ? null : findRelated(table, relation, places[column] ?? []);
    if (isRelated !== null)
      for (let owner = 0; owner < isRelated.length; owner++)
        if (isRelated[owner] === 1) for (const row of rowsOf[owner] ?? []) add(counts, row * rows.length + column);
    const other = branches[column] ?? NONE;
    for (const owner of owners) {
      const codes = coded.annotations[owner]?.codes ?? [];
      if (isRelated?.[owner] === 1 || codes.length < 2) continue;
      for (const row of rowsOf[owner] ?? []) if (isOwnPair(codes, branches[row] ?? NONE, other)) add(counts, row * rows.length + column);
    }
  }
  yield;
  const columns = rows.map((code): MatrixColumn => ({ kind: 'code', code }));
  return { rows, columns, counts, totals: Uint32Array.from(members, (owners) => owners.length) };
}

const NONE: ReadonlySet<CodeId> = new Set();

/** 1 for each annotation with a place that stands in the relation to one of these places of another annotation. */
function findRelated({ coded, placed }: Table, relation: CodingRelation, others: readonly number[]): Uint8Array {
  const finder = new RelationFinder(placed, relation, others);
  const related = new Uint8Array(coded.annotations.length);
  const { owners } = placed;
  for (let place = 0; place < owners.length; place++) {
    const owner = owners[place] ?? 0;
    if (related[owner] === 0 && finder.isRelated(place)) related[owner] = 1;
  }
  return related;
}

/** The places of each row, in order of start. */
function placesOf({ rows, placed }: Table, rowsOf: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const places: number[][] = rows.map(() => []);
  placed.owners.forEach((owner, place) => {
    for (const row of rowsOf[owner] ?? []) places[row]?.push(place);
  });
  return places;
}

/** The annotations of each row. */
function membersOf(count: number, rowsOf: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: count }, () => []);
  rowsOf.forEach((own, owner) => {
    for (const row of own) members[row]?.push(owner);
  });
  return members;
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Without the rows and columns that count nothing. */
function* withoutEmptyLines({ rows, columns, counts, totals }: CodeMatrix): Steps<CodeMatrix> {
  const width = columns.length;
  const isColumnKept = new Uint8Array(width);
  const keptRows: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (row % ROWS_A_STEP === 0) yield;
    let isKept = false;
    for (let column = 0; column < width; column++) {
      if (counts[row * width + column] === 0) continue;
      isKept = true;
      isColumnKept[column] = 1;
    }
    if (isKept) keptRows.push(row);
  }
  const keptColumns = columns.flatMap((_, column) => (isColumnKept[column] === 1 ? [column] : []));
  const kept = new Uint32Array(keptRows.length * keptColumns.length);
  for (const [at, row] of keptRows.entries()) {
    if (at % ROWS_A_STEP === 0) yield;
    for (let column = 0; column < keptColumns.length; column++)
      kept[at * keptColumns.length + column] = counts[row * width + (keptColumns[column] ?? 0)] ?? 0;
  }
  return {
    rows: keptRows.flatMap((row) => rows[row] ?? []),
    columns: columns.filter((_, column) => isColumnKept[column] === 1),
    counts: kept,
    totals: Uint32Array.from(keptRows, (row) => totals[row] ?? 0),
  };
}

/** So many rows of a matrix with a column a paragraph are looked through in a millisecond or two. */
const ROWS_A_STEP = 50;
