import { pageGeometry, UNITS_PER_LINE } from '../../shared/export/print/page-geometry';
import { type Galley, pagesOf, type SetPage } from '../../shared/export/print/paginate';
import type { PrintOptions } from '../../shared/export/print/print-options';
import { setPagesStyle } from '../../shared/export/print/set-style';
import { openFrame } from './frame';
import { layOutRest } from './lay-out-rest';
import { createBench, measureGalley } from './measure-galley';
import { type ReadEdition, readEdition } from './read-edition';
import { setPages } from './set-pages';
import { embedFaces, listFaces, usedFaces } from './typefaces';
import { collectInTurns, partOf, type Working } from './working';

/** Free space between two notes, in quarters of a line. */
const NOTE_GAP = 2;

/** An edition with its pages set: the parts of a document. */
export interface SetEdition {
  readonly title: string;
  readonly language: string;
  readonly head: string;
  readonly styles: string;
  readonly body: string;
  /** Rules for the typefaces that it uses, their files as data; '' when they were not asked for. */
  readonly faces: string;
  /** The typefaces of the app that it uses; see `loadFaces`. */
  readonly usedFaces: ReadonlySet<string>;
  /** Of the text; more may follow behind it. */
  readonly pages: number;
}

export interface SettingRequest {
  /** Whether the document has to stand without the app: then it takes its typefaces along. */
  readonly embedsFaces: boolean;
}

/**
 * Sets the pages of an edition that `exportPrint` wrote: measures its lines in a frame out of sight, a few blocks at a time, and puts
 * text and notes where `pagesOf` says. Throws the signal's reason when aborted.
 */
export async function setEdition(
  html: string,
  options: PrintOptions,
  { embedsFaces }: SettingRequest,
  working: Working,
): Promise<SetEdition> {
  const edition = await readEdition(html, partOf(working, 0, 0.1));
  const geometry = pageGeometry(options);
  const frame = await openFrame(edition.styles + setPagesStyle(geometry, 0), edition.language);
  try {
    const bench = createBench(frame, edition.textLanguage, geometry.unit);
    const galley = await measureGalley(bench, edition.blocks, partOf(working, 0.1, 0.6));
    const measures = { height: geometry.lines * UNITS_PER_LINE, gap: NOTE_GAP };
    const pages = await collectInTurns(pagesOf(galley, measures), working);
    const set = await setPages(bench, galley, pages, partOf(working, 0.6, 0.95));
    const { rest } = edition;
    await layOutRest(bench, rest, partOf(working, 0.95, 1));
    const used = usedFaces(frame.document.fonts);
    return {
      title: edition.title,
      language: edition.language,
      head: edition.head,
      styles: edition.styles + setPagesStyle(geometry, usedUnits(galley, pages.at(-1))),
      body: bodyOf(edition, set, rest),
      faces: embedsFaces ? await embedFaces(listFaces(), used) : '',
      usedFaces: used,
      pages: pages.length,
    };
  } finally {
    frame.close();
  }
}

/** The edition as one document that needs nothing else. */
export function documentOf({ language, head, styles, faces, body }: SetEdition): string {
  return `<!doctype html><html lang="${language}"><head>${head}<style>${faces}\n${styles}</style></head><body>${body}</body></html>\n`;
}

function bodyOf({ textLanguage }: ReadEdition, pages: readonly string[], rest: readonly Element[]): string {
  const after = rest.map((section) => section.outerHTML).join('\n');
  return `<main><article lang="${textLanguage}">${pages.join('\n')}</article>${after}</main>`;
}

/** How far down the last page is filled. */
function usedUnits(galley: Galley, page: SetPage | undefined): number {
  const ends = [
    ...(page?.text ?? []).map(({ item, from, to, top }) => top + (to - from) * (galley.blocks[item]?.lineHeight ?? 0)),
    ...(page?.notes ?? []).map(({ item, from, to, top }) => {
      const lines = galley.notes[item] ?? [];
      return top + Math.ceil((lines[to - 1]?.bottom ?? 0) - (lines[from]?.top ?? 0));
    }),
  ];
  return Math.max(0, ...ends);
}
