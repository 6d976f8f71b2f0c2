/** Lower case, without braces; '' where the file gives none. Any word may stand in its place in files that are not valid. */
export type RefiGuid = string;

/** A REFI-QDA project as plain data: what the file says, nothing judged yet. Words that are not there are ''. */
export interface RefiProject {
  readonly name: string;
  /** The program that wrote it: "NVivo 14", "ATLAS.ti 23.1". */
  readonly origin: string;
  readonly description: string;
  readonly noteRefs: readonly RefiGuid[];
  /** Names by GUID. */
  readonly users: ReadonlyMap<RefiGuid, string>;
  /** Each after the one above it. */
  readonly codes: readonly RefiCode[];
  readonly sources: readonly RefiSource[];
  readonly notes: ReadonlyMap<RefiGuid, RefiNote>;
  readonly links: readonly RefiLink[];
  readonly sets: readonly RefiSet[];
  readonly cases: readonly RefiCase[];
  readonly variables: readonly RefiVariable[];
  /** Drawings of codes and sources. */
  readonly graphs: number;
}

export interface RefiCode {
  readonly guid: RefiGuid;
  readonly parent: RefiGuid | null;
  readonly name: string;
  /** As it is written: "#RRGGBB" or "#RGB" in valid files. */
  readonly color: string;
  readonly description: string;
  readonly noteRefs: readonly RefiGuid[];
}

/** What a source was in the program: of some only a text that stands for them can be read. */
export type RefiSourceKind = 'text' | 'pdf' | 'picture' | 'audio' | 'video';

export interface RefiSource {
  readonly guid: RefiGuid;
  readonly kind: RefiSourceKind;
  readonly name: string;
  readonly description: string;
  /** The text itself, or the text that represents a PDF or describes a picture; null where there is none. */
  readonly text: RefiText | null;
  /** Codes given to the source as a whole. */
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly RefiGuid[];
  readonly variableValues: readonly RefiVariableValue[];
  /** Selections that have no place in a text: areas of a page or picture, stretches of time. */
  readonly otherSelections: RefiCount;
  /** Words of a recording with moments of time. */
  readonly transcripts: number;
}

export interface RefiCount {
  readonly selections: number;
  readonly codings: number;
}

/** Where the words of a source or note are: in the project, or in a file beside it, or in both. */
export interface RefiWords {
  /** `PlainTextContent`; null where there is none. */
  readonly content: string | null;
  readonly plainTextPath: string;
  readonly richTextPath: string;
}

export interface RefiText {
  readonly words: RefiWords;
  readonly selections: readonly RefiSelection[];
}

export interface RefiSelection {
  readonly guid: RefiGuid;
  readonly name: string;
  /** As the file counts; NaN where it is no whole number. */
  readonly start: number;
  readonly end: number;
  readonly description: string;
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly RefiGuid[];
  readonly user: RefiGuid;
  /** Milliseconds since the Unix epoch; null where the file does not say. */
  readonly createdAt: number | null;
  readonly modifiedAt: number | null;
}

export interface RefiCoding {
  readonly code: RefiGuid;
  readonly user: RefiGuid;
  readonly createdAt: number | null;
  readonly noteRefs: readonly RefiGuid[];
}

export interface RefiNote {
  readonly guid: RefiGuid;
  readonly name: string;
  readonly description: string;
  readonly words: RefiWords;
  readonly user: RefiGuid;
  readonly createdAt: number | null;
  readonly modifiedAt: number | null;
  /** Passages of the source that refers to the note (so QualCoder writes its annotations), else of the note itself. */
  readonly selections: readonly RefiSelection[];
  /** Codes given to the note itself, and notes on it. */
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly RefiGuid[];
}

export interface RefiLink {
  readonly guid: RefiGuid;
  readonly name: string;
  readonly isOneWay: boolean;
  readonly origin: RefiGuid;
  readonly target: RefiGuid;
  readonly noteRefs: readonly RefiGuid[];
}

export interface RefiSet {
  readonly name: string;
  readonly description: string;
  /** GUIDs of codes, sources and notes. */
  readonly members: readonly RefiGuid[];
}

export interface RefiCase {
  readonly guid: RefiGuid;
  readonly name: string;
  readonly description: string;
  readonly members: readonly RefiGuid[];
  readonly values: readonly RefiVariableValue[];
}

export interface RefiVariable {
  readonly guid: RefiGuid;
  readonly name: string;
}

export interface RefiVariableValue {
  readonly variable: RefiGuid;
  readonly value: string;
}
