import type { PrintOptions } from './print-options';

/** Millimetres on paper. */
interface Paper {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  /** Beside the text before paragraph numbers hang out. */
  readonly left: number;
  readonly right: number;
  /** Where paragraph numbers hang. */
  readonly gutter: number;
  /** Between text and notes. */
  readonly gap: number;
  /** Of a note in the margin. */
  readonly note: number;
  /** The measure of a page whose notes stand at the end. */
  readonly widest: number;
}

/** ISO 216 and ANSI/ASME Y14.1 sizes, upright. */
const PAPERS: Readonly<Record<PrintOptions['page'], Paper>> = {
  a4: { width: 210, height: 297, top: 24, bottom: 24, left: 17, right: 15, gutter: 9, gap: 7, note: 57, widest: 122 },
  letter: { width: 215.9, height: 279.4, top: 23, bottom: 23, left: 18, right: 16, gutter: 9, gap: 7, note: 58, widest: 124 },
  a5: { width: 148, height: 210, top: 18, bottom: 17, left: 10, right: 10, gutter: 7, gap: 5, note: 41, widest: 104 },
};

/** Of the text and of a note, CSS pixels. Lines are whole multiples of 2 px, so that a quarter of one is half a pixel at least. */
const TYPES: Readonly<Record<PrintOptions['size'], { readonly text: number; readonly note: number; readonly line: number }>> = {
  small: { text: 12.5, note: 10, line: 18 },
  medium: { text: 14, note: 11, line: 20 },
  large: { text: 16, note: 12.5, line: 24 },
};

export const PIXELS_PER_MILLIMETRE = 96 / 25.4;

/** So many units make a line of the text: everything on a page stands on quarters of a line. */
export const UNITS_PER_LINE = 4;

export interface PageGeometry {
  readonly paper: Paper;
  /** Of the block of text, millimetres. */
  readonly measure: number;
  /** From the left edge of the paper to where paragraph numbers hang, millimetres. */
  readonly left: number;
  readonly right: number;
  /** Type sizes and the line of the text, CSS pixels. */
  readonly type: { readonly text: number; readonly note: number; readonly line: number };
  /** CSS pixels. */
  readonly unit: number;
  /** Lines of text on a full page. */
  readonly lines: number;
}

/** Where things stand on the page that was chosen. */
export function pageGeometry({ page, size, layout }: Pick<PrintOptions, 'page' | 'size' | 'layout'>): PageGeometry {
  const paper = PAPERS[page];
  const type = TYPES[size];
  const inner = paper.width - paper.left - paper.right - paper.gutter;
  const measure = layout === 'margin' ? inner - paper.gap - paper.note : paper.widest;
  const spare = layout === 'margin' ? 0 : (inner - paper.widest) / 2;
  const height = (paper.height - paper.top - paper.bottom) * PIXELS_PER_MILLIMETRE;
  return {
    paper,
    measure,
    left: paper.left + spare,
    right: paper.right + spare,
    type,
    unit: type.line / UNITS_PER_LINE,
    lines: Math.floor(height / type.line),
  };
}
