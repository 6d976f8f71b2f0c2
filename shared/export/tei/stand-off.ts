import type { Correction } from '../../model/records';
import { type ExportAnnotation, type ExportInput, quotationOf } from '../export-input';
import { element, xmlText } from '../xml';
import { pointer, xmlId } from './ids';
import type { Passage, Passages } from './passages';
import { richTextToTei } from './rich-text';

/** A `span` for every place, from anchor to anchor, holding its words. */
export function spanOf({ text }: ExportInput, { id, from, to, span, placeLabel }: Passage): string {
  const words = text.text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  return element('span', { 'xml:id': id, n: placeLabel === '' ? undefined : placeLabel, from: `#${from}`, to: `#${to}` }, xmlText(words));
}

/**
 * An `annotation` that points at its places, and with `ana` at its colour, its codes and what is to be checked. Without a place it
 * points at its words in the back matter.
 */
export function annotationToTei({ text }: ExportInput, exported: ExportAnnotation, { byAnnotation }: Passages): string {
  const quotation = quotationOf(text, exported);
  const { annotation, note, codes } = exported;
  const places = byAnnotation.get(exported) ?? [];
  const { correction } = annotation;
  const motivation = [
    note === null ? (correction === null ? 'highlighting' : 'editing') : 'commenting',
    ...(note === null || correction === null ? [] : ['editing']),
    ...(codes.length === 0 ? [] : ['classifying']),
  ];
  const attributes = {
    'xml:id': xmlId('annotation', annotation.id),
    target: places.length === 0 ? pointer('orphan', annotation.id) : places.map(({ id }) => `#${id}`).join(' '),
    motivation: motivation.join(' '),
    ana: [
      pointer('colour', annotation.color),
      ...codes.map(({ id }) => pointer('code', id)),
      ...(annotation.check === null ? [] : [pointer('check', annotation.check)]),
    ].join(' '),
    cert: exported.anchor === 'anchored' ? undefined : 'low',
  };
  const dates = [
    ['updated', annotation.updatedAt],
    ['created', annotation.createdAt],
  ] as const;
  const changes = dates.map(([type, at]) => element('change', { type, when: new Date(at).toISOString() }));
  return element(
    'annotation',
    attributes,
    element('revisionDesc', {}, ...changes),
    note === null ? '' : element('note', {}, richTextToTei(note.body)),
    correction === null ? '' : correctionToTei(quotation, correction),
  );
}

/** What stands at the first place and what should stand at each, beside the text, which is not altered. */
function correctionToTei(stands: string, { replacement, slip }: Correction): string {
  const [sic, corr] = [element('sic', {}, xmlText(stands)), element('corr', {}, xmlText(replacement))];
  return element('note', { type: 'correction', subtype: slip }, element('choice', {}, sic, corr));
}

/** Every relation once, from the one end to the other. */
export function relationsToTei({ annotations }: ExportInput): string {
  const relations = annotations.flatMap((exported) => exported.relations.filter(({ isInverse }) => !isInverse));
  if (relations.length === 0) return '';
  return element(
    'listRelation',
    {},
    ...relations.map(({ relation }) =>
      element('relation', {
        'xml:id': xmlId('link', relation.id),
        ref: pointer('relation', relation.typeId),
        active: pointer('annotation', relation.fromId),
        passive: pointer('annotation', relation.toId),
      }),
    ),
  );
}

/** What was marked once and is not found any more, kept where it can be read. */
export function orphansToTei(input: ExportInput, { byAnnotation }: Passages): string {
  const orphans = input.annotations.filter((exported) => !byAnnotation.has(exported));
  if (orphans.length === 0) return '';
  const { labels } = input;
  return element(
    'div',
    { type: 'orphans' },
    element('head', {}, xmlText(labels.orphans)),
    element('p', {}, xmlText(labels.orphansExplained)),
    ...orphans.map(({ annotation }) =>
      element('p', {}, element('quote', { 'xml:id': xmlId('orphan', annotation.id) }, xmlText(annotation.targets[0].quote.exact))),
    ),
  );
}

/** What the reader thinks about a whole. */
export function memosToTei({ memos, labels }: ExportInput): string {
  if (memos.length === 0) return '';
  const sections = memos.map(({ about, body }) =>
    element('div', { type: 'memo' }, element('head', {}, xmlText(about)), richTextToTei(body)),
  );
  return element('div', { type: 'memos' }, element('head', {}, xmlText(labels.memos)), ...sections);
}
