import type { Span } from '../../shared/text/offset';
import type { ReadingSurface } from './reading-surface';

/** Where a form about a passage opens: beside the passage where it was asked for from the text, else beside what had the focus. */
export function findPopoverAnchor(surface: ReadingSurface | null, where: Span | null, opener: HTMLElement | null): DOMRect {
  const isInText = opener === null || opener === document.body || opener.closest('[data-region="text"]') !== null;
  const rects = where === null ? [] : (surface?.rectsOf(where) ?? []);
  const last = rects.at(-1);
  if (isInText && last !== undefined) return last;
  // Of a list, beside the line that was walked to.
  const line = document.getElementById(opener?.getAttribute('aria-activedescendant') ?? '');
  return (line ?? opener)?.getBoundingClientRect() ?? new DOMRect(innerWidth / 2, innerHeight / 3, 0, 0);
}
