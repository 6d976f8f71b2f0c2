import { expect, test } from 'vitest';
import type { Edit } from './change';
import { annotation, code, note } from './record.cases';
import type { Annotation, Code } from './records';
import { findStepNote, nameStep } from './step-name';

const made = (record: Annotation): Edit => ({ table: 'annotations', key: record.id, before: null, after: record });
const coded = (before: Code | null, after: Code | null): Edit => ({ table: 'codes', key: (after ?? before)?.id ?? '', before, after });
const told = ({ label, count, subject }: ReturnType<typeof nameStep>) => `${label} ${count} ${subject}`;

const a1 = annotation('a1');
const quoting = (words: string) =>
  annotation('q', 0, 5, { targets: [{ ...a1.targets[0], quote: { exact: words, prefix: '', suffix: '' } }] });

test.each<[what: string, name: string, told: string]>([
  ['one highlight', told(nameStep('highlight', [made(a1)])), 'highlight 1 cyber power'],
  ['many', told(nameStep('highlight-all', [made(a1), made(annotation('a2')), made(annotation('a3'))])), 'highlight-all 3 cyber power'],
  [
    'a removal is named by what was removed',
    told(nameStep('empty-trash', [{ table: 'annotations', key: 'a1', before: a1, after: null }])),
    'empty-trash 1 cyber power',
  ],
  [
    'a code made and given on the way',
    told(nameStep('apply-code', [coded(null, code('c1')), made(annotation('a1', 0, 5, { codes: [code('c1').id] }))])),
    'apply-code 1 cyber power',
  ],
  [
    'a path of codes is named by its end',
    told(nameStep('create-code', [coded(null, code('c1')), coded(null, code('c2', { parentId: code('c1').id }))])),
    'create-code 2 Code c2',
  ],
  [
    'a moved code, its siblings numbered anew before it',
    told(nameStep('move-code', [coded(code('c1'), code('c1', { order: 1 })), coded(code('c2'), code('c2', { order: 0.5 }))])),
    'move-code 1 Code c2',
  ],
  [
    'a renamed code by its earlier name',
    told(nameStep('rename-code', [coded(code('c1'), code('c1', { name: 'B' }))])),
    'rename-code 1 Code c1',
  ],
  [
    'a removed branch with its codings',
    told(
      nameStep('remove-code', [
        { table: 'annotations', key: 'a1', before: a1, after: annotation('a1', 1) },
        coded(code('c1'), null),
        coded(code('c2'), null),
      ]),
    ),
    'remove-code 2 Code c1',
  ],
  [
    'words in lines, shortened by characters',
    told(nameStep('highlight', [made(quoting(` ${'網絡\n強國𝒳'.repeat(20)}`))])),
    `highlight 1 ${Array.from('網絡 強國𝒳'.repeat(20)).slice(0, 48).join('')}…`,
  ],
  ['nothing but spaces', told(nameStep('highlight', [made(quoting(' \n'))])), 'highlight 1 null'],
  ['a step that comes to nothing', told(nameStep('write-note', [])), 'write-note 1 null'],
])('%s', (_, name, expected) => {
  expect(name).toBe(expected);
});

test('a step about one note is named by the passage of the note', () => {
  const edits: readonly Edit[] = [{ table: 'notes', key: 'a1', before: null, after: note('a1', 'Four nouns') }];
  expect([findStepNote('write-note', edits), nameStep('write-note', edits).subject, nameStep('write-note', edits, a1).subject]).toEqual([
    'a1',
    null,
    'cyber power',
  ]);
  expect(findStepNote('highlight', [made(a1)])).toBeNull();
});
