import { type Bench, inBatches, untilFacesAreThere } from './measure-galley';
import { forEachInTurns, type Working } from './working';

/** Lays out what follows the text, a few elements at a time, so that the frame has used every typeface that it needs. */
export async function layOutRest({ frame, article }: Bench, rest: readonly Element[], working: Working): Promise<void> {
  const pieces = rest.flatMap((section) =>
    inBatches([...section.children], ({ textContent }) => (textContent ?? '').length).map((children) => ({ section, children })),
  );
  await forEachInTurns(pieces, working, async ({ section, children }) => {
    const shell = frame.document.importNode(section, false);
    shell.append(...children.map((child) => frame.document.importNode(child, true)));
    article.replaceChildren(shell);
    await untilFacesAreThere(frame);
  });
  article.replaceChildren();
}
