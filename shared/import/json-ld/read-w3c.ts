import * as v from 'valibot';
import { findAnnotationId } from '../../export/json-ld/vocabulary';
import { CHECK_STATES, COLOR_IDS } from '../../model/records';
import { type FoundAnnotation, type FoundFile, type FoundUnit, foundAnnotation, type NotFound } from '../found/found-annotation';
import { FOUND_LIMITS } from '../found/found-limits';
import { asList, type Found, firstString, isFound, nameOf, stringOr, timeOf } from '../found/found-value';
import { type FoundLink, linkSchema } from '../found/relation-intake';
import { readCorrection } from './read-correction';
import { hasPassage, readTarget } from './read-selectors';
import { bodiesOf, isOwnLink, readCodes, readNote } from './read-w3c-note';

/** Pages of one collection that lie in the file. */
const MOST_PAGES = 10_000;

/**
 * The annotations of a W3C file in any of the shapes they come in: one annotation, an array, a page (`items`), a collection (`first`, with
 * the pages behind it where they are in the file), a graph (`@graph`). Null when it is none of these.
 */
export function openW3c(value: unknown): FoundFile | null {
  const items = findItems(value);
  if (items === null) return null;
  const unit = unitOf(isFound(value) ? value.generator : null);
  return { items, read: (item) => readItem(item, unit) };
}

function findItems(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.some(looksLikeAnnotation) ? value : null;
  if (!isFound(value)) return null;
  if (looksLikeAnnotation(value)) return [value];
  if (Array.isArray(value['@graph'])) return value['@graph'].filter(looksLikeAnnotation);
  const items = pagesFrom(isFound(value.first) ? value.first : value);
  const isEmpty = items.length === 0 && asList(value.type).some((type) => type === 'AnnotationCollection' || type === 'AnnotationPage');
  return isEmpty || items.some(looksLikeAnnotation) ? items : null;
}

/** The items of a page and of those that follow it. */
function pagesFrom(first: Found): readonly unknown[] {
  const items: unknown[] = [];
  let page: unknown = first;
  for (let count = 0; isFound(page) && count < MOST_PAGES; count += 1) {
    for (const item of asList(page.items)) items.push(item);
    page = page.next;
  }
  return items;
}

function looksLikeAnnotation(value: unknown): boolean {
  return isFound(value) && (Object.hasOwn(value, 'target') || Object.hasOwn(value, 'oa:hasTarget'));
}

function unitOf(generator: unknown): FoundUnit | null {
  const [first] = asList(generator);
  const unit = isFound(first) ? first['postil:unit'] : undefined;
  return unit === 'code-points' || unit === 'utf-16' ? unit : null;
}

function readItem(item: unknown, unit: FoundUnit | null): FoundAnnotation | NotFound {
  if (!isFound(item)) return { reason: 'unreadable', label: stringOr(item, '') };
  const address = firstString(item.id, item['@id']);
  const targets = asList(item.target ?? item['oa:hasTarget']);
  if (targets.length === 0) return { reason: 'unreadable', label: address };
  const note = readNote(item);
  const [body] = bodiesOf(item).filter(isFound);
  const createdAt = timeOf(item.created ?? item['dcterms:created']);
  const updatedAt = timeOf(item.modified ?? item['dcterms:modified']) ?? createdAt;
  return foundAnnotation({
    label: address,
    address,
    ownId: findAnnotationId(address),
    answers: answersOf(item, targets),
    document: documentOf(targets),
    targets: targets
      .filter(hasPassage)
      .slice(0, FOUND_LIMITS.targets)
      .map((target) => readTarget(target, unit ?? unitOf(item.generator))),
    color: COLOR_IDS.find((color) => color === item['postil:color']) ?? null,
    check: CHECK_STATES.find((check) => check === item['postil:check']) ?? null,
    correction: readCorrection(item),
    createdAt,
    updatedAt,
    note,
    noteCreatedAt: timeOf(body?.created),
    noteUpdatedAt: timeOf(body?.modified),
    author: nameOf(item.creator ?? body?.creator),
    codes: readCodes(item),
    links: bodiesOf(item).flatMap(linkOf),
  });
}

/** An answer is about another annotation; which, its target says. */
function answersOf(item: Found, targets: readonly unknown[]): readonly string[] {
  if (!asList(item.motivation).some((motivation) => motivation === 'replying' || motivation === 'oa:replying')) return [];
  return targets
    .map((target) => (isFound(target) ? firstString(target.source, target.id, target['@id']) : stringOr(target, '')))
    .filter((address) => address !== '');
}

/** What it is about, by its address. Ours are about the text that they were exported from, and say so in themselves. */
function documentOf(targets: readonly unknown[]): string {
  const [first] = targets;
  const source = isFound(first) ? first.source : first;
  const address = isFound(source) ? firstString(source.title, source.id, source['@id']) : stringOr(source, '');
  return address.replace(/#.*$/, '');
}

function linkOf(body: unknown): readonly FoundLink[] {
  if (!isOwnLink(body)) return [];
  const link = v.safeParse(linkSchema, body['postil:relation']);
  return link.success ? [{ to: stringOr(body.source, ''), link: link.output }] : [];
}
