/** Other windows and tabs on the same library. */
export interface NeighbourWindows {
  /** Tells them that the journal has grown. */
  announce(): void;
  close(): void;
}

/**
 * Calls `onNews` when another window has announced something, and when this one comes back into view
 * (a window that was frozen may have missed the announcement).
 */
export function createNeighbourWindows(libraryName: string, onNews: () => void): NeighbourWindows {
  const channel = new BroadcastChannel(`postil-library:${libraryName}`);
  channel.addEventListener('message', onNews);
  const stopWatching = typeof document === 'undefined' ? () => undefined : watchView(onNews);
  return {
    announce: () => channel.postMessage('journal'),
    close() {
      stopWatching();
      channel.close();
    },
  };
}

function watchView(onReturn: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'visible') onReturn();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('focus', onReturn);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('focus', onReturn);
  };
}
