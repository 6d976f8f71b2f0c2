import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationId, codeId } from '../model/ids';
import { invertEdits } from '../model/invert-change';
import { annotation, code } from '../model/record.cases';
import { CODE_COLOR_IDS, type CodeId } from '../model/records';
import { branchOf, type Codebook, createCodebook } from './codebook';
import { applyTo, type CodedLibrary, drawTree, findFaults } from './codebook.cases';
import { countCodings } from './count-codings';
import {
  type CodeResult,
  codebookAfter,
  createCode,
  createPath,
  defineCode,
  joinChanges,
  moveCode,
  pinExample,
  recolorCode,
  renameCode,
} from './edit-codes';
import { applyCodes, mergeCodes, removeCode, splitCode, withdrawCodes } from './edit-codings';
import { findCodes, parseCodePath } from './find-codes';

const context = { at: 9000, group: 'g' };
const id = codeId;
const below = (name: string, parent: string | null, order: number) =>
  code(name, { name, parentId: parent === null ? null : id(parent), order });

const LIBRARY: CodedLibrary = {
  codes: [
    below('Formula', null, 0),
    below('cyber power', 'Formula', 0),
    below('two centenaries', 'Formula', 1),
    below('Translation', null, 1),
    below('mistranslated', 'Translation', 0),
  ],
  annotations: [
    annotation('a1', 0, 5, { codes: [id('cyber power'), id('Formula')] }),
    annotation('a2', 9, 14, { codes: [id('mistranslated'), id('cyber power')] }),
    annotation('a3', 20, 25, { codes: [], trashedAt: 5 }),
    annotation('a4', 30, 35, { codes: [id('two centenaries')], trashedAt: 5 }),
  ],
};
const BOOK = createCodebook(LIBRARY.codes);

function outcomeOf(result: CodeResult, library = LIBRARY) {
  if (!result.ok) return result.error.code;
  const then = applyTo(library, result.value.edits);
  expect(findFaults(then)).toEqual([]);
  expect(applyTo(then, invertEdits(result.value.edits))).toEqual(applyTo(library, []));
  return { tree: drawTree(createCodebook(then.codes)), codings: then.annotations.map((one) => one.codes.join(' + ')) };
}
const treeOf = (result: CodeResult) => {
  const then = outcomeOf(result);
  return typeof then === 'string' ? then : then.tree;
};
const name = (wanted: string) => ({ id: id('new'), name: wanted, color: 'red' as const });

describe('the tree', () => {
  it('holds every code once, with its path, whatever the records say', () => {
    const odd = createCodebook([
      code('lost', { parentId: id('gone') }),
      code('one', { parentId: id('two') }),
      code('two', { parentId: id('one'), createdAt: 1 }),
      code('own', { parentId: id('own') }),
    ]);
    expect(drawTree(odd)).toEqual(['Code lost', 'Code two', '  Code one', 'Code own']);
    expect([...BOOK.labels.values()]).toContain('Formula › cyber power');
    expect([...branchOf(BOOK, id('Formula'))].sort()).toEqual(['Formula', 'cyber power', 'two centenaries']);
  });

  it('counts annotations of a code and, each once, of its branch', () => {
    const counts = countCodings(BOOK, [...LIBRARY.annotations.map((one) => one.codes), [id('gone')]]);
    expect(Object.fromEntries([...counts].map(([key, count]) => [key, [count.own, count.branch]]))).toEqual({
      Formula: [1, 3],
      'cyber power': [2, 2],
      'two centenaries': [1, 1],
      Translation: [0, 1],
      mistranslated: [1, 1],
    });
  });
});

describe('codes', () => {
  it('are made at the end, or after a sibling, with names of their own', () => {
    expect(treeOf(createCode(BOOK, { ...name('  Security   claim '), parentId: null, after: id('Formula') }, context))).toEqual([
      'Formula',
      '  cyber power',
      '  two centenaries',
      'Security claim',
      'Translation',
      '  mistranslated',
    ]);
    expect(treeOf(createCode(BOOK, { ...name(' '), parentId: null }, context))).toBe('no-name');
    expect(treeOf(createCode(BOOK, { ...name('ＦＯＲＭＵＬＡ'), parentId: null }, context))).toBe('name-taken');
    expect(treeOf(createCode(BOOK, { ...name('x'), parentId: id('gone') }, context))).toBe('missing');
  });

  it('are made along a path, as far as it is missing', () => {
    let next = 0;
    const made = createPath(BOOK, ['formula', 'Slogans', 'old'], () => `new-${++next}`, context);
    if (!made.ok) throw new Error(made.error.code);
    expect([made.value.id, treeOf({ ok: true, value: made.value.change })]).toEqual([
      'new-2',
      ['Formula', '  cyber power', '  two centenaries', '  Slogans', '    old', 'Translation', '  mistranslated'],
    ]);
    expect(createPath(BOOK, ['Formula', 'Cyber Power'], () => 'x', context)).toMatchObject({
      value: { id: 'cyber power', change: { edits: [] } },
    });
  });

  it('are renamed, recoloured and described', () => {
    expect(treeOf(renameCode(BOOK, id('Formula'), 'formula', context))).toContain('formula');
    expect(treeOf(renameCode(BOOK, id('Formula'), 'translation', context))).toBe('name-taken');
    expect(recolorCode(BOOK, id('Formula'), 'pink', context)).toMatchObject({
      value: { edits: [{ after: { color: 'pink', updatedAt: 9000 } }] },
    });
    const words = { definition: 'Set phrases', memo: null };
    expect(defineCode(BOOK, id('Formula'), words, context)).toMatchObject({ value: { edits: [{ after: words }] } });
  });

  it('are moved with their branch, but never below themselves', () => {
    expect(treeOf(moveCode(BOOK, id('Translation'), { parentId: id('Formula'), before: id('two centenaries') }, context))).toEqual([
      'Formula',
      '  cyber power',
      '  Translation',
      '    mistranslated',
      '  two centenaries',
    ]);
    expect(treeOf(moveCode(BOOK, id('Formula'), { parentId: id('cyber power'), before: null }, context))).toBe('cycle');
    expect(treeOf(moveCode(BOOK, id('Formula'), { parentId: id('Formula'), before: null }, context))).toBe('cycle');
    expect(moveCode(BOOK, id('Translation'), { parentId: null, before: null }, context)).toMatchObject({ value: { edits: [] } });
  });

  it('find room between neighbours again and again', () => {
    let library = LIBRARY;
    for (let i = 0; i < 80; i++) {
      const made = createCode(
        createCodebook(library.codes),
        { id: id(`n${i}`), name: `n${i}`, parentId: null, color: 'red', after: id('Formula') },
        context,
      );
      if (!made.ok) throw new Error(made.error.code);
      library = applyTo(library, made.value.edits);
    }
    const roots = createCodebook(library.codes).children.get(null) ?? [];
    expect(roots.map((root) => root.name)).toEqual(['Formula', ...Array.from({ length: 80 }, (_, i) => `n${79 - i}`), 'Translation']);
  });
});

describe('codings', () => {
  it('are given and taken, several at once, none twice', () => {
    const given = applyCodes(LIBRARY.annotations, [id('Formula'), id('Translation')], context);
    expect(given.edits.map((edit) => edit.key)).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(applyCodes(LIBRARY.annotations.slice(0, 1), [id('Formula')], context).edits).toEqual([]);
    expect(withdrawCodes(LIBRARY.annotations, [id('cyber power')], context).edits.map((edit) => edit.key)).toEqual(['a1', 'a2']);
  });

  it('go over when a code is merged, with what stands below it', () => {
    const library = {
      ...LIBRARY,
      codes: [
        ...LIBRARY.codes,
        below('Cyber power!', 'Translation', 3),
        code('twin', { name: 'CYBER POWER', parentId: id('Translation') }),
      ],
    };
    const merged = mergeCodes(createCodebook(library.codes), id('Translation'), id('Formula'), LIBRARY.annotations, context);
    expect(outcomeOf(merged, library)).toEqual({
      tree: ['Formula', '  cyber power', '  two centenaries', '  mistranslated', '  Cyber power!'],
      codings: ['cyber power + Formula', 'mistranslated + cyber power', '', 'two centenaries'],
    });
    expect(outcomeOf(mergeCodes(BOOK, id('cyber power'), id('Formula'), LIBRARY.annotations, context))).toMatchObject({
      codings: ['Formula', 'mistranslated + Formula', '', 'two centenaries'],
    });
    expect(outcomeOf(mergeCodes(BOOK, id('Formula'), id('cyber power'), LIBRARY.annotations, context))).toBe('cycle');
  });

  it('take the examples of their code along', () => {
    const pinned = (book: Codebook, code: string, annotation: string) => {
      const change = pinExample(book, id(code), annotationId(annotation), true, context);
      return change.ok ? codebookAfter(book, change.value.edits) : book;
    };
    const book = pinned(pinned(pinned(BOOK, 'cyber power', 'a2'), 'cyber power', 'a1'), 'two centenaries', 'a4');
    const examplesAfter = (result: CodeResult) => {
      if (!result.ok) return result.error.code;
      const codes = codebookAfter(book, result.value.edits).inOrder.filter(({ examples }) => examples.length > 0);
      return Object.fromEntries(codes.map((one) => [one.name, one.examples.join(' ')]));
    };
    const unpinned = pinExample(book, id('cyber power'), annotationId('a2'), false, context);
    expect(examplesAfter(unpinned)).toEqual({ 'cyber power': 'a1', 'two centenaries': 'a4' });
    const merged = mergeCodes(book, id('two centenaries'), id('cyber power'), LIBRARY.annotations, context);
    expect(examplesAfter(merged)).toEqual({ 'cyber power': 'a2 a1 a4' });
    const split = splitCode(book, id('cyber power'), name('network power'), LIBRARY.annotations.slice(1, 2), context);
    expect(examplesAfter(split)).toEqual({ 'cyber power': 'a1', 'network power': 'a2', 'two centenaries': 'a4' });
  });

  it('are split off to a new code beside the old one', () => {
    const split = splitCode(BOOK, id('cyber power'), name('network power'), LIBRARY.annotations.slice(1, 2), context);
    expect(outcomeOf(split)).toEqual({
      tree: ['Formula', '  cyber power', '  network power', '  two centenaries', 'Translation', '  mistranslated'],
      codings: ['cyber power + Formula', 'mistranslated + new', '', 'two centenaries'],
    });
  });

  it('go, or go up, when a code is removed', () => {
    expect(outcomeOf(removeCode(BOOK, id('Formula'), 'removed', LIBRARY.annotations, context))).toEqual({
      tree: ['Translation', '  mistranslated'],
      codings: ['', 'mistranslated', '', ''],
    });
    expect(outcomeOf(removeCode(BOOK, id('cyber power'), 'to-parent', LIBRARY.annotations, context))).toMatchObject({
      codings: ['Formula', 'mistranslated + Formula', '', 'two centenaries'],
    });
    expect(outcomeOf(removeCode(BOOK, id('Formula'), 'to-parent', LIBRARY.annotations, context))).toBe('no-parent');
  });
});

describe('finding', () => {
  const found = (typed: string) => findCodes(BOOK, typed).map((one) => one.name);
  it.each([
    ['', ['Formula', 'cyber power', 'two centenaries', 'Translation', 'mistranslated']],
    ['translat', ['Translation', 'mistranslated']],
    ['formula > CYBER power', ['cyber power']],
    ['formula', ['Formula', 'cyber power', 'two centenaries']],
    ['power cyber', ['cyber power']],
    ['cybpow', ['cyber power']],
    ['nowhere', []],
  ])('"%s"', (typed, names) => expect(found(typed)).toEqual(names));

  it('reads paths as readers type them', () => {
    expect([' a >b › c', '>', 'one  two', '公式＞網絡強國'].map(parseCodePath)).toEqual([
      ['a', 'b', 'c'],
      [],
      ['one two'],
      ['公式', '網絡強國'],
    ]);
  });
});

type Step = (library: CodedLibrary, at: number) => CodeResult;

const nth = fc.nat(8);
const anyName = fc.constantFrom('Formula', 'formula', 'Ｆｏｒｍｕｌａ', '網絡強國', 'x', 'y', ' ');
const pick = (library: CodedLibrary, n: number): CodeId => library.codes[n % Math.max(1, library.codes.length)]?.id ?? id('gone');
const step: fc.Arbitrary<Step> = fc.tuple(fc.nat(9), nth, nth, anyName, fc.boolean()).map(
  ([kind, a, b, words, flag]): Step =>
    (library, at) => {
      const book = createCodebook(library.codes);
      const now = { at, group: `g${at}` };
      const [one, other] = [pick(library, a), pick(library, b)];
      const parentId = flag ? null : other;
      const some = library.annotations.filter((_, i) => (i + a) % 2 === 0);
      const fresh = id(`c${at}`);
      const made = { id: fresh, name: words, color: CODE_COLOR_IDS[a % 8] ?? 'grey' };
      switch (kind) {
        case 0:
        case 1:
          return createCode(book, { ...made, parentId, after: one }, now);
        case 2:
          return renameCode(book, one, words, now);
        case 3:
          return moveCode(book, one, { parentId, before: pick(library, a + b) }, now);
        case 4:
          return mergeCodes(book, one, other, library.annotations, now);
        case 5:
          return splitCode(book, one, made, some, now);
        case 6:
          return removeCode(book, one, flag ? 'to-parent' : 'removed', library.annotations, now);
        case 7:
          return recolorCode(book, one, made.color, now);
        case 8:
          return { ok: true, value: book.codes.has(one) ? applyCodes(some, [one], now) : joinChanges('apply-code', now, []) };
        default:
          return { ok: true, value: withdrawCodes(some, [one], now) };
      }
    },
);

describe('any sequence of changes', () => {
  const start: CodedLibrary = { codes: [], annotations: [1, 2, 3, 4].map((n) => annotation(`a${n}`, n * 10)) };

  it('leaves a sound codebook, and taking all back gives the first state', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let library = start;
        const done: CodeResult[] = [];
        for (const [i, next] of steps.entries()) {
          const result = next(library, i + 1);
          if (!result.ok) continue;
          const before = createCodebook(library.codes);
          library = applyTo(library, result.value.edits);
          expect(findFaults(library)).toEqual([]);
          expect(codebookAfter(before, result.value.edits).labels).toEqual(createCodebook(library.codes).labels);
          done.push(result);
        }
        for (const result of done.reverse()) if (result.ok) library = applyTo(library, invertEdits(result.value.edits));
        expect(library).toEqual(start);
      }),
      { numRuns: 300 },
    );
  });
});
