// npm run package: makes this platform's installers in dist/ (AppImage and deb, dmg, nsis). Where Electron's binary cannot be had,
// it checks what can be checked without: the configuration, the packed files, the fuses.
import { ensureBuild } from './build.mjs';
import { checkPackage } from './check-package.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron.mjs';
import { runTool } from './run.mjs';

async function makePackages() {
  await ensureDependencies();
  await ensureBuild();
  if ((await ensureElectron()) !== undefined) {
    const { code } = await runTool('electron-builder', 'electron-builder', ['--publish', 'never']);
    return code ?? 1;
  }
  const { files, fuses } = await checkPackage();
  console.log(`configuration accepted; app.asar would hold ${files.length} files`);
  console.log(
    `fuses: ${Object.entries(fuses)
      .map(([name, on]) => `${name} ${on ? 'on' : 'off'}`)
      .join(', ')}`,
  );
  console.log('NOT VERIFIED: the installers. Electron’s binary is not installed and could not be downloaded: no installer was made.');
  return 1;
}

try {
  process.exitCode = await makePackages();
} catch (error) {
  console.error(`No package was made: ${error.message}`);
  process.exitCode = 1;
}
