import { NAMESPACES } from './namespaces';
import { element, valued, XML_DECLARATION } from './xml';

/** One level of a list or a quotation, in twentieths of a point. */
export const INDENT = 360;

/** `w:numId` of the paragraphs that a reader cites. */
export const PARAGRAPH_NUMBERS = 1;
const BULLETS = 2;
const FIRST_NUMBERED = 3;

/** The lists of the file: every numbered list counts for itself. */
export class Lists {
  readonly bullets = BULLETS;
  readonly #numbered: { readonly level: number; readonly start: number }[] = [];

  /** A new numbered list that begins at `start` on `level` (0 to 8); gives its `w:numId`. */
  startNumbered(level: number, start: number): number {
    this.#numbered.push({ level, start });
    return FIRST_NUMBERED + this.#numbered.length - 1;
  }

  /** `word/numbering.xml`. */
  toXml(): string {
    const lists = this.#numbered.map(({ level, start }, index) =>
      element(
        'w:num',
        { 'w:numId': FIRST_NUMBERED + index },
        valued('w:abstractNumId', 2),
        element('w:lvlOverride', { 'w:ilvl': level }, valued('w:startOverride', start)),
      ),
    );
    const plain = [PARAGRAPH_NUMBERS, BULLETS].map((id) => element('w:num', { 'w:numId': id }, valued('w:abstractNumId', id - 1)));
    return XML_DECLARATION + element('w:numbering', NAMESPACES, paragraphNumbers(), bullets(), numbers(), ...plain, ...lists);
  }
}

/** "¶7", small and grey, out in the margin: no part of the text. */
function paragraphNumbers(): string {
  return element(
    'w:abstractNum',
    { 'w:abstractNumId': 0 },
    valued('w:multiLevelType', 'singleLevel'),
    element(
      'w:lvl',
      { 'w:ilvl': 0 },
      valued('w:start', 1),
      valued('w:numFmt', 'decimal'),
      valued('w:pStyle', 'PostilText'),
      valued('w:suff', 'tab'),
      valued('w:lvlText', '¶%1'),
      valued('w:lvlJc', 'left'),
      element('w:pPr', {}, element('w:ind', { 'w:left': 0, 'w:hanging': 737 })),
      element('w:rPr', {}, valued('w:color', '77726A'), valued('w:sz', 15), valued('w:szCs', 15)),
    ),
  );
}

function bullets(): string {
  return levels(1, () => ['bullet', '•']);
}

function numbers(): string {
  return levels(2, (level) => ['decimal', `%${level + 1}.`]);
}

function levels(id: number, formatOf: (level: number) => readonly [format: string, text: string]): string {
  const all = Array.from({ length: 9 }, (_, level) => {
    const [format, text] = formatOf(level);
    return element(
      'w:lvl',
      { 'w:ilvl': level },
      valued('w:start', 1),
      valued('w:numFmt', format),
      valued('w:lvlText', text),
      valued('w:lvlJc', 'left'),
      element('w:pPr', {}, element('w:ind', { 'w:left': (level + 1) * INDENT, 'w:hanging': INDENT })),
    );
  });
  return element('w:abstractNum', { 'w:abstractNumId': id }, valued('w:multiLevelType', 'hybridMultilevel'), ...all);
}
