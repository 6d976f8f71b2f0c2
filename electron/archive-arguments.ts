import path from 'node:path';

/** The archives named on a command line, as absolute paths; switches and everything else are passed over. */
export function findArchives(argv: readonly string[], workingFolder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.postil'))
    .map((argument) => path.resolve(workingFolder, argument));
}
