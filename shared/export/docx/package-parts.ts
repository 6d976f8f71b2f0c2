import type { ExportInput } from '../export-input';
import type { DocxOptions } from './docx-options';
import { IDENTITY_NAMESPACE, isoTime } from './identity';
import type { Links } from './links';
import { NAMESPACES } from './namespaces';
import { element, valued, XML_DECLARATION, xmlText } from './xml';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Names the identity part; always the same, as Word asks for it. */
const ITEM_ID = '{6B0A3F5C-7F0E-4C62-9A53-2D51F1C0DE01}';

/** The parts that `document.xml` refers to: name, kind of relationship, content type. */
const DOCUMENT_PARTS: readonly (readonly [name: string, relationship: string, contentType: string])[] = [
  ['styles.xml', `${OFFICE}/relationships/styles`, `${WORD_TYPE}.styles+xml`],
  ['numbering.xml', `${OFFICE}/relationships/numbering`, `${WORD_TYPE}.numbering+xml`],
  ['settings.xml', `${OFFICE}/relationships/settings`, `${WORD_TYPE}.settings+xml`],
  ['footer1.xml', `${OFFICE}/relationships/footer`, `${WORD_TYPE}.footer+xml`],
  ['comments.xml', `${OFFICE}/relationships/comments`, `${WORD_TYPE}.comments+xml`],
  ['commentsExtended.xml', 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended', `${WORD_TYPE}.commentsExtended+xml`],
  ['commentsIds.xml', 'http://schemas.microsoft.com/office/2016/09/relationships/commentsIds', `${WORD_TYPE}.commentsIds+xml`],
  [
    'commentsExtensible.xml',
    'http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible',
    `${WORD_TYPE}.commentsExtensible+xml`,
  ],
];
const FOOTER = 'part4';

/** The parts of every such file that say nothing of its words, by name in the zip. */
export function fixedParts(input: ExportInput<DocxOptions>): readonly (readonly [name: string, xml: string])[] {
  return [
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', packageRelationships()],
    ['docProps/core.xml', coreProperties(input)],
    [
      'docProps/app.xml',
      XML_DECLARATION + element('Properties', { xmlns: `${OFFICE}/extended-properties` }, '<Application>Postil</Application>'),
    ],
    ['word/_rels/document.xml.rels', documentRelationships()],
    ['word/settings.xml', settings()],
    ['word/footer1.xml', footer()],
    ['customXml/_rels/item1.xml.rels', relationships([['item', `${OFFICE}/relationships/customXmlProps`, 'itemProps1.xml']])],
    ['customXml/itemProps1.xml', identityProperties()],
  ];
}

/** `word/_rels/comments.xml.rels`: where the links in notes lead. */
export function linkRelationships(links: Links): string {
  const rows = links.all.map(([id, target]) =>
    element('Relationship', { Id: id, Type: `${OFFICE}/relationships/hyperlink`, Target: target, TargetMode: 'External' }),
  );
  return XML_DECLARATION + element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...rows);
}

/** The last thing in `w:body`: paper and margins in twentieths of a point, page number below. */
export function sectionProperties(page: DocxOptions['page']): string {
  const [width, height] = page === 'a4' ? [11906, 16838] : [12240, 15840];
  return element(
    'w:sectPr',
    {},
    element('w:footerReference', { 'w:type': 'default', 'r:id': FOOTER }),
    element('w:pgSz', { 'w:w': width, 'w:h': height }),
    element('w:pgMar', {
      'w:top': 1440,
      'w:right': 1440,
      'w:bottom': 1440,
      'w:left': 1440,
      'w:header': 720,
      'w:footer': 720,
      'w:gutter': 0,
    }),
  );
}

function contentTypes(): string {
  const overrides: readonly (readonly [name: string, type: string])[] = [
    ['/word/document.xml', `${WORD_TYPE}.document.main+xml`],
    ...DOCUMENT_PARTS.map(([name, , type]) => [`/word/${name}`, type] as const),
    ['/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
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

function documentRelationships(): string {
  return relationships([
    ...DOCUMENT_PARTS.map(([name, type], index) => [`part${index + 1}`, type, name] as const),
    ['identity', `${OFFICE}/relationships/customXml`, '../customXml/item1.xml'],
  ]);
}

function relationships(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const rows = all.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target }));
  return XML_DECLARATION + element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...rows);
}

function coreProperties({ source, options, createdAt }: ExportInput<DocxOptions>): string {
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
      element('dc:title', {}, xmlText(source.provenance.title)),
      element('dc:creator', {}, xmlText(source.provenance.author ?? '')),
      element('cp:lastModifiedBy', {}, xmlText(options.author)),
      moment('dcterms:created'),
      moment('dcterms:modified'),
    )
  );
}

/** Without the mode for Word 2013 and later, Word would open the file "in compatibility mode". */
function settings(): string {
  const mode = element('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  });
  return XML_DECLARATION + element('w:settings', NAMESPACES, valued('w:defaultTabStop', 720), element('w:compat', {}, mode));
}

function footer(): string {
  const number = element('w:fldSimple', { 'w:instr': ' PAGE ' }, '<w:r><w:t>1</w:t></w:r>');
  return XML_DECLARATION + element('w:ftr', NAMESPACES, element('w:p', {}, '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>', number));
}

function identityProperties(): string {
  const namespace = `${OFFICE}/customXml`;
  const schemas = element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': IDENTITY_NAMESPACE }));
  return XML_DECLARATION + element('ds:datastoreItem', { 'ds:itemID': ITEM_ID, 'xmlns:ds': namespace }, schemas);
}
