import { codesOfTags } from '../found/code-intake';
import { type FoundAnnotation, type FoundFile, foundAnnotation, type NotFound } from '../found/found-annotation';
import { FOUND_LIMITS } from '../found/found-limits';
import { asList, type Found, firstString, isFound, stringOr, timeOf } from '../found/found-value';
import { hasPassage, readTarget } from '../json-ld/read-selectors';
import { readWords } from '../json-ld/read-w3c-note';

/**
 * A Hypothesis export (`annotations`), an answer of its API (`rows`, or one annotation), as its client and API describe them: text in
 * Markdown, tags, threads by `references` (the root first), page notes without a selector. Null when it is none of these.
 */
export function openHypothesis(value: unknown): FoundFile | null {
  const items = findItems(value);
  return items === null ? null : { items, read: readItem };
}

function findItems(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.some(isHypothesis) ? value : null;
  if (!isFound(value)) return null;
  if (isHypothesis(value)) return [value];
  for (const list of [value.annotations, value.rows]) if (Array.isArray(list) && list.some(looksLikeAnnotation)) return list;
  return null;
}

function looksLikeAnnotation(value: unknown): boolean {
  return isFound(value) && (Object.hasOwn(value, 'target') || Object.hasOwn(value, 'uri'));
}

function isHypothesis(value: unknown): boolean {
  return isFound(value) && Object.hasOwn(value, 'uri') && (Object.hasOwn(value, 'text') || Object.hasOwn(value, 'tags'));
}

function readItem(item: unknown): FoundAnnotation | NotFound {
  if (!isFound(item)) return { reason: 'unreadable', label: stringOr(item, '') };
  const text = stringOr(item.text, '');
  const createdAt = timeOf(item.created);
  return foundAnnotation({
    label: text === '' ? stringOr(item.id, '') : text,
    address: stringOr(item.id, ''),
    answers: asList(item.references).filter((one) => typeof one === 'string'),
    document: documentOf(item),
    targets: asList(item.target)
      .filter(hasPassage)
      .slice(0, FOUND_LIMITS.targets)
      .map((target) => readTarget(target, 'utf-16')),
    createdAt,
    updatedAt: timeOf(item.updated) ?? createdAt,
    note: text.trim() === '' ? null : readWords(text, 'text/markdown'),
    author: authorOf(item),
    codes: codesOfTags(asList(item.tags)),
  });
}

/** The title, which the API gives in a list and the client alone, else the address. */
function documentOf(item: Found): string {
  return firstString(isFound(item.document) ? item.document.title : '', item.uri);
}

/** "acct:someone@hypothes.is" is someone. */
function authorOf(item: Found): string {
  const shown = isFound(item.user_info) ? firstString(item.user_info.display_name) : '';
  return shown === '' ? stringOr(item.user, '').replace(/^acct:|@.*$/g, '') : shown;
}
