import type { AnchorState } from '../../anchor/anchor';
import { describeTarget } from '../../anchor/describe';
import type { OccurrencesOf } from '../../anchor/occurrence-index';
import { resolveTarget } from '../../anchor/resolve';
import type { RevisionId, Source, Target } from '../../model/records';
import { snapToGraphemes } from '../../text/graphemes';
import { isEmptySpan, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { type DetectedUnit, type FoundSpan, SURE } from './detect-unit';
import type { RefiSelection } from './refi-project';

/** A text of the library that passages of a project are to stand on. */
export interface SourceRoom {
  readonly source: Source;
  readonly revisionId: RevisionId;
  readonly text: SourceText;
  readonly occurrencesOf: OccurrencesOf;
  /** From offsets in the project's text. */
  readonly toOffset: (offset: number) => number;
}

export interface PlacedSelection {
  readonly target: Target;
  readonly state: AnchorState;
  /** The words by the next likely reading of the positions; '' where they are the same or nothing is in doubt. */
  readonly rival: string;
}

/** So much of a passage is shown where the reader is asked. */
const SHOWN = 200;

/**
 * Where a selection is in the text. What the file quotes decides: where other words stand at its positions, the quotation is looked for
 * and the reader is asked. Where the unit of the positions is in doubt the likeliest place is offered, and asked about as well.
 */
export function placeSelection(selection: RefiSelection, index: number, detected: DetectedUnit, room: SourceRoom): PlacedSelection {
  const [reading, ...others] = detected.readings;
  const quoting = detected.quotings[index];
  const where = spanIn(reading.spans[index], room);
  const isMisquoted = quoting?.isQuotation === true && quoting.matches[0] !== true;
  if (where === null || isMisquoted) return unplaced(selection, quoting?.quotation ?? '', where, room);
  const target = describeTarget(room.text, room.revisionId, span(where.start, where.end), room.occurrencesOf);
  if ((detected.certainties[index] ?? 0) >= SURE) return { target, state: 'anchored', rival: '' };
  const rivals = others.map(({ spans }) => spanIn(spans[index], room)).filter((one) => one !== null);
  const rival = rivals.find((one) => one.start !== where.start || one.end !== where.end);
  return { target, state: 'doubtful', rival: rival === undefined ? '' : room.text.text.slice(rival.start, rival.end).slice(0, SHOWN) };
}

/** Whole characters of the library's text; null for what names no words there. */
function spanIn(found: FoundSpan | null | undefined, { text, toOffset }: SourceRoom): FoundSpan | null {
  if (found === null || found === undefined) return null;
  const [start, end] = [toOffset(found.start), toOffset(found.end)];
  const snapped = snapToGraphemes(text, span(start, end));
  return isEmptySpan(snapped) ? null : snapped;
}

/** The selection as far as it is known: a record that can be listed, and asked about where its words stand somewhere. */
function unplaced({ start, end }: RefiSelection, quotation: string, near: FoundSpan | null, room: SourceRoom): PlacedSelection {
  const { text, revisionId, occurrencesOf } = room;
  const at = near?.start ?? 0;
  const exact = quotation === '' ? `[${shownPosition(start)}–${shownPosition(end)}]` : quotation;
  const target: Target = {
    revisionId,
    start: at,
    end: at + exact.length,
    quote: { exact, prefix: '', suffix: '' },
    paragraph: null,
    occurrence: [1, 1],
  };
  const anchor = quotation === '' ? null : resolveTarget(text, revisionId, target, occurrencesOf);
  return { target, state: anchor === null || anchor.state === 'orphaned' ? 'orphaned' : 'doubtful', rival: '' };
}

function shownPosition(position: number): string {
  return Number.isNaN(position) ? '?' : String(position);
}
