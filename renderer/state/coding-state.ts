import type { CodePlace, CodeResult } from '../../shared/codebook/edit-codes';
import type { CodingFate } from '../../shared/codebook/edit-codings';
import type { AnnotationId, CodeColorId, CodeId } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import type { Span } from '../../shared/text/offset';

/** What the codes that are chosen now are given to: a passage that is not highlighted yet, several passages, marked or not, or annotations. */
export type CodingTarget =
  | { readonly kind: 'passage'; readonly where: Span }
  | { readonly kind: 'passages'; readonly where: readonly Span[] }
  | { readonly kind: 'annotations'; readonly ids: readonly AnnotationId[] };

/** What an attempt to alter the codebook came to: the reason why it cannot be, or null when it was done. */
export type CodeOutcome = Extract<CodeResult, { readonly ok: false }>['error'] | null;

/** What the reader can do with codes. Each is one step for undo. */
export interface CodingActions {
  /** Asks for codes: for these annotations, else for the selection, else for the active annotation. */
  startCoding(ids?: readonly AnnotationId[]): void;
  /** Asks for codes for all of these passages. Those that are not marked word for word are highlighted with the first code. */
  startCodingPassages(where: readonly Span[]): void;
  endCoding(): void;
  /** Gives a code to what is being coded. A passage is highlighted first, in the last colour; all of it is one step. */
  giveCode(id: CodeId): void;
  /** Gives the code that a path names ("Formula", "cyber power"), making what is missing of it. */
  givePath(names: readonly string[]): CodeOutcome;
  /** Takes a code from annotations. */
  withdrawCode(ids: readonly AnnotationId[], code: CodeId): void;
  /** A new code below `parentId`, after the sibling `after` or at the end. */
  createCode(wanted: { readonly parentId: CodeId | null; readonly name: string; readonly after: CodeId | null }): CodeOutcome;
  renameCode(id: CodeId, name: string): CodeOutcome;
  recolorCode(id: CodeId, color: CodeColorId): CodeOutcome;
  /** Takes definition and memo as they are now; one undo step per `session`. */
  defineCode(id: CodeId, words: { readonly definition: string; readonly memo: RichText | null }, session: string): CodeOutcome;
  moveCode(id: CodeId, place: CodePlace): CodeOutcome;
  /** Shows an annotation as an example of the code, or no longer. */
  pinExample(id: CodeId, annotation: AnnotationId, isPinned: boolean): CodeOutcome;
  /** Gives these annotations a new code in place of this one, right beside it. */
  splitCode(id: CodeId, name: string, ids: readonly AnnotationId[]): CodeOutcome;
  /** Puts a code with its codings into another, in every source. */
  mergeCode(from: CodeId, into: CodeId): void;
  /** Removes a code with its branch, in every source. */
  removeCode(id: CodeId, fate: CodingFate): void;
  /** Shows only annotations with this code or one below it, in the list; null shows all again. */
  filterByCode(id: CodeId | null): void;
}
