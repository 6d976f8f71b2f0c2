import type { SetPage, Setting } from '../../shared/export/print/paginate';
import { topClass } from '../../shared/export/print/set-style';
import { cutElement } from './cut-element';
import { findLine, type TextPoint } from './find-line';
import { type Bench, type MeasuredGalley, untilFacesAreThere } from './measure-galley';
import { forEachInTurns, type Working } from './working';

type Kind = keyof SetPage;

/** The pages as HTML, one string each. */
export async function setPages(
  bench: Bench,
  galley: MeasuredGalley,
  pages: readonly SetPage[],
  working: Working,
): Promise<readonly string[]> {
  const cuts = { text: cutsOf(pages, 'text'), notes: cutsOf(pages, 'notes') };
  const pieces = { text: new Map<number, readonly Element[]>(), notes: new Map<number, readonly Element[]>() };
  const html: string[] = [];
  const place = async (kind: Kind, { item, from, top }: Setting): Promise<string> => {
    const lines = cuts[kind].get(item) ?? [];
    if (!pieces[kind].has(item)) pieces[kind].set(item, await cutAt(bench, galley, kind, item, lines));
    const piece = pieces[kind].get(item)?.[from === 0 ? 0 : lines.indexOf(from) + 1];
    if (piece === undefined) return '';
    piece.classList.add(topClass(top));
    return piece.outerHTML;
  };
  await forEachInTurns(pages, working, async ({ text, notes }, index) => {
    const parts: string[] = [];
    for (const setting of text) parts.push(await place('text', setting));
    for (const setting of notes) parts.push(await place('notes', setting));
    const classes = index === pages.length - 1 ? 'page last' : 'page';
    // A bare carriage return would be read as a line feed.
    html.push(`<div class="${classes}">${parts.join('\n')}</div>`.replaceAll('\r', '&#xD;'));
    forget(pieces.text, text);
    forget(pieces.notes, notes);
  });
  return html;
}

/** The lines before which an item is cut, by item. */
function cutsOf(pages: readonly SetPage[], kind: Kind): ReadonlyMap<number, readonly number[]> {
  const cuts = new Map<number, number[]>();
  for (const page of pages) {
    for (const { item, from } of page[kind]) {
      const found = cuts.get(item) ?? [];
      if (from > 0) found.push(from);
      cuts.set(item, found);
    }
  }
  return cuts;
}

async function cutAt(
  bench: Bench,
  galley: MeasuredGalley,
  kind: Kind,
  item: number,
  lines: readonly number[],
): Promise<readonly Element[]> {
  const element = (kind === 'text' ? galley.blockElements : galley.noteElements)[item];
  if (element === undefined) return [];
  if (lines.length === 0) return [element];
  (kind === 'text' ? bench.article : bench.page).replaceChildren(element);
  await untilFacesAreThere(bench.frame);
  const { top } = element.getBoundingClientRect();
  const heightAbove = (line: number): number =>
    kind === 'text' ? line * (galley.blocks[item]?.lineHeight ?? 0) : (galley.notes[item]?.[line]?.top ?? 0);
  const points = lines.map((line): TextPoint => {
    const point = findLine(element, top + heightAbove(line) * bench.unit);
    if (point === null) throw new Error(`line ${line} of ${kind} ${item} is not there`);
    return point;
  });
  return cutElement(element, points);
}

/** What is set needs no room any more, unless more of it follows. */
function forget(pieces: Map<number, readonly Element[]>, settings: readonly Setting[]): void {
  const last = settings.at(-1)?.item;
  for (const { item } of settings) if (item !== last) pieces.delete(item);
}
