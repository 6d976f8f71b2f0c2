import { type ByteSource, toByteSource } from '../base/byte-source';
import { err, ok } from '../base/result';
import type { FileContent, Host, HostResult, PartFile } from './host';

/** A file in the making that has no name yet. Rejects with what its place throws. */
export interface Scratch {
  append(bytes: Uint8Array): Promise<void>;
  /** What was appended; nothing is appended afterwards. */
  finish(): Promise<ByteSource>;
  remove(): Promise<void>;
}

export interface PartFilesOptions {
  readonly newId: () => string;
  readonly startScratch: () => Promise<Scratch>;
  /** Makes an error value of what the place of the files throws. */
  readonly attempt: <T>(work: () => HostResult<T>) => HostResult<T>;
}

/** The files that this window reads or writes in parts, each known by an id that the page can neither guess nor make up. */
export interface PartFiles extends Pick<Host, 'readPart' | 'startFile' | 'appendPart' | 'dropFile'> {
  /** A file that the page may read from now on. */
  hold(name: string, source: ByteSource): PartFile;
  /** Hands what the page gives, at hand or by an id, to `save`. A file in the making is gone afterwards, whatever came of it. */
  take<T>(content: FileContent, save: (source: ByteSource) => HostResult<T>): HostResult<T>;
}

export function createPartFiles({ newId, startScratch, attempt }: PartFilesOptions): PartFiles {
  const held = new Map<string, ByteSource>();
  const made = new Map<string, Scratch>();
  const unknown = (id: string) => err({ code: 'not-found' as const, detail: `no such file: ${id}` });
  const drop = async (id: string): Promise<void> => {
    const scratch = made.get(id);
    held.delete(id);
    made.delete(id);
    await scratch?.remove();
  };
  return {
    hold(name, source) {
      const id = newId();
      held.set(id, source);
      return { id, name, size: source.size };
    },
    async readPart(id, start, length) {
      const source = held.get(id);
      return source === undefined ? unknown(id) : await attempt(async () => ok(await source.read(start, length)));
    },
    startFile: () =>
      attempt(async () => {
        const id = newId();
        made.set(id, await startScratch());
        return ok(id);
      }),
    async appendPart(id, bytes) {
      const scratch = made.get(id);
      if (scratch === undefined) return unknown(id);
      return await attempt(async () => {
        await scratch.append(bytes);
        return ok(null);
      });
    },
    dropFile: (id) =>
      attempt(async () => {
        await drop(id);
        return ok(null);
      }),
    async take(content, save) {
      if (typeof content !== 'string') return await save(toByteSource(content));
      const scratch = made.get(content);
      const source = held.get(content);
      if (scratch === undefined) return source === undefined ? unknown(content) : await save(source);
      const saved = await attempt(async () => save(await scratch.finish()));
      await attempt(async () => {
        await drop(content);
        return ok(null);
      });
      return saved;
    },
  };
}
