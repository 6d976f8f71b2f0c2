import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeTarget } from '../../shared/anchor/describe';
import type { Edit } from '../../shared/model/change';
import { annotationId, codeId, passId, revisionId, sourceId } from '../../shared/model/ids';
import { type Annotation, COLOR_IDS, type Note } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { readSourceText } from '../../shared/text/read-source-text';
import { findFirsts } from '../storage/geometry';
import type { PackedGeometry } from '../storage/library';
import { AnnotationSet } from './annotation-set';

const words = 'Title\n\nThe quick brown fox jumps over the lazy dog.\n\nThe quick brown fox again.\n';
const read = readSourceText(new TextEncoder().encode(words));
if (!read.ok) throw new Error('the sample text does not read');
const text = read.value;
const revision = revisionId('r1');
const source = sourceId('s1');

function annotation(id: string, quotation: string, nth = 1): Annotation {
  let start = -1;
  for (let i = 0; i < nth; i++) start = words.indexOf(quotation, start + 1);
  const target = describeTarget(text, revision, span(start, start + quotation.length));
  return {
    id: annotationId(id),
    sourceId: source,
    color: 'blue',
    targets: [target],
    codes: [],
    check: null,
    correction: null,
    passId: null,
    createdAt: 1,
    updatedAt: 1,
    trashedAt: null,
  };
}

function noteOn(on: Annotation): Note {
  return { annotationId: on.id, body: { type: 'doc', content: [{ type: 'paragraph' }] }, createdAt: 1, updatedAt: 1 };
}

function packed(annotations: readonly Annotation[], noted: readonly boolean[] = []): PackedGeometry {
  const sorted = annotations.toSorted((a, b) => a.targets[0].start - b.targets[0].start || b.targets[0].end - a.targets[0].end);
  return {
    sourceId: source,
    ids: sorted.map((entry) => entry.id),
    starts: Int32Array.from(sorted, (entry) => entry.targets[0].start),
    ends: Int32Array.from(sorted, (entry) => entry.targets[0].end),
    colors: Uint8Array.from(sorted, (entry) => COLOR_IDS.indexOf(entry.color)),
    noted: Uint8Array.from(sorted, (entry) => (noted[annotations.indexOf(entry)] === true ? 1 : 0)),
    corrected: Uint8Array.from(sorted, ({ correction }) => (correction === null ? 0 : 1)),
    firsts: findFirsts(sorted.map((entry) => entry.id)),
  };
}

const edit = (before: Annotation | null, after: Annotation | null): Edit => ({
  table: 'annotations',
  key: (after ?? before)?.id ?? '',
  before,
  after,
});
const ids = (marks: readonly { readonly id: string }[]) => marks.map((mark) => mark.id);
const fox = annotation('fox', 'fox');
const phrase = annotation('phrase', 'quick brown fox');
const sentence = annotation('sentence', 'The quick brown fox jumps over the lazy dog.');

describe('AnnotationSet', () => {
  const set = () => new AnnotationSet({ text, revisionId: revision }, packed([fox, phrase, sentence], [true]));

  it('knows an annotation at all its places, counts and lists it once, and takes its row as said', () => {
    const again = annotation('fox', 'fox', 2).targets[0];
    const wide: Annotation = { ...fox, targets: [again, fox.targets[0]] };
    const places: readonly Annotation[] = [fox, { ...fox, targets: [again] }];
    const spread = new AnnotationSet({ text, revisionId: revision }, packed([...places, phrase], [true, true]));
    const [first, second] = [fox.targets[0].start, again.start];
    expect([spread.size, spread.noteCount, spread.colorCounts.blue]).toEqual([2, 1, 2]);
    expect(spread.takeRows([wide, phrase], [])).toBe(false);
    expect(spread.marksOf(fox.id).map((mark) => mark.start)).toEqual([first, second]);
    expect(ids(spread.firstPlaces())).toEqual(['phrase', 'fox']);
    expect(spread.findPlace(fox.id, again)?.start).toBe(second);
    expect(spread.findPlace(fox.id, phrase.targets[0])?.start).toBe(first);
    spread.applyEdits([edit(wide, fox)]);
    expect(spread.marksOf(fox.id).map((mark) => mark.start)).toEqual([first]);
    spread.applyEdits([edit(fox, wide)]);
    expect([spread.findMark(fox.id)?.start, ids(spread.allInOrder())]).toEqual([first, ['phrase', 'fox', 'fox']]);
  });

  it('gives the smallest first at a place, and all in order of place', () => {
    const at = words.indexOf('fox');
    expect(ids(set().at(at))).toEqual(['fox', 'phrase', 'sentence']);
    expect(ids(set().allInOrder())).toEqual(['sentence', 'phrase', 'fox']);
    expect([set().size, set().noteCount]).toEqual([3, 1]);
  });

  it('counts colours as they come, change and go', () => {
    const one = set();
    const red = { ...fox, color: 'red' as const };
    expect(one.colorCounts).toEqual({ yellow: 0, red: 0, blue: 3, green: 0, purple: 0 });
    one.applyEdits([edit(fox, red)]);
    expect(one.colorCounts).toEqual({ yellow: 0, red: 1, blue: 2, green: 0, purple: 0 });
    one.applyEdits([edit(red, { ...red, trashedAt: 5 }), edit(phrase, null)]);
    expect(one.colorCounts).toEqual({ yellow: 0, red: 0, blue: 1, green: 0, purple: 0 });
    one.applyEdits([edit(null, red)]);
    expect(one.colorCounts).toEqual({ yellow: 0, red: 1, blue: 1, green: 0, purple: 0 });
  });

  it('knows the codes of what stands on the desk, and tells when they change', () => {
    const one = set();
    const coded = { ...fox, codes: ['c1', 'c2'].map(codeId) };
    const seen = [one.codingsVersion];
    const step = (work: () => void) => {
      work();
      seen.push(one.codingsVersion);
      return [...one.codings()].map((codes) => codes.join(' '));
    };
    expect(step(() => one.takeRows([coded, phrase], []))).toEqual(['c1 c2']);
    expect(step(() => one.applyEdits([edit(coded, { ...coded, color: 'red' })]))).toEqual(['c1 c2']);
    expect(step(() => one.applyEdits([edit(coded, { ...coded, trashedAt: 5 })]))).toEqual([]);
    expect(step(() => one.applyEdits([edit({ ...coded, trashedAt: 5 }, coded)]))).toEqual(['c1 c2']);
    expect(step(() => one.applyEdits([edit(coded, null)]))).toEqual([]);
    expect(seen).toEqual([0, 1, 1, 2, 3, 4]);
  });

  it('takes a creation, a resize and a removal in, and says which stretch to paint again', () => {
    const annotations = new AnnotationSet({ text, revisionId: revision }, packed([phrase]));
    const dog = annotation('dog', 'lazy dog');
    const longer = { ...dog, targets: annotation('dog', 'the lazy dog').targets };
    const from = words.indexOf('the lazy dog');
    expect(annotations.applyEdits([edit(null, dog)])).toEqual({ from: from + 4, to: from + 12 });
    expect(annotations.applyEdits([edit(dog, longer)])).toEqual({ from, to: from + 12 });
    expect(annotations.findMark(dog.id)).toMatchObject({ start: from, end: from + 12, anchor: 'anchored' });
    expect(annotations.applyEdits([edit(longer, null)])).toEqual({ from, to: from + 12 });
    expect(ids(annotations.allInOrder())).toEqual(['phrase']);
  });

  it('counts notes through creation, trash and return', () => {
    const annotations = set();
    const note = noteOn(phrase);
    annotations.takeRows([fox, phrase, sentence], [noteOn(fox)]);
    const counts = [annotations.noteCount];
    annotations.applyEdits([{ table: 'notes', key: phrase.id, before: null, after: note }]);
    counts.push(annotations.noteCount);
    annotations.applyEdits([edit(phrase, { ...phrase, trashedAt: 5 })]);
    counts.push(annotations.noteCount);
    annotations.applyEdits([edit({ ...phrase, trashedAt: 5 }, phrase)]);
    counts.push(annotations.noteCount);
    annotations.applyEdits([{ table: 'notes', key: phrase.id, before: note, after: null }]);
    counts.push(annotations.noteCount);
    expect(counts).toEqual([1, 2, 1, 2, 1]);
  });

  it('takes many edits in at once as it would one after the other', () => {
    const quotations = ['fox', 'quick brown fox', 'The quick', 'lazy dog', 'over the lazy', 'brown'];
    const act = fc.record({
      id: fc.nat(5),
      quotation: fc.nat(5),
      color: fc.nat(4),
      kind: fc.constantFrom('place', 'place', 'remove', 'note'),
    });
    fc.assert(
      fc.property(fc.array(act, { minLength: 70, maxLength: 120 }), (acts) => {
        const edits = acts.map(({ id, quotation, color, kind }): Edit => {
          const made = { ...annotation(`a${id}`, quotations[quotation] ?? 'fox'), color: COLOR_IDS[color] ?? 'blue' };
          if (kind === 'note') return { table: 'notes', key: made.id, before: null, after: color < 3 ? noteOn(made) : null };
          return kind === 'remove' ? edit(made, null) : edit(null, made);
        });
        const [once, each] = [set(), set()];
        once.applyEdits(edits);
        for (const one of edits) each.applyEdits([one]);
        const seen = (one: AnnotationSet) => [one.allInOrder(), one.query(0, 30), one.size, one.noteCount, one.colorCounts, one.placeCount];
        expect(seen(once)).toEqual(seen(each));
      }),
    );
  });

  it('lists what cannot be placed instead of dropping it', () => {
    const lost: Annotation = {
      ...fox,
      id: annotationId('lost'),
      targets: [{ ...fox.targets[0], quote: { exact: 'zzzzzzzzzzzzzzzzzzzz', prefix: '', suffix: '' } }],
    };
    const annotations = new AnnotationSet({ text, revisionId: revision }, packed([lost, phrase]));
    expect(annotations.takeRows([lost, phrase], [])).toBe(true);
    expect([ids(annotations.orphans()), ids(annotations.allInOrder()), annotations.size]).toEqual([['lost'], ['phrase'], 2]);
  });

  it('never takes an older row for one that was edited meanwhile', () => {
    const annotations = set();
    const red: Annotation = { ...fox, color: 'red', updatedAt: 9 };
    annotations.applyEdits([edit(fox, red)]);
    annotations.takeRows([fox, phrase, sentence], []);
    expect([annotations.findAnnotation(fox.id), annotations.findMark(fox.id)?.color]).toEqual([red, 'red']);
  });

  it('tells places without making marks, as the marks would say, in any portions, edits and a reading included', () => {
    const fox = annotation('fox', 'quick brown fox');
    const lazy = annotation('lazy', 'lazy dog');
    const again = { ...annotation('again', 'quick brown fox', 2), color: 'red' as const };
    const set = new AnnotationSet({ text, revisionId: revision }, packed([fox, lazy]));
    set.applyEdits([edit(null, again), edit(lazy, { ...lazy, color: 'green' })]);
    const tell = (portion: number) => {
      const told: { start: number; end: number; color: string | undefined }[] = [];
      for (let first = 0; first < set.placeCount; first += portion)
        set.tellPlaces(first, Math.min(set.placeCount, first + portion), (start, end, color) =>
          told.push({ start, end, color: COLOR_IDS[color] }),
        );
      return told;
    };
    const expected = set.allInOrder().map(({ start, end, color }) => ({ start, end, color }));
    expect(expected.map(({ color }) => color)).toEqual(['blue', 'green', 'red']);
    for (const portion of [1, 2, 10]) expect(tell(portion)).toEqual(expected);

    const reading = passId('second');
    set.applyEdits([edit(again, { ...again, passId: reading })]);
    set.setReading(reading);
    expect(tell(10).map(({ color }) => color)).toEqual(['red']);
  });
});
