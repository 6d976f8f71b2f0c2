import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { annotationId } from '../../shared/model/ids';
import { offset, span } from '../../shared/text/offset';
import { type ReadingFixture, showText } from './reading-fixture';

const TEXT = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} stands here, and it is long enough to be read.`).join('\n\n');

let fixture: ReadingFixture | null = null;

afterEach(() => {
  fixture?.close();
  fixture = null;
});

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Scrolled there, and the reader has rested: this is the place to come back to. */
async function openAt(scrollTop: number) {
  await page.viewport(1000, 700);
  fixture = await showText(TEXT, [{ start: 0, end: 9, color: 'yellow' }]);
  const { scroller, desk } = fixture;
  const { surface } = desk.store.getState();
  if (surface === null) throw new Error('no surface');
  await nextFrame();
  scroller.scrollTop = scrollTop;
  await new Promise((resolve) => scroller.addEventListener('scrollend', resolve, { once: true }));
  surface.rememberPlace();
  return { scroller, surface };
}

test('who has scrolled stays there when a typeface arrives before the page has heard of the scroll', async () => {
  const { scroller } = await openAt(300);
  scroller.scrollTop = 900;
  // The event of the scroll comes with the next frame.
  document.fonts.dispatchEvent(new Event('loadingdone'));
  expect(scroller.scrollTop).toBe(900);
  await nextFrame();
  await nextFrame();
  expect(scroller.scrollTop).toBe(900);
});

test('the line at the top comes back when the column becomes narrower', async () => {
  const { scroller, surface } = await openAt(900);
  const top = () => surface.getVisibleSpan().start;
  const before = top();
  scroller.style.width = '420px';
  await expect.poll(() => Math.abs(top() - before)).toBeLessThan(80);
  expect(scroller.scrollTop).toBeGreaterThan(900);
});

test('who scrolls away from the active passage is not brought back to it by a typeface that arrives', async () => {
  const { scroller } = await openAt(1);
  fixture?.desk.store.setState({ activeId: annotationId('annotation-0') });
  scroller.scrollTop = 900;
  await nextFrame();
  await nextFrame();
  document.fonts.dispatchEvent(new Event('loadingdone'));
  expect(scroller.scrollTop).toBe(900);
});

test('the active passage that the desk goes to is reached also when lines move on the way', async () => {
  const { scroller, surface } = await openAt(900);
  fixture?.desk.store.setState({ activeId: annotationId('annotation-0') });
  surface.reveal(span(offset(0), offset(9)), { align: 'center' });
  await nextFrame();
  scroller.style.width = '420px';
  await expect.poll(() => surface.getVisibleSpan().start).toBe(0);
});

test('the line below the title has its whole length from the first: nothing in it comes later and moves the text', async () => {
  fixture = await showText(TEXT);
  expect(fixture.scroller.querySelector('.reading-byline')?.textContent).toBe('An author · 60\u00a0paragraphs · 720\u00a0words');
});
