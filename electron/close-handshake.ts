/** Longest that a closing window waits for the page to store and back up. */
export const CLOSE_LIMIT_MS = 5000;

export interface CloseHandshakeOptions {
  /** Asks the page to get ready. */
  readonly ask: () => void;
  /** Closes for good; called once. */
  readonly finish: () => void;
  /** Calls back after that many milliseconds; gives the function that cancels it. */
  readonly startTimer: (callback: () => void, milliseconds: number) => () => void;
}

export interface CloseHandshake {
  /** The window wants to close. */
  onClose(event: { preventDefault(): void }): void;
  /** The page is ready, or is no longer there to answer. */
  release(): void;
}

/** Holds a closing window until the page says that everything is stored, or until the limit is over. */
export function createCloseHandshake(options: CloseHandshakeOptions): CloseHandshake {
  let state: 'open' | 'asked' | 'released' = 'open';
  let cancelTimer: () => void = () => undefined;
  const release = () => {
    if (state !== 'asked') return;
    state = 'released';
    cancelTimer();
    options.finish();
  };
  return {
    onClose(event) {
      if (state === 'released') return;
      event.preventDefault();
      if (state === 'asked') return;
      state = 'asked';
      cancelTimer = options.startTimer(release, CLOSE_LIMIT_MS);
      options.ask();
    },
    release,
  };
}
