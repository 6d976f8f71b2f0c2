/** Where no frames are made (a hidden page), the work is done after so many milliseconds all the same. */
const WITHOUT_FRAMES = 120;

/** Does `work` once, as soon as the next frame is on the screen. Returns what calls it off. */
export function afterPaint(work: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  const end = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    port1.close();
  };
  const run = () => {
    end();
    work();
  };
  port1.onmessage = run;
  // A message posted in a frame arrives when that frame is done.
  const frame = requestAnimationFrame(() => port2.postMessage(null));
  const timer = setTimeout(run, WITHOUT_FRAMES);
  return end;
}
