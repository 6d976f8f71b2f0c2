import { join } from 'node:path';
import packageJson from '../package.json';
import { ok } from '../shared/base/result';
import { sha256Hex } from '../shared/base/sha256';
import { createCodebook } from '../shared/codebook/codebook';
import type { FolderContent, FolderUpdate } from '../shared/export/obsidian/export-obsidian-folder';
import type { HostResult } from '../shared/host/host';
import type { Source } from '../shared/model/records';
import { openCatalogue } from './catalogue';
import { findCitationStyle } from './citation-styles';
import { EXIT, type ExitCode } from './exit-codes';
import { exportLibrary, type MadeFile, type Making } from './export-library';
import { findSources } from './find-sources';
import { HELP } from './help';
import { type ExportRequest, parseArguments } from './parse-arguments';
import { type Library, readLibrary } from './read-library';
import { describeReport, type FileReport, type Report } from './report';
import { findScope } from './scope';
import { findTaken, isFolderOfNotes, placeFiles, readNotes, writeFileWhole } from './write-files';

/** Where a run speaks, and how it is stopped. */
export interface Terminal {
  readonly out: (words: string) => void;
  readonly error: (words: string) => void;
  readonly signal: AbortSignal;
}

/** Runs a command line (without the program's name) and gives the exit code. Throws nothing that is to be expected. */
export async function runPostil(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = parseArguments(args);
  if (!command.ok) {
    terminal.error(`postil: ${command.error}. Try: postil --help\n`);
    return EXIT.usage;
  }
  switch (command.value.name) {
    case 'help':
      terminal.out(HELP);
      return EXIT.done;
    case 'version':
      terminal.out(`${packageJson.version}\n`);
      return EXIT.done;
    case 'export':
      return await tell(command.value, await runExport(command.value, terminal.signal), terminal);
  }
}

async function tell(request: ExportRequest, report: Report, terminal: Terminal): Promise<ExitCode> {
  if (request.json) terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  else if (!request.quiet) terminal.out(describeReport(report, await openCatalogue('en')));
  for (const sentence of report.errors) terminal.error(`postil: ${sentence}.\n`);
  return report.exitCode;
}

type Outcome = Pick<Report, 'exitCode' | 'files' | 'errors'>;

async function runExport(request: ExportRequest, signal: AbortSignal): Promise<Report> {
  const head = { postil: packageJson.version, archive: request.archive, scope: null };
  const library = await readLibrary(request.archive);
  if (!library.ok) return { ...head, exitCode: EXIT.archive, files: [], unreadableRecords: 0, errors: [library.error] };
  const foot = { ...head, unreadableRecords: library.value.unreadable };
  const { sources, errors } = findSources(library.value.tables.sources.values(), request.sources);
  if (errors.length > 0) return { ...foot, exitCode: EXIT.source, files: [], errors };
  const { tables } = library.value;
  const catalogue = await openCatalogue(request.language);
  const codebook = createCodebook([...tables.codes.values()]);
  const scope = findScope(request.scope, { codebook, colors: catalogue.labels(tables.colors).colors });
  const citing = await findCitationStyle(request.citationStyle, tables.citationStyles, request.language);
  if (!scope.ok || !citing.ok) {
    const unknown = [...(scope.ok ? [] : scope.error), ...(citing.ok ? [] : [citing.error])];
    return { ...foot, exitCode: EXIT.name, files: [], errors: unknown };
  }
  const { filter, report } = scope.value;
  const making = { request, catalogue, filter, citing: citing.value, existing: await readExisting(request), signal };
  return { ...foot, scope: report, ...(await makeAndWrite(library.value, sources, making)) };
}

async function readExisting({ formats, out }: ExportRequest): Promise<FolderContent | null> {
  return formats.includes('obsidian-folder') && isFolderOfNotes(out) ? await readNotes(out) : null;
}

async function makeAndWrite(library: Library, sources: readonly Source[], making: Making): Promise<Outcome> {
  const { request, signal } = making;
  try {
    const { made, errors: unreadable } = await exportLibrary(library, sources, making);
    const written = await writeAll(made, request, signal);
    const isShort = written.exitCode === EXIT.done && unreadable.length > 0;
    return { ...written, exitCode: isShort ? EXIT.source : written.exitCode, errors: [...unreadable, ...written.errors] };
  } catch (error) {
    if (!signal.aborted) throw error;
    return { exitCode: EXIT.stopped, files: [], errors: ['stopped; nothing was written'] };
  }
}

async function writeAll(made: readonly MadeFile[], { out, force }: ExportRequest, signal: AbortSignal): Promise<Outcome> {
  const plain = made.filter(({ folder }) => folder === null);
  const places = placeFiles(
    out,
    plain.map(({ file }) => file.fileName),
  );
  const placeOf = new Map(plain.map((one, index) => [one, places[index] ?? out]));
  const taken = force ? [] : findTaken(places);
  if (taken.length > 0) {
    const errors = taken.map((path) => `${path} is there already, and nothing was written. --force writes over it`);
    return { exitCode: EXIT.exists, files: [], errors };
  }
  const files: FileReport[] = [];
  for (const one of made) {
    const path = placeOf.get(one) ?? out;
    if (signal.aborted) return { exitCode: EXIT.stopped, files, errors: [`stopped after ${files.length} of ${made.length} files`] };
    const written = one.folder === null ? await writeFileWhole(path, one.file.bytes) : await writeFolder(out, one.folder);
    if (!written.ok) {
      const sentence = `${path} was not written: ${written.error.detail}. ${files.length} of ${made.length} files were`;
      return { exitCode: EXIT.write, files, errors: [sentence] };
    }
    files.push(reportFile(path, one));
  }
  return { exitCode: EXIT.done, files, errors: [] };
}

async function writeFolder(out: string, { files }: FolderUpdate): HostResult<null> {
  for (const { path, bytes } of files) {
    const written = await writeFileWhole(join(out, path), bytes);
    if (!written.ok) return written;
  }
  return ok(null);
}

function reportFile(path: string, { file, folder, format, source, sources, annotations, ofAnnotations, losses }: MadeFile): FileReport {
  const bytes = folder === null ? file.bytes : joinBytes(folder.files.map((one) => one.bytes));
  return {
    path,
    format,
    source: nameOf(source),
    sources: sources.map(nameOf),
    bytes: bytes.byteLength,
    sha256: sha256Hex(bytes),
    annotations,
    ofAnnotations,
    losses,
    folder: folder === null ? null : tellFolder(folder),
  };
}

function nameOf({ id, provenance }: Source): FileReport['source'] {
  return { id, title: provenance.title };
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function tellFolder({ outcomes }: FolderUpdate): NonNullable<FileReport['folder']> {
  const counts: Record<string, number> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return { outcomes: counts, keptBeside: outcomes.filter(({ outcome }) => outcome === 'kept-beside').map(({ path }) => path) };
}
