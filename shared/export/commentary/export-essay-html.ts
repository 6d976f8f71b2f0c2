import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { standsApart } from '../../citation/cited-runs';
import type { EssayBlock, EssayInline, EssayTableCell } from '../../model/essay';
import { inlinesToHast, richTextToHast } from '../../richtext/to-hast';
import type { ExportFile } from '../export-input';
import { safeFileName } from '../file-name';
import { CITED_STYLE, runsToHast } from '../html/cited-words';
import { HeadingRanks } from '../html/heading-ranks';
import { pageWords } from '../html/page-words';
import { type EssayExport, type EssayNote, isCitedIn, type LinePart, Numbering, partsOfLine } from './essay-export';

/** Nothing may run, load or send: the page works from any folder, and says so to the browser itself. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STYLE = `
:root{color-scheme:light dark;--ink:#1f1d18;--soft:#5c584f;--rule:#c4c0b4;--page:#fdfcf9}
@media (prefers-color-scheme:dark){:root{--ink:#e9e5dc;--soft:#b5afa2;--rule:#5a554b;--page:#1d1b18}}
body{margin:0;background:var(--page);color:var(--ink);font:1.06rem/1.6 "Source Serif 4",Georgia,"Noto Serif TC","Noto Serif SC",serif}
main{max-width:40rem;margin:0 auto;padding:3rem 1.5rem 6rem}
h1,h2,h3,h4{line-height:1.25}
.on,.place,section{color:var(--soft)}
.place{font-size:.85em;white-space:nowrap}
blockquote{margin:1em 0;padding-inline-start:1rem;border-inline-start:2px solid var(--rule)}
blockquote.quotation{border-inline-start-color:var(--soft)}
q{quotes:none}
table{border-collapse:collapse;width:100%}
td,th{padding:.3em .6em;border:1px solid var(--rule);text-align:start;vertical-align:top}
td>p,th>p,li>p{margin:0}
pre{padding:.6em .8em;border:1px solid var(--rule);white-space:pre-wrap}
section{margin-top:3rem;border-top:1px solid var(--rule);font-size:.92rem}
a{color:inherit}
.bibliography{padding:0;list-style:none}
.bibliography>li{margin:.4em 0;padding-inline-start:2em;text-indent:-2em}
${CITED_STYLE}`;

/** An essay as one page without script that a browser or a word processor opens: quotations with their places, footnotes at the end. */
export function exportEssayHtml(essay: EssayExport): ExportFile {
  const { title, labels } = essay;
  const name = title === '' ? labels.untitled : title;
  const html = pageWords(toHtml({ type: 'root', children: [{ type: 'doctype' }, pageOf(essay, name)] }));
  return { fileName: safeFileName(name, '', 'html'), mime: 'text/html', bytes: new TextEncoder().encode(html) };
}

function pageOf(essay: EssayExport, name: string): Element {
  const writer = new HtmlWriter(essay);
  const { labels } = essay;
  const { provenance } = essay.work;
  const source = [provenance.author, provenance.title].filter((one) => one !== null && one !== '').join(', ');
  const blocks = writer.blocks(essay.blocks);
  const main = h('main', [
    h('h1', name),
    h('p', { class: 'on' }, [`${labels.on} `, h('cite', { lang: provenance.language }, source)]),
    ...blocks,
    ...writer.ends(),
  ]);
  return h('html', { lang: labels.language }, [
    h('head', [
      h('meta', { charset: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', name),
      h('style', STYLE),
    ]),
    h('body', [main]),
  ]);
}

class HtmlWriter {
  readonly #essay: EssayExport;
  readonly #numbering = new Numbering();
  readonly #ranks = new HeadingRanks();

  constructor(essay: EssayExport) {
    this.#essay = essay;
  }

  blocks(blocks: readonly EssayBlock[]): Element[] {
    return blocks.map((block) => this.#block(block));
  }

  #block(block: EssayBlock): Element {
    switch (block.type) {
      case 'paragraph':
        return h('p', this.#line(block.content ?? []));
      case 'heading':
        return h(`h${this.#ranks.rankOf(block.attrs.level) + 1}`, this.#line(block.content ?? []));
      case 'quotation': {
        const { target } = block.attrs;
        const isTold = this.#essay.citesPlaces && isCitedIn(block.content ?? [], target);
        const place = isTold ? '' : this.#essay.placeOf(target);
        const signed = place === '' ? [] : [' ', h('span', { class: 'place' }, `(${place})`)];
        const { language } = this.#essay.work.provenance;
        return h('blockquote', { class: 'quotation', lang: language }, [h('p', [...this.#line(block.content ?? []), ...signed])]);
      }
      case 'blockquote':
        return h('blockquote', this.blocks(block.content));
      case 'bulletList':
        return h('ul', this.#items(block.content));
      case 'orderedList': {
        const start = block.attrs?.start ?? 1;
        return h('ol', start === 1 ? {} : { start }, this.#items(block.content));
      }
      case 'codeBlock':
        return h('pre', [h('code', (block.content ?? []).map(({ text }) => text).join(''))]);
      case 'table': {
        const rows = block.content.map((row) =>
          h(
            'tr',
            row.content.map((cell) => this.#cell(cell)),
          ),
        );
        return h('table', [h('tbody', rows)]);
      }
      case 'bibliography':
        return h(
          'ul',
          { class: 'bibliography' },
          this.#essay.citations.bibliography.map((entry) => h('li', runsToHast(entry))),
        );
    }
  }

  #items(items: readonly { readonly content: readonly EssayBlock[] }[]): Element[] {
    return items.map((item) => h('li', this.blocks(item.content)));
  }

  #cell({ type, attrs, content }: EssayTableCell): Element {
    const size = attrs === undefined ? {} : { colSpan: attrs.colspan, rowSpan: attrs.rowspan };
    return type === 'tableHeader' ? h('th', { ...size, scope: 'col' }, this.blocks(content)) : h('td', size, this.blocks(content));
  }

  #line(line: readonly EssayInline[]): ElementContent[] {
    return partsOfLine(line, this.#essay.placeOf, this.#essay.citesPlaces).flatMap((part) => this.#part(part));
  }

  #part(part: LinePart): readonly ElementContent[] {
    switch (part.kind) {
      case 'words':
        return inlinesToHast(part.words);
      case 'quoted':
        return [h('q', { lang: this.#essay.work.provenance.language }, inlinesToHast(part.words))];
      case 'place':
        return [{ type: 'text', value: ' ' }, h('span', { class: 'place' }, `(${part.place})`)];
      case 'footnote': {
        return [referTo(this.#numbering.footnote(part.content))];
      }
      case 'citation':
        return this.#citation(part.isAfterBlank);
      case 'mention': {
        const name: ElementContent = { type: 'text', value: this.#essay.recordOf(part.mention).name };
        if (part.mention.kind === 'code' || !this.#essay.withNotes) return [name];
        const { number, isFirst } = this.#numbering.annotation(part.mention);
        return [h('a', { href: `#a-${number}`, ...(isFirst ? { id: `aref-${number}` } : {}) }, [name])];
      }
    }
  }

  #citation(isAfterBlank: boolean): readonly ElementContent[] {
    const { citations, isInNotes } = this.#essay.citations;
    const runs = citations[this.#numbering.nextCitation()] ?? [];
    if (isInNotes && !this.#numbering.isInFootnote) return [referTo(this.#numbering.citation(runs))];
    const gap: readonly ElementContent[] = standsApart(runs) && !isAfterBlank ? [{ type: 'text', value: ' ' }] : [];
    return [...gap, h('span', { class: 'citation' }, runsToHast(runs))];
  }

  #note(note: EssayNote): readonly ElementContent[] {
    if (note.kind === 'citation') return runsToHast(note.runs);
    this.#numbering.enter(note);
    return this.#line(note.content);
  }

  /** Footnotes may mention annotations, so these come last. */
  ends(): Element[] {
    const { labels } = this.#essay;
    const footnotes: Element[] = [];
    for (const [index, note] of this.#numbering.footnotes.entries()) {
      const number = index + 1;
      footnotes.push(
        h('li', { id: `fn-${number}` }, [h('p', [...this.#note(note), ' ', backTo(`#fnref-${number}`, `${labels.back} ${number}`)])]),
      );
    }
    const notes = this.#numbering.annotations.map((mention, index) => {
      const { name, note } = this.#essay.recordOf(mention);
      const codes = note === null || note.codes === '' ? '' : ` · ${note.codes}`;
      const head = h('p', [h('strong', `${name}${codes}`), ' ', backTo(`#aref-${index + 1}`, `${labels.back} ${name}`)]);
      const quoted = note === null ? [] : [h('blockquote', { lang: this.#essay.work.provenance.language }, [h('p', note.quotation)])];
      return h('li', { id: `a-${index + 1}` }, [head, ...quoted, ...(note?.body == null ? [] : richTextToHast(note.body))]);
    });
    return [...endSection('footnotes', labels.footnotes, footnotes), ...endSection('annotations', labels.annotations, notes)];
  }
}

function referTo(number: number): Element {
  return h('sup', { id: `fnref-${number}` }, [h('a', { href: `#fn-${number}` }, String(number))]);
}

function endSection(id: string, title: string, items: readonly Element[]): Element[] {
  if (items.length === 0) return [];
  return [h('section', { ariaLabelledBy: [id] }, [h('h2', { id }, title), h('ol', [...items])])];
}

function backTo(href: string, label: string): Element {
  return h('a', { href, ariaLabel: label }, '↩');
}
