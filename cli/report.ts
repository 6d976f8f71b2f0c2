import type { Loss } from '../shared/export/loss-report';
import type { Catalogue } from './catalogue';
import type { ExitCode } from './exit-codes';
import type { ScopeReport } from './scope';

/** One file of a run, as the JSON report tells it. */
export interface FileReport {
  /** As it was written: relative to where the command was run when `--out` was. */
  readonly path: string;
  readonly format: string;
  readonly source: { readonly id: string; readonly title: string };
  /** All that the file is of: several for a bibliography of them together, whose `source` is the first. */
  readonly sources: readonly { readonly id: string; readonly title: string }[];
  readonly bytes: number;
  readonly sha256: string;
  /** Those of the source that are in scope. */
  readonly annotations: number;
  /** All that stand on the source. */
  readonly ofAnnotations: number;
  /** What it does not hold as the library has it. */
  readonly losses: readonly Loss[];
  /** Of a folder that was brought up to date: how many regions came to what, and where the reader's own version was kept. */
  readonly folder: { readonly outcomes: Readonly<Record<string, number>>; readonly keptBeside: readonly string[] } | null;
}

/** What a run did, for scripts. Fields may be added; none changes its meaning. */
export interface Report {
  readonly postil: string;
  readonly archive: string;
  readonly exitCode: ExitCode;
  /** Which annotations were asked for; null for all. */
  readonly scope: ScopeReport | null;
  readonly files: readonly FileReport[];
  /** Records of the archive that this version cannot read, and that no file holds. */
  readonly unreadableRecords: number;
  /** What went wrong, a sentence each. */
  readonly errors: readonly string[];
}

/** The report in words: a line a file, what it does not hold below it. */
export function describeReport({ files, unreadableRecords, errors }: Report, catalogue: Catalogue): string {
  const lines = files.flatMap(({ path, bytes, losses, folder, ...file }) => [
    `${path}  (${describeCount(file)}${bytes} bytes)`,
    ...Object.entries(folder?.outcomes ?? {}).map(([outcome, count]) => `  ${outcome}: ${count}`),
    ...(folder?.keptBeside ?? []).map((note) => `  your version is kept below the new one in ${note}`),
    ...losses.map((loss) => `  - ${catalogue.sayLoss(loss)}`),
  ]);
  const unreadable =
    unreadableRecords === 0
      ? []
      : [`${unreadableRecords === 1 ? '1 record' : `${unreadableRecords} records`} of the archive cannot be read and are in no file.`];
  const nothing = files.length + errors.length === 0 ? ['There was nothing to write: no essay stands on these texts.'] : [];
  return [...lines, ...nothing, ...unreadable].map((line) => `${line}\n`).join('');
}

function describeCount({ format, annotations, ofAnnotations }: Pick<FileReport, 'format' | 'annotations' | 'ofAnnotations'>): string {
  if (format === 'commentary') return '';
  if (annotations !== ofAnnotations) return `${annotations} of ${ofAnnotations} annotations, `;
  return annotations === 1 ? '1 annotation, ' : `${annotations} annotations, `;
}
