import { err } from '../../shared/base/result';
import { doHeavyWork, type EditsPart, type HeavyWork } from './heavy-work';
import type { DatabaseEngine } from './schema';

/** Does what is heavy on a connection of its own as a worker would, in the same thread. Every message is a copy, as it is there. */
export function createHeavyWorkHere(engine: DatabaseEngine): HeavyWork {
  return {
    run: async (request, { onPart, onProgress }, signal) => {
      if (signal?.aborted === true) return err({ code: 'stopped', detail: '' });
      const listener = { onProgress, onPart: (part: EditsPart) => onPart(structuredClone(part)) };
      return structuredClone(await doHeavyWork(structuredClone(request), engine, listener));
    },
    close: () => undefined,
  };
}
