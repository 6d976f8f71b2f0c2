import { type Element, parseXmlDocument } from 'slimdom';
import { describe, expect, test } from 'vitest';
import { paragraph, TARGET } from '../../commentary/essay.cases';
import type { EssayBlock, EssayInline } from '../../model/essay';
import { readParts } from '../docx/read-back.cases';
import type { EssayExport } from './essay-export';
import { citedWords, ESSAY, IN_NOTES, IN_TEXT } from './essay-export.cases';
import { type EssayDocxOptions, exportEssayDocx } from './export-essay-docx';

const OPTIONS: EssayDocxOptions = { page: 'a4', typeface: 'serif', author: 'Lin 曉明', createdAt: Date.UTC(2026, 10, 27) };

/** "Style: words" of every paragraph; "[1]" stands for a footnote. */
function linesOf(xml: string): readonly string[] {
  return parseXmlDocument(xml).getElementsByTagName('w:p').map(lineOf);
}

function lineOf(paragraphElement: Element): string {
  const [style] = paragraphElement.getElementsByTagName('w:pStyle');
  const words = paragraphElement.getElementsByTagName('*').map((node) => {
    if (node.nodeName === 'w:footnoteReference') return `[${node.getAttribute('w:id')}]`;
    if (node.nodeName === 'w:br') return '\n';
    return node.nodeName === 'w:t' ? (node.textContent ?? '') : '';
  });
  return `${style?.getAttribute('w:val') ?? ''}: ${words.join('')}`;
}

async function write(essay: EssayExport) {
  const file = await exportEssayDocx(essay, OPTIONS);
  const parts = await readParts(file.bytes);
  const part = (name: string) => parts.get(name) ?? '';
  const [document, footnotes] = [part('word/document.xml'), part('word/footnotes.xml')];
  return { file, part, document, lines: linesOf(document), footnotes: linesOf(footnotes).slice(2) };
}

const quoted = (words: string): EssayInline => ({ type: 'text', text: words, marks: [{ type: 'quote', attrs: { target: TARGET } }] });
const cites = (target: typeof TARGET | null = TARGET): EssayInline => ({ type: 'citation', attrs: { target } });

test('every kind of block becomes what Word has for it, with places, footnotes and the annotations that are mentioned', async () => {
  const { lines, footnotes, document, part, file } = await write(ESSAY);
  expect(lines).toEqual([
    'Title: On power',
    'PostilCredit: On Xu Shan, The Way',
    'Heading2: Power',
    'Normal: Plain, boldlinked\ncyber power (¶7 s2)[1]¶2 s1 “cyber power” (Xu)',
    'Quote: cyber power (Xu, ibid.)',
    'ListParagraph: one',
    'Quote: two',
    'ListParagraph: three',
    'SourceCode: a  b',
    'PostilHeaderCell: Term',
    'PostilHeaderCell: 譯',
    'PostilCell: 網絡強國',
    'PostilAfterTable: ',
    'Bibliography: Xu Shan. The Way.',
    'Normal: He says “cyber power” (¶7 s2), no more <b>.',
    'Heading1: Annotations',
    'PostilCaption: ¶2 s1 “cyber power” · Formula',
    'Quote: cyber power',
    'CommentText: Four nouns.',
  ]);
  expect(footnotes).toEqual(['FootnoteText:  See also Formula (Xu, para. 7 s2)']);
  expect(document).toContain('<w:hyperlink w:anchor="annotation_1"');
  expect(document).toContain('<w:bookmarkStart w:id="0" w:name="annotation_1"/>');
  expect(document).toContain('<w:gridSpan w:val="2"/>');
  expect(part('word/_rels/document.xml.rels')).toContain('Target="https://example.org/" TargetMode="External"');
  expect(part('word/numbering.xml')).toContain('<w:startOverride w:val="3"/>');
  expect(part('docProps/core.xml')).toContain('<dc:title>On power</dc:title><dc:creator>Lin 曉明</dc:creator>');
  expect(file.fileName).toBe('On power.docx');
  expect(file.preview).toContain('<h1>On power</h1>');
});

test('without the annotations a mention is its name', async () => {
  const { document, lines } = await write({ ...ESSAY, title: '', withNotes: false });
  expect(lines[0]).toBe('Title: Untitled');
  expect(document).not.toContain('annotation_1');
  expect(lines.join('\n')).not.toContain('Four nouns.');
});

describe('citations', () => {
  const footnote: EssayInline = {
    type: 'footnote',
    content: [
      { type: 'text', text: 'Cf. ' },
      { type: 'citation', attrs: { target: null } },
    ],
  };
  const essay: EssayExport = { ...ESSAY, blocks: [paragraph('As “', quoted('cyber power'), '”', cites(), ' says,', footnote, cites())] };

  test('are footnotes where the style cites in notes, numbered among the others; a number does not run into the next', async () => {
    const { lines, footnotes } = await write({ ...essay, citations: IN_NOTES });
    expect(lines.at(-1)).toBe('Normal: As “cyber power”[1] says,[2]\u00a0[3]');
    expect(footnotes).toEqual(['FootnoteText:  Xu, para. 7 s2.', 'FootnoteText:  Cf. Xu.', 'FootnoteText:  Ibid.']);
  });
  test('keep how they stand out, and the place beside them where the style does not tell it', async () => {
    const raised = [1, 2, 3].map(() => [citedWords('1', 'superscript'), citedWords('Xu', 'small-caps', 'bold', 'underline')]);
    const { lines, document } = await write({ ...essay, citations: { ...IN_TEXT, citations: raised }, citesPlaces: false });
    expect(lines.at(-1)).toBe('Normal: As “cyber power” (¶7 s2)1Xu says,[1]1Xu');
    expect(document).toContain('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">1</w:t>');
    expect(document).toContain('<w:rPr><w:b/><w:bCs/><w:smallCaps/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">Xu</w:t>');
  });
});

test('quotations speak the language of their text; what begins from the right stands at the right, tables too', async () => {
  const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] }) as const;
  const work = { ...ESSAY.work, provenance: { ...ESSAY.work.provenance, language: 'de' } };
  const { document } = await write({
    ...ESSAY,
    work,
    blocks: [
      paragraph('He: “', quoted('die Macht 網絡強國'), '”'),
      paragraph('שלום עולם'),
      { type: 'table', content: [{ type: 'tableRow', content: [cell('שלום'), cell('one')] }] },
    ],
  });
  expect(document).toContain('<w:lang w:val="de"/></w:rPr><w:t xml:space="preserve">die Macht </w:t>');
  expect(document).toMatch(
    /<w:rFonts w:eastAsia="PMingLiU" w:hint="eastAsia"\/><w:lang w:eastAsia="zh-TW"\/><\/w:rPr><w:t xml:space="preserve">網絡強國/,
  );
  expect(document).toMatch(/<w:pStyle w:val="Normal"\/><w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><w:lang w:bidi="he-IL"\/>/);
  expect(document).toContain('<w:bidiVisual/>');
});

test('a table: cells over rows and columns are named in every row that they reach, and each row has every column', async () => {
  const cell = (words: string, colspan = 1, rowspan = 1, type: 'tableCell' | 'tableHeader' = 'tableCell') => ({
    type,
    attrs: { colspan, rowspan },
    content: words === '' ? [] : [paragraph(words)],
  });
  const row = (...content: readonly ReturnType<typeof cell>[]) => ({ type: 'tableRow', content }) as const;
  const table: EssayBlock = {
    type: 'table',
    content: [row(cell('a', 1, 1, 'tableHeader'), cell('b', 2, 3, 'tableHeader')), row(cell('c')), row(cell('')), row(cell('d'))],
  };
  const { document } = await write({ ...ESSAY, blocks: [table, table] });
  const [first] = parseXmlDocument(document).getElementsByTagName('w:tbl');
  const rows = first?.getElementsByTagName('w:tr').map((found) =>
    found.getElementsByTagName('w:tc').map((tc) => {
      const value = (name: string) => tc.getElementsByTagName(name)[0]?.getAttribute('w:val') ?? '';
      return `${tc.textContent ?? ''} ${value('w:gridSpan')} ${value('w:vMerge')}`.trim();
    }),
  );
  expect(rows).toEqual([
    ['a', 'b 2 restart'],
    ['c', '2 continue'],
    ['', '2 continue'],
    ['d', '2'],
  ]);
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  expect(document).toMatch(/<\/w:tbl><w:p>(?:(?!<w:tbl>).)*<\/w:p><w:tbl>/);
});

test('nothing that was written becomes markup or leads where it should not', async () => {
  const { document, part } = await write({
    ...ESSAY,
    title: '<w:p> & ]]>',
    blocks: [paragraph('</w:t>\u0000', { type: 'text', text: 'bad', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] })],
  });
  expect(document).toContain('&lt;/w:t&gt;\uFFFD');
  expect(part('word/_rels/document.xml.rels')).not.toContain('javascript');
  expect(part('docProps/core.xml')).toContain('&lt;w:p&gt; &amp; ]]&gt;');
});

test('the same essay gives the same bytes', async () => {
  expect((await exportEssayDocx(ESSAY, OPTIONS)).bytes).toEqual((await exportEssayDocx(ESSAY, OPTIONS)).bytes);
});
