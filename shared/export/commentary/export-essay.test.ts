import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { EVERY_BLOCK, paragraph, TARGET } from '../../commentary/essay.cases';
import { SOURCE } from '../../model/record.cases';
import type { EssayExport } from './essay-export';
import { exportEssayHtml } from './export-essay-html';
import { exportEssayMarkdown } from './export-essay-markdown';

const ESSAY: EssayExport = {
  title: 'On power',
  blocks: [
    ...EVERY_BLOCK,
    paragraph('He says “', { type: 'text', text: 'cyber power', marks: [{ type: 'quote', attrs: { target: TARGET } }] }, '”, no more <b>.'),
  ],
  provenance: SOURCE.provenance,
  placeOf: () => '¶7 s2',
  recordOf: (mention) =>
    mention.kind === 'code'
      ? { name: 'Formula', note: null }
      : {
          name: '¶2 s1 “cyber power”',
          note: {
            quotation: 'cyber power',
            body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Four nouns.' }] }] },
            codes: 'Formula',
          },
        },
  withNotes: true,
  labels: {
    language: 'en',
    untitled: 'Untitled',
    on: 'On',
    footnotes: 'Footnotes',
    annotations: 'Annotations',
    back: 'Back to',
  },
};

const wordsOf = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes);

describe('an essay as Markdown', () => {
  it('has quotations with their places, tables, footnotes and the annotations that it mentions', () => {
    expect(wordsOf(exportEssayMarkdown(ESSAY))).toBe(`# On power

*On Xu Shan, The Way*

### Power

Plain, **bold**[*linked*](https://example.org/)\\
cyber power (¶7 s2)[^1]¶2 s1 “cyber power”[^a1]

> cyber power (¶7 s2)

- one

  > two

3. three

\`\`\`
a  b
\`\`\`

| Term | 譯 |
| ---- | - |
| 網絡強國 |   |

He says “cyber power” (¶7 s2), no more \\<b>.

[^1]: See also Formula

[^a1]: **¶2 s1 “cyber power” · Formula**

    > cyber power

    Four nouns.
`);
  });
  it('leaves the annotations out when they are not asked for', () => {
    expect(wordsOf(exportEssayMarkdown({ ...ESSAY, withNotes: false }))).not.toContain('[^a1]');
  });
});

describe('an essay as a page', () => {
  const html = wordsOf(exportEssayHtml(ESSAY));
  it('is valid, runs nothing, and escapes what was written', async () => {
    const report = await new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'void-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'no-raw-characters': 'off' },
    }).validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
    expect(html).not.toMatch(/<script|javascript:/);
    expect(html).toContain('no more &#x3C;b>.');
  });
  it('numbers footnotes and annotations, with a way there and back', () => {
    for (const id of ['fn-1', 'fnref-1', 'a-1', 'aref-1']) {
      expect([html.match(new RegExp(`id="${id}"`, 'g'))?.length, html.match(new RegExp(`href="#${id}"`, 'g'))?.length]).toEqual([1, 1]);
    }
    expect(html).toContain('<q lang="en">cyber power</q>” <span class="place">(¶7 s2)</span>, no more');
    expect(html).toContain('<p>Four nouns.</p>');
  });
});
