import type { Codebook } from '../../codebook/codebook';
import type { ExportFile } from '../export-input';
import { safeFileName } from '../file-name';
import { element } from '../xml';
import { codeElements } from './codes';

const NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/**
 * The codebook as REFI-QDA exchanges it (.qdc): names, colours, definitions, what stands below what. The format knows no codebook
 * without a code.
 */
export function exportQdc(codebook: Codebook, label: string): ExportFile {
  const root = element(
    'CodeBook',
    { xmlns: NAMESPACE, origin: 'Postil' },
    element(
      'Codes',
      {},
      codeElements(codebook, () => ''),
    ),
  );
  return {
    fileName: safeFileName(label, '', 'qdc'),
    mime: 'application/xml',
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`),
  };
}
