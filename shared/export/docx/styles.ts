import type { LanguageTag } from '../../text/source-text';
import type { Typeface } from '../export-input';
import { CODE_FACE, FACES, wordLanguageOf } from './faces';
import { INDENT, PARAGRAPH_NUMBERS } from './lists';
import { NAMESPACES } from './namespaces';
import { element, valued, XML_DECLARATION } from './xml';

const SOFT = '5C584F';
const LINK = '0B5394';

/** Points of headings by rank, the highest first. */
const HEADING_SIZES = [14, 13, 12, 11.5, 11.5, 11.5];

/** The id of the style of headings of a rank, 1 the highest. */
export function headingStyle(rank: number): string {
  return `Heading${Math.min(rank, HEADING_SIZES.length)}`;
}

/** What a style says of paragraphs and of runs, each in the order of the schema. */
interface Style {
  readonly id: string;
  readonly name: string;
  readonly type?: 'paragraph' | 'character';
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

/**
 * `word/styles.xml`: everything that looks different has a style, so that one change in Word changes all of its kind. `kind`: a text
 * with comments, or one of our own making with headings of several levels, contents and footnotes.
 */
export function stylesXml(typeface: Typeface, language: LanguageTag, kind: 'commented' | 'running' = 'commented'): string {
  const further = kind === 'running' ? runningStyles() : [];
  const styles = [...textStyles(kind === 'running' ? 'Normal' : 'PostilText'), ...commentStyles(), ...backStyles(), ...further].map(
    styleElement,
  );
  return XML_DECLARATION + element('w:styles', NAMESPACES, defaults(typeface, language), ...styles);
}

function defaults(typeface: Typeface, language: LanguageTag): string {
  const { latin, simplified, traditional } = FACES[typeface];
  const known = wordLanguageOf(language);
  const isTraditional = known?.eastAsianFace === 'traditional';
  const fonts = element('w:rFonts', {
    'w:ascii': latin,
    'w:hAnsi': latin,
    'w:eastAsia': isTraditional ? traditional : simplified,
    'w:cs': latin,
  });
  const languages = element('w:lang', {
    'w:val': known?.attribute === 'w:val' ? known.tag : 'en-US',
    'w:eastAsia': known?.attribute === 'w:eastAsia' ? known.tag : 'zh-CN',
    'w:bidi': known?.attribute === 'w:bidi' ? known.tag : 'ar-SA',
  });
  const run = element('w:rPr', {}, fonts, size(11.5), languages);
  const paragraph = element('w:pPr', {}, element('w:spacing', { 'w:after': 140, 'w:line': 312, 'w:lineRule': 'auto' }));
  return element('w:docDefaults', {}, element('w:rPrDefault', {}, run), element('w:pPrDefault', {}, paragraph));
}

/** `body`: the style of what is written below a heading. */
function textStyles(body: string): readonly Style[] {
  const numbers = element('w:numPr', {}, valued('w:numId', PARAGRAPH_NUMBERS));
  return [
    { id: 'Normal', name: 'Normal' },
    { id: 'Title', name: 'Title', next: body, paragraph: `<w:keepNext/>${spacing(0, 280)}`, run: `<w:b/><w:bCs/>${size(20)}` },
    ...HEADING_SIZES.map(
      (points, index): Style => ({
        id: headingStyle(index + 1),
        name: `heading ${index + 1}`,
        next: body,
        paragraph: `<w:keepNext/>${spacing(320, 120)}${valued('w:outlineLvl', index)}`,
        run: `<w:b/><w:bCs/>${size(points)}`,
      }),
    ),
    { id: 'PostilText', name: 'Postil Numbered Text', paragraph: numbers },
    { id: 'PostilFootnote', name: 'Postil Footnote', paragraph: spacing(0, 80), run: size(9.5) },
    { id: 'PostilCredit', name: 'Postil Credit', run: color(SOFT) },
    { id: 'PostilFurniture', name: 'Postil Page Furniture', run: color(SOFT) + size(9.5) },
  ];
}

function commentStyles(): readonly Style[] {
  const close = element('w:spacing', { 'w:before': 0, 'w:after': 60, 'w:line': 252, 'w:lineRule': 'auto' });
  const code = element('w:rFonts', { 'w:ascii': CODE_FACE, 'w:hAnsi': CODE_FACE, 'w:cs': CODE_FACE });
  return [
    { id: 'CommentText', name: 'annotation text', paragraph: close, run: size(10) },
    { id: 'PostilAbout', name: 'Postil About the Passage', basedOn: 'CommentText', run: color(SOFT) + size(8.5) },
    { id: 'PostilCodeBlock', name: 'Postil Code Block', basedOn: 'CommentText' },
    { id: 'CommentReference', name: 'annotation reference', type: 'character', run: size(8) },
    { id: 'PostilCode', name: 'Postil Code', type: 'character', run: code },
    { id: 'Hyperlink', name: 'Hyperlink', type: 'character', run: `${color(LINK)}${valued('w:u', 'single')}` },
  ];
}

const CONTENT_LEVELS = [1, 2, 3];
/** Where page numbers stand, in twentieths of a point: within the narrower of the two papers. */
const PAGE_NUMBERS_AT = 9020;

function runningStyles(): readonly Style[] {
  const numbersAt = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': PAGE_NUMBERS_AT }));
  return [
    { id: 'TOCHeading', name: 'TOC Heading', paragraph: `<w:keepNext/>${spacing(240, 100)}`, run: `<w:b/><w:bCs/>${size(13)}` },
    ...CONTENT_LEVELS.map((level) => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      paragraph: numbersAt + spacing(0, 50) + element('w:ind', { 'w:left': (level - 1) * 260 }),
    })),
    { id: 'FootnoteText', name: 'footnote text', paragraph: spacing(0, 40), run: size(9.5) },
    { id: 'FootnoteReference', name: 'footnote reference', type: 'character', run: valued('w:vertAlign', 'superscript') },
    ...essayStyles(),
  ];
}

/** Where Word and Pandoc have a name of their own for something, the style bears it. */
function essayStyles(): readonly Style[] {
  return [
    { id: 'Quote', name: 'Quote', next: 'Normal', paragraph: element('w:ind', { 'w:left': INDENT, 'w:right': INDENT }) },
    { id: 'ListParagraph', name: 'List Paragraph', paragraph: spacing(0, 60) },
    { id: 'Bibliography', name: 'Bibliography', paragraph: spacing(0, 80) + element('w:ind', { 'w:left': INDENT, 'w:hanging': INDENT }) },
    { id: 'SourceCode', name: 'Source Code', paragraph: spacing(0, 120), run: size(10) },
    { id: 'PostilCell', name: 'Postil Table Cell', paragraph: spacing(30, 30), run: size(10.5) },
    { id: 'PostilHeaderCell', name: 'Postil Table Header', basedOn: 'PostilCell', paragraph: '<w:keepNext/>', run: '<w:b/><w:bCs/>' },
    { id: 'PostilAfterTable', name: 'Postil After a Table', paragraph: spacing(0, 40), run: size(4) },
    { id: 'PostilPlace', name: 'Postil Place', type: 'character', run: color(SOFT) + size(9.5) },
  ];
}

function backStyles(): readonly Style[] {
  const quote = element('w:ind', { 'w:left': 360 });
  return [
    { id: 'PostilQuote', name: 'Postil Quotation', paragraph: quote },
    {
      id: 'PostilHeading',
      name: 'Postil Back Heading',
      next: 'PostilBack',
      paragraph: `<w:keepNext/>${spacing(480, 120)}${valued('w:outlineLvl', 0)}`,
      run: `<w:b/><w:bCs/>${size(12)}`,
    },
    { id: 'PostilCaption', name: 'Postil Caption', paragraph: `<w:keepNext/>${spacing(160, 40)}`, run: color(SOFT) + size(9.5) },
    { id: 'PostilBack', name: 'Postil Back Matter', paragraph: spacing(0, 60), run: size(9.5) },
    { id: 'Footer', name: 'footer', paragraph: valued('w:jc', 'center'), run: color(SOFT) + size(9) },
  ];
}

function styleElement({ id, name, type = 'paragraph', basedOn, next, paragraph, run }: Style): string {
  const isBuiltIn = !id.startsWith('Postil');
  const parent = basedOn ?? (type === 'paragraph' && id !== 'Normal' ? 'Normal' : undefined);
  return element(
    'w:style',
    { 'w:type': type, 'w:default': id === 'Normal' ? 1 : undefined, 'w:customStyle': isBuiltIn ? undefined : 1, 'w:styleId': id },
    valued('w:name', name),
    parent === undefined ? '' : valued('w:basedOn', parent),
    next === undefined ? '' : valued('w:next', next),
    '<w:qFormat/>',
    paragraph === undefined ? '' : element('w:pPr', {}, paragraph),
    run === undefined ? '' : element('w:rPr', {}, run),
  );
}

function spacing(before: number, after: number): string {
  return element('w:spacing', { 'w:before': before, 'w:after': after });
}

/** In points. */
function size(points: number): string {
  return valued('w:sz', points * 2) + valued('w:szCs', points * 2);
}

function color(hex: string): string {
  return valued('w:color', hex);
}
