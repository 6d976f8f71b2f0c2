import { pushTo } from '../../base/push-to';
import type { Span } from '../../text/offset';
import { groupByBlock, inOrderOfPlace, type PlacedAnnotation } from '../by-block';
import { correctionWords } from '../correction-words';
import { type ExportAnnotation, type ExportInput, type ExportProgress, nameOfPlace } from '../export-input';
import { relationWords } from '../export-relations';
import { mapInChunks } from '../in-chunks';
import { wholeCharacters } from '../whole-characters';
import type { DocxOptions } from './docx-options';
import { bookmarkName, DurableIds } from './identity';

/** One place of an annotation as it goes into the file. */
export interface AnchoredComment {
  /** `w:id` of the comment; counts from 0 in order of place. */
  readonly id: number;
  readonly exported: ExportAnnotation;
  /** Null when it stands in the appendix. */
  readonly span: Span | null;
  /** Which of the annotation's places it is, from 0. */
  readonly place: number;
  readonly bookmark: string;
  readonly durableId: string;
  /** False for a highlight about which nothing is said: it has its colour and its bookmark. */
  readonly hasComment: boolean;
  /** What stands below the note: "¶2 s1 · Rhetoric · Codes: Formula · translates ¶7 s2 “…”"; empty without a comment. */
  readonly said: string;
  /** What is put in the place of its words as a tracked change; null where they stand. */
  readonly replacement: string | null;
}

export interface AnchoredComments {
  /** In order of place, those of the appendix at the end. */
  readonly all: readonly AnchoredComment[];
  /** By index of the block, those that touch it; in the order of `all`. */
  readonly byBlock: ReadonlyMap<number, readonly Placed[]>;
  readonly appendix: readonly AnchoredComment[];
}

/** A place in the text, with the blocks in which it begins and ends. */
export interface Placed extends PlacedAnnotation {
  readonly comment: AnchoredComment;
  readonly firstBlock: number;
  readonly lastBlock: number;
}

/** Gives every place of every annotation its names. A passage of nothing but empty lines goes into the appendix, like an orphan. */
export async function anchorComments(input: ExportInput<DocxOptions>, progress: ExportProgress): Promise<AnchoredComments> {
  const { text } = input;
  const touched = blocksTouched(groupByBlock(text, input.annotations));
  const naming = new Naming(input);
  const byBlock = new Map<number, Placed[]>();
  await mapInChunks(inOrderOfPlace(input.annotations), progress, { from: 0, to: 0.1 }, (found) => {
    const blocks = touched.get(keyOf(found));
    const [firstBlock] = blocks ?? [];
    if (blocks === undefined || firstBlock === undefined) return;
    const where = wholeCharacters(text, found.span);
    const comment = naming.nameOf(found.exported, found.span, where);
    const placed = { ...found, span: where, comment, firstBlock, lastBlock: blocks.at(-1) ?? firstBlock };
    for (const block of blocks) pushTo(byBlock, block, placed);
  });
  const named = new Set(naming.all.map(({ exported }) => exported));
  const appendix = input.annotations.filter((exported) => !named.has(exported)).map((exported) => naming.nameOf(exported, null));
  return { all: naming.all, byBlock, appendix };
}

function blocksTouched(groups: ReturnType<typeof groupByBlock>): ReadonlyMap<string, readonly number[]> {
  const touched = new Map<string, number[]>();
  for (const [block, group] of groups) for (const placed of group) pushTo(touched, keyOf(placed), block);
  for (const blocks of touched.values()) blocks.sort((a, b) => a - b);
  return touched;
}

function keyOf({ exported, span: { start, end } }: PlacedAnnotation): string {
  return `${exported.annotation.id} ${start} ${end}`;
}

class Naming {
  readonly all: AnchoredComment[] = [];
  readonly #input: ExportInput<DocxOptions>;
  readonly #durableIds = new DurableIds();
  /** Where the last tracked change ends. */
  #changedTo = 0;

  constructor(input: ExportInput<DocxOptions>) {
    this.#input = input;
  }

  /** `found` is where the place lies, `where` what is written of it; null for the appendix. */
  nameOf(exported: ExportAnnotation, found: Span | null, where = found): AnchoredComment {
    const { id } = exported.annotation;
    const place = found === null ? 0 : placesOf(exported).findIndex(({ span: at }) => at?.start === found.start && at.end === found.end);
    const hasComment = isSaid(this.#input.options, exported);
    const named = {
      id: this.all.length,
      exported,
      span: where,
      place,
      bookmark: bookmarkName(id, place),
      durableId: this.#durableIds.idOf(id, place),
      hasComment,
      said: hasComment ? wordsBelow(this.#input, exported, place) : '',
      replacement: where === null ? null : this.#replacementAt(exported, place, where, this.#input.text.text.slice(where.start, where.end)),
    };
    this.all.push(named);
    return named;
  }

  /**
   * Two changes of the same words cannot both be accepted: of corrections that overlap the first in order of place is a tracked change,
   * and the others are said in their comments. So is one whose place is not sure.
   */
  #replacementAt(exported: ExportAnnotation, place: number, where: Span, stands: string): string | null {
    const { correction } = exported.annotation;
    if (correction === null || correction.replacement === stands || where.start < this.#changedTo) return null;
    if (placesOf(exported)[place]?.anchor !== 'anchored') return null;
    this.#changedTo = where.end;
    return correction.replacement;
  }
}

function placesOf(exported: ExportAnnotation): readonly ExportAnnotation[] {
  return [exported, ...exported.further.map((at) => ({ ...exported, ...at }))];
}

/** Whether anything is said about the passage but its colour. */
function isSaid({ codes }: DocxOptions, { note, annotation, anchor, codes: given, relations }: ExportAnnotation): boolean {
  const { check, correction } = annotation;
  return (
    note !== null || check !== null || correction !== null || anchor !== 'anchored' || (codes && given.length > 0) || relations.length > 0
  );
}

/** The note and the relations stand at the first place; the others say where, and it says where they are. */
function wordsBelow(input: ExportInput<DocxOptions>, exported: ExportAnnotation, place: number): string {
  const { labels, options } = input;
  const all = placesOf(exported);
  const [first = '', ...others] = all.map((at) => nameOfPlace(input, at));
  const codes = options.codes ? exported.codes.map((code) => code.label).join('; ') : '';
  return [
    place === 0 ? first : (others[place - 1] ?? ''),
    labels.colors[exported.annotation.color],
    codes === '' ? '' : `${labels.codes}: ${codes}`,
    exported.annotation.check === 'open' ? labels.toCheck : '',
    exported.annotation.correction === null ? '' : correctionWords(labels, exported.annotation.correction),
    all[place]?.anchor === 'doubtful' ? labels.doubtful : '',
    place === 0 && others.length > 0 ? `${labels.alsoAt} ${others.join(', ')}` : '',
    place > 0 ? `${labels.seeNoteAt} ${first}` : '',
    ...(place === 0 ? relationWords(input, exported).map((told) => `${told.label} ${told.place} “${told.words}”`) : []),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
