/** A frame's work on the main thread, in milliseconds since the page's time origin. */
export interface Frame {
  readonly begin: number;
  readonly end: number;
}

/** The next frame: from its first callback to the end of its rendering. */
export function nextFrame(): Promise<Frame> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const begin = performance.now();
      // A message posted in a frame arrives when that frame is done.
      void afterTask().then((end) => resolve({ begin, end }));
    });
  });
}

/** When the running task and its microtasks are over. */
export function afterTask(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(performance.now());
    };
    port2.postMessage(null);
  });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What one operation cost the main thread, in milliseconds. */
export interface Work {
  /** The operation itself and the frame that shows it. */
  readonly work: number;
  /** From the operation to the end of that frame, waiting included. */
  readonly latency: number;
  /** The two frames after it. */
  readonly after: number;
}

/** Does `run` right after a frame, so that the next frame is a whole one away, and measures it. `onPainted` is asked when its frame is over. */
export async function measureWork(run: () => void, onPainted: () => void = () => undefined): Promise<Work> {
  await nextFrame();
  const frame = nextFrame();
  const begin = performance.now();
  run();
  const scripted = await afterTask();
  const { begin: frameBegin, end } = await frame;
  onPainted();
  let after = 0;
  for (let i = 0; i < 2; i++) {
    const { begin: nextBegin, end: nextEnd } = await nextFrame();
    after += nextEnd - nextBegin;
  }
  const work = frameBegin < scripted ? Math.max(scripted, end) - begin : scripted - begin + end - frameBegin;
  return { work, latency: end - begin, after };
}
