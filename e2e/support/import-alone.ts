import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readArchive } from '../../shared/archive/read-archive';
import type { Result } from '../../shared/base/result';
import { readCitationStyle } from '../../shared/citation/read-citation-style';
import { readBibliography } from '../../shared/import/bibliography/read-bibliography';
import { planDocxImport } from '../../shared/import/docx/plan-docx-import';
import { planDocxSource } from '../../shared/import/docx-source/plan-docx-source';
import { importContext, NO_CHOICES } from '../../shared/import/import.cases';
import { planImport } from '../../shared/import/plan-import';
import { planRefiImport } from '../../shared/import/refi/plan-refi-import';
import { emptyLibrary } from '../../shared/import/refi/refi.cases';
import { planTextSource } from '../../shared/import/text-source/plan-text-source';
import { migrateSnapshot } from '../../shared/migration/migrate-snapshot';
import { measurePeak } from './measure-peak';

const QUIET = { report: () => undefined };

type Outcome = Result<unknown, { readonly code: string }>;

async function archive(bytes: Uint8Array): Promise<Outcome> {
  const content = await readArchive(bytes);
  return content.ok ? { ok: true, value: migrateSnapshot(content.value.snapshot) } : content;
}

/** What opens a file, by the end of its name. */
const OPENERS: readonly (readonly [end: string, open: (bytes: Uint8Array, file: string) => Outcome | Promise<Outcome>])[] = [
  ['.postil', archive],
  ['.qdpx', (bytes) => planRefiImport(bytes, emptyLibrary(), QUIET)],
  ['.qdc', (bytes) => planRefiImport(bytes, emptyLibrary(), QUIET)],
  ['.source.docx', (bytes, fileName) => planDocxSource(bytes, { fileName, obtained: '', color: 'yellow', at: 0 }, QUIET)],
  ['.docx', (bytes) => planDocxImport(bytes, importContext(), QUIET)],
  ['.txt', (bytes, fileName) => planTextSource(bytes, { fileName, obtained: '', at: 0 })],
  ['.bib', (bytes) => readBibliography(new TextDecoder().decode(bytes))],
  ['.csl', (bytes) => readCitationStyle(new TextDecoder().decode(bytes))],
  ['', (bytes, name) => planImport({ name, bytes }, NO_CHOICES, importContext(), QUIET)],
];

const [, , file = ''] = process.argv;
const { buffer, byteOffset, byteLength } = readFileSync(file);
const bytes = new Uint8Array(buffer, byteOffset, byteLength);
const opened = await OPENERS.find(([end]) => file.endsWith(end))?.[1](bytes, path.basename(file));
const told = { outcome: opened?.ok === true ? 'read' : opened?.error.code, memory: measurePeak() };
console.log(JSON.stringify(told));
