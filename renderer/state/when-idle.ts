/** Resolves when the page has been painted and has nothing more urgent to do; soon where there is no page. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve, 0);
    // A hidden window paints no frames: its timeout lets work go on.
    else requestIdleCallback(() => requestIdleCallback(() => resolve(), { timeout: 1000 }), { timeout: 1000 });
  });
}
