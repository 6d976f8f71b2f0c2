// Fails when an optional (platform) dependency named by a package is missing from the lock: the registry had no such version, npm dropped it silently, and `npm ci` will refuse the lock.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'));
const missing = [];
for (const [where, p] of Object.entries(packages))
  for (const dep of Object.keys(p.optionalDependencies ?? {})) {
    let at = where,
      ok = false;
    for (;;) {
      if (packages[`${at ? `${at}/` : ''}node_modules/${dep}`]) {
        ok = true;
        break;
      }
      if (!at) break;
      at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
    }
    if (!ok) missing.push(`${where} -> ${dep}@${p.optionalDependencies[dep]}`);
  }
if (missing.length) {
  console.error(missing.join('\n'));
  console.error(`${missing.length} missing`);
  process.exit(1);
}
console.log('lock is complete for all platforms');
