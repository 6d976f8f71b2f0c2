// Fails when the lock file lacks an optional package (a binary for some platform) that a package names. npm drops it in silence
// when the registry has no such version, and `npm ci` then refuses the lock on that platform.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The folders in which Node looks for a package, from `where` (a key of the lock's `packages`) up to the project. */
function listSearchFolders(where) {
  const folders = [];
  for (let at = where; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    folders.push(at === '' ? 'node_modules' : `${at}/node_modules`);
    if (at === '') return folders;
  }
}

/** The optional dependencies that `packages` (of a lock file) names but does not hold: `<from> -> <name>@<range>`. */
export function findMissing(packages) {
  return Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !listSearchFolders(where).some((folder) => `${folder}/${name}` in packages))
      .map(([name, range]) => `${where} -> ${name}@${range}`),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const missing = findMissing(JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8')).packages);
  if (missing.length > 0) {
    console.error(`${missing.join('\n')}\n${missing.length} packages for other platforms are missing from the lock file`);
    process.exit(1);
  }
  console.log('the lock file is complete for all platforms');
}
