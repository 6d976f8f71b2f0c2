import type { Document, Element } from 'slimdom';

/** One tracked change: '' in the place of what was only put in, or only taken out. */
export interface TrackedChange {
  readonly stands: string;
  readonly says: string;
}

/** What an element says itself, whatever lies in it. */
export function wordsOf(node: Element): string {
  if (node.nodeName === 'w:t' || node.nodeName === 'w:delText') return node.textContent ?? '';
  if (node.nodeName === 'w:tab') return '\t';
  if (node.nodeName === 'w:br') return attribute(node, 'type') === 'page' ? '\f' : '\n';
  return '';
}

export function attribute(node: Element, name: string): string {
  return node.getAttribute(`w:${name}`) ?? '';
}

interface OpenChange {
  stands: string;
  says: string;
}

/** What tracked changes do, read from the document without knowing how they were written. */
export function readTracked(document: Document): { readonly changes: readonly TrackedChange[]; readonly accepted: readonly string[] } {
  const changes: OpenChange[] = [];
  const accepted: string[] = [];
  // Null: the next change is one of its own.
  let open: OpenChange | null = null;
  let isJoined = false;
  for (const paragraph of document.getElementsByTagName('w:p')) {
    let words = '';
    for (const run of paragraph.getElementsByTagName('w:r')) {
      const said = textOf(run);
      const change = run.parentElement?.nodeName ?? '';
      if (change !== 'w:del') words += said;
      if (said === '') continue;
      if (change !== 'w:del' && change !== 'w:ins') {
        open = null;
        continue;
      }
      if (open === null || (change === 'w:del' && open.says !== '')) {
        open = { stands: '', says: '' };
        changes.push(open);
      }
      open[change === 'w:del' ? 'stands' : 'says'] += said;
    }
    if (isJoined) accepted.push((accepted.pop() ?? '') + words);
    else accepted.push(words);
    isJoined = isEndDeleted(paragraph);
    if (isJoined && open !== null) open.stands += '\n';
    else open = null;
  }
  return { changes, accepted };
}

function isEndDeleted(paragraph: Element): boolean {
  const properties = paragraph.children.find(({ nodeName }) => nodeName === 'w:pPr');
  const ofMark = properties?.children.find(({ nodeName }) => nodeName === 'w:rPr');
  return ofMark?.children.some(({ nodeName }) => nodeName === 'w:del') ?? false;
}

function textOf(node: Element): string {
  return wordsOf(node) + (/^w:(?:t|delText)$/.test(node.nodeName) ? '' : node.children.map(textOf).join(''));
}
