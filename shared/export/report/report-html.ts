import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { richTextToHast } from '../../richtext/to-hast';
import { languageOf } from '../../text/language';
import { captionOf, type ExportInput, type ExportProgress, furtherWordings, quotationOf } from '../export-input';
import { relationWords } from '../export-relations';
import { CITED_STYLE, runsToHast } from '../html/cited-words';
import { mapInChunks } from '../in-chunks';
import { INKS } from '../inks';
import type { ReportChapter, ReportEntry } from './build-report';
import type { QuotationNote } from './cite-entries';
import type { ReportOptions } from './report-options';

type Input = ExportInput<ReportOptions>;

/** Nothing may run, load or send. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `:root{color-scheme:light dark}
body{max-width:44rem;margin:0 auto;padding:2rem 1.25rem;font:1.05rem/1.6 Georgia,"Noto Serif","Noto Serif CJK SC","Songti SC",serif}
h1,h2,h3,h4,h5,h6{line-height:1.3;break-after:avoid}
nav ol{list-style:none;padding-inline-start:1rem}
figure{margin:1.4rem 0}
blockquote{margin:.3rem 0;padding-inline-start:.9rem;border-inline-start:4px solid;white-space:pre-line}
figcaption,.about,.credit,.footnotes{color:#5c584f;font-size:.88rem}
@media (prefers-color-scheme:dark){figcaption,.about,.credit,.footnotes{color:#b9b4a8}}
sup a{text-decoration:none}
${CITED_STYLE}
${Object.entries(INKS)
  .map(([color, { light, line }]) => `.c-${color}{border-color:${light[2]};border-inline-start-style:${line === 'wavy' ? 'groove' : line}}`)
  .join('\n')}`;

/** The report as one self-contained page without script: contents, chapters, a footnote for each quotation. */
export async function reportPage(
  input: Input,
  chapters: readonly ReportChapter[],
  cited: readonly QuotationNote[],
  progress: ExportProgress,
): Promise<Root> {
  const { source, labels, annotations } = input;
  const { title, author, authorNote, language } = source.provenance;
  const footnotes: NoteCount = { told: 0 };
  const steps = chapters.flatMap((chapter, index) => [
    () => chapterHead(input, chapter, index),
    ...chapter.entries.map((entry) => () => [entryToHast(input, entry, footnotes)]),
  ]);
  const body = await mapInChunks(steps, progress, { from: 0.1, to: 0.9 }, (write) => write());
  const by = [author, authorNote].filter((part) => part !== null).join(', ');
  const contents = h('nav', { ariaLabel: labels.contents }, [
    h('h2', [labels.contents]),
    h(
      'ol',
      chapters.map(({ heading, level }, index) =>
        h('li', { style: `padding-inline-start:${level - 1}rem` }, [h('a', { href: `#c-${index + 1}` }, [heading])]),
      ),
    ),
  ]);
  const main = h('main', [
    h('h1', { lang: language }, [title]),
    ...(by === '' ? [] : [h('p', { className: ['credit'] }, [by])]),
    ...(annotations.length === 0 ? [h('p', [labels.noAnnotations])] : [contents, ...body.flat()]),
    ...(cited.length === 0 ? [] : [footnoteSection(input, cited)]),
  ]);
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'generator', content: 'Postil' }),
    h('title', [title]),
    h('style', [STYLE]),
  ]);
  return { type: 'root', children: [{ type: 'doctype' }, h('html', { lang: labels.language }, [head, h('body', [main])])] };
}

const LEVELS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

function chapterHead(input: Input, chapter: ReportChapter, index: number): readonly Element[] {
  return [
    h(LEVELS[chapter.level - 1] ?? 'h6', { id: `c-${index + 1}`, dir: 'auto' }, [chapter.heading]),
    ...(chapter.definition === '' ? [] : [h('p', { className: ['credit'], dir: 'auto' }, [chapter.definition])]),
    ...chapter.memos.flatMap(({ about, body }) => [
      h('p', { className: ['about'] }, [h('strong', [chapter.heading === input.labels.memos ? about : input.labels.memos])]),
      ...richTextToHast(body),
    ]),
  ];
}

function entryToHast(input: Input, { exported, isFirst }: ReportEntry, footnotes: NoteCount): Element {
  const { annotation, note, codes, span } = exported;
  const words = quotationOf(input.text, exported);
  const language = languageOf(words, 0, words.length);
  const attributes = { className: [`c-${annotation.color}`], dir: 'auto', ...(language.startsWith('und') ? {} : { lang: language }) };
  const codesSaid = codes.length === 0 ? '' : ` · ${codes.map(({ label }) => label).join('; ')}`;
  return h('figure', isFirst ? { id: `a-${annotation.id}` } : {}, [
    h('figcaption', [captionOf(input, exported) + codesSaid]),
    h('blockquote', attributes, [words, ...(span === null ? [] : [refer(footnotes)])]),
    ...furtherWordings(input, exported).map(({ place, words: other }) =>
      h('p', { className: ['about'], dir: 'auto' }, [`${place}: “${other}”`]),
    ),
    ...(note === null ? [] : richTextToHast(note.body)),
    ...relationWords(input, exported).map(({ label, place, words: other, other: { annotation: end } }) =>
      h('p', { className: ['about'], dir: 'auto' }, [`→ ${label} `, h('a', { href: `#a-${end.id}` }, [place]), ` “${other}”`]),
    ),
  ]);
}

/** How many notes have been referred to. */
interface NoteCount {
  told: number;
}

function refer(footnotes: NoteCount): ElementContent {
  footnotes.told += 1;
  return h('sup', [h('a', { id: `r-${footnotes.told}`, href: `#f-${footnotes.told}` }, [String(footnotes.told)])]);
}

function footnoteSection({ labels }: Input, footnotes: readonly QuotationNote[]): Element {
  const rows = footnotes.map((runs, index) =>
    h('li', { id: `f-${index + 1}` }, [
      ...runsToHast(runs),
      ' ',
      h('a', { href: `#r-${index + 1}`, ariaLabel: `${index + 1}: ${labels.backToPassage}` }, ['↑']),
    ]),
  );
  return h('div', { className: ['footnotes'] }, [h('ol', rows)]);
}
