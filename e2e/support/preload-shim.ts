declare global {
  interface Uint8Array {
    toBase64(): string;
  }
  interface Uint8ArrayConstructor {
    fromBase64(text: string): Uint8Array<ArrayBuffer>;
  }
  interface Window {
    /** Page to the real handlers. */
    postilInvoke(channel: string, args: unknown): Promise<{ readonly value?: unknown; readonly error?: string }>;
    /** The real main bundle to the page. */
    postilReceive?(channel: string, args: readonly unknown[]): void;
  }
}

type Require = (id: string) => unknown;
type RunPreload = (require: Require, module: { exports: unknown }, exports: unknown, process: { readonly platform: string }) => void;

/**
 * Runs in the page, as text, before its scripts: gives the built preload script the `electron` that a sandboxed preload has.
 * Self-contained: it may name nothing from outside.
 */
export function installPreload(runPreload: RunPreload): void {
  const encode = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Uint8Array) return { $bytes: value.toBase64() };
    if (Array.isArray(value)) return value.map(encode);
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError(`not in the host's contract: ${String(value)}`);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)]));
  };
  const decode = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(decode);
    if ('$bytes' in value && typeof value.$bytes === 'string') return Uint8Array.fromBase64(value.$bytes);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner)]));
  };
  const { postilInvoke } = window;
  const listeners = new Map<string, Set<(event: unknown, ...args: unknown[]) => void>>();
  window.postilReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args.map(decode));
  };
  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      const answer = await postilInvoke(channel, encode(structuredClone(args)));
      if (answer.error !== undefined) throw new Error(answer.error);
      return decode(answer.value);
    },
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    off: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => listeners.get(channel)?.delete(listener),
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: object) => {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property');
      Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
    },
  };
  const module = { exports: {} };
  const require: Require = (id) => {
    if (id === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`module not found: ${id} (a sandboxed preload has electron only)`);
  };
  runPreload(require, module, module.exports, { platform: 'linux' });
}
