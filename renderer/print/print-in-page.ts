import { openFrame } from './frame';
import type { SetEdition } from './set-edition';

/**
 * Brings up the browser's print dialog with the edition, where the reader chooses a printer or to save as PDF. Resolves when the
 * dialog is gone; which of the two was done, or neither, a page is not told.
 */
export async function printInPage(edition: SetEdition, name: string): Promise<void> {
  const frame = await openFrame(edition.styles, edition.language);
  const title = document.title;
  try {
    const parsed = new DOMParser().parseFromString(edition.body, 'text/html');
    frame.document.title = name;
    frame.document.body.replaceChildren(...parsed.body.childNodes);
    void frame.document.body.offsetHeight;
    await frame.document.fonts.ready;
    // Browsers take the name of the file from the page around.
    document.title = name;
    const closed = new Promise((resolve) => frame.window.addEventListener('afterprint', resolve, { once: true }));
    frame.window.print();
    await closed;
  } finally {
    document.title = title;
    frame.close();
  }
}
