import type { Element, ElementContent, Root, RootContent } from 'hast';

/** What may hold any number of others, one below the other, or something that does. */
const LONG: readonly string[] = ['html', 'body', 'main', 'article', 'section', 'details', 'nav', 'ol', 'ul', 'table', 'tbody'];

/** Whether an element may be as long as the text. */
export function isLong({ tagName }: Element): boolean {
  return LONG.includes(tagName);
}

/**
 * A page with the first `shown` blocks of its text and as many lines of each of its lists: enough for a look, and nothing that takes
 * long to be laid out.
 */
export function beginningOf({ type, children }: Root, shown: number): Root {
  return { type, children: children.map((child): RootContent => (child.type === 'element' ? beginningOfElement(child, shown) : child)) };
}

function beginningOfElement(element: Element, shown: number): Element {
  const first = isLong(element) ? element.children.slice(0, shown) : element.children;
  const children = first.map((child): ElementContent => (child.type === 'element' ? beginningOfElement(child, shown) : child));
  return { ...element, children };
}
