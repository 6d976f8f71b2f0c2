import { labelsOf } from '../../shared/codebook/codebook';
import type { AnnotationId } from '../../shared/model/records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { blockAt } from '../../shared/text/block-at';
import { offset } from '../../shared/text/offset';
import type { AnnotationEntry } from '../state/annotation-entries';
import { useDesk, useDeskLater } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { languageOfName } from '../state/language-of-name';
import { usePlaceLabel } from '../state/use-place-label';

export interface RelationPreviewProps {
  readonly source: OpenSource;
  /** The annotation at the other end. */
  readonly entry: AnnotationEntry;
  /** "is translated by" */
  readonly how: string;
}

/** Characters shown before and after a passage, of a passage itself, and of its note. */
const AROUND = 80;
const LONGEST_PASSAGE = 280;
const LONGEST_NOTE = 240;

/** The other end of a relation: its passage, on the desk among the words around it, with its note and codes. */
export function RelationPreview({ source, entry, how }: RelationPreviewProps) {
  if (entry.elsewhere === '') return <PreviewOnDesk source={source} id={entry.id} how={how} />;
  return (
    <>
      <p className="relation-preview-head">
        <span lang={languageOfName(how)}>{how}</span> <cite lang={languageOfName(entry.elsewhere)}>{entry.elsewhere}</cite>
      </p>
      <blockquote className="relation-preview-text" lang={entry.language}>
        <mark className="relation-preview-passage" data-color={entry.color}>
          {entry.quotation}
        </mark>
      </blockquote>
    </>
  );
}

function PreviewOnDesk({ source, id, how }: { readonly source: OpenSource; readonly id: AnnotationId; readonly how: string }) {
  const placeOf = usePlaceLabel(source.text);
  const codebook = useDesk((state) => state.codebook);
  useDeskLater((state) => state.annotationsVersion);
  const mark = source.annotations.findMark(id);
  if (mark === undefined) return null;
  const { text } = source.text;
  const block = blockAt(source.text, offset(Math.min(mark.start, text.length)));
  const end = Math.min(mark.end, mark.start + LONGEST_PASSAGE);
  const from = Math.max(block.span.start, mark.start - AROUND);
  const to = Math.max(end, Math.min(block.span.end, end + AROUND));
  const before = from > block.span.start ? beginWithWord(text.slice(from, mark.start)) : text.slice(from, mark.start);
  const after = to < block.span.end ? endWithWord(text.slice(end, to)) : text.slice(end, to);
  const note = source.annotations.findNote(id);
  const words = note === undefined ? '' : plainTextOf(note.body).slice(0, LONGEST_NOTE).trim();
  const codes = labelsOf(codebook, source.annotations.findAnnotation(id)?.codes ?? []);
  return (
    <>
      <p className="relation-preview-head">
        <span lang={languageOfName(how)}>{how}</span> {placeOf(mark.start)}
      </p>
      <blockquote className="relation-preview-text" lang={block.language}>
        {before}
        <mark className="relation-preview-passage" data-color={mark.color}>
          {text.slice(mark.start, end).toWellFormed()}
        </mark>
        {after}
      </blockquote>
      {words !== '' && (
        <p className="relation-preview-note" lang={languageOfName(words)}>
          {words}
        </p>
      )}
      {codes.length > 0 && <p className="relation-preview-codes">{codes.join(' · ')}</p>}
    </>
  );
}

/** Words that were cut into, less the piece of the first; scripts without blanks are cut where they are. */
function beginWithWord(words: string): string {
  return `…${words.replace(/^\S{0,24}\s+/u, '').toWellFormed()}`;
}

function endWithWord(words: string): string {
  return `${words.replace(/\s+\S{0,24}$/u, '').toWellFormed()}…`;
}
