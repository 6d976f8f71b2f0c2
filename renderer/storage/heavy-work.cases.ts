import { doHeavyWork, type HeavyWork } from './heavy-work';
import type { DatabaseEngine } from './schema';

/** Does what is heavy on a connection of its own as a worker would, in the same thread. Every message is a copy, as it is there. */
export function createHeavyWorkHere(engine: DatabaseEngine): HeavyWork {
  return {
    run: async (request, onPart) =>
      structuredClone(await doHeavyWork(structuredClone(request), engine, (part) => onPart(structuredClone(part)))),
    close: () => undefined,
  };
}
