import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_MEMORY, OpeningAlone } from './opening-alone';

const MB = 1024 * 1024;

let alone: OpeningAlone;
beforeAll(async () => {
  alone = await OpeningAlone.build();
});
afterAll(() => alone.clear());

const item = '{"target":{"selector":{"type":"TextQuoteSelector","exact":"words"}}}';
const noted = (note: string) =>
  `{"target":{"selector":{"type":"TextQuoteSelector","exact":"mixed"}},"body":{"value":"${note}","format":"text/html"}}`;

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file whose parts pack no better than words do, since what packs better is refused before it is read. */
async function wordFile(paragraphs: number, comments: number): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const word = (index: number) => (Math.imul(index + 1, 2_654_435_761) >>> 0).toString(36);
  const mark = (index: number, kind: string) => (index < comments ? `<w:commentRange${kind} w:id="${index}"/>` : '');
  const body = Array.from(
    { length: paragraphs },
    (_, index) => `<w:p>${mark(index, 'Start')}<w:r><w:t>${word(index)}</w:t></w:r>${mark(index, 'End')}</w:p>`,
  );
  const notes = Array.from(
    { length: comments },
    (_, index) => `<w:comment w:id="${index}" w:author="${word(index)}"><w:p><w:r><w:t>${word(index)}</w:t></w:r></w:p></w:comment>`,
  );
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${WORD}><w:body>${body.join('')}</w:body></w:document>`,
    'word/comments.xml': `<w:comments ${WORD}>${notes.join('')}</w:comments>`,
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="r"><Relationship Id="c" Type="x/comments" Target="comments.xml"/></Relationships>',
  };
  for (const [name, content] of Object.entries(parts)) await writer.add(name, new TextReader(content));
  return await writer.close();
}

test.each<[string, string, () => string | Promise<Uint8Array>, string]>([
  ['two million empty objects', 'a.json', () => `[{"target":0}${',{}'.repeat(1_990_000)}]`, 'too-many'],
  ['as many annotations as are read', 'b.json', () => `[${`${item},`.repeat(99_999)}${item}]`, 'read'],
  ['one word of sixty megabytes', 'c.json', () => `[{"target":"x","body":"${'a'.repeat(60 * MB)}"}]`, 'read'],
  [
    'lines of one letter in many notes',
    'd.json',
    () =>
      `[${Array(8)
        .fill(noted('a\\n'.repeat(400_000)))
        .join(',')}]`,
    'read',
  ],
  [
    'markup that is nested and never closed',
    'e.json',
    () =>
      `[${Array(12)
        .fill(noted('<b><ul><li>'.repeat(90_000)))
        .join(',')}]`,
    'read',
  ],
  [
    'a quotation of sixty megabytes',
    'f.json',
    () => `[{"target":{"selector":{"type":"TextQuoteSelector","exact":"${'字'.repeat(20 * MB)}"}}}]`,
    'read',
  ],
  [
    'as many cells as are read',
    'g.csv',
    () => `Highlight,Book Title,Highlighted at${',x'.repeat(16)}\n${`mixed${','.repeat(18)}\n`.repeat(99_000)}`,
    'read',
  ],
  ['a Word file with as many paragraphs as are read', 'i.docx', () => wordFile(299_000, 1000), 'read'],
  ['a Word file with more', 'j.docx', () => wordFile(900_000, 0), 'too-many'],
  ['a Word file with as many comments as are read', 'k.docx', () => wordFile(30_000, 30_000), 'read'],
  ['a cell that is never closed', 'h.csv', () => `Quote,Note\n"${'a,\n'.repeat(1_900_000)}`, 'cut-short'],
])(
  '%s cost no more memory than is allowed',
  async (_what, name, content, outcome) => {
    const told = alone.open(name, await content());
    expect(told.outcome).toBe(outcome);
    expect(told.memory).toBeLessThan(MOST_MEMORY);
  },
  90_000,
);
