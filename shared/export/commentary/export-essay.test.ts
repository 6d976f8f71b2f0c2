import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { paragraph, TARGET } from '../../commentary/essay.cases';
import type { EssayExport } from './essay-export';
import { citedWords, ESSAY, IN_NOTES, IN_TEXT } from './essay-export.cases';
import { exportEssayHtml } from './export-essay-html';
import { exportEssayMarkdown, exportEssayPandoc } from './export-essay-markdown';

const wordsOf = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes);

describe('an essay as Markdown', () => {
  it('has quotations with their places, tables, footnotes and the annotations that it mentions', () => {
    expect(wordsOf(exportEssayMarkdown(ESSAY))).toBe(`# On power

*On Xu Shan, The Way*

### Power

Plain, **bold**[*linked*](https://example.org/)\\
cyber power (¶7 s2)[^1]¶2 s1 “cyber power”[^a1] (Xu)

> cyber power (Xu, *ibid.*)

- one

  > two

3. three

\`\`\`
a  b
\`\`\`

| Term | 譯 |
| ---- | - |
| 網絡強國 |   |

Xu Shan. *The Way*.

He says “cyber power” (¶7 s2), no more \\<b>.

[^1]: See also Formula (Xu, para. 7 s2)

[^a1]: **¶2 s1 “cyber power” · Formula**

    > cyber power

    Four nouns.
`);
  });
  it('leaves the annotations out when they are not asked for', () => {
    expect(wordsOf(exportEssayMarkdown({ ...ESSAY, withNotes: false }))).not.toContain('[^a1]');
  });
});

describe('the citations of an essay', () => {
  const cites = paragraph(
    'As “',
    { type: 'text', text: 'cyber power', marks: [{ type: 'quote', attrs: { target: TARGET } }] },
    '”',
    { type: 'citation', attrs: { target: TARGET } },
    ' says, ',
    {
      type: 'footnote',
      content: [
        { type: 'text', text: 'Cf. ' },
        { type: 'citation', attrs: { target: null } },
      ],
    },
    { type: 'citation', attrs: { target: TARGET } },
  );
  const essay: EssayExport = { ...ESSAY, blocks: [cites, { type: 'bibliography' }] };

  it('are notes among the footnotes where the style cites in notes', () => {
    const markdown = wordsOf(exportEssayMarkdown({ ...essay, citations: IN_NOTES }));
    expect(markdown).toContain('As “cyber power”[^1] says, [^2][^3]\n\nXu Shan. *The Way*.\n');
    expect(markdown).toContain('[^1]: Xu, para. 7 s2.\n\n[^2]: Cf. Xu.\n\n[^3]: *Ibid.*\n');
    const html = wordsOf(exportEssayHtml({ ...essay, citations: IN_NOTES }));
    expect(html).toContain('<li id="fn-3"><p><i>Ibid.</i> <a href="#fnref-3"');
    expect(html).toContain('<ul class="bibliography"><li>Xu Shan. <i>The Way</i>.</li></ul>');
  });
  it('leave the place of a quotation to be told where the style does not tell it', () => {
    const numbered = { ...IN_TEXT, citations: [1, 2, 3].map(() => [citedWords('[1]', 'superscript')]) };
    expect(wordsOf(exportEssayMarkdown({ ...essay, citations: numbered, citesPlaces: false }))).toContain(
      'As “cyber power” (¶7 s2)<sup>\\[1]</sup> says, [^1]<sup>\\[1]</sup>',
    );
  });
  it('are keys for Pandoc, which finds the data of the work in front', () => {
    const markdown = wordsOf(exportEssayPandoc({ ...essay, citations: IN_NOTES }));
    const key = markdown.match(/id: (\S+)/)?.[1];
    expect(markdown).toMatch(/^---\ntitle: On power\n[\s\S]*references:[\s\S]*type: document[\s\S]*---\n/);
    expect(markdown).toContain(`As “cyber power” [@${key}, ¶7 s2] says, [^1] [@${key}, ¶7 s2]\n\n::: {#refs}\n:::\n`);
    expect(markdown).toContain(`[^1]: Cf. [@${key}]\n`);
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
