import { packParts } from '../../export/pack';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The inside of the parts of a Word file, as somebody else's word processor would have written them. */
export interface ForeignDocx {
  /** Inside of `w:body`. */
  readonly body: string;
  readonly comments?: string;
  /** Inside of `w15:commentsEx`. */
  readonly extended?: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly title?: string;
  readonly author?: string;
  readonly isStrict?: boolean;
}

const PARTS = [
  ['comments', 'w:comments'],
  ['styles', 'w:styles'],
  ['numbering', 'w:numbering'],
  ['footnotes', 'w:footnotes'],
  ['endnotes', 'w:endnotes'],
] as const;

/** The file's bytes. */
export async function foreignDocx(file: ForeignDocx): Promise<Uint8Array> {
  const namespaces = `xmlns:w="${file.isStrict === true ? STRICT : WORD}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;
  const part = (root: string, inside: string) => `<?xml version="1.0" encoding="UTF-8"?><${root} ${namespaces}>${inside}</${root}>`;
  const present = PARTS.filter(([name]) => file[name] !== undefined);
  const relations = [
    ...present.map(([name]) => relation(`${RELATIONS}/${name}`, `${name}.xml`)),
    ...(file.extended === undefined
      ? []
      : [relation('http://schemas.microsoft.com/office/2011/relationships/commentsExtended', 'commentsExtended.xml')]),
  ];
  const core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${file.title ?? ''}</dc:title><dc:creator>${file.author ?? ''}</dc:creator></cp:coreProperties>`;
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ['_rels/.rels', relationships([relation(`${RELATIONS}/officeDocument`, 'word/document.xml')])],
    ['word/document.xml', part('w:document', `<w:body>${file.body}</w:body>`)],
    ['word/_rels/document.xml.rels', relationships(relations)],
    ...present.map(([name, root]) => [`word/${name}.xml`, part(root, file[name] ?? '')] as const),
    ...(file.extended === undefined ? [] : [['word/commentsExtended.xml', part('w15:commentsEx', file.extended)] as const]),
    ['docProps/core.xml', core],
  ];
  return await packParts(
    parts.map(([name, xml]) => ({ name, pieces: [xml] })),
    undefined,
  );
}

function relation(type: string, target: string): string {
  return `<Relationship Id="to-${target}" Type="${type}" Target="${target}"/>`;
}

function relationships(inside: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`;
}

/** A paragraph of runs; `properties` is the inside of `w:pPr`. */
export function p(runs: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A run of words; `properties` is the inside of `w:rPr`. */
export function r(words: string, properties = ''): string {
  const escaped = words.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

export const start = (id: string | number) => `<w:commentRangeStart w:id="${id}"/>`;
export const end = (id: string | number) => `<w:commentRangeEnd w:id="${id}"/>`;
export const reference = (id: string | number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;

/** A comment; `paraId` names it in `commentsExtended.xml`. */
export function comment(id: string | number, words: string, author = 'Wang Li', paraId = ''): string {
  const name = paraId === '' ? '' : ` w14:paraId="${paraId}"`;
  return `<w:comment w:id="${id}" w:author="${author}" w:date="2026-11-20T14:03:00Z"><w:p${name}>${r(words)}</w:p></w:comment>`;
}
