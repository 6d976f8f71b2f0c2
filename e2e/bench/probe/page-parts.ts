/** Parts of the page that the probe works on: of the app, and of the static pages that it is compared with. */
export const SCROLLER = '.app-scroller, .static-scroller';
export const TEXT = '.reading-text, .static-text';

export function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`the page has no ${selector}`);
  return element;
}

export interface Words {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** A stretch of about 40 characters in a line of the view, chosen by two numbers in [0, 1). */
export function findWordsInView(height: number, along: number): Words {
  const view = find(SCROLLER).getBoundingClientRect();
  const column = find(TEXT).getBoundingClientRect();
  for (let step = 0; step < 40; step++) {
    const y = view.top + 60 + ((height * (view.height - 120) + step * 17) % (view.height - 120));
    const caret = document.caretPositionFromPoint(column.left + column.width / 2, y);
    if (caret === null || !(caret.offsetNode instanceof Text) || caret.offsetNode.data.length < 60) continue;
    const start = Math.max(0, Math.min(caret.offsetNode.data.length - 50, caret.offset - 20 + Math.floor(along * 40)));
    return { node: caret.offsetNode, start, end: start + 20 + Math.floor(along * 30) };
  }
  throw new Error('no words in view');
}
