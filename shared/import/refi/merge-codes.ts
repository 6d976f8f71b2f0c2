import { deepEqual } from '../../base/deep-equal';
import { type Codebook, childrenOf, foldName, PATH_SEPARATOR, tidyName } from '../../codebook/codebook';
import { codeEdit } from '../../codebook/edit-codes';
import { colorCodeGuid } from '../../export/refi/codes';
import { derivedGuid } from '../../export/refi/guid';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Edit } from '../../model/change';
import { codeId } from '../../model/ids';
import { CODE_COLOR_IDS, COLOR_IDS, type Code, type CodeColorId, type CodeId, type ColorId } from '../../model/records';
import type { RichBlock } from '../../model/rich-text';
import { nearestCodeColor } from './nearest-color';
import { missingBlocks, type NoteShelf, plainBlocks } from './note-shelf';
import type { RefiCode, RefiGuid, RefiProject } from './refi-project';

/** What becomes of one code of a file. */
export interface CodeItem {
  /** `known`: the code of that name and place, or of that id, is here; `completed`: it gets what the file says of it and was not here. */
  readonly outcome: 'new' | 'known' | 'completed' | 'nameless';
  /** Where it stands here: "Formula › cyber power". */
  readonly label: string;
}

export interface MergedCodes {
  readonly items: readonly CodeItem[];
  readonly edits: readonly Edit[];
  /** The code here that a code of the file is. */
  readonly codeOf: ReadonlyMap<RefiGuid, CodeId>;
  readonly labelOf: ReadonlyMap<CodeId, string>;
  /** Highlight colours that we exported as codes. */
  readonly colorOf: ReadonlyMap<RefiGuid, ColorId>;
}

export interface MergeCodesContext {
  readonly codebook: Codebook;
  readonly notes: NoteShelf;
  /** We wrote the file: descriptions are definitions then, else memos. */
  readonly isOwn: boolean;
  readonly newId: () => string;
  readonly change: ChangeContext;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Takes the codes of a file into the codebook, in its tree. A code is the one here that has its id, else the one of the same name in the
 * same place, else it is made, in the colour of ours that looks most like its own. Of what is here nothing is overwritten: a definition
 * or memo is completed. A second merge finds nothing more to do.
 */
export function mergeCodes({ codes }: RefiProject, context: MergeCodesContext): MergedCodes {
  const growing = new GrowingCodebook(context);
  const colorOf = new Map(COLOR_IDS.map((color) => [colorCodeGuid(color), color]));
  const legend = derivedGuid('highlight colours');
  const items = codes.filter(({ guid }) => !(context.isOwn && (guid === legend || colorOf.has(guid)))).map((code) => growing.take(code));
  return { items, edits: growing.edits, codeOf: growing.codeOf, labelOf: growing.labels, colorOf: context.isOwn ? colorOf : new Map() };
}

class GrowingCodebook {
  readonly codeOf = new Map<RefiGuid, CodeId>();
  readonly labels: Map<CodeId, string>;
  readonly #context: MergeCodesContext;
  readonly #codes: Map<CodeId, Code>;
  readonly #before: ReadonlyMap<CodeId, Code>;
  /** By parent and folded name. */
  readonly #places = new Map<string, CodeId>();
  readonly #lastOrders = new Map<CodeId | null, number>();
  readonly #topColors: CodeColorId[];
  readonly #touched = new Set<CodeId>();

  constructor(context: MergeCodesContext) {
    const { codebook } = context;
    this.#context = context;
    this.#before = codebook.codes;
    this.#codes = new Map(codebook.codes);
    this.labels = new Map(codebook.labels);
    for (const [parent, children] of codebook.children)
      for (const child of children) {
        this.#places.set(placeKey(parent, child.name), child.id);
        this.#lastOrders.set(parent, Math.max(child.order, this.#lastOrders.get(parent) ?? child.order));
      }
    this.#topColors = childrenOf(codebook, null).map(({ color }) => color);
  }

  /** Codes that are new or altered; those above come before those below. */
  get edits(): readonly Edit[] {
    return [...this.#touched].flatMap((id) => {
      const [before, after] = [this.#before.get(id) ?? null, this.#codes.get(id) ?? null];
      return deepEqual(before, after) ? [] : [codeEdit(before, after)];
    });
  }

  take(found: RefiCode): CodeItem {
    const parentId = found.parent === null ? null : (this.codeOf.get(found.parent) ?? null);
    const name = tidyName(found.name);
    if (name === '') {
      // What stands below it moves up.
      if (parentId !== null) this.codeOf.set(found.guid, parentId);
      return { outcome: 'nameless', label: found.guid };
    }
    const known = this.#find(found.guid, parentId, name);
    const id = known?.id ?? this.#create(found, parentId, name);
    this.codeOf.set(found.guid, id);
    const isCompleted = this.#complete(id, found);
    return { outcome: known === undefined ? 'new' : isCompleted ? 'completed' : 'known', label: this.labels.get(id) ?? name };
  }

  #find(guid: RefiGuid, parentId: CodeId | null, name: string): Code | undefined {
    const own = UUID.test(guid) ? this.#before.get(codeId(guid)) : undefined;
    if (own !== undefined) return own;
    const there = this.#places.get(placeKey(parentId, name));
    return there === undefined ? undefined : this.#codes.get(there);
  }

  #create({ guid, color }: RefiCode, parentId: CodeId | null, name: string): CodeId {
    const id = codeId(UUID.test(guid) && !this.#codes.has(codeId(guid)) ? guid : this.#context.newId());
    const order = this.#lastOrders.has(parentId) ? (this.#lastOrders.get(parentId) ?? 0) + 1 : 0;
    const { at } = this.#context.change;
    const own = nearestCodeColor(color) ?? this.#colorBelow(parentId);
    const words = { definition: '', memo: null, examples: [] };
    this.#codes.set(id, { id, parentId, name, color: own, ...words, order, createdAt: at, updatedAt: at });
    this.#touched.add(id);
    this.#places.set(placeKey(parentId, name), id);
    this.#lastOrders.set(parentId, order);
    if (parentId === null) this.#topColors.push(own);
    const above = parentId === null ? '' : `${this.labels.get(parentId) ?? ''}${PATH_SEPARATOR}`;
    this.labels.set(id, `${above}${name}`);
    return id;
  }

  #colorBelow(parentId: CodeId | null): CodeColorId {
    const parent = parentId === null ? undefined : this.#codes.get(parentId);
    if (parent !== undefined) return parent.color;
    const countOf = (color: CodeColorId) => this.#topColors.filter((one) => one === color).length;
    return CODE_COLOR_IDS.reduce((least, color) => (countOf(color) < countOf(least) ? color : least));
  }

  /** Adds what the file says of a code. True when something was not here. */
  #complete(id: CodeId, { guid, description, noteRefs }: RefiCode): boolean {
    const code = this.#codes.get(id);
    if (code === undefined) return false;
    const { notes, isOwn, change } = this.#context;
    const isDefinition = isOwn && (code.definition === '' || code.definition === description);
    const said: readonly RichBlock[] = [
      ...(isDefinition ? [] : plainBlocks(description)),
      ...noteRefs.flatMap((note) => notes.take(note, ['memo', UUID.test(guid) ? guid : id])),
    ];
    const memo = code.memo?.content ?? [];
    const missing = missingBlocks(memo, said);
    const definition = isDefinition ? description : code.definition;
    if (missing.length === 0 && definition === code.definition) return false;
    const content = [...memo, ...missing];
    this.#codes.set(id, { ...code, definition, memo: content.length === 0 ? null : { type: 'doc', content }, updatedAt: change.at });
    this.#touched.add(id);
    return true;
  }
}

function placeKey(parent: CodeId | null, name: string): string {
  return JSON.stringify([parent, foldName(name)]);
}
