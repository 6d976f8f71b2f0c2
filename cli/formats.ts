import { EXPORT_USES, type ExportUse } from '../shared/export/export-choices';

/** The reader's essays, which the app takes out beside them and not in the dialog. */
const COMMENTARY = 'commentary';

/** What the command line can write: every use that the dialog offers but the archive, which is where it reads from, and essays. */
export const CLI_FORMATS = [...EXPORT_USES.filter((use) => use !== 'archive'), COMMENTARY] as const;
export type CliFormat = Exclude<ExportUse, 'archive'> | typeof COMMENTARY;

export function findFormat(name: string): CliFormat | undefined {
  return CLI_FORMATS.find((format) => format === name);
}
