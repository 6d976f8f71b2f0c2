import type { ChangeContext } from '../../model/annotation-changes';
import type { Change, Edit } from '../../model/change';
import { hasEffect } from '../../model/invert-change';
import { type AnnotationId, type SourceId, type StoredText, TABLE_NAMES } from '../../model/records';
import type { MissingWords } from './load-words';
import type { CodeItem } from './merge-codes';
import type { PositionUnit } from './position-scale';
import type { RefiCount, RefiSourceKind } from './refi-project';

/** What a REFI-QDA file would do to the library, item by item; nothing is altered until the reader has chosen. */
export interface RefiPlan {
  readonly kind: 'project' | 'codebook';
  readonly name: string;
  /** The program that wrote it; '' where it does not say. */
  readonly origin: string;
  /** Who made so many of the passages; empty where the file names nobody. */
  readonly people: readonly { readonly name: string; readonly passages: number }[];
  readonly sources: readonly RefiSourceItem[];
  readonly passages: readonly RefiPassage[];
  readonly codes: readonly CodeItem[];
  readonly codeEdits: readonly Edit[];
  readonly relations: readonly RefiRelation[];
  readonly memos: readonly RefiMemo[];
  /** What has no place here. Nothing is left out without being told. */
  readonly left: readonly LeftOut[];
}

export interface RefiSourceItem {
  readonly key: string;
  readonly name: string;
  readonly kind: RefiSourceKind;
  /** `known`: the text is in the library, or stands in the project before; `refused`: there is no text that can be read. */
  readonly outcome: 'known' | 'new' | 'refused';
  readonly reason: MissingWords | null;
  /** What the source of the library is called that a known one is; '' for others. */
  readonly title: string;
  /** The source of the library that it is, or becomes; null for one that is refused. */
  readonly sourceId: SourceId | null;
  /** How its positions were read; null where it has no passages. */
  readonly unit: RefiUnit | null;
  /** Selections and codings that cannot be brought: areas, moments, and everything on a source that is refused. */
  readonly left: RefiCount;
  readonly edits: readonly Edit[];
  /** To be stored before the edits. */
  readonly texts: readonly StoredText[];
}

/** What the positions of a source were found to count, and what speaks for it. */
export interface RefiUnit {
  readonly unit: PositionUnit;
  /** 0 to 1. */
  readonly certainty: number;
  /** True where the reader has chosen it. */
  readonly isChosen: boolean;
  readonly quoted: number;
  readonly quotations: number;
  readonly edges: number;
  readonly ends: number;
  /** The ways to read the positions that differ, likeliest first, each with what a passage would be then. */
  readonly choices: readonly { readonly unit: PositionUnit; readonly certainty: number; readonly sample: string }[];
}

export interface RefiPassage {
  readonly id: AnnotationId;
  /** Key of its source. */
  readonly source: string;
  /** `completed`: it is here and gets codes or words that it had not. */
  readonly outcome: 'placed' | 'doubtful' | 'orphaned' | 'completed' | 'unchanged';
  /** The words of the passage. */
  readonly label: string;
  /** What it would be by the next likely reading of the positions; '' where that is the same or nothing is in doubt. */
  readonly rival: string;
  readonly codes: readonly string[];
  /** Whether it is taken over unless the reader says otherwise. */
  readonly isSure: boolean;
  readonly edits: readonly Edit[];
}

export interface RefiRelation {
  readonly outcome: 'new' | 'known';
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  /** Of an end that is not here, the change brings it. */
  readonly needs: readonly AnnotationId[];
  /** The relation, and its kind where that is new. */
  readonly edits: readonly Edit[];
}

/** What is added to what the reader thinks about a whole: a source, or, where it has no place of its own, the library. */
export interface RefiMemo {
  /** Of the source; null for the library. */
  readonly source: string | null;
  readonly about: string;
  readonly edits: readonly Edit[];
}

export type LeftReason =
  /** Areas of pictures and pages, stretches of recordings. */
  | 'areas'
  /** Everything on sources that cannot be read. */
  | 'refused-sources'
  /** Codings by a code that the file does not have; some programs refer to a case so. */
  | 'codings-without-code'
  /** Links from or to something that is no passage here. */
  | 'links'
  /** Passages marked inside notes that no source refers to. */
  | 'note-passages'
  | 'transcripts'
  | 'graphs';

export interface LeftOut {
  readonly reason: LeftReason;
  readonly count: number;
}

/** What the reader takes over. */
export interface RefiChoice {
  /** Keys of sources. Without its source a passage stays out. */
  readonly sources: ReadonlySet<string>;
  readonly passages: ReadonlySet<string>;
}

/** What is taken over unless the reader says otherwise: everything that is sure. */
export function sureChoice(plan: RefiPlan): RefiChoice {
  return {
    sources: new Set(plan.sources.filter(({ outcome }) => outcome !== 'refused').map(({ key }) => key)),
    passages: new Set(plan.passages.filter(({ isSure }) => isSure).map(({ id }) => id)),
  };
}

/** Whether what is chosen would alter anything; quicker than making the change. */
export function hasAnything(plan: RefiPlan, choice: RefiChoice): boolean {
  const isIn = (source: string | null) => source === null || choice.sources.has(source);
  return (
    plan.codeEdits.length > 0 ||
    plan.sources.some(({ key, edits }) => isIn(key) && edits.length > 0) ||
    plan.memos.some(({ source }) => isIn(source)) ||
    plan.relations.some(({ needs, edits }) => needs.length === 0 && edits.length > 0) ||
    plan.passages.some(({ id, source, edits }) => edits.length > 0 && choice.passages.has(id) && isIn(source))
  );
}

export interface RefiChange {
  /** To be stored before the change is applied. */
  readonly texts: readonly StoredText[];
  /** One step for undo; null when nothing would be altered. */
  readonly change: Change | null;
}

/** One change for what is chosen: codes, sources, passages, the relations whose ends come or are here, and memos. */
export function changeOfRefi(plan: RefiPlan, choice: RefiChoice, context: ChangeContext): RefiChange {
  const isIn = (source: string | null) => source === null || choice.sources.has(source);
  const sources = plan.sources.filter(({ key }) => isIn(key));
  const passages = plan.passages.filter(({ id, source }) => choice.passages.has(id) && isIn(source));
  const coming = new Set(passages.map(({ id }) => id));
  const edits = [
    ...plan.codeEdits,
    ...sources.flatMap((source) => source.edits),
    ...passages.flatMap((passage) => passage.edits),
    ...plan.relations.filter(({ needs }) => needs.every((id) => coming.has(id))).flatMap((relation) => relation.edits),
    ...plan.memos.filter(({ source }) => isIn(source)).flatMap((memo) => memo.edits),
  ];
  // In the order in which records refer to each other; those of one table stay in theirs.
  const ordered = edits.toSorted((a, b) => TABLE_NAMES.indexOf(a.table) - TABLE_NAMES.indexOf(b.table));
  return {
    texts: sources.flatMap((source) => source.texts),
    change: hasEffect(edits)
      ? {
          label: sources.some(({ outcome }) => outcome === 'new') ? 'import-source' : 'import',
          at: context.at,
          group: context.group,
          edits: ordered,
        }
      : null,
  };
}
