import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import type { Provenance } from '../model/records';
import type { BundledText, HostError, HostResult } from './host';

/** File beside the bundled texts that lists them with their provenance. */
export const PROVENANCE_FILE = 'provenance.json';

const provenance = v.strictObject({
  fileName: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  title: v.string(),
  author: v.nullable(v.string()),
  authorNote: v.nullable(v.string()),
  language: v.string(),
  translationOf: v.nullable(v.string()),
  obtained: v.string(),
}) satisfies v.GenericSchema<unknown, Provenance>;

const provenanceFile = v.array(v.strictObject({ id: v.string(), provenance }));

type Listed = v.InferOutput<typeof provenanceFile>;

function parseListed(bytes: Uint8Array): Result<Listed, HostError> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return err({ code: 'damaged', detail: `${PROVENANCE_FILE}: ${String(error)}` });
  }
  const parsed = v.safeParse(provenanceFile, data);
  return parsed.success ? ok(parsed.output) : err({ code: 'damaged', detail: `${PROVENANCE_FILE}: ${v.summarize(parsed.issues)}` });
}

/**
 * Reads the bundled texts through `read` (file name in, bytes out) and checks each against the SHA-256 in its provenance.
 * One text that does not match makes the whole answer `damaged`: an altered installation must not be read from.
 */
export async function readBundledTexts(read: (fileName: string) => HostResult<Uint8Array>): HostResult<readonly BundledText[]> {
  const file = await read(PROVENANCE_FILE);
  if (!file.ok) return file;
  const listed = parseListed(file.value);
  if (!listed.ok) return listed;
  const texts: BundledText[] = [];
  for (const entry of listed.value) {
    const text = await read(entry.provenance.fileName);
    if (!text.ok) return text;
    const found = sha256Hex(text.value);
    if (found !== entry.provenance.sha256) {
      return err({ code: 'damaged', detail: `${entry.provenance.fileName}: SHA-256 is ${found}, expected ${entry.provenance.sha256}` });
    }
    texts.push({ id: entry.id, provenance: entry.provenance, bytes: text.value });
  }
  return ok(texts);
}
