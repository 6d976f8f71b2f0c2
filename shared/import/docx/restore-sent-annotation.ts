import { describeTarget } from '../../anchor/describe';
import { annotationId, codeId } from '../../model/ids';
import type { Annotation, Note, Target } from '../../model/records';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { plainTextOf } from '../../richtext/plain-text';
import { span } from '../../text/offset';
import { noteOfComment, wordsOfComment } from './comment-note';
import type { MatchedComment } from './match-comments';
import type { PlanningContext } from './plan-docx-import';
import type { CommentParts } from './plan-sent-annotation';
import type { SentAnnotation, SentPlace } from './read-identity';
import type { ReturnItem } from './return-plan';

/** An annotation that went out and is no longer here, made again from what the file says of it; null where that is not enough. */
export function restoreSentAnnotation(
  sent: SentAnnotation,
  found: readonly MatchedComment[],
  { own, answers, author }: CommentParts,
  context: PlanningContext,
): ReturnItem | null {
  const [first, ...others] = sent.places.flatMap((place, index) => targetOf(place, index, found, context) ?? []);
  if (first === undefined) return null;
  const { at } = context.change;
  const annotation: Annotation = {
    id: annotationId(sent.id),
    sourceId: context.source.id,
    color: sent.color ?? context.color,
    targets: [first, ...others],
    codes: sent.codes.filter((code) => context.codebook.inOrder.some((one) => one.id === code)).map(codeId),
    check: sent.check,
    correction: sent.correction,
    passId: null,
    createdAt: sent.createdAt ?? at,
    updatedAt: sent.updatedAt ?? at,
    trashedAt: null,
  };
  const content = [
    ...(wordsOfComment(own ?? []).length === 0 ? [] : noteOfComment(own ?? [], context.file.lists).content),
    ...answers.flat(),
  ];
  const body = normalizeRichText({ type: 'doc', content });
  const updatedAt = sent.noteUpdatedAt ?? at;
  const createdAt = Math.min(updatedAt, found.find(({ place }) => place === 0)?.comment.date ?? updatedAt);
  const note: Note = { annotationId: annotation.id, body, createdAt, updatedAt };
  const hasNote = content.length > 0;
  if (!validateRecord('annotations', annotation).ok || (hasNote && !validateRecord('notes', note).ok)) return null;
  return {
    id: sent.id,
    kind: 'restored',
    quote: first.quote.exact,
    author,
    before: '',
    after: hasNote ? plainTextOf(body) : '',
    state: sent.places[0]?.start == null ? 'orphaned' : 'anchored',
    isSure: context.isFreshLibrary,
    edits: [
      { table: 'annotations', key: sent.id, before: null, after: annotation },
      ...(hasNote ? [{ table: 'notes', key: sent.id, before: null, after: note } as const] : []),
    ],
  };
}

function targetOf({ start, end }: SentPlace, index: number, found: readonly MatchedComment[], context: PlanningContext): Target | null {
  const { text, revisionId, file } = context;
  if (start !== null && end !== null && start < end && end <= text.text.length) return describeTarget(text, revisionId, span(start, end));
  const range = file.document.ranges.get(found.find(({ place }) => place === index)?.comment.id ?? '');
  const exact = range === undefined ? '' : file.document.words.slice(range.start, range.end);
  const quote = { exact, prefix: '', suffix: '' };
  return exact === '' ? null : { revisionId, start: 0, end: exact.length, quote, paragraph: null, occurrence: [1, 1] };
}
