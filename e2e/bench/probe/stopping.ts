import { find } from './page-parts';

/** In the export dialog: begins to write, gives up `after` so many milliseconds, and times how long it takes until the dialog says so; null when the file was written before. */
export async function stopExport(after: number): Promise<number | null> {
  const button = (index: number) => {
    const buttons = find('.export-footer').querySelectorAll<HTMLButtonElement>('button');
    const found = buttons[index];
    if (found === undefined) throw new Error(`the export dialog has no button ${index}`);
    return found;
  };
  const begun = until(() => document.querySelector('.export-footer .ui-progress') !== null);
  button(1).click();
  await begun;
  await new Promise((resolve) => setTimeout(resolve, after));
  if (document.querySelector('.export-footer .ui-progress') === null) return null;
  const stopped = until(() => document.querySelector('.export-footer .ui-progress') === null);
  const begin = performance.now();
  button(0).click();
  await stopped;
  return performance.now() - begin;
}

/** Resolves as soon as the page shows it. */
function until(isShown: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isShown()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
}

/** Answers the print dialog as a reader does who closes it: in a headless browser nobody else would. */
export function answerPrinting(): void {
  new MutationObserver(() => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('.print-frame')) {
      frame.addEventListener('load', () => {
        const view = frame.contentWindow;
        if (view !== null) view.print = () => view.dispatchEvent(new Event('afterprint'));
      });
    }
  }).observe(document.body, { childList: true });
}
