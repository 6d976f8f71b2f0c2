/**
 * The few globals that every host has (browser, worker, Node, Electron).
 * Declared here and seen by `shared/` only, so that it needs neither the DOM lib nor Node's types.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly href: string;
}
declare function structuredClone<T>(value: T): T;
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
