import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ok } from '../../shared/base/result';
import { readBundledTexts } from '../../shared/host/bundled-texts';
import type { BundledText, HostResult } from '../../shared/host/host';
import { attempt } from './files';

/** The texts that come with the app, read from `folder` and checked against their hashes. */
export function loadBundledTexts(folder: string): HostResult<readonly BundledText[]> {
  return readBundledTexts((fileName) => attempt(async () => ok(new Uint8Array(await readFile(path.join(folder, fileName))))));
}
