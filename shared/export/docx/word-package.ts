import { isoTime } from './identity';
import type { Links } from './links';
import { NAMESPACES } from './namespaces';
import { element, valued, XML_DECLARATION, xmlText } from './xml';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A part under `word/` that `document.xml` refers to. */
export interface DocumentPart {
  readonly name: string;
  /** What it is to the document; unless Microsoft added it later, the last word of the standard's address. */
  readonly relationship: string;
}

const part = (name: string, relationship: string): DocumentPart => ({ name, relationship: `${OFFICE}/relationships/${relationship}` });
/** What every file has. */
export const COMMON_PARTS: readonly DocumentPart[] = [
  part('styles.xml', 'styles'),
  part('numbering.xml', 'numbering'),
  part('settings.xml', 'settings'),
  part('footer1.xml', 'footer'),
];
export const FOOTNOTES: DocumentPart = part('footnotes.xml', 'footnotes');
export const COMMENTS: readonly DocumentPart[] = [
  part('comments.xml', 'comments'),
  { name: 'commentsExtended.xml', relationship: 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended' },
  { name: 'commentsIds.xml', relationship: 'http://schemas.microsoft.com/office/2016/09/relationships/commentsIds' },
  { name: 'commentsExtensible.xml', relationship: 'http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible' },
];
const FOOTER = 'part4';

/** What a file says of itself, and of which parts it consists. */
export interface WordPackage {
  /** `COMMON_PARTS` first. */
  readonly parts: readonly DocumentPart[];
  /** Where links in `document.xml` lead. */
  readonly links: Links | null;
  readonly title: string;
  readonly creator: string;
  readonly lastModifiedBy: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Further parts at the package's root: content types and relationships of their own. */
  readonly custom: {
    readonly relationships: readonly (readonly [id: string, type: string, target: string])[];
    readonly contentTypes: readonly (readonly [name: string, type: string])[];
  } | null;
}

/** The parts that say nothing of the file's words, by name in the zip. */
export function packageParts(pack: WordPackage): readonly (readonly [name: string, xml: string])[] {
  const hasFootnotes = pack.parts.includes(FOOTNOTES);
  return [
    ['[Content_Types].xml', contentTypes(pack)],
    ['_rels/.rels', packageRelationships()],
    ['docProps/core.xml', coreProperties(pack)],
    [
      'docProps/app.xml',
      XML_DECLARATION + element('Properties', { xmlns: `${OFFICE}/extended-properties` }, '<Application>Postil</Application>'),
    ],
    ['word/_rels/document.xml.rels', documentRelationships(pack)],
    ['word/settings.xml', settings(hasFootnotes)],
    ['word/footer1.xml', footer()],
  ];
}

/** `_rels/….rels` of a part other than the document: where its links lead. */
export function linkRelationships(links: Links): string {
  return XML_DECLARATION + element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...linkRows(links));
}

function linkRows(links: Links): readonly string[] {
  return links.all.map(([id, target]) =>
    element('Relationship', { Id: id, Type: `${OFFICE}/relationships/hyperlink`, Target: target, TargetMode: 'External' }),
  );
}

/** Width and height in twentieths of a point. */
const PAPER = { a4: [11906, 16838], letter: [12240, 15840] } as const;
const MARGIN = 1440;

/** Between the margins, in twentieths of a point. */
export function textWidthOf(page: 'a4' | 'letter'): number {
  return PAPER[page][0] - 2 * MARGIN;
}

/** The last thing in `w:body`: paper and margins in twentieths of a point, page number below. */
export function sectionProperties(page: 'a4' | 'letter'): string {
  const [width, height] = PAPER[page];
  return element(
    'w:sectPr',
    {},
    element('w:footerReference', { 'w:type': 'default', 'r:id': FOOTER }),
    element('w:pgSz', { 'w:w': width, 'w:h': height }),
    element('w:pgMar', {
      'w:top': MARGIN,
      'w:right': MARGIN,
      'w:bottom': MARGIN,
      'w:left': MARGIN,
      'w:header': 720,
      'w:footer': 720,
      'w:gutter': 0,
    }),
  );
}

function contentTypes({ parts, custom }: WordPackage): string {
  const overrides: readonly (readonly [name: string, type: string])[] = [
    ['/word/document.xml', `${WORD_TYPE}.document.main+xml`],
    ...parts.map(({ name }) => [`/word/${name}`, `${WORD_TYPE}.${name.replace(/\d*\.xml$/, '')}+xml`] as const),
    ...(custom?.contentTypes ?? []),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  return (
    XML_DECLARATION +
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...overrides.map(([PartName, ContentType]) => element('Override', { PartName, ContentType })),
    )
  );
}

function packageRelationships(): string {
  return relationships([
    ['document', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
    ['core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['app', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  ]);
}

function documentRelationships({ parts, links, custom }: WordPackage): string {
  const rows = [
    ...parts.map(({ name, relationship }, index) => [`part${index + 1}`, relationship, name] as const),
    ...(custom?.relationships ?? []),
  ].map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target }));
  return (
    XML_DECLARATION + element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...rows, ...(links === null ? [] : linkRows(links)))
  );
}

export function relationships(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const rows = all.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target }));
  return XML_DECLARATION + element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...rows);
}

function coreProperties({ title, creator, lastModifiedBy, createdAt }: WordPackage): string {
  const moment = (name: string) => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, isoTime(createdAt));
  return (
    XML_DECLARATION +
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, xmlText(title)),
      element('dc:creator', {}, xmlText(creator)),
      element('cp:lastModifiedBy', {}, xmlText(lastModifiedBy)),
      moment('dcterms:created'),
      moment('dcterms:modified'),
    )
  );
}

/** Without the mode for Word 2013 and later, Word would open the file "in compatibility mode". */
function settings(hasFootnotes: boolean): string {
  const mode = element('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  });
  const separators = element('w:footnotePr', {}, element('w:footnote', { 'w:id': -1 }), element('w:footnote', { 'w:id': 0 }));
  return (
    XML_DECLARATION +
    element('w:settings', NAMESPACES, valued('w:defaultTabStop', 720), hasFootnotes ? separators : '', element('w:compat', {}, mode))
  );
}

function footer(): string {
  const number = element('w:fldSimple', { 'w:instr': ' PAGE ' }, '<w:r><w:t>1</w:t></w:r>');
  return XML_DECLARATION + element('w:ftr', NAMESPACES, element('w:p', {}, '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>', number));
}
