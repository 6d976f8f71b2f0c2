import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';

const words = v.pipe(v.string(), v.trim(), v.nonEmpty());

const BundledText = v.strictObject({
  /** Names the text in this program: Latin letters, digits and dashes. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** The file beside provenance.json: a bare name, never a path. */
  file: v.pipe(v.string(), v.regex(/^[\w-]+\.txt$/)),
  /** The name under which the file was found. */
  fileName: words,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  title: words,
  author: v.nullable(words),
  authorNote: v.nullable(words),
  language: words,
  translationOf: v.nullable(words),
  obtained: words,
});

/** A text that comes with the program, as `resources/texts/provenance.json` describes it. */
export type BundledText = v.InferOutput<typeof BundledText>;

const BundledTexts = v.pipe(
  v.array(BundledText),
  v.check((texts) => new Set(texts.map((text) => text.id)).size === texts.length, 'two texts have the same id'),
);

/** Why a list of bundled texts cannot be used, in words for the log: it is part of the program, not of the reader's data. */
export interface BundledTextsError {
  readonly code: 'not-json' | 'not-bundled-texts';
  readonly detail: string;
}

/** Parses the text of `provenance.json`. Unknown keys are an error: a misspelt one must not go unseen. */
export function parseBundledTexts(json: string): Result<readonly BundledText[], BundledTextsError> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return err({ code: 'not-json', detail: error.message });
    throw error;
  }
  const parsed = v.safeParse(BundledTexts, data);
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return err({ code: 'not-bundled-texts', detail: `${v.getDotPath(issue) ?? 'list'}: ${issue.message}` });
}
