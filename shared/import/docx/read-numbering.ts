import type { DocxLists } from './comment-note';
import type { DocxPackage } from './read-package';
import { scanXml } from './scan-xml';

interface Level {
  isBullet: boolean;
  start: number;
}

/** Which lists of the file have bullets and where the numbered ones begin. */
export async function readNumbering(docx: DocxPackage): Promise<DocxLists> {
  const lists = new Map<string, Level>();
  const name = docx.related.get('numbering');
  const part = name === undefined ? null : await docx.load(name);
  if (part === null) return lists;
  const abstract = new Map<string, Level>();
  let level: Level | null = null;
  let isFirstLevel = false;
  await scanXml(part, {
    open: (element, get) => {
      if (element === 'w:abstractNum') {
        level = { isBullet: false, start: 1 };
        abstract.set(get('w:abstractNumId'), level);
      } else if (element === 'w:num') {
        level = { isBullet: true, start: 1 };
        lists.set(get('w:numId'), level);
      } else if (element === 'w:lvl') isFirstLevel = get('w:ilvl') === '0';
      else if (element === 'w:numFmt' && isFirstLevel && level !== null) level.isBullet = get('w:val') === 'bullet';
      else if (element === 'w:abstractNumId' && level !== null) Object.assign(level, abstract.get(get('w:val')));
      else if (element === 'w:startOverride' && level !== null) level.start = Math.max(0, Number.parseInt(get('w:val'), 10) || 0);
    },
  });
  return lists;
}
