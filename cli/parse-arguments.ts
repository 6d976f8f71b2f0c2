import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../shared/base/result';
import { SHORT_STYLE } from '../shared/citation/bundled-styles';
import { ESSAY_FORMATS, type EssayFormat } from '../shared/export/commentary/write-essay';
import { DEFAULT_CHOICES, type ExportChoices } from '../shared/export/export-choices';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../shared/model/preferences';
import { CHECK_STATES } from '../shared/model/records';
import { CLI_FORMATS, type CliFormat, findFormat } from './formats';
import type { ScopeRequest } from './scope';

/** What was asked for, understood. */
export type Command = { readonly name: 'help' | 'version' } | ({ readonly name: 'export' } & ExportRequest);

export interface ExportRequest {
  /** The file of the archive. */
  readonly archive: string;
  readonly formats: readonly CliFormat[];
  readonly out: string;
  readonly force: boolean;
  /** Titles or ids; empty for every source. */
  readonly sources: readonly string[];
  readonly scope: ScopeRequest;
  readonly language: InterfaceLanguage;
  /** Milliseconds since the Unix epoch; null for the time of the archive. */
  readonly date: number | null;
  /** As the dialog would have them, for every format. */
  readonly choices: ExportChoices;
  readonly essayFormat: EssayFormat;
  /** Whether essays list the annotations that they mention. */
  readonly withMentioned: boolean;
  /** Name of the style of citations in essays and reports. */
  readonly citationStyle: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

const OPTIONS = {
  to: { type: 'string', multiple: true },
  out: { type: 'string' },
  force: { type: 'boolean' },
  source: { type: 'string', multiple: true },
  color: { type: 'string', multiple: true },
  code: { type: 'string', multiple: true },
  'without-code': { type: 'string', multiple: true },
  words: { type: 'string' },
  'with-note': { type: 'boolean' },
  'without-note': { type: 'boolean' },
  check: { type: 'string' },
  corrections: { type: 'boolean' },
  language: { type: 'string' },
  date: { type: 'string' },
  order: { type: 'string' },
  author: { type: 'string' },
  memos: { type: 'boolean' },
  'no-commentary': { type: 'boolean' },
  'citation-style': { type: 'string' },
  mentioned: { type: 'boolean' },
  content: { type: 'string' },
  notes: { type: 'string' },
  dates: { type: 'boolean' },
  'no-codes': { type: 'boolean' },
  furniture: { type: 'boolean' },
  page: { type: 'string' },
  layout: { type: 'string' },
  typeface: { type: 'string' },
  'one-note': { type: 'boolean' },
  by: { type: 'string' },
  as: { type: 'string' },
  'bib-file': { type: 'string' },
  together: { type: 'boolean' },
  'no-passages': { type: 'boolean' },
  'no-guard': { type: 'boolean' },
  'no-color-codes': { type: 'boolean' },
  unit: { type: 'string' },
  'note-format': { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseStrictly>['values'];

function parseStrictly(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** Understands a command line; the error says in a sentence what about it makes no sense. */
export function parseArguments(args: readonly string[]): Result<Command, string> {
  try {
    const { values, positionals } = parseStrictly(args);
    if (values.version === true) return ok({ name: 'version' });
    if (values.help === true || (args.length === 1 && positionals[0] === 'help')) return ok({ name: 'help' });
    return ok({ name: 'export', ...readRequest(values, positionals) });
  } catch (error) {
    if (error instanceof UsageError) return err(error.message);
    // What parseArgs itself refuses is a TypeError with a code of its own.
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return err(error.message);
    throw error;
  }
}

class UsageError extends Error {}

function readRequest(values: Values, positionals: readonly string[]): ExportRequest {
  const [command, archive, ...more] = positionals;
  if (command === undefined) throw new UsageError('there is no command');
  if (command !== 'export') throw new UsageError(`there is no command “${command}”`);
  if (archive === undefined) throw new UsageError('export needs the name of an archive (a .postil file)');
  if (more.length > 0) throw new UsageError(`one archive at a time: “${more[0]}” is one too many`);
  if (values.out === undefined || values.out === '') throw new UsageError('--out says where the files go, and is missing');
  const formats = readFormats(values.to ?? []);
  return {
    archive,
    formats,
    out: values.out,
    force: values.force ?? false,
    sources: values.source ?? [],
    language: oneOf('language', values.language, INTERFACE_LANGUAGES, 'en'),
    date: readDate(values.date),
    scope: readScope(values),
    choices: readChoices(values, formats),
    essayFormat: formats.includes('commentary') ? oneOf('as', values.as, ESSAY_FORMATS, 'docx') : 'docx',
    withMentioned: values.mentioned ?? false,
    citationStyle: values['citation-style'] ?? SHORT_STYLE,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function readFormats(given: readonly string[]): readonly CliFormat[] {
  const names = given.flatMap((list) => list.split(',')).map((name) => name.trim());
  if (names.length === 0) throw new UsageError('--to says which format, and is missing');
  const formats = names.map((name) => {
    const format = findFormat(name);
    if (format === undefined) throw new UsageError(`--to knows no format “${name}”; it knows ${CLI_FORMATS.join(', ')}`);
    return format;
  });
  return [...new Set(formats)];
}

function readScope(values: Values): ScopeRequest {
  if (values['with-note'] === true && values['without-note'] === true)
    throw new UsageError('--with-note and --without-note together leave nothing');
  const noted = values['with-note'] === true ? 'with-note' : values['without-note'] === true ? 'without-note' : 'all';
  return {
    colors: values.color ?? [],
    codes: values.code ?? [],
    withoutCodes: values['without-code'] ?? [],
    words: values.words ?? '',
    noted,
    check: values.check === undefined ? 'all' : oneOf('check', values.check, CHECK_STATES, 'open'),
    corrections: values.corrections === true ? 'only' : 'all',
  };
}

function readChoices(values: Values, formats: readonly CliFormat[]): ExportChoices {
  const reportFiles = ['docx', 'html', 'markdown'] as const;
  return {
    ...DEFAULT_CHOICES,
    order: oneOf('order', values.order, ['place', 'color', 'time'], DEFAULT_CHOICES.order),
    listPassages: values['no-passages'] !== true,
    content: oneOf('content', values.content, ['annotations', 'text'], DEFAULT_CHOICES.content),
    noteStyle: oneOf('notes', values.notes, ['paragraphs', 'footnotes'], DEFAULT_CHOICES.noteStyle),
    dates: values.dates ?? false,
    guardFormulas: values['no-guard'] !== true,
    unit: oneOf('unit', values.unit, ['code-points', 'utf-16'], DEFAULT_CHOICES.unit),
    noteFormat: oneOf('note-format', values['note-format'], ['markdown', 'html'], DEFAULT_CHOICES.noteFormat),
    commentCodes: values['no-codes'] !== true,
    furniture: values.furniture ?? false,
    page: oneOf('page', values.page, ['a4', 'letter'], DEFAULT_CHOICES.page),
    printPage: oneOf('page', values.page, ['a4', 'letter'], 'a4'),
    printLayout: oneOf('layout', values.layout, ['margin', 'endnotes'], DEFAULT_CHOICES.printLayout),
    typeface: oneOf('typeface', values.typeface, ['serif', 'sans'], DEFAULT_CHOICES.typeface),
    commentAuthor: values.author ?? '',
    colorCodes: values['no-color-codes'] !== true,
    memos: values.memos ?? false,
    commentary: values['no-commentary'] !== true,
    arrangement: oneOf('by', values.by, ['place', 'code'], DEFAULT_CHOICES.arrangement),
    bibliographyFile: oneOf('bib-file', values['bib-file'], ['biblatex', 'ris', 'csl-json'], DEFAULT_CHOICES.bibliographyFile),
    bibliographyOf: values.together === true ? 'library' : 'text',
    folderNotes: values['one-note'] === true ? 'one' : 'each',
    // What only essays can be is asked of a report only where one is written.
    reportFile:
      formats.includes('commentary') && !formats.includes('report')
        ? DEFAULT_CHOICES.reportFile
        : oneOf('as', values.as, reportFiles, DEFAULT_CHOICES.reportFile),
  };
}

function oneOf<T extends string>(option: string, given: string | undefined, known: readonly T[], otherwise: T): T {
  if (given === undefined) return otherwise;
  const found = known.find((value) => value === given);
  if (found === undefined) throw new UsageError(`--${option} is ${known.join(' or ')}, not “${given}”`);
  return found;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function readDate(given: string | undefined): number | null {
  if (given === undefined) return null;
  const date = ISO_TIME.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(date)) throw new UsageError(`--date is a time like 2026-11-23 or 2026-11-23T10:00:00Z, not “${given}”`);
  return date;
}
