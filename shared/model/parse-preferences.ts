import * as v from 'valibot';
import { annotationId, revisionId, sourceId } from './ids';
import { parseShortcuts } from './parse-shortcuts';
import {
  CITATION_LANGUAGES,
  COMMENTARY_WIDTH,
  FOCUS_UNITS,
  INTERFACE_LANGUAGES,
  MARGIN_STATES,
  type Preferences,
  type ReadingPosition,
  type ReadingProgress,
  RULERS,
  SIDE_PANELS,
  SIDE_WIDTH,
  THEMES,
  TYPEFACES,
} from './preferences';
import { COLOR_IDS } from './records';

const preferencesSchema: v.GenericSchema<unknown, Partial<Preferences>> = v.object({
  theme: v.exactOptional(v.picklist(THEMES)),
  typeface: v.exactOptional(v.picklist(TYPEFACES)),
  typeSize: v.exactOptional(v.pipe(v.number(), v.minValue(12), v.maxValue(32))),
  measure: v.exactOptional(v.pipe(v.number(), v.minValue(40), v.maxValue(100))),
  lineHeight: v.exactOptional(v.pipe(v.number(), v.minValue(1.2), v.maxValue(2.4))),
  language: v.exactOptional(v.picklist(INTERFACE_LANGUAGES)),
  marginState: v.exactOptional(v.picklist(MARGIN_STATES)),
  minimap: v.exactOptional(v.boolean()),
  focusUnit: v.exactOptional(v.picklist(FOCUS_UNITS)),
  ruler: v.exactOptional(v.picklist(RULERS)),
  progress: v.exactOptional(v.boolean()),
  lastColor: v.exactOptional(v.picklist(COLOR_IDS)),
  shortcuts: v.exactOptional(v.pipe(v.record(v.string(), v.unknown()), v.transform(parseShortcuts))),
  recentCommands: v.exactOptional(v.pipe(v.array(v.string()), v.maxLength(20))),
  sidePanel: v.exactOptional(v.picklist(SIDE_PANELS)),
  sidePanelOpen: v.exactOptional(v.boolean()),
  sideWidth: v.exactOptional(v.pipe(v.number(), v.minValue(SIDE_WIDTH.min), v.maxValue(SIDE_WIDTH.max))),
  commentaryWidth: v.exactOptional(v.pipe(v.number(), v.minValue(COMMENTARY_WIDTH.min), v.maxValue(COMMENTARY_WIDTH.max))),
  concordanceHeight: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))),
  codeStripes: v.exactOptional(v.boolean()),
  citationStyle: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
  citationLanguage: v.exactOptional(v.picklist(CITATION_LANGUAGES)),
  importColumns: v.exactOptional(v.record(v.string(), v.pipe(v.array(v.nullable(v.string())), v.maxLength(256)))),
  lastExport: v.exactOptional(v.record(v.string(), v.union([v.string(), v.boolean()]))),
});

/** Stored preferences, field by field: one that cannot be used is left out, so that its default holds, and costs no other. */
export function parsePreferences(value: unknown): Partial<Preferences> {
  if (typeof value !== 'object' || value === null) return {};
  const sound = Object.entries(value).filter(([name, field]) => v.is(preferencesSchema, { [name]: field }));
  const parsed = v.safeParse(preferencesSchema, Object.fromEntries(sound));
  return parsed.success ? parsed.output : {};
}

const progressSchema = v.object({
  sourceId: v.pipe(v.string(), v.nonEmpty(), v.transform(sourceId)),
  revisionId: v.pipe(v.string(), v.nonEmpty(), v.transform(revisionId)),
  read: v.instance(Uint8Array),
});

/** What was read of a source; null when it cannot be used. */
export function parseReadingProgress(value: unknown): ReadingProgress | null {
  const progress = v.safeParse(progressSchema, value);
  return progress.success ? progress.output : null;
}

const positionSchema = v.object({
  sourceId: v.pipe(v.string(), v.nonEmpty(), v.transform(sourceId)),
  offset: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  shift: v.pipe(v.number(), v.finite()),
  activeId: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.transform(annotationId))),
  readAt: v.optional(v.pipe(v.number(), v.finite()), 0),
});

/** A stored place of reading; null when it cannot be used. */
export function parseReadingPosition(value: unknown): ReadingPosition | null {
  const position = v.safeParse(positionSchema, value);
  return position.success ? position.output : null;
}
