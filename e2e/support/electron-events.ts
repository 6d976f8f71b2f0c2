import { EventEmitter } from 'node:events';
import type { InvokeEvent } from './electron-double';

/** An event from our own page's main frame. */
export const TRUSTED: InvokeEvent = { senderFrame: { url: 'app://bundle/', parent: null } };

/** Lets the double of something of Electron's tell what really happened to it. */
export function emit(emitter: EventEmitter, event: string, ...args: unknown[]): boolean {
  return EventEmitter.prototype.emit.call(emitter, event, ...args);
}
