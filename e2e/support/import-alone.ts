import { readFileSync } from 'node:fs';
import path from 'node:path';
import { planDocxImport } from '../../shared/import/docx/plan-docx-import';
import { importContext, NO_CHOICES } from '../../shared/import/import.cases';
import { planImport } from '../../shared/import/plan-import';

/** Plans the import of one file in a process of its own, and tells the outcome and the most memory that it took (bytes resident). */
async function outcomeOf(file: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(file));
  const quiet = { report: () => undefined };
  const planned = file.endsWith('.docx')
    ? await planDocxImport(bytes, importContext(), quiet)
    : await planImport({ name: path.basename(file), bytes }, NO_CHOICES, importContext(), quiet);
  return planned.ok ? 'read' : planned.error.code;
}

const [, , file = ''] = process.argv;
const outcome = await outcomeOf(file);
console.log(JSON.stringify({ outcome, memory: process.resourceUsage().maxRSS * 1024 }));
