/** Where no frames are made (a hidden page), the work is done after so many milliseconds all the same. */
const WITHOUT_FRAMES = 120;

/** Does one piece of work, however often it is asked for, as soon as the next frame is on the screen. */
export class AfterPaint {
  readonly #channel = new MessageChannel();
  readonly #work: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => void) {
    this.#work = work;
    // A message posted in a frame arrives when that frame is done.
    this.#channel.port1.onmessage = () => this.#run();
  }

  ask(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.#channel.port2.postMessage(null));
    this.#timer = setTimeout(() => this.#run(), WITHOUT_FRAMES);
  }

  stop(): void {
    this.#callOff();
    this.#channel.port1.close();
  }

  #run(): void {
    if (this.#frame === 0) return;
    this.#callOff();
    this.#work();
  }

  #callOff(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
  }
}

/** Asks for `work` as AfterPaint does; where there are no frames at all (a test in Node) it is done at once. */
export function createAfterPaint(work: () => void): () => void {
  if (typeof requestAnimationFrame === 'undefined') return work;
  const afterPaint = new AfterPaint(work);
  return () => afterPaint.ask();
}
