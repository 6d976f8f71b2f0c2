import { createOccurrenceIndex } from '../anchor/occurrence-index';
import type { Edit } from '../model/change';
import { annotationId, bookmarkId, codeId, relationId, relationTypeId } from '../model/ids';
import type { Annotation, Code, CodeId, Source, Timestamp } from '../model/records';
import { COLOR_IDS } from '../model/records';
import { parseMarkdown } from '../richtext/markdown';
import { buildEssay } from './build-essay';
import type { Sample, SampleAnnotation, SamplePlace } from './sample';
import { describePlace, type SampleContext } from './sample-place';

/** Between one annotation and the next: a reader's two or three an evening. */
const STEP = 8 * 60 * 60 * 1000;

/**
 * The records of the sample, as edits for a library that holds its source and nothing else. The same sample and time give the same
 * records. Throws a RangeError for words that the text does not have: the sample belongs to one text.
 */
export function buildSample(sample: Sample, context: SampleContext): readonly Edit[] {
  const { source, text, at } = context;
  const occurrencesOf = createOccurrenceIndex(text.text);
  const targetOf = (place: SamplePlace) => describePlace(place, context, occurrencesOf);
  const first = at - sample.annotations.length * STEP;
  const codes = new Map(sample.codes.map(({ path }, index) => [path, codeId(`sample-code-${index + 1}`)]));
  const annotationAt = (one: SampleAnnotation, index: number) => {
    const [target, ...others] = one.places;
    return annotationOf(one, [targetOf(target), ...others.map(targetOf)], source, codes, first + index * STEP);
  };
  const annotations = sample.annotations.map(annotationAt);
  return [
    ...COLOR_IDS.map((id): Edit => ({ table: 'colors', key: id, before: null, after: { id, name: sample.colors[id] } })),
    ...sample.codes.map((one, index) => codeEdit(one, index, codes, first)),
    ...annotations.map((after): Edit => ({ table: 'annotations', key: after.id, before: null, after })),
    ...sample.annotations.flatMap((one, index) => noteEdits(one, annotations[index])),
    ...sample.relations.map((one, index) => relationEdit(one, index, at)),
    ...sample.bookmarks.map((one, index): Edit => {
      const id = bookmarkId(`sample-bookmark-${index + 1}`);
      const target = targetOf({ ...one, nth: 1 });
      return {
        table: 'bookmarks',
        key: id,
        before: null,
        after: { id, sourceId: source.id, target, name: one.name, createdAt: at, updatedAt: at },
      };
    }),
    memoEdit(source.id, sample.memos.source, at),
    memoEdit('library', sample.memos.library, at),
    ...buildEssay(sample.commentary, source.id, at, { targetOf, annotationOf: idOf, codeOf: (path) => codeAt(codes, path) }),
  ];
}

const idOf = (key: string) => annotationId(`sample-${key}`);

function annotationOf(
  { key, color, codes, check, correction }: SampleAnnotation,
  targets: Annotation['targets'],
  source: Source,
  ids: ReadonlyMap<string, CodeId>,
  at: Timestamp,
): Annotation {
  return {
    id: idOf(key),
    sourceId: source.id,
    color,
    targets,
    codes: codes.map((path) => codeAt(ids, path)),
    check,
    correction,
    passId: null,
    createdAt: at,
    updatedAt: at,
    trashedAt: null,
  };
}

function noteEdits({ note }: SampleAnnotation, annotation: Annotation | undefined): readonly Edit[] {
  if (note === null || annotation === undefined) return [];
  const { id, createdAt, updatedAt } = annotation;
  return [{ table: 'notes', key: id, before: null, after: { annotationId: id, body: parseMarkdown(note), createdAt, updatedAt } }];
}

function codeEdit(
  { path, color, definition }: Sample['codes'][number],
  index: number,
  ids: ReadonlyMap<string, CodeId>,
  at: Timestamp,
): Edit {
  const names = path.split(' > ');
  const name = names.at(-1) ?? path;
  const parentId = names.length === 1 ? null : codeAt(ids, names.slice(0, -1).join(' > '));
  const after: Code = {
    id: codeAt(ids, path),
    parentId,
    name,
    color,
    definition,
    memo: null,
    examples: [],
    order: index,
    createdAt: at,
    updatedAt: at,
  };
  return { table: 'codes', key: after.id, before: null, after };
}

function codeAt(ids: ReadonlyMap<string, CodeId>, path: string): CodeId {
  const id = ids.get(path);
  if (id === undefined) throw new RangeError(`the sample has no code ${path}`);
  return id;
}

function relationEdit({ from, type, to }: Sample['relations'][number], index: number, at: Timestamp): Edit {
  const id = relationId(`sample-relation-${index + 1}`);
  const ends = { fromId: idOf(from), toId: idOf(to) };
  return { table: 'relations', key: id, before: null, after: { id, typeId: relationTypeId(type), ...ends, createdAt: at, updatedAt: at } };
}

function memoEdit(id: Source['id'] | 'library', markdown: string, at: Timestamp): Edit {
  return { table: 'memos', key: id, before: null, after: { id, body: parseMarkdown(markdown), createdAt: at, updatedAt: at } };
}
