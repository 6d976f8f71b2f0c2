import { expect, test } from 'vitest';
import type { CheckState } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { span } from '../../text/offset';
import { CASES, exampleAnnotations, exampleInput, textOf } from '../export.cases';
import { exportAnnotations } from '../registry';
import { annotationsOn, translations, WORD, withRelations, wordInput, writeAndRead, writeWord } from './docx.cases';

test('the examples of every format: each comment on its words, with note, place, colour and codes', async () => {
  const { comments, parts } = await writeAndRead(exampleInput(WORD));
  const byName = new Map(CASES.map(({ name, words }) => [name, words]));
  expect(comments.map(({ words }) => words.replace('\n', '\n\n'))).toEqual([
    ...['after-astral', 'overlap', 'nested', 'cross-paragraph', 'han', 'rtl', 'doubtful', 'formula', 'text-end'].map((name) =>
      byName.get(name),
    ),
    'words that are gone',
  ]);
  expect(comments.find(({ words }) => words === '網絡強國')).toMatchObject({
    body: ["'=quoted already", '¶2 s1 · Rhetoric · Codes: Formula › cyber power 網絡強國; =Slip | #two <b>'],
    author: 'Lin 曉明',
    date: '2026-01-06T00:00:00Z',
    isResolved: false,
  });
  expect(comments.find(({ words }) => words === 'dots...')?.body.at(-1)).toBe('¶3 s2 · Claim | two · place to be checked');
  expect([...parts.values()].join('')).not.toContain('TRASHED');
  expect(new Set(comments.map(({ durableId }) => durableId)).size).toBe(comments.length);
});

test('codes stay out when they are not wanted; a highlight that has nothing else is then only coloured', async () => {
  const { comments, parts } = await writeAndRead(exampleInput({ ...WORD, codes: false }));
  expect(comments.some(({ words }) => words === '=1+2')).toBe(false);
  expect(parts.get('word/comments.xml')).not.toContain('Codes:');
});

test('relations are told below the note, read from this end, at the first of several places only', async () => {
  const related = translations(['han-0000', 'rtl-0000']);
  const { comments } = await writeAndRead(withRelations(exampleInput(WORD), related));
  const said = (words: string) => comments.filter((one) => one.words === words).map(({ body }) => body.at(-1));
  expect(said('網絡強國')).toEqual([
    '¶2 s1 · Rhetoric · Codes: Formula › cyber power 網絡強國; =Slip | #two <b> · translates ¶3 s1 “שלום עולם”',
  ]);
  expect(said('שלום עולם').join('')).toContain(' · is translated by ¶2 s1 “網絡強國”');
  const bare = exampleAnnotations().map((one) => ({ ...one, note: null, codes: [], annotation: { ...one.annotation, check: null } }));
  const spoken = await writeAndRead(withRelations(exampleInput(WORD, bare), related));
  expect(spoken.comments.map(({ words }) => words)).toEqual(expect.arrayContaining(['網絡強國', 'שלום עולם']));

  const text = textOf('Title\n\nA power here.\n\nAnother might there.');
  const at = (word: string) => span(text.text.indexOf(word), text.text.indexOf(word) + word.length);
  const several = wordInput(text, annotationsOn(text, [[at('power'), at('might')], [at('here')]]));
  const told = await writeAndRead(withRelations(several, translations(['annotation-0', 'annotation-1'])));
  expect(told.comments.map(({ body }) => body.at(-1))).toEqual([
    '¶1 s1 · Rhetoric · Also at ¶2 s1 · translates ¶1 s1 “here”',
    '¶1 s1 · =Slip · is translated by ¶1 s1, ¶2 s1 “power”',
    '¶2 s1 · Rhetoric · See the note at ¶1 s1',
  ]);
});

test.each<[CheckState | null, boolean, string]>([
  [null, false, '¶1 s1 · Rhetoric'],
  ['open', false, '¶1 s1 · Rhetoric · To check'],
  ['settled', true, '¶1 s1 · Rhetoric'],
])('what was to be checked is resolved when it is settled: %s', async (check, isResolved, about) => {
  const text = textOf('Title\n\nSome words.');
  const found = annotationsOn(text, [[span(7, 11)]]).map((one) => ({ ...one, annotation: { ...one.annotation, check } }));
  const { comments } = await writeAndRead(wordInput(text, found));
  expect(comments).toMatchObject([{ words: 'Some', isResolved, body: ['note 0', about] }]);
});

test('several places: a comment at each, the note at the first, and each names the others', async () => {
  const text = textOf('Title\n\n𝒜 power here.\n\nAnother power there.');
  const places = [text.text.indexOf('power'), text.text.lastIndexOf('power')].map((at) => span(at, at + 5));
  const { comments, identity } = await writeAndRead(wordInput(text, annotationsOn(text, [places])));
  expect(comments.map(({ words, body }) => [words, ...body])).toEqual([
    ['power', 'note 0', '¶1 s1 · Rhetoric · Also at ¶2 s1'],
    ['power', '¶2 s1 · Rhetoric · See the note at ¶1 s1'],
  ]);
  const [root] = identity.getElementsByTagName('annotations');
  expect(root?.getAttribute('sha256')).toBe(text.sha256);
  const rows = identity.getElementsByTagName('place').map((row) => ['start', 'end', 'comment'].map((name) => row.getAttribute(name)));
  expect(rows).toEqual(places.map(({ start, end }, index) => [String(start), String(end), comments[index]?.durableId]));
});

const NOTE: RichText = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'slanted', marks: [{ type: 'italic' }] },
        { type: 'text', text: 'struck', marks: [{ type: 'strike' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'safe', marks: [{ type: 'link', attrs: { href: 'https://example.org/?a=1&b="2"' } }] },
        { type: 'text', text: 'unsafe', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'three' }] }] },
        {
          type: 'listItem',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'four' }] },
            {
              type: 'bulletList',
              content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }] }],
            },
          ],
        },
      ],
    },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'quoted 网络强国 שלום' }] }] },
    { type: 'codeBlock', content: [{ type: 'text', text: 'a\tb\nc' }] },
  ],
};

test('a note keeps its bold, italic and struck words, lists, quotations and safe links', async () => {
  const text = textOf('Title\n\nSome words.');
  const found = annotationsOn(text, [[span(7, 11)]]).map((one) => ({ ...one, note: one.note && { ...one.note, body: NOTE } }));
  const { comments, parts } = await writeAndRead(wordInput(text, found));
  const [comment] = comments;
  expect(comment?.body).toEqual([
    'boldslantedstruck\nsafeunsafe',
    'three',
    'four',
    'deep',
    'quoted 网络强国 שלום',
    'a\tb\nc',
    '¶1 s1 · Rhetoric',
  ]);
  expect(comment?.looks).toMatchObject({
    bold: ['b'],
    slanted: ['i'],
    struck: ['strike'],
    safe: ['Hyperlink'],
    网络强国: ['rFonts', 'lang'],
    שלום: ['rtl', 'lang'],
  });
  const xml = parts.get('word/comments.xml') ?? '';
  expect(xml.match(/<w:ilvl w:val="\d"\/><w:numId w:val="\d"\/>/g)).toEqual([
    '<w:ilvl w:val="0"/><w:numId w:val="3"/>',
    '<w:ilvl w:val="0"/><w:numId w:val="3"/>',
    '<w:ilvl w:val="1"/><w:numId w:val="2"/>',
  ]);
  expect(parts.get('word/numbering.xml')).toContain('<w:startOverride w:val="3"/>');
  expect(parts.get('word/_rels/comments.xml.rels')).toContain(
    'Target="https://example.org/?a=1&amp;b=&quot;2&quot;" TargetMode="External"',
  );
  expect([...parts.values()].join('')).not.toContain('javascript:');
});

test('runs say their language, so that Word spells and sets them as what they are', async () => {
  const { parts } = await writeAndRead(exampleInput(WORD));
  const xml = parts.get('word/document.xml') ?? '';
  expect(xml).toMatch(/<w:rFonts w:eastAsia="PMingLiU" w:hint="eastAsia"\/>(?:<w:[^>]+>)*<w:lang w:eastAsia="zh-TW"\/>/);
  expect(xml).toMatch(/<w:rtl\/><w:lang w:bidi="he-IL"\/><\/w:rPr><w:t xml:space="preserve">שלום עולם</);
});

test('furniture is left out, unless it is asked for or marked', async () => {
  const text = textOf('Title\n\nSome words.\n\nLeave a Reply\n\nYour email address will not be published.\n\nPost Comment');
  const furniture = text.blocks.filter(({ kind }) => kind === 'furniture');
  const write = async (wanted: boolean, marked: boolean) => {
    const found = marked ? annotationsOn(text, [[furniture[0]?.span ?? span(0, 1)]]) : [];
    const { paragraphs } = await writeAndRead(wordInput(text, found, { ...WORD, furniture: wanted }));
    return paragraphs.filter(({ style }) => style === 'PostilFurniture').length;
  };
  expect(furniture.length).toBeGreaterThan(1);
  expect([await write(false, false), await write(true, false), await write(false, true)]).toEqual([0, furniture.length, 1]);
});

test('the same input gives the same bytes; without annotations it is a file too', async () => {
  const once = await writeWord(exampleInput(WORD));
  expect(await writeWord(exampleInput(WORD))).toEqual(once);
  expect(once.fileName).toBe('A text with marks & 網絡強國 - Notes.docx');
  const { comments, paragraphs } = await writeAndRead(exampleInput({ ...WORD, author: '  ', page: 'letter', typeface: 'sans' }, []));
  expect([comments.length, paragraphs[0]]).toEqual([0, { style: 'Title', words: 'Title with 𝒜 and #tag' }]);
});

test('whoever gives no name is a reader', async () => {
  const { comments } = await writeAndRead(exampleInput({ ...WORD, author: ' ' }));
  expect(new Set(comments.map(({ author }) => author))).toEqual(new Set(['A reader']));
});

test('an export that is no longer wanted stops, also while the file is packed', async () => {
  for (const stopAt of [0, 0.5, 0.8]) {
    const controller = new AbortController();
    const report = (done: number) => {
      if (done >= stopAt) controller.abort(new Error('cancelled'));
    };
    await expect(exportAnnotations(exampleInput(WORD), { report, signal: controller.signal })).rejects.toThrow('cancelled');
  }
  const seen: number[] = [];
  await exportAnnotations(exampleInput(WORD, exampleAnnotations()), { report: (done) => seen.push(done) });
  expect([seen[0], seen.at(-1), seen.toSorted((a, b) => a - b)]).toEqual([0, 1, seen]);
});
