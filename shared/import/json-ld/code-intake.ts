import * as v from 'valibot';
import type { Codebook } from '../../codebook/codebook';
import { codebookAfter, createPath } from '../../codebook/edit-codes';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Edit } from '../../model/change';
import { composeEdits } from '../../model/invert-change';
import type { CodeId } from '../../model/records';
import { asList, type Found, isFound } from './read-items';

const codeSchema = v.object({
  id: v.string(),
  path: v.pipe(v.array(v.string()), v.minLength(1)),
});

/** The codes that a file brings, found in the codebook or made in it: each once, and only those that are asked for. */
export class CodeIntake {
  readonly #newId: () => string;
  readonly #context: ChangeContext;
  #codebook: Codebook;
  #edits: readonly Edit[] = [];

  constructor(codebook: Codebook, newId: () => string, context: ChangeContext) {
    this.#codebook = codebook;
    this.#newId = newId;
    this.#context = context;
  }

  /** What has to be done to the codebook for the codes taken so far. */
  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /** The codes that we once exported with an annotation: the same ones where they are, else those of the same path. */
  take(item: Found): readonly CodeId[] {
    const codes = asList(item.body).flatMap((body) => (isFound(body) && isOwnTag(body) ? this.#find(body['postil:code']) : []));
    return [...new Set(codes)];
  }

  #find(value: unknown): readonly CodeId[] {
    const code = v.safeParse(codeSchema, value);
    if (!code.success) return [];
    const { id, path } = code.output;
    const known = this.#codebook.inOrder.find((one) => one.id === id);
    if (known !== undefined) return [known.id];
    const made = createPath(this.#codebook, path, this.#newId, this.#context);
    if (!made.ok) return [];
    const { edits } = made.value.change;
    this.#edits = composeEdits(this.#edits, edits);
    this.#codebook = codebookAfter(this.#codebook, edits);
    return [made.value.id];
  }
}

/** True for a tag that we wrote ourselves, which comes back as a code and not as words. */
export function isOwnTag(body: unknown): boolean {
  return isFound(body) && asList(body.purpose).includes('tagging') && v.is(codeSchema, body['postil:code']);
}
