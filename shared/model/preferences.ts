import type { AnnotationId, ColorId, RevisionId, SourceId } from './records';

export const THEMES = ['paper', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const TYPEFACES = ['serif', 'sans', 'system'] as const;
export type Typeface = (typeof TYPEFACES)[number];

export const INTERFACE_LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** Full notes beside their lines; small signs at the line ends; nothing. */
export const MARGIN_STATES = ['margin', 'signs', 'hidden'] as const;
export type MarginState = (typeof MARGIN_STATES)[number];

/** What stays lit in focus mode. */
export const FOCUS_UNITS = ['paragraph', 'sentence'] as const;
export type FocusUnit = (typeof FOCUS_UNITS)[number];

/** What follows the line that is read. */
export const RULERS = ['none', 'line', 'band'] as const;
export type Ruler = (typeof RULERS)[number];

/** How this reader likes the desk. Stored beside the records, not edited by Changes, not undone. */
export interface Preferences {
  readonly theme: Theme;
  readonly typeface: Typeface;
  /** CSS pixels, 12 to 32. */
  readonly typeSize: number;
  /** Line length in `ch`-like units of the reading type, 40 to 100. */
  readonly measure: number;
  /** Multiple of the type size, 1.2 to 2.4. */
  readonly lineHeight: number;
  readonly language: InterfaceLanguage;
  readonly marginState: MarginState;
  /** The map of marks beside the text, in the place of its scroll bar. */
  readonly minimap: boolean;
  readonly focusUnit: FocusUnit;
  readonly ruler: Ruler;
  /** Whether what was read is kept and shown. */
  readonly progress: boolean;
  readonly lastColor: ColorId;
  /** Rebound shortcuts: command id to key combinations, for example `Mod+Shift+F`; none unbinds. */
  readonly shortcuts: Readonly<Record<string, readonly string[]>>;
  /** Ids of the commands chosen last in the palette, the last first. */
  readonly recentCommands?: readonly string[];
  readonly sidePanel: SidePanel;
  readonly sidePanelOpen: boolean;
  /** CSS pixels, within SIDE_WIDTH. A window with less room shows less of it. */
  readonly sideWidth: number;
  /** CSS pixels, within COMMENTARY_WIDTH. A window with less room shows less of it. */
  readonly commentaryWidth: number;
  /** CSS pixels; absent until the reader has chosen one. */
  readonly concordanceHeight?: number;
  /** Whether the codings show as stripes beside the text; absent: they do not. */
  readonly codeStripes?: boolean;
  /** File name of a bundled style, id of an own one, or `short`; absent until the reader has chosen. */
  readonly citationStyle?: string;
  /** Absent while citations are in the language of the interface. */
  readonly citationLanguage?: CitationLanguage;
  /** What the columns of imported tables say, by signature of the table, the last one last. Read with care: a later version may know other roles. */
  readonly importColumns?: Readonly<Record<string, readonly (string | null)[]>>;
  /** What was chosen for the last export, by name of the choice. Read with care: a later version may know other choices. */
  readonly lastExport?: Readonly<Record<string, string | boolean>>;
}

/** The languages that citations can be written in. */
export const CITATION_LANGUAGES = ['en-GB', 'en-US', 'zh-CN', 'zh-TW'] as const;
export type CitationLanguage = (typeof CITATION_LANGUAGES)[number];
/** The language of citations while no other is chosen for them. */
export const USUAL_CITATION_LANGUAGE: Readonly<Record<InterfaceLanguage, CitationLanguage>> = {
  en: 'en-GB',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
};

export const SIDE_PANELS = ['outline', 'annotations', 'trash'] as const;
/** Widths of the side panel in CSS pixels. */
export const SIDE_WIDTH = { min: 180, usual: 236, max: 480 } as const;
/** Widths of the commentary in CSS pixels. */
export const COMMENTARY_WIDTH = { min: 320, usual: 480, max: 1000 } as const;
export type SidePanel = (typeof SIDE_PANELS)[number];

/** Which paragraphs of a source were read: bit n - 1 stands for ¶n. Stored beside the records, as the place of reading is. */
export interface ReadingProgress {
  readonly sourceId: SourceId;
  /** Paragraphs are numbered by this revision; those of another are not told by it. */
  readonly revisionId: RevisionId;
  readonly read: Uint8Array;
}

/** Where reading stopped, per source. */
export interface ReadingPosition {
  readonly sourceId: SourceId;
  /** UTF-16 offset of the first line in view. */
  readonly offset: number;
  /** CSS pixels from the top of that line to the top of the view. */
  readonly shift: number;
  readonly activeId: AnnotationId | null;
  /** When it was last read, in milliseconds since the Unix epoch; 0 where that was not kept. */
  readonly readAt: number;
}
