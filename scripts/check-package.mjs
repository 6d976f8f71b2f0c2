// Packs the built app around a stand-in for Electron's binary, to see what the packages would hold: for machines on which the
// binary cannot be had, and for the tests. Says nothing about installers.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from './run.mjs';

/** Marks the fuses in Electron's binary (@electron/fuses); version, count and one character a fuse follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

/** The binary with its fuses all on, and the folder of languages that electron-builder thins out. */
async function createStandIn(folder) {
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await writeFile(path.join(folder, 'locales/en-US.pak'), 'stand-in');
  const binary = path.join(folder, 'electron');
  const wire = Buffer.from([1, FUSES.length]);
  await writeFile(binary, Buffer.concat([Buffer.from(SENTINEL), wire, Buffer.from('1'.repeat(FUSES.length)), Buffer.alloc(64)]));
  await chmod(binary, 0o755);
}

function readFuses(binary) {
  const at = binary.indexOf(SENTINEL) + SENTINEL.length;
  return Object.fromEntries(FUSES.map((name, index) => [name, binary[at + 2 + index] === '1'.charCodeAt(0)]));
}

function listFolder({ files }, prefix = '') {
  return Object.entries(files).flatMap(([name, entry]) => (entry.files ? listFolder(entry, `${prefix}${name}/`) : [`${prefix}${name}`]));
}

/** The files in an asar archive: a pickled JSON header (its length at byte 12, itself at byte 16), then their contents. */
function listAsar(archive) {
  const length = archive.readUInt32LE(12);
  return listFolder(JSON.parse(archive.subarray(16, 16 + length).toString('utf8'))).sort();
}

/** What a Linux package would hold: the files of its app.asar and the fuses of its binary. Needs out/. */
export async function checkPackage() {
  const folder = await mkdtemp(path.join(tmpdir(), 'postil-package-'));
  const dist = path.join(folder, 'electron');
  const output = path.join(folder, 'dist');
  try {
    await createStandIn(dist);
    const { code } = await runTool(
      'electron-builder',
      'electron-builder',
      ['--linux', '--dir', '--publish', 'never', `-c.electronDist=${dist}`, `-c.directories.output=${output}`],
      { quiet: true },
    );
    if (code !== 0) throw new Error('electron-builder refuses the configuration: run `npx electron-builder --linux --dir` to see why');
    const unpacked = path.join(output, 'linux-unpacked');
    return {
      files: listAsar(await readFile(path.join(unpacked, 'resources/app.asar'))),
      fuses: readFuses(await readFile(path.join(unpacked, 'postil'))),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
