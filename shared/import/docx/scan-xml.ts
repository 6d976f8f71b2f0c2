import type { ExportProgress } from '../../export/export-input';
import { scanXml as scanAnyXml, type XmlHandler, type XmlPrefixes } from '../package/scan-xml';
import { readAsDocx } from './docx-error';

export type { GetAttribute } from '../package/scan-xml';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** The Strict namespaces are called like the others. */
const PREFIXES: XmlPrefixes = new Map([
  [WORD, 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2016/wordml/cid', 'w16cid'],
  ['http://schemas.microsoft.com/office/word/2018/wordml/cex', 'w16cex'],
  ['urn:postil:docx:1', 'postil'],
]);

/**
 * Reads a part of a Word file in one pass, its elements called by the usual prefixes. Of alternatives (`mc:AlternateContent`) the
 * fallback is passed over. Throws `DocxFailure`, and the signal's reason when aborted.
 */
export async function scanXml(bytes: Uint8Array, handler: XmlHandler, progress?: ExportProgress): Promise<void> {
  let skipping = 0;
  const passing: XmlHandler = {
    open: (name, get) => {
      if (skipping > 0 || name === 'mc:Fallback') skipping += 1;
      else handler.open?.(name, get);
    },
    close: (name) => {
      if (skipping > 0) skipping -= 1;
      else handler.close?.(name);
    },
    text: (words) => {
      if (skipping === 0) handler.text?.(words);
    },
  };
  await readAsDocx(() => scanAnyXml(bytes, PREFIXES, passing, progress));
}
