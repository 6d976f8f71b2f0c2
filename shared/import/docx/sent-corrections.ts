import { blockAt } from '../../text/block-at';
import { type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { inFileForm } from './align-text';
import { FinalWords } from './final-words';
import type { DocxDocument, MarkedRange } from './read-document';
import type { DocxIdentity, SentAnnotation } from './read-identity';
import { PARAGRAPH_END } from './tracked-pieces';

/** What became of a correction that went out as a tracked change. */
export type SentCorrectionState =
  /** Nobody has decided on it. */
  | 'standing'
  | 'accepted'
  | 'rejected'
  /** It says something else now. */
  | 'edited';

/** One place of a correction of ours, as it came back. */
export interface SentCorrection {
  readonly annotation: SentAnnotation;
  /** Where it is in the file, and which tracked pieces make it up, those of others included that go on from it. */
  readonly where: MarkedRange;
  /** The passage as it went out, `PARAGRAPH_END` between paragraphs. */
  readonly original: string;
  /** Other words stand in its place, untracked: whoever accepts a change leaves no trace of what it replaced. */
  readonly isOriginalGone: boolean;
  readonly state: SentCorrectionState;
  /** What stands there when everything is accepted, in the same form as `original`. */
  readonly says: string;
  /** Who wrote in it last, as the file has it; '' where it does not say. */
  readonly author: string;
}

/**
 * Finds our own tracked changes by the bookmarks round them, in the order of the file, none over another, and what became of each: what
 * stands in a bookmark when all is accepted says it, whoever accepted, rejected or wrote, with tracking or without. Of one that has lost
 * its bookmark nothing is known.
 */
export function readSentCorrections(document: DocxDocument, identity: DocxIdentity, text: SourceText): readonly SentCorrection[] {
  const own = ownPieces(document, identity);
  const final = new FinalWords(document);
  const places = placesOf(document, identity, text);
  let taken = 0;
  return places.map((place, index) => {
    const next = places[index + 1]?.bookmark.firstPiece ?? document.tracked.length;
    const where = withWritingAtEnds(document, place.bookmark, own, taken, next);
    taken = where.endPiece;
    return decide(place, where, document, own, final);
  });
}

/** The pieces that went out like this, by their index: under our name, at the time of one of our corrections. */
export function ownPieces({ tracked }: DocxDocument, { author, annotations }: DocxIdentity): ReadonlySet<number> {
  const times = new Set(annotations.flatMap(({ correction, updatedAt }) => (correction === null ? [] : [updatedAt])));
  const isOwn = (piece: DocxDocument['tracked'][number]) => piece.author === author && times.has(Date.parse(piece.date));
  return new Set(tracked.flatMap((piece, index) => (isOwn(piece) ? [index] : [])));
}

interface SentPlaceInFile {
  readonly annotation: SentAnnotation;
  readonly bookmark: MarkedRange;
  readonly original: string;
  readonly wanted: string;
}

function placesOf(document: DocxDocument, { annotations }: DocxIdentity, text: SourceText): readonly SentPlaceInFile[] {
  const found = annotations.flatMap((annotation) =>
    annotation.places.flatMap(({ start, end, bookmark: name, isTracked }): readonly SentPlaceInFile[] => {
      const bookmark = document.bookmarks.get(name);
      if (!isTracked || annotation.correction === null || bookmark === undefined) return [];
      if (start === null || end === null || start >= end || end > text.text.length) return [];
      const wanted = inFileForm(annotation.correction.replacement);
      return [{ annotation, bookmark, original: passageInFile(text, span(start, end)), wanted }];
    }),
  );
  const at = (place: SentPlaceInFile) => place.bookmark;
  found.sort((a, b) => at(a).start - at(b).start || at(a).firstPiece - at(b).firstPiece || at(a).end - at(b).end);
  let last: MarkedRange | null = null;
  return found.filter(({ bookmark }) => {
    if (last !== null && (bookmark.start < last.end || bookmark.firstPiece < last.endPiece)) return false;
    last = bookmark;
    return true;
  });
}

function decide(
  { annotation, original, wanted }: SentPlaceInFile,
  where: MarkedRange,
  { tracked }: DocxDocument,
  own: ReadonlySet<number>,
  final: FinalWords,
): SentCorrection {
  const pieces = tracked.slice(where.firstPiece, where.endPiece);
  const says = final.from(where, pieces);
  const isOriginalGone = final.from(where, []) !== original;
  const author = pieces.findLast((_, index) => !own.has(where.firstPiece + index))?.author ?? '';
  const found = { annotation, where, original, isOriginalGone, says, author };
  if (says === original) return { ...found, state: 'rejected' };
  if (says.replaceAll(PARAGRAPH_END, '\n') !== wanted) return { ...found, state: 'edited' };
  return { ...found, state: isOriginalGone ? 'accepted' : 'standing' };
}

/**
 * Adds what others put in right before or behind a bookmark, between the pieces that are free: whoever writes on at the end of a word may
 * or may not write in its bookmark. What they put in the place of words that they took out beside it is another matter.
 */
function withWritingAtEnds(
  { tracked }: DocxDocument,
  bookmark: MarkedRange,
  own: ReadonlySet<number>,
  firstFree: number,
  endFree: number,
): MarkedRange {
  const { start, end, firstPiece, endPiece } = bookmark;
  const isFree = (index: number) => index >= firstFree && index < endFree && !own.has(index);
  const isWriting = (index: number, at: number) => isFree(index) && tracked[index]?.kind === 'insertion' && tracked[index]?.start === at;
  const isTakenOut = (index: number, at: number) => {
    const piece = isFree(index) ? tracked[index] : undefined;
    return piece?.kind === 'deletion' && (piece.start === at || piece.end === at);
  };
  let first = firstPiece;
  while (isWriting(first - 1, start)) first -= 1;
  let last = endPiece;
  while (isWriting(last, end)) last += 1;
  return {
    ...bookmark,
    firstPiece: isTakenOut(first - 1, start) ? firstPiece : first,
    endPiece: isTakenOut(last, end) ? endPiece : last,
  };
}

function passageInFile(text: SourceText, where: Span): string {
  const pieces: string[] = [];
  for (let { index } = blockAt(text, where.start); index < text.blocks.length; index += 1) {
    const block = text.blocks[index]?.span;
    if (block === undefined || block.start >= where.end) break;
    const [start, end] = [Math.max(block.start, where.start), Math.min(block.end, where.end)];
    if (start < end) pieces.push(inFileForm(text.text.slice(start, end)));
  }
  return pieces.join(PARAGRAPH_END);
}
