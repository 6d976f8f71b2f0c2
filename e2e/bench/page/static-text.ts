import type { SourceText } from '../../../shared/text/source-text';
import { nextFrame } from '../probe/frames';

/** `plain`: paragraphs one after the other. `sections`: the same in sections that the browser skips where they are not in view. */
export type StaticKind = 'plain' | 'sections';

/** As long as the reading surface's sections. */
const SECTION_LENGTH = 9000;
/** Pixels a character and pixels a paragraph, for the height of what is skipped. */
const HEIGHT_OF_CHARACTER = 0.42;
const HEIGHT_OF_PARAGRAPH = 34;

interface Paragraph {
  readonly html: string;
  readonly length: number;
}

/** Puts the text on the page as static HTML; the time in milliseconds until all of it that is in view is painted. */
export async function openStatic(text: SourceText, kind: StaticKind): Promise<number> {
  const paragraphs = text.blocks.map(({ span, language }) => ({
    html: `<p lang="${language}">${escapeHtml(text.text.slice(span.start, span.end))}</p>`,
    length: span.end - span.start,
  }));
  const html = kind === 'plain' ? paragraphs.map((paragraph) => paragraph.html).join('') : toSections(paragraphs).join('');
  const scroller = document.createElement('div');
  scroller.className = 'static-scroller';
  const column = document.createElement('div');
  column.className = 'static-text';
  scroller.append(column);
  document.body.replaceChildren(scroller);
  await nextFrame();
  const begin = performance.now();
  column.innerHTML = html;
  for (const section of column.querySelectorAll('section')) section.style.containIntrinsicBlockSize = `auto ${section.dataset.height}px`;
  const { end } = await nextFrame();
  return end - begin;
}

function toSections(paragraphs: readonly Paragraph[]): readonly string[] {
  const sections: string[] = [];
  let html = '';
  let length = 0;
  let height = 0;
  for (const paragraph of paragraphs) {
    html += paragraph.html;
    length += paragraph.length;
    height += paragraph.length * HEIGHT_OF_CHARACTER + HEIGHT_OF_PARAGRAPH;
    if (length < SECTION_LENGTH) continue;
    sections.push(`<section data-height="${Math.round(height)}">${html}</section>`);
    [html, length, height] = ['', 0, 0];
  }
  return html === '' ? sections : [...sections, `<section data-height="${Math.round(height)}">${html}</section>`];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
