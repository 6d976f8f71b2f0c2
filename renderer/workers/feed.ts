import { mapInChunks } from '../../shared/export/in-chunks';

/** So many items go in one message: about a millisecond of copying. */
const SLICE = 200;

/** What is sent through a feed; null at its end. */
type FeedMessage<T> = readonly T[] | null;

/**
 * Gives items to a worker a few at a time: copying ten thousand at once would hold the page up. The port goes along with the job and
 * ends up with `receiveFeed`. Nothing more is sent when `signal` is aborted.
 */
export function openFeed<T>(items: readonly T[], signal: AbortSignal): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const send = (message: FeedMessage<T>) => port1.postMessage(message);
  const starts = Array.from({ length: Math.ceil(items.length / SLICE) }, (_, index) => index * SLICE);
  const progress = { report: () => undefined, signal };
  mapInChunks(starts, progress, { from: 0, to: 1 }, (start) => send(items.slice(start, start + SLICE))).then(
    () => send(null),
    (reason: unknown) => {
      port1.close();
      if (reason !== signal.reason) throw reason;
    },
  );
  return port2;
}

/** In a worker: everything that comes through a feed, when it has ended. */
export function receiveFeed<T>(port: MessagePort): Promise<readonly T[]> {
  const items: T[] = [];
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<FeedMessage<T>>) => {
      if (data !== null) items.push(...data);
      else {
        port.close();
        resolve(items);
      }
    };
  });
}
