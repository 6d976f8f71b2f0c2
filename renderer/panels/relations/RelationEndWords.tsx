import { blockAt } from '../../../shared/text/block-at';
import { findEntry } from '../../state/annotation-entries';
import type { OpenSource } from '../../state/desk-state';
import type { RelationEnd } from '../../state/relation-state';
import { usePlaceLabel } from '../../state/use-place-label';

/** One end of a relation in few words: its place and how its passage begins. */
export function RelationEndWords({ source, end }: { readonly source: OpenSource; readonly end: RelationEnd }) {
  const placeOf = usePlaceLabel(source.text);
  const entry = end.kind === 'annotation' ? findEntry(source, end.id) : passageEntry(source, end.where);
  if (entry === undefined) return null;
  return (
    <span className="relation-end" data-color={entry.color}>
      <span className="relation-end-place">{placeOf(entry.start)}</span>
      <q className="relation-end-words" lang={entry.language}>
        {entry.quotation}
      </q>
    </span>
  );
}

/** As many characters as are shown of a passage. */
const SHOWN = 160;

function passageEntry({ text }: OpenSource, where: Extract<RelationEnd, { readonly kind: 'passage' }>['where']) {
  const quotation = text.text
    .slice(where.start, Math.min(where.end, where.start + SHOWN))
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .trim();
  return { color: undefined, start: where.start, quotation, language: blockAt(text, where.start).language };
}
