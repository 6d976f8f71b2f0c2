import { createOccurrenceIndex } from '../../anchor/occurrence-index';
import { resolveTarget } from '../../anchor/resolve';
import { deepEqual } from '../../base/deep-equal';
import { ok, type Result } from '../../base/result';
import { sha256Hex } from '../../base/sha256';
import type { Codebook } from '../../codebook/codebook';
import type { ExportProgress } from '../../export/export-input';
import { mapInChunks } from '../../export/in-chunks';
import { findAnnotationId } from '../../export/json-ld/vocabulary';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Edit } from '../../model/change';
import { annotationId } from '../../model/ids';
import {
  type Annotation,
  type AnnotationId,
  CHECK_STATES,
  type CheckState,
  COLOR_IDS,
  type ColorId,
  type Note,
  type RevisionId,
  type Source,
  type Target,
} from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import { createCodePointIndex } from '../../text/code-points';
import type { SourceText } from '../../text/source-text';
import type { ImportError, ImportItem, ImportPlan, SkipReason } from '../import-report';
import { CodeIntake } from './code-intake';
import { hasSelectors, type PlaceContext, type PlacedTarget, placeTarget } from './place-target';
import { asList, type Found, isFound, readItems, stringOr } from './read-items';
import { readNote } from './read-note';
import { RelationIntake, type RelationShelf } from './relation-intake';

export interface ImportContext extends RelationShelf {
  readonly source: Source;
  readonly text: SourceText;
  readonly revisionId: RevisionId;
  /** For annotations that do not say theirs. */
  readonly color: ColorId;
  /** The library's records as they are stored, those in the trash included: edits are made from them. */
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly codebook: Codebook;
  /** Ids for codes that the codebook does not have yet. */
  readonly newId: () => string;
  readonly change: ChangeContext;
}

const OUTCOMES = { anchored: 'placed', doubtful: 'doubtful', orphaned: 'orphaned' } as const;

interface Planned {
  readonly item: ImportItem;
  readonly edits: readonly Edit[];
}

/**
 * Plans the import of a file of annotations (W3C Web Annotation, Hypothesis) into the open source: what becomes of every item, and
 * one change for all of them. Annotations that we exported keep their ids, others get one made from theirs, so that the same
 * file imported twice alters nothing the second time. What the library has in a newer state stays. Codes that we exported come back as
 * codes, relations as relations; tags of others stand in the note.
 */
export async function planJsonLdImport(
  bytes: Uint8Array,
  context: ImportContext,
  progress: ExportProgress,
): Promise<Result<ImportPlan, ImportError>> {
  const read = readItems(bytes);
  if (!read.ok) return read;
  const place = {
    text: context.text,
    codePoints: createCodePointIndex(context.text.text),
    revisionId: context.revisionId,
    occurrencesOf: createOccurrenceIndex(context.text.text),
    unit: read.value.unit,
  };
  const seen = new Set<string>();
  const codes = new CodeIntake(context.codebook, context.newId, context.change);
  const relations = new RelationIntake(context, context.change);
  const planned = await mapInChunks(read.value.items, progress, { from: 0, to: 1 }, (item) =>
    planItem(item, { ...context, codes, links: relations }, place, seen),
  );
  const brought = new Set(planned.flatMap((one) => one.edits).map((edit) => (edit.table === 'annotations' ? edit.key : '')));
  const isThere = (id: AnnotationId) => brought.has(id) || context.annotations.has(id);
  const idAt = (iri: string) => {
    const id = iri === '' ? null : idOf({ id: iri }, context);
    return id !== null && isThere(id) ? id : null;
  };
  const edits = [...codes.edits, ...planned.flatMap((one) => one.edits), ...relations.tie(idAt)];
  return ok({
    items: planned.map((one) => one.item),
    change: edits.length === 0 ? null : { label: 'import', at: context.change.at, group: context.change.group, edits },
  });
}

/** What items are planned in, with the codes and relations that come on the way. */
interface ItemContext extends ImportContext {
  readonly codes: CodeIntake;
  readonly links: RelationIntake;
}

function planItem(found: unknown, context: ItemContext, place: PlaceContext, seen: Set<string>): Planned {
  if (!isFound(found)) return skipped('unreadable', JSON.stringify(found) ?? '');
  if (asList(found.references).length > 0) return skipped('reply', labelOf(found));
  const targets = asList(found.target);
  if (!targets.some(hasSelectors)) return skipped(targets.length === 0 ? 'unreadable' : 'page-note', labelOf(found));
  const [first, ...others] = targets
    .map((target) => readOwnTarget(target, context, place) ?? placeTarget(target, place))
    .filter((placed) => placed !== null);
  if (first === undefined) return skipped('no-quotation', labelOf(found));
  const id = idOf(found, context);
  if (seen.has(id)) return skipped('duplicate', first.target.quote.exact);
  seen.add(id);
  return planRecords(found, id, [first, ...others], context);
}

function skipped(reason: SkipReason, label: string): Planned {
  return { item: { outcome: 'skipped', reason, label }, edits: [] };
}

function labelOf(found: Found): string {
  return stringOr(found.id, stringOr(found.text, ''));
}

/** A target that we exported as doubtful or orphaned: the record itself, so that nothing known about it is lost. */
function readOwnTarget(found: unknown, { revisionId, source, color, text }: ImportContext, place: PlaceContext): PlacedTarget | null {
  if (!isFound(found) || !isFound(found['postil:target']) || found['postil:target'].revisionId !== revisionId) return null;
  const targets = [found['postil:target']];
  const probe = {
    id: 'probe',
    sourceId: source.id,
    color,
    targets,
    codes: [],
    check: null,
    passId: null,
    createdAt: 0,
    updatedAt: 0,
    trashedAt: null,
  };
  const valid = validateRecord('annotations', probe);
  if (!valid.ok) return null;
  const [target] = valid.value.targets;
  return { target, state: resolveTarget(text, revisionId, target, place.occurrencesOf).state };
}

/** Our own id where the address holds one that this source may use; else one made from the address or, without one, from the content. */
function idOf(found: Found, { annotations, source }: ImportContext): AnnotationId {
  const iri = stringOr(found.id, '');
  const own = findAnnotationId(iri);
  const taken = own === null ? undefined : annotations.get(own);
  if (own !== null && (taken === undefined || taken.sourceId === source.id)) return annotationId(own);
  const seed = iri === '' ? JSON.stringify(found) : `${source.id} ${iri}`;
  return annotationId(`imported-${sha256Hex(new TextEncoder().encode(seed)).slice(0, 32)}`);
}

function planRecords(found: Found, id: AnnotationId, placed: readonly [PlacedTarget, ...PlacedTarget[]], context: ItemContext): Planned {
  const createdAt = timeOf(found.created, context.change.at);
  const updatedAt = Math.max(createdAt, timeOf(found.modified ?? found.updated, createdAt));
  const [first, ...others] = placed;
  const targets: readonly [Target, ...Target[]] = [first.target, ...others.map((one) => one.target)];
  const annotation: Annotation = {
    id,
    sourceId: context.source.id,
    color: colorOf(found, context.color),
    targets,
    codes: [],
    check: checkOf(found),
    passId: null,
    createdAt,
    updatedAt,
    trashedAt: null,
  };
  const valid = validateRecord('annotations', annotation);
  if (!valid.ok) return skipped('unreadable', first.target.quote.exact);
  context.links.take(found, id);
  const edits = [
    ...annotationEdits(found, annotation, context),
    ...noteEdits(found, id, readNote(found), { createdAt, updatedAt }, context),
  ];
  return {
    item: { outcome: edits.length === 0 ? 'unchanged' : OUTCOMES[first.state], reason: null, label: first.target.quote.exact },
    edits,
  };
}

function annotationEdits(found: Found, bare: Annotation, { annotations, codes }: ItemContext): readonly Edit[] {
  const before = annotations.get(bare.id) ?? null;
  const isTaken = before === null || bare.updatedAt > before.updatedAt;
  const after = isTaken ? { ...bare, codes: codes.take(found) } : bare;
  if (before === null) return [{ table: 'annotations', key: after.id, before, after }];
  // A passage that stands where it stood is described as before.
  const kept: Annotation = isTaken
    ? { ...after, targets: sameSpans(before, after) ? before.targets : after.targets }
    : { ...before, trashedAt: null };
  return deepEqual(before, kept) ? [] : [{ table: 'annotations', key: after.id, before, after: kept }];
}

function sameSpans(a: Annotation, b: Annotation): boolean {
  return (
    a.targets.length === b.targets.length &&
    a.targets.every(({ start, end }, index) => b.targets[index]?.start === start && b.targets[index]?.end === end)
  );
}

interface Times {
  readonly createdAt: number;
  readonly updatedAt: number;
}

function noteEdits(found: Found, id: AnnotationId, body: RichText | null, times: Times, { notes }: ImportContext): readonly Edit[] {
  const before = notes.get(id) ?? null;
  if (body === null) return [];
  const own = asList(found.body).find(isFound) ?? {};
  const createdAt = timeOf(own.created, times.createdAt);
  const updatedAt = Math.max(createdAt, timeOf(own.modified, times.updatedAt));
  const after: Note = { annotationId: id, body, createdAt, updatedAt };
  if (before !== null && (before.updatedAt >= updatedAt || deepEqual(before.body, body))) return [];
  return [{ table: 'notes', key: id, before, after }];
}

function timeOf(value: unknown, otherwise: number): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : otherwise;
}

function colorOf(found: Found, otherwise: ColorId): ColorId {
  return COLOR_IDS.find((color) => color === found['postil:color']) ?? otherwise;
}

function checkOf(found: Found): CheckState | null {
  return CHECK_STATES.find((check) => check === found['postil:check']) ?? null;
}
