import { type Frame, openFrame } from './frame';
import { parseInTurns } from './read-edition';
import type { SetEdition } from './set-edition';
import { loadFaces } from './typefaces';
import { forEachInTurns, partOf, type Working } from './working';

/** Nobody sees the frame: what is in it is laid out when it is printed, not before. */
const UNSEEN = '@media screen{.page,section>*{content-visibility:auto}section>*{contain-intrinsic-size:auto 4em}}';

/**
 * Brings up the browser's print dialog with the edition, where the reader chooses a printer or to save as PDF. Resolves when the
 * dialog is gone; which of the two was done, or neither, a page is not told. Throws the signal's reason when it is aborted before.
 */
export async function printInPage(edition: SetEdition, name: string, working: Working): Promise<void> {
  const frame = await openFrame(`${edition.styles}\n${UNSEEN}`, edition.language);
  const title = document.title;
  try {
    frame.document.title = name;
    await fill(frame, edition, working);
    // What is not laid out yet has not asked for its typefaces.
    await loadFaces(frame.document.fonts, edition.usedFaces);
    working.signal.throwIfAborted();
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

/** Puts the edition into the frame, a page at a time. */
async function fill(frame: Frame, { body }: SetEdition, working: Working): Promise<void> {
  const parsed = await parseInTurns(body, partOf(working, 0, 0.5));
  const main = frame.document.createElement('main');
  frame.document.body.replaceChildren(main);
  const parts = [...parsed.querySelectorAll('main > *')].map((part) => {
    const shell = frame.document.importNode(part, false);
    main.append(shell);
    return [...part.childNodes].map((child) => ({ shell, child }));
  });
  await forEachInTurns(parts.flat(), partOf(working, 0.5, 1), ({ shell, child }) => shell.append(child));
}
