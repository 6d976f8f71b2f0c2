import { expect, test } from 'vitest';
import { annotationId, codeId } from '../../model/ids';
import { EXAMPLE_CODEBOOK, EXAMPLE_REVISION, EXAMPLE_SOURCE, EXAMPLE_TEXT, exampleAnnotations } from '../export.cases';
import { collectEssay } from './collect-essay';
import { IN_TEXT } from './essay-export.cases';

const labels = {
  language: 'en',
  untitled: 'Untitled',
  on: 'On',
  footnotes: 'Footnotes',
  annotations: 'Annotations',
  back: 'Back to',
  mentionLost: 'no longer there',
  kinds: { title: 'Title', heading: 'Heading', note: 'Note', credit: 'Credit', furniture: 'Furniture' },
};
const { recordOf } = collectEssay({
  title: 'On power',
  blocks: [],
  cited: { formatted: IN_TEXT, citesPlaces: true, failure: null },
  text: EXAMPLE_TEXT,
  revisionId: EXAMPLE_REVISION,
  work: EXAMPLE_SOURCE,
  codebook: EXAMPLE_CODEBOOK,
  findAnnotation: (id) => {
    const found = exampleAnnotations().find(({ annotation }) => annotation.id === id);
    if (found === undefined) return undefined;
    const { annotation, note, span } = found;
    return { annotation, note, anchor: span === null ? { state: 'orphaned' } : { state: 'anchored', span } };
  },
  withNotes: true,
  labels,
});
const mentioned = (name: string) => recordOf({ kind: 'annotation', id: annotationId(`${name}-0000`) });

test('what an essay mentions is called by its place and words', () => {
  expect(mentioned('han')).toMatchObject({
    name: '¶2 s1 “網絡強國”',
    note: { quotation: '網絡強國', codes: 'Formula › cyber power 網絡強國; =Slip | #two <b>' },
  });
  expect(mentioned('text-start')).toMatchObject({ name: 'Title “Title with”', note: { body: null } });
  expect(recordOf({ kind: 'code', id: codeId('power') })).toEqual({ name: 'cyber power 網絡強國', note: null });
});

test('one that has lost its place is called by the words that it had, not by those that stand there now', () => {
  expect(mentioned('orphan')).toMatchObject({ name: '“words that are gone”', note: { quotation: 'words that are gone' } });
});

test('one that is gone is said to be', () => {
  expect(mentioned('trashed')).toEqual({ name: 'no longer there', note: null });
  expect(recordOf({ kind: 'code', id: codeId('none') })).toEqual({ name: 'no longer there', note: null });
});
