import papa from 'papaparse';
import { expect, test } from 'vitest';
import { CASES, exampleAnnotations, exampleInput, exportWords } from '../export.cases';

const ANKI = { format: 'anki' } as const;

test('a card for every note: its id, quotation, note, place and tags, as HTML that says what stands there', async () => {
  const lines = (await exportWords(exampleInput(ANKI))).split('\n');
  expect(lines.slice(0, 4)).toEqual(['#separator:tab', '#html:true', '#guid column:1', '#tags column:5']);
  const { data } = papa.parse(lines.slice(4).join('\n').trimEnd());
  const noted = exampleAnnotations().filter(({ note }) => note !== null);
  expect(data.map(([id]) => id)).toEqual(noted.map(({ annotation }) => annotation.id));
  const row = (name: string) => data.find(([id]) => id === `${name}-0000`);
  expect(row('han')).toEqual([
    'han-0000',
    '<p><q>網絡強國</q></p>',
    "<p>'=quoted already</p>",
    'Xu Shan, A "text": with &#x3C;marks> &#x26; 網絡強國, ¶2 s1',
    'Formula::cyber_power_網絡強國 =Slip_|_#two_<b> Colours::Rhetoric',
  ]);
  expect(row('after-astral')?.join('')).not.toContain('<script>');
  expect(row('orphan')?.[3]).toContain('?');
  expect(CASES.some(({ note }) => note === null)).toBe(true);
});

test('without a note there is no card', async () => {
  const bare = exampleAnnotations().map((exported) => ({ ...exported, note: null }));
  expect((await exportWords(exampleInput(ANKI, bare))).trimEnd().split('\n')).toHaveLength(4);
});
