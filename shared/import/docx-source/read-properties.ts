import type { DocxPackage } from '../docx/read-package';
import { scanXml } from '../docx/scan-xml';

/** What a Word file says about itself; '' where it says nothing. */
export interface DocxProperties {
  readonly title: string;
  readonly author: string;
}

const FIELDS: Readonly<Record<string, keyof DocxProperties>> = { '?:title': 'title', '?:creator': 'author' };

/** Reads `docProps/core.xml` (Dublin Core). */
export async function readProperties(docx: DocxPackage): Promise<DocxProperties> {
  const found = { title: '', author: '' };
  const part = await docx.load('docProps/core.xml');
  if (part === null) return found;
  let field: keyof DocxProperties | undefined;
  await scanXml(part, {
    open: (name) => {
      field = FIELDS[name];
    },
    close: () => {
      field = undefined;
    },
    text: (words) => {
      if (field !== undefined) found[field] += words;
    },
  });
  return { title: tidy(found.title), author: tidy(found.author) };
}

/** Longer ones are no titles and no names. */
const LONGEST = 400;

function tidy(words: string): string {
  return words.replace(/\s+/gu, ' ').trim().slice(0, LONGEST).toWellFormed();
}
