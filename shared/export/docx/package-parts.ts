import type { ExportInput } from '../export-input';
import type { DocxOptions } from './docx-options';
import { IDENTITY_NAMESPACE } from './identity';
import { COMMENTS, COMMON_PARTS, OFFICE, packageParts, relationships } from './word-package';
import { element, XML_DECLARATION } from './xml';

/** Names the identity part; always the same, as Word asks for it. */
const ITEM_ID = '{6B0A3F5C-7F0E-4C62-9A53-2D51F1C0DE01}';

/** The parts of every commented text that say nothing of its words, by name in the zip. */
export function fixedParts({ source, options, createdAt }: ExportInput<DocxOptions>): readonly (readonly [name: string, xml: string])[] {
  return [
    ...packageParts({
      parts: [...COMMON_PARTS, ...COMMENTS],
      links: null,
      title: source.provenance.title,
      creator: source.provenance.author ?? '',
      lastModifiedBy: options.author,
      createdAt,
      custom: {
        relationships: [['identity', `${OFFICE}/relationships/customXml`, '../customXml/item1.xml']],
        contentTypes: [['/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml']],
      },
    }),
    ['customXml/_rels/item1.xml.rels', relationships([['item', `${OFFICE}/relationships/customXmlProps`, 'itemProps1.xml']])],
    ['customXml/itemProps1.xml', identityProperties()],
  ];
}

function identityProperties(): string {
  const namespace = `${OFFICE}/customXml`;
  const schemas = element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': IDENTITY_NAMESPACE }));
  return XML_DECLARATION + element('ds:datastoreItem', { 'ds:itemID': ITEM_ID, 'xmlns:ds': namespace }, schemas);
}
