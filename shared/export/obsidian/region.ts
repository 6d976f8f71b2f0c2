import { sha256Hex } from '../../base/sha256';

/**
 * A stretch of a note in a folder of Obsidian's that Postil keeps up to date, between two comments that Obsidian does not show:
 *
 *     %% postil:begin a-7f3c 0f6a1b2c3d4e5f60 %%
 *     …
 *     %% postil:end a-7f3c 0f6a1b2c3d4e5f60 %%
 *
 * Both carry the digest of what Postil last wrote between them, so that an update can tell whether the reader has written there; what
 * stands outside of regions belongs to the reader alone. A digest cannot occur in what it is the digest of, so that no words end a
 * region early.
 */
export interface FoundRegion {
  /** Latin letters, digits and dashes. */
  readonly key: string;
  /** Offsets of the whole region, its marks included. */
  readonly start: number;
  readonly end: number;
  /** Between the marks. */
  readonly content: string;
  /** Of what Postil last wrote between them. */
  readonly written: string;
}

/** A region with its marks. `content` neither begins nor ends with a line end. */
export function writeRegion(key: string, content: string): string {
  const digest = digestOf(content);
  return `%% postil:begin ${key} ${digest} %%\n${content}\n%% postil:end ${key} ${digest} %%`;
}

const REGION = /^%% postil:begin ([A-Za-z0-9-]+) ([0-9a-f]{16}) %%\n([\s\S]*?)\n?^%% postil:end \1 \2 %%$/gm;

/** The regions of a note, in order. `text` has line feeds only. */
export function findRegions(text: string): readonly FoundRegion[] {
  return Array.from(text.matchAll(REGION), ({ index, 0: whole, 1: key = '', 2: digest = '', 3: content = '' }) => ({
    key,
    start: index,
    end: index + whole.length,
    content,
    written: digest,
  }));
}

/** Contents that say the same have the same: where links lead is Obsidian's affair, which renames them when a note is renamed. */
export function digestOf(content: string): string {
  const withoutTargets = content.trim().replace(/\[\[[^\]|#^]*/g, '[[');
  return sha256Hex(new TextEncoder().encode(withoutTargets)).slice(0, 16);
}
