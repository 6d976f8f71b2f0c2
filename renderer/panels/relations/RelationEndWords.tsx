import type { ColorId } from '../../../shared/model/records';
import { blockAt } from '../../../shared/text/block-at';
import { type AnnotationEntry, findEntry } from '../../state/annotation-entries';
import type { OpenSource } from '../../state/desk-state';
import type { RelationEnd } from '../../state/relation-state';
import { usePlaceLabel } from '../../state/use-place-label';

/** One end of a relation in few words: its place and how its passage begins. */
export function RelationEndWords({ source, end }: { readonly source: OpenSource; readonly end: RelationEnd }) {
  const entry = end.kind === 'annotation' ? findEntry(source, end.id) : passageEntry(source, end.where);
  return entry === undefined ? null : <PassageWords source={source} entry={entry} />;
}

type Passage = Pick<AnnotationEntry, 'start' | 'quotation' | 'language'> & { readonly color: ColorId | undefined };

/** A passage of the open text in few words. */
export function PassageWords({ source, entry }: { readonly source: OpenSource; readonly entry: Passage }) {
  const placeOf = usePlaceLabel(source.text);
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

function passageEntry({ text }: OpenSource, where: Extract<RelationEnd, { readonly kind: 'passage' }>['where']): Passage {
  const quotation = text.text
    .slice(where.start, Math.min(where.end, where.start + SHOWN))
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .trim();
  return { color: undefined, start: where.start, quotation, language: blockAt(text, where.start).language };
}
