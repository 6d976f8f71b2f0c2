/** Moments of opening a source that the browser's performance timeline keeps, for profiling and for the bench. */
export type OpeningMoment =
  /** The source is asked for. */
  | 'source-open'
  /** Its text and its highlights are on the screen. */
  | 'source-shown';

export function markMoment(moment: OpeningMoment): void {
  performance.mark(`postil:${moment}`);
}

/** Marks the moment as soon as what the page holds now has been painted. */
export function markWhenPainted(moment: OpeningMoment): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    // A message posted in a frame arrives when that frame is done.
    port1.onmessage = () => {
      port1.close();
      markMoment(moment);
    };
    port2.postMessage(null);
  });
}
