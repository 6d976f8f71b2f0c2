import { EXPORT_USES, type ExportUse } from '../shared/export/export-choices';

/** What the command line can write: every use that the dialog offers but the archive, which is where it reads from. */
export const CLI_FORMATS = EXPORT_USES.filter((use) => use !== 'archive');

export function findFormat(name: string): ExportUse | undefined {
  return CLI_FORMATS.find((use) => use === name);
}
