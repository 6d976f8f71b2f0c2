import { type Codebook, foldName, PATH_SEPARATOR } from '../../codebook/codebook';
import { codebookAfter, createPath } from '../../codebook/edit-codes';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Edit } from '../../model/change';
import { composeEdits } from '../../model/invert-change';
import type { CodeId } from '../../model/records';
import type { FoundCode } from './found-annotation';
import { FOUND_LIMITS, shortName } from './found-limits';

/** Codes that one annotation can bring; what has more is no annotation's. */
const MOST_CODES = 200;
/** A name of a code that is longer is a sentence, and the note says it. */
const LONGEST_NAME = 200;
/** A codebook does not grow by more in one step: what comes with thousands of tags was never a codebook. */
const MOST_NEW = 500;

/** The codes that a file brings, found in the codebook or made in it: each once, and only those that are asked for. */
export class CodeIntake {
  readonly #newId: () => string;
  readonly #context: ChangeContext;
  /** What was asked for and found, by id and by path. */
  readonly #known = new Map<string, CodeId | null>();
  #codebook: Codebook;
  #edits: readonly Edit[] = [];
  #made = 0;

  constructor(codebook: Codebook, newId: () => string, context: ChangeContext) {
    this.#codebook = codebook;
    this.#newId = newId;
    this.#context = context;
  }

  /** What has to be done to the codebook for the codes taken so far. */
  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /**
   * The codes of one annotation: by their ids where they are here, else those of the same path. `left` are the names of those that
   * cannot be codes, for the note to say.
   */
  take(codes: readonly FoundCode[]): { readonly ids: readonly CodeId[]; readonly left: readonly string[] } {
    const ids = new Set<CodeId>();
    const left: string[] = [];
    for (const code of codes) {
      const id = ids.size < MOST_CODES ? this.#find(code) : null;
      if (id === null) left.push(shortName(code.path.join(PATH_SEPARATOR)));
      else ids.add(id);
    }
    return { ids: [...ids], left };
  }

  #find({ id, path }: FoundCode): CodeId | null {
    const key = JSON.stringify([id, path.map(foldName)]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const own = this.#codebook.inOrder.find((code) => code.id === id)?.id ?? null;
    const found = own ?? this.#findByPath(path);
    this.#known.set(key, found);
    return found;
  }

  #findByPath(path: readonly string[]): CodeId | null {
    if (path.some((name) => name.length > LONGEST_NAME)) return null;
    const made = createPath(this.#codebook, path, this.#newId, this.#context);
    if (!made.ok) return null;
    const { edits } = made.value.change;
    if (this.#made + edits.length > MOST_NEW) return null;
    if (edits.length > 0) {
      this.#made += edits.length;
      this.#edits = composeEdits(this.#edits, edits);
      this.#codebook = codebookAfter(this.#codebook, edits);
    }
    return made.value.id;
  }
}

/** A tag of another tool as a code at the top of the codebook, or deeper where the tag is a path as we write it; null for an empty one. */
export function codeOfTag(tag: string): FoundCode | null {
  const [first, ...others] = tag
    .split(PATH_SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return first === undefined ? null : { id: null, path: [first, ...others] };
}

/** The tags of one annotation. What is no text is no tag. */
export function codesOfTags(tags: readonly unknown[]): readonly FoundCode[] {
  return tags.slice(0, FOUND_LIMITS.tags).flatMap((tag) => (typeof tag === 'string' ? (codeOfTag(tag) ?? []) : []));
}
