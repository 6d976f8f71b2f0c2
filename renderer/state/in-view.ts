/** Lines nearer to the edge of the view count as out of it, in CSS pixels. */
const EDGE = 48;

/** Whether all of a passage can be seen without scrolling. One that has no lines on the page cannot. */
export function isInView(scroller: HTMLElement, rects: readonly DOMRect[]): boolean {
  const view = scroller.getBoundingClientRect();
  return rects.length > 0 && rects.every((rect) => rect.top >= view.top + EDGE && rect.bottom <= view.bottom - EDGE);
}
