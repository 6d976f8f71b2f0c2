import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import { CHECK_STATES, CODE_COLOR_IDS, COLOR_IDS, SLIP_KINDS } from '../model/records';

const words = v.pipe(v.string(), v.nonEmpty());

/** Where in the text: in the paragraph with this number, in the credit line, or (null) in the title. `nth` of equal wordings, from 1. */
const place = v.strictObject({
  paragraph: v.nullable(v.union([v.number(), v.literal('credit')])),
  words,
  nth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});

const annotation = v.strictObject({
  /** By which relations refer to it. */
  key: words,
  places: v.tupleWithRest([place], place),
  color: v.picklist(COLOR_IDS),
  /** Paths: "Formula > cyber power". */
  codes: v.array(words),
  /** Markdown. */
  note: v.nullable(words),
  check: v.nullable(v.picklist(CHECK_STATES)),
  correction: v.optional(v.nullable(v.strictObject({ replacement: v.string(), slip: v.picklist(SLIP_KINDS) })), null),
});

const plain = v.union([words, v.strictObject({ mention: words }), v.strictObject({ code: words })]);

/** Words, or what an essay holds in a line: a quotation, a mention of an annotation by its key or of a code by its path, a footnote. */
const segment = v.union([plain, v.strictObject({ quote: place }), v.strictObject({ footnote: v.array(plain) })]);

const essayBlock = v.variant('type', [
  v.strictObject({ type: v.picklist(['heading', 'paragraph']), content: v.array(segment) }),
  v.strictObject({ type: v.literal('quotation'), ...place.entries }),
  v.strictObject({ type: v.literal('list'), items: v.array(v.array(segment)) }),
  /** The first row heads the others. */
  v.strictObject({ type: v.literal('table'), rows: v.array(v.array(words)) }),
]);

const sample = v.strictObject({
  colors: v.strictObject({ yellow: words, red: words, blue: words, green: words, purple: words }),
  /** Each after the one above it. */
  codes: v.array(v.strictObject({ path: words, color: v.picklist(CODE_COLOR_IDS), definition: words })),
  annotations: v.array(annotation),
  /** By the keys of annotations. */
  relations: v.array(v.strictObject({ from: words, type: words, to: words })),
  bookmarks: v.array(v.strictObject({ paragraph: v.number(), words, name: words })),
  /** Markdown. */
  memos: v.strictObject({ source: words, library: words }),
  commentary: v.strictObject({ title: words, blocks: v.array(essayBlock) }),
});

/** What the sample library holds, as it is written down: passages by their words, codes by their path. */
export type Sample = v.InferOutput<typeof sample>;
export type SamplePlace = v.InferOutput<typeof place>;
export type SampleSegment = v.InferOutput<typeof segment>;
export type SampleAnnotation = v.InferOutput<typeof annotation>;

/** Reads the sample; the error says in English what is wrong with it. */
export function parseSample(value: unknown): Result<Sample, string> {
  const parsed = v.safeParse(sample, value, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : err(v.summarize(parsed.issues));
}
