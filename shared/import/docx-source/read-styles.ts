import type { DocxPackage } from '../docx/read-package';
import { scanXml } from '../docx/scan-xml';

/** What a paragraph is by its style. */
export interface ParagraphShape {
  readonly isTitle: boolean;
  /** Rank of a heading, 1 the highest; null for everything else. */
  readonly rank: number | null;
  /** The list that the style puts its paragraphs into; the depth is null where the list says it by the style. */
  readonly list: { readonly id: string; readonly level: number | null; readonly style: string } | null;
}

/** Gives the shape of a style by its id; '' and unknown ids are plain text, or what the default style says. */
export type ShapeOf = (style: string) => ParagraphShape;

interface RawStyle {
  readonly id: string;
  name: string;
  parent: string;
  /** `w:outlineLvl`; '' for none. */
  outline: string;
  list: string;
  level: string;
}

/** Styles that are based on each other go no deeper than this. */
const DEEPEST = 20;
const HEADING = /^heading (\d)$/i;
const PLAIN: ParagraphShape = { isTitle: false, rank: null, list: null };

/** Reads `styles.xml`. Built-in styles have their English names in it whatever language Word speaks. */
export async function readStyles(docx: DocxPackage): Promise<ShapeOf> {
  const styles = new Map<string, RawStyle>();
  const name = docx.related.get('styles');
  const part = name === undefined ? null : await docx.load(name);
  let fallback = '';
  if (part !== null) fallback = await readPart(part, styles);
  const shapes = new Map<string, ParagraphShape>();
  return (style) => {
    const id = styles.has(style) ? style : fallback;
    const shape = shapes.get(id) ?? shapeOf(id, styles);
    shapes.set(id, shape);
    return shape;
  };
}

/** Fills `styles` and gives the id of the default style of paragraphs. */
async function readPart(part: Uint8Array, styles: Map<string, RawStyle>): Promise<string> {
  let fallback = '';
  let style: RawStyle | null = null;
  await scanXml(part, {
    open: (element, get) => {
      if (element === 'w:style') {
        const isParagraph = get('w:type') === 'paragraph' && !styles.has(get('w:styleId'));
        style = isParagraph ? { id: get('w:styleId'), name: '', parent: '', outline: '', list: '', level: '' } : null;
        if (style === null) return;
        styles.set(style.id, style);
        if (['1', 'true', 'on'].includes(get('w:default'))) fallback = style.id;
      } else if (style !== null) describe(style, element, get('w:val'));
    },
    close: (element) => {
      if (element === 'w:style') style = null;
    },
  });
  return fallback;
}

function describe(style: RawStyle, element: string, value: string): void {
  if (element === 'w:name') style.name = value;
  else if (element === 'w:basedOn') style.parent = value;
  else if (element === 'w:outlineLvl') style.outline = value;
  else if (element === 'w:numId') style.list = value;
  else if (element === 'w:ilvl') style.level = value;
}

/** From the style itself up to what it is based on: the first that says something holds. */
function shapeOf(id: string, styles: ReadonlyMap<string, RawStyle>): ParagraphShape {
  const chain: RawStyle[] = [];
  for (let at = styles.get(id); at !== undefined && chain.length < DEEPEST; at = styles.get(at.parent)) chain.push(at);
  if (chain.length === 0) return PLAIN;
  const outline = chain.find((style) => style.outline !== '')?.outline;
  const named = chain.map(({ name }) => HEADING.exec(name)?.[1]).find((rank) => rank !== undefined);
  const rank = outline === undefined ? rankOf(named, 0) : rankOf(outline, 1);
  const list = chain.find((style) => style.list !== '');
  return {
    isTitle: /^title$/i.test(chain[0]?.name ?? ''),
    rank,
    list: list === undefined || list.list === '0' ? null : { id: list.list, level: levelOf(list.level), style: list.id },
  };
}

/** Nine is body text. */
function rankOf(value: string | undefined, base: 0 | 1): number | null {
  if (value === undefined || !/^\d$/.test(value)) return null;
  const rank = Number(value) + base;
  return rank >= 1 && rank <= 9 ? rank : null;
}

function levelOf(value: string): number | null {
  return /^[0-8]$/.test(value) ? Number(value) : null;
}
