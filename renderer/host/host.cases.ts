import { writeArchive } from '../../shared/archive/write-archive';
import { sha256Hex } from '../../shared/base/sha256';
import { parseBackupName } from '../../shared/host/backup-name';
import type { Host, HostResult } from '../../shared/host/host';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';

/** One thing that every host does in the same way: `run` gives plain data that deep-equals `expected`. */
export interface HostCase {
  readonly name: string;
  readonly run: (host: Host) => Promise<unknown>;
  readonly expected: unknown;
}

/** A small real archive; another one for every `seq`. */
export function createArchive(seq: number): Promise<Uint8Array> {
  const tables = { sources: [], revisions: [], codes: [], annotations: [], notes: [], colors: [] };
  const bytes = new TextEncoder().encode('The [quick] fox 網絡強國 𝒳');
  return writeArchive({ schemaVersion: SCHEMA_VERSION, tables, texts: [{ sha256: sha256Hex(bytes), bytes }], seq }, 1_795_000_000_000);
}

async function getError(result: HostResult<unknown>) {
  const found = await result;
  return found.ok ? 'ok' : found.error.code;
}

/** A host that cannot print does not look at the document. */
async function printedCode(host: Host, html: string): Promise<boolean> {
  const printed = await host.printToPdf(html);
  return !printed.ok && (printed.error.code === 'bad-request' || printed.error.code === 'unsupported');
}

async function listNames(host: Host): Promise<readonly string[]> {
  const listed = await host.listBackups();
  if (!listed.ok) throw new Error(listed.error.detail);
  return listed.value.map((entry) => entry.name);
}

async function writeNamed(host: Host, seq: number): Promise<string> {
  const written = await host.writeBackup('timer', await createArchive(seq));
  if (!written.ok) throw new Error(`${written.error.code}: ${written.error.detail}`);
  return written.value.name;
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

/** The contract of the host, run against all three. Each case starts without backups. */
export const HOST_CASES: readonly HostCase[] = [
  {
    name: 'bundled texts come with their provenance, byte for byte',
    run: async (host) => {
      const texts = await host.loadBundledTexts();
      return texts.ok && texts.value.map(({ id, provenance, bytes }) => [id, provenance.sha256, sha256Hex(bytes), bytes.length]);
    },
    expected: [
      [
        'internet-governance',
        '92ed4ef6f6097097ced89fd35369af4f3cf6fab64b69ed6d1835873520a90ab6',
        '92ed4ef6f6097097ced89fd35369af4f3cf6fab64b69ed6d1835873520a90ab6',
        15_360,
      ],
    ],
  },
  {
    name: 'a backup is listed under its name, with its time, reason and size, and read back byte for byte',
    run: async (host) => {
      const archive = await createArchive(1);
      const written = await host.writeBackup('manual', archive);
      const listed = await host.listBackups();
      if (!written.ok || !listed.ok) return [written, listed];
      const opened = await host.openBackup(written.value.name);
      const read = opened.ok ? await host.readPart(opened.value.id, 0, opened.value.size) : opened;
      const { name, at, reason, size } = written.value;
      return {
        listed: listed.value.map((entry) => [entry.name === name, entry.at === at, entry.reason, entry.size === size]),
        parsed: [parseBackupName(name)?.at === at, parseBackupName(name)?.reason],
        given: [reason, size === archive.length],
        read: read.ok && sha256Hex(read.value) === sha256Hex(archive),
      };
    },
    expected: { listed: [[true, true, 'manual', true]], parsed: [true, 'manual'], given: ['manual', true], read: true },
  },
  {
    name: 'backups of the same second all stay, newest first, also when written at once',
    run: async (host) => {
      const names = await Promise.all([1, 2, 3].map((seq) => writeNamed(host, seq)));
      const listed = await listNames(host);
      return [new Set(names).size, JSON.stringify(listed) === JSON.stringify(names.toSorted().toReversed())];
    },
    expected: [3, true],
  },
  {
    name: 'a torn, an altered and an empty archive, and what is none, are refused as damaged and leave nothing behind',
    run: async (host) => {
      const archive = await createArchive(1);
      const bad = [archive.slice(0, archive.length - 40), flip(archive, 200), new Uint8Array(0), new TextEncoder().encode('no archive')];
      const codes: string[] = [];
      for (const bytes of bad) codes.push(await getError(host.writeBackup('timer', bytes)));
      return [codes, await listNames(host)];
    },
    expected: [['damaged', 'damaged', 'damaged', 'damaged'], []],
  },
  {
    name: 'a backup that is not there is not found',
    run: (host) => getError(host.openBackup('postil-20261123T181500Z-timer.postil')),
    expected: 'not-found',
  },
  {
    name: 'a path is no name of a backup',
    run: async (host) => {
      const names = [
        '../desktop.json',
        '/etc/passwd',
        '',
        'postil-20261123T181500Z-timer.postil/../x',
        'postil-20260231T000000Z-timer.postil',
      ];
      return Promise.all(names.map((name) => getError(host.openBackup(name))));
    },
    expected: ['bad-request', 'bad-request', 'bad-request', 'bad-request', 'bad-request'],
  },
  {
    name: 'a backup that is made in parts is as good as one given at once, is read in parts, and its file in the making is gone',
    run: async (host) => {
      const archive = await createArchive(4);
      const file = await host.startFile();
      if (!file.ok) return file;
      for (let at = 0; at < archive.length; at += 100) await host.appendPart(file.value, archive.slice(at, at + 100));
      const written = await host.writeBackup('manual', file.value);
      const opened = written.ok ? await host.openBackup(written.value.name) : written;
      if (!opened.ok) return opened;
      const end = await host.readPart(opened.value.id, archive.length - 50, 100);
      await host.dropFile(opened.value.id);
      return [
        opened.value.size === archive.length,
        end.ok && sha256Hex(end.value) === sha256Hex(archive.slice(-50)),
        await getError(host.appendPart(file.value, archive)),
        await getError(host.writeBackup('manual', file.value)),
        await getError(host.readPart(opened.value.id, 0, 1)),
      ];
    },
    expected: [true, true, 'not-found', 'not-found', 'not-found'],
  },
  {
    name: 'a file in the making that is no sound archive becomes no backup, and one that is given up is gone',
    run: async (host) => {
      const [torn, givenUp] = [await host.startFile(), await host.startFile()];
      if (!torn.ok || !givenUp.ok) return [torn, givenUp];
      await host.appendPart(torn.value, (await createArchive(1)).slice(0, 300));
      await host.dropFile(givenUp.value);
      const codes = [await getError(host.writeBackup('timer', torn.value)), await getError(host.writeBackup('timer', givenUp.value))];
      return [codes, await listNames(host)];
    },
    expected: [['damaged', 'not-found'], []],
  },
  {
    name: 'the retention rule thins old backups out; the new one stays',
    run: async (host) => {
      for (let seq = 1; seq <= 13; seq += 1) await writeNamed(host, seq);
      const { length } = await listNames(host);
      return length >= 10 && length < 13;
    },
    expected: true,
  },
  {
    name: 'the place of the backups can be shown',
    run: async (host) => {
      const place = await host.getBackupPlace();
      return place.ok && [typeof place.value.label, place.value.label.length > 0, place.value.needsPermission];
    },
    expected: ['string', true, false],
  },
  {
    name: 'only https: and mailto: leave the app',
    run: async (host) => {
      const urls = ['file:///etc/passwd', 'javascript:alert(1)', 'http://example.org/', 'app://bundle/', 'no url'];
      return Promise.all(urls.map((url) => host.openExternal(url)));
    },
    expected: Array.from({ length: 5 }, () => ({ ok: true, value: false })),
  },
  {
    name: 'a document becomes a PDF where the host can make one, and elsewhere it says that it cannot',
    run: async (host) => {
      const printed = await host.printToPdf('<!doctype html><html lang="en"><title>One</title><h1>網絡強國 𝒳</h1></html>');
      if (!printed.ok) return printed.error.code === 'unsupported';
      return printed.value !== null && new TextDecoder('latin1').decode(printed.value.slice(0, 5)) === '%PDF-';
    },
    expected: true,
  },
  { name: 'nothing is no document', run: (host) => printedCode(host, ''), expected: true },
  { name: 'there is nothing to stop', run: (host) => host.stopPrinting(), expected: { ok: true, value: null } },
  {
    name: 'the window is described',
    run: (host) => host.describeWindow({ language: 'zh-Hant', title: '網絡強國', shortcuts: { find: 'Mod+F' } }),
    expected: { ok: true, value: null },
  },
];
