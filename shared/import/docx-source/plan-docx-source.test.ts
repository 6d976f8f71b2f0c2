import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../base/sha256';
import { readRevisionText } from '../../model/read-revision-text';
import type { Annotation, Note } from '../../model/records';
import { validateRecord } from '../../model/validate-records';
import { plainTextOf } from '../../richtext/plain-text';
import type { SourcePlan } from '../source-plan';
import { comment, end, type ForeignDocx, foreignDocx, p, r, reference, start } from './docx-file.cases';
import { planDocxSource } from './plan-docx-source';

const CONTEXT = { fileName: 'Thesis, draft 2.docx', obtained: 'From a file.', color: 'green', at: Date.UTC(2026, 10, 27) } as const;
const QUIET = { report: () => undefined };

async function plan(file: ForeignDocx): Promise<SourcePlan> {
  const planned = await planDocxSource(await foreignDocx(file), CONTEXT, QUIET);
  if (!planned.ok) throw new Error(planned.error.code);
  return planned.value;
}

function textOf({ prepared }: SourcePlan) {
  const [stored] = prepared.texts;
  const text = stored === undefined ? undefined : readRevisionText(prepared.revision, stored.bytes);
  if (text?.ok !== true) throw new Error('the text cannot be read');
  return text.value;
}

/** Every block as the plan has it: kind, level, words. */
function blocksOf(planned: SourcePlan) {
  const { text, blocks } = textOf(planned);
  return blocks.map(({ kind, level, span }) => [level === null ? kind : `${kind} ${level}`, text.slice(span.start, span.end)]);
}

function annotationsOf({ beside }: SourcePlan): readonly Annotation[] {
  return beside.flatMap((edit) => (edit.table === 'annotations' && edit.after !== null ? [edit.after] : []));
}

/** Quotation, colour and note of every annotation. */
function laid(planned: SourcePlan) {
  const notes = new Map<string, Note>(
    planned.beside.flatMap((edit) => (edit.table === 'notes' && edit.after !== null ? [[edit.key, edit.after]] : [])),
  );
  return annotationsOf(planned).map(({ id, color, targets: [{ quote }] }) => {
    const note = notes.get(id);
    return [quote.exact, color, ...(note === undefined ? [] : [plainTextOf(note.body)])];
  });
}

const outcomes = ({ comments }: SourcePlan) => comments.map(({ outcome, quote }) => [outcome, quote]);

describe('the text', () => {
  const STYLES = [
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My own"/><w:basedOn w:val="berschrift1"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>',
  ].join('');

  test('has its title, its headings by rank and its paragraphs, whatever language the styles are named in', async () => {
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
    const body = [
      p(r('On Method'), style('Titel')),
      p(r('Beginnings'), style('berschrift1')),
      p(`${r('  The first,')}<w:r><w:br/><w:tab/></w:r>${r('broken.')}`),
      p(''),
      p(r('A closer look'), style('berschrift2')),
      p(r('By hand'), `${style('Standard')}<w:outlineLvl w:val="2"/>`),
      p(r('Inherited'), style('Own')),
      p(r('Not one'), `${style('Own')}<w:outlineLvl w:val="9"/>`),
    ];
    const planned = await plan({ body: body.join(''), styles: STYLES, author: 'Xu Shan' });
    expect(blocksOf(planned)).toEqual([
      ['title', 'On Method'],
      ['heading 1', 'Beginnings'],
      ['paragraph', 'The first,\n\tbroken.'],
      ['heading 2', 'A closer look'],
      ['heading 3', 'By hand'],
      ['heading 1', 'Inherited'],
      ['paragraph', 'Not one'],
    ]);
    const { title, author, fileName, language } = planned.prepared.source.provenance;
    expect([title, author, fileName, language]).toEqual(['On Method', 'Xu Shan', 'Thesis, draft 2.docx', 'und-Latn']);
    expect(planned.counts).toMatchObject({ paragraphs: 2, headings: 5, notes: 0 });
  });

  test('without a title of its own is called as the file says, or after the file', async () => {
    const title = async (file: ForeignDocx) => (await plan(file)).prepared.source.provenance.title;
    expect(await title({ body: p(r('Words.')), title: 'From the properties' })).toBe('From the properties');
    expect(await title({ body: p(r('Words.')) })).toBe('Thesis, draft 2');
  });

  test('numbers the items of lists as Word shows them', async () => {
    const level = (at: number, format: string, text: string, more = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
    const numbering = [
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="2">${level(0, 'chineseCountingThousand', '%1、')}</w:abstractNum>`,
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
      '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>',
    ];
    const item = (words: string, list: number, depth = 0) =>
      p(r(words), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body = [
      item('one', 1),
      item('one a', 1, 1),
      item('one b', 1, 1),
      item('two', 1),
      item('two a', 1, 1),
      item('seven', 2),
      item('bullet', 3),
      item('甲', 4),
      item('乙', 4),
    ];
    expect(blocksOf(await plan({ body: body.join(''), numbering: numbering.join('') }))).toEqual([
      ['paragraph 1', '1. one'],
      ['paragraph 2', '1.a) one a'],
      ['paragraph 2', '1.b) one b'],
      ['paragraph 1', '2. two'],
      ['paragraph 2', '2.a) two a'],
      ['paragraph 1', '7. seven'],
      ['paragraph 1', '• bullet'],
      ['paragraph 1', '一、 甲'],
      ['paragraph 1', '二、 乙'],
    ]);
  });

  test('takes headings into their list by their style', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>';
    const styles =
      '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>';
    const heading = (words: string, more = '') => p(r(words), `<w:pStyle w:val="berschrift1"/>${more}`);
    const body = heading('Aims') + heading('Preface', '<w:numPr><w:numId w:val="0"/></w:numPr>') + heading('Means');
    expect(blocksOf(await plan({ body, numbering, styles }))).toEqual([
      ['heading 1', 'I. Aims'],
      ['heading 1', 'Preface'],
      ['heading 1', 'II. Means'],
    ]);
  });

  test('has its notes behind it, in the order of their marks', async () => {
    const footnote = (id: string) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const note = (kind: string, id: number, words: string) =>
      `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${r(` ${words}`)}`)}</w:${kind}>`;
    const planned = await plan({
      body: p(`${r('One')}${footnote('7')}${r(' and two')}${footnote('3')}<w:r><w:endnoteReference w:id="2"/></w:r>${r('.')}`),
      footnotes: `<w:footnote w:type="separator" w:id="-1">${p(r('---'))}</w:footnote>${note('footnote', 3, 'The second.')}${note('footnote', 7, 'The first.')}${note('footnote', 9, 'Nobody refers to it.')}`,
      endnotes: note('endnote', 2, 'At the end.'),
    });
    expect(blocksOf(planned)).toEqual([
      ['paragraph', 'One[1] and two[2][i].'],
      ['note', '[1] The first.'],
      ['note', '[2] The second.'],
      ['note', '[i] At the end.'],
    ]);
    expect(planned.counts.notes).toBe(3);
  });

  test('stands as if all tracked changes were accepted, which is counted', async () => {
    const body = [
      p(`${r('Kept ')}<w:ins w:id="1">${r('put in')}</w:ins><w:del w:id="2"><w:r><w:delText>taken out</w:delText></w:r></w:del>`),
      p(`<w:moveFrom w:id="3">${r('moved away')}</w:moveFrom>`),
      p(r('Joined '), '<w:rPr><w:del w:id="4"/></w:rPr>'),
      p(r('to the next.'), '<w:pStyle w:val="x"/>'),
      p(`<w:moveTo w:id="5">${r('moved here')}</w:moveTo>`),
    ];
    const planned = await plan({ body: body.join('') });
    expect(blocksOf(planned)).toEqual([
      ['paragraph', 'Kept put in'],
      ['paragraph', 'Joined to the next.'],
      ['paragraph', 'moved here'],
    ]);
    expect(planned.counts.tracked).toBe(5);
  });

  test('has cells of tables, boxes, results of fields, signs and formulas; what is no text is left out and counted', async () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(r('In a box.'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('In a box.'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body = [
      `<w:tbl><w:tr><w:tc>${p(r('A1'))}</w:tc><w:tc>${p(r('B1'))}</w:tc></w:tr></w:tbl>`,
      p(`${r('Before ')}${box}${r('after.')}`),
      p(
        `${field('begin')}<w:r><w:instrText> REF x </w:instrText></w:r>${r('code')}${field('separate')}${r('Figure 2')}${field('end')}${r('.')}`,
      ),
      p(`${field('begin')}${r('never ends')}`),
      p(
        `<w:r><w:t> trimmed </w:t></w:r>${r('x')}<w:r><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F0E0"/><w:sym w:char="2192"/></w:r>`,
      ),
      p(`<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath>${r('hidden', '<w:vanish/>')}${r('shown', '<w:vanish w:val="0"/>')}`),
      p(
        `<w:r><w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:drawing/></w:r>`,
      ),
    ];
    const planned = await plan({ body: body.join('') });
    expect(blocksOf(planned).map(([, words]) => words)).toEqual([
      'A1',
      'B1',
      'Before after.',
      'In a box.',
      'Figure 2.',
      'trimmedx\u2011\ufffd→',
      'E=mshown',
      '漢字',
    ]);
    expect(planned.counts).toMatchObject({ tables: 1, pictures: 1, hidden: 1, readings: 1, symbols: 1 });
  });

  test('is read again from what is stored, to the character; the file itself lies beside it', async () => {
    const file = { body: p(r('𝒜 “網絡強國” שלום e\u0301')) + p(r('second')) };
    const bytes = await foreignDocx(file);
    const [one, other] = [await plan(file), await plan(file)];
    expect(one).toEqual(other);
    expect(one.prepared.revision.originalSha256).toBe(sha256Hex(bytes));
    expect(one.prepared.texts.map(({ sha256 }) => sha256)).toEqual([one.prepared.revision.sha256, sha256Hex(bytes)]);
    expect(textOf(one).text).toBe('𝒜 “網絡強國” שלום e\u0301\n\nsecond');
  });
});

describe('comments', () => {
  test('stand on their exact ranges: overlapping, nested, over paragraphs, with marks between paragraphs, the first of two ids', async () => {
    const body = [
      start(0),
      p(`${r('The ')}${start(1)}${r('first ')}${start(2)}${r('para')}${end(1)}${r('graph 𝒜')}${end(2)}${r('.')}`),
      end(0),
      p(`${r('The ')}${start(3)}${r('second')}`),
      p(`${r('and third')}${end(3)}${r('.')}${start(1)}${r('late')}${end(1)}`),
      reference(0) + reference(1) + reference(2) + reference(3),
    ];
    const comments = [0, 1, 2, 3].map((id) => comment(id, `note ${id}`)).join('') + comment(1, 'again');
    const planned = await plan({ body: body.join(''), comments });
    const signed = 'Wang Li · 2026-11-20 14:03';
    expect(laid(planned).map(([quote, , note]) => [quote, note])).toEqual([
      ['The first paragraph 𝒜.', `${signed}\nnote 0`],
      ['first para', `${signed}\nnote 1`],
      ['paragraph 𝒜', `${signed}\nnote 2`],
      ['second\n\nand third', `${signed}\nnote 3`],
    ]);
    expect(new Set(outcomes(planned).map(([outcome]) => outcome))).toEqual(new Set(['placed']));
    expect(planned.beside.every((edit) => edit.after !== null && validateRecord(edit.table, edit.after).ok)).toBe(true);
  });

  test('without a range stand on the word at their mark, without a mark in the memo; without words they are left out or a highlight', async () => {
    const body = [
      p(`${r('A word here')}${reference(1)}${r(', and more.')}`),
      p(`${r('Only ')}${start(2)}${end(2)}${reference(2)}${r('— dashes.')}`),
      p(`${start(4)}${r('Marked')}${end(4)}${reference(4)}`),
    ];
    const empty = (id: number) => `<w:comment w:id="${id}" w:author="N"><w:p/></w:comment>`;
    const planned = await plan({
      body: body.join(''),
      comments: comment(1, 'a') + comment(2, 'b') + comment(3, 'lost') + empty(4) + empty(5),
    });
    expect(outcomes(planned)).toEqual([
      ['at-point', 'here'],
      ['at-point', 'Only — dashes.'],
      ['memo', ''],
      ['placed', 'Marked'],
      ['left-out', ''],
    ]);
    const memo = planned.beside.find((edit) => edit.table === 'memos');
    expect(memo?.table === 'memos' && memo.after !== null ? plainTextOf(memo.after.body) : '').toBe('Wang Li · 2026-11-20 14:03\nlost');
    expect(laid(planned).at(-1)).toEqual(['Marked', 'green']);
  });

  test('of one thread are one note, with every writer, and keep that they are resolved', async () => {
    const planned = await plan({
      body: p(`${start(1)}${r('Here')}${end(1)}${reference(1)}${start(2)}${r(' and there')}${end(2)}${reference(2)}`),
      comments: comment(1, 'Why?', 'Ann', 'AA') + comment(3, 'Because.', 'Bo', 'CC') + comment(2, 'Open', 'Ann', 'BB'),
      extended:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="CC" w15:paraIdParent="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:done="0"/>',
    });
    expect(laid(planned)).toEqual([
      ['Here', 'green', 'Ann · 2026-11-20 14:03\nWhy?\nBo · 2026-11-20 14:03\nBecause.'],
      ['and there', 'green', 'Ann · 2026-11-20 14:03\nOpen'],
    ]);
    expect(annotationsOf(planned).map(({ check, createdAt }) => [check, createdAt])).toEqual([
      ['settled', Date.UTC(2026, 10, 20, 14, 3)],
      [null, Date.UTC(2026, 10, 20, 14, 3)],
    ]);
  });

  test('are found in the Strict namespace, in deleted words and in footnotes', async () => {
    const planned = await plan({
      isStrict: true,
      body:
        p(`${r('Stays ')}<w:del w:id="9">${start(1)}<w:r><w:delText>gone</w:delText></w:r>${end(1)}</w:del>${reference(1)}`) +
        p(`${r('With a note')}<w:r><w:footnoteReference w:id="1"/></w:r>`),
      footnotes: `<w:footnote w:id="1">${p(`${r('See ')}${start(2)}${r('there')}${end(2)}${reference(2)}`)}</w:footnote>`,
      comments: comment(1, 'on what is gone') + comment(2, 'on a note'),
    });
    expect(outcomes(planned)).toEqual([
      ['at-point', 'Stays'],
      ['placed', 'there'],
    ]);
  });

  test('two that say the same on the same words are two annotations', async () => {
    const body = p(`${start(1)}${start(2)}${r('Here')}${end(1)}${end(2)}${reference(1)}${reference(2)}`);
    const planned = await plan({ body, comments: comment(1, 'same') + comment(2, 'same') });
    expect(new Set(annotationsOf(planned).map(({ id }) => id)).size).toBe(2);
  });
});

test('highlights become annotations in the nearest colour; a comment on the very passage takes it', async () => {
  const marked = (words: string, look: string) => r(words, look);
  const highlight = (name: string) => `<w:highlight w:val="${name}"/>`;
  const shade = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  const body = [
    p(
      `${marked('one ', highlight('cyan'))}${marked('passage', `<w:b/>${highlight('cyan')}`)}${r(' plain ')}${marked('two', shade('FFD9D9'))}`,
    ),
    p(
      `${marked('grey', shade('D9D9D9'))} ${marked('white', highlight('white'))} ${marked('off', `${highlight('none')}${shade('FFFF00')}`)}`,
    ),
    p(`${start(1)}${marked('noted', highlight('magenta'))}${end(1)}${reference(1)}${marked(' ', highlight('red'))}`),
  ];
  const planned = await plan({ body: body.join(''), comments: comment(1, 'why') });
  expect(laid(planned).map(([quote, color]) => [quote, color])).toEqual([
    ['noted', 'purple'],
    ['one passage', 'blue'],
    ['two', 'red'],
  ]);
  expect(planned.counts.highlights).toBe(2);
});

describe('a file that cannot become a text', () => {
  const refuse = async (bytes: Uint8Array) => {
    const planned = await planDocxSource(bytes, CONTEXT, QUIET);
    return planned.ok ? 'read' : planned.error.code;
  };

  test('says why', async () => {
    const whole = await foreignDocx({ body: p(r('Words.')) });
    expect(await refuse(await foreignDocx({ body: p('') }))).toBe('no-words');
    expect(await refuse(Uint8Array.of())).toBe('not-docx');
    expect(await refuse(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).toBe('locked-or-old');
    expect(await refuse(whole.subarray(0, whole.length / 2))).toBe('damaged');
    expect(await refuse(await foreignDocx({ body: '<w:p><w:r>' }))).toBe('damaged');
    expect(await refuse(await foreignDocx({ body: `${'<w:p>'.repeat(500)}${'</w:p>'.repeat(500)}` }))).toBe('too-deep');
  });

  test('can be stopped', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const planning = planDocxSource(await foreignDocx({ body: p(r('Words.')) }), CONTEXT, { ...QUIET, signal: stop.signal });
    await expect(planning).rejects.toThrow('stopped');
  });
});
