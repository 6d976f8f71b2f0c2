import { type Span, span } from '../../text/offset';
import { FinalWords } from './final-words';
import type { DocxDocument } from './read-document';
import type { SentCorrection } from './sent-corrections';
import type { TrackedPiece } from './tracked-pieces';
import { widenChange } from './widen-change';

/** What a reviewer changed in the text with tracking on, as words that would stand in the place of others. */
export interface ReviewersChange {
  /** In the document, without a new line at either end, cutting no character; null where there are no words to hold on to. */
  readonly where: Span | null;
  /** With `PARAGRAPH_END` where a paragraph ends. */
  readonly says: string;
  /** Everyone who had a hand in it, in order, as the file has them. */
  readonly authors: readonly string[];
  /** The last date that the file gives; '' for none. */
  readonly date: string;
}

interface Group {
  readonly where: Span | null;
  readonly pieces: readonly TrackedPiece[];
}

/**
 * The tracked changes that are not our own corrections, those that follow each other without words between as one: words taken out and
 * what was put in for them. What was only put in takes a word beside it along, so that it has something to stand on; changes that would
 * then share a word are one change. None reaches into a correction of ours. Accepting them all gives the words that the file gives.
 * `ours` has the indices of pieces that are known to be our own besides.
 */
export function readReviewersChanges(
  document: DocxDocument,
  corrections: readonly SentCorrection[],
  ours: ReadonlySet<number>,
): readonly ReviewersChange[] {
  const final = new FinalWords(document);
  const taken = corrections.map(({ where }) => where);
  const inCorrections = new Set(taken.flatMap(({ firstPiece, endPiece }) => rangeOf(firstPiece, endPiece)));
  const isOurs = (index: number) => ours.has(index) || inCorrections.has(index);
  const groups = groupPieces(document, isOurs).map(({ pieces }): Group => ({ pieces, where: widenChange(document, pieces, taken) }));
  return joinShared(groups).map(({ where, pieces }) => ({
    where,
    says: where === null ? pieces.map(({ words }) => words).join('') : final.from(where, pieces),
    authors: [...new Set(pieces.map(({ author }) => author))],
    date: pieces.reduce((last, { date }) => (date > last ? date : last), ''),
  }));
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function groupPieces({ tracked }: DocxDocument, isOurs: (index: number) => boolean): readonly { readonly pieces: TrackedPiece[] }[] {
  const groups: { readonly pieces: TrackedPiece[] }[] = [];
  let last: TrackedPiece | null = null;
  for (const [index, piece] of tracked.entries()) {
    if (isOurs(index)) {
      last = null;
      continue;
    }
    const group = groups.at(-1);
    if (last !== null && group !== undefined && goesOn(group.pieces, last, piece)) group.pieces.push(piece);
    else groups.push({ pieces: [piece] });
    last = piece;
  }
  return groups;
}

/** Words taken out behind words that were put in for others are another change. */
function goesOn(pieces: readonly TrackedPiece[], last: TrackedPiece, piece: TrackedPiece): boolean {
  if (last.author !== piece.author || last.end !== piece.start) return false;
  const isReplaced = pieces.some(({ kind }) => kind === 'deletion') && pieces.some(({ kind }) => kind === 'insertion');
  return piece.kind === 'insertion' || !isReplaced;
}

/** Changes that share words as one. */
function joinShared(groups: readonly Group[]): readonly Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    let whole: Group = { where: group.where, pieces: [...group.pieces] };
    for (let before = joined.at(-1); before !== undefined; before = joined.at(-1)) {
      if (before.where === null || whole.where === null || whole.where.start >= before.where.end) break;
      const where = span(Math.min(before.where.start, whole.where.start), Math.max(before.where.end, whole.where.end));
      whole = { where, pieces: [...before.pieces, ...whole.pieces] };
      joined.pop();
    }
    joined.push(whole);
  }
  return joined;
}
