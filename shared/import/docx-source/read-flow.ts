import type { ExportProgress } from '../../export/export-input';
import type { DocxPackage } from '../docx/read-package';
import { scanXml } from '../docx/scan-xml';
import { emptyFlow, type Flow, type NoteReference } from './flow';
import { FlowWalk } from './flow-walk';

/** The text of a Word file and its notes, each as it flows. */
export interface DocxFlows {
  readonly body: Flow;
  /** Footnotes, then endnotes; only those that the text refers to. */
  readonly notes: readonly Flow[];
}

/** Reads `document.xml` and the notes that it refers to. `progress` tells of the document. Throws `DocxFailure`. */
export async function readFlows(docx: DocxPackage, document: Uint8Array, progress: ExportProgress): Promise<DocxFlows> {
  const body = emptyFlow();
  const walk = new FlowWalk(body);
  await scanXml(document, { open: walk.open, close: walk.close, text: walk.text }, progress);
  const notes: Flow[] = [];
  for (const kind of ['footnote', 'endnote'] as const) {
    const wanted = new Map(body.notes.flatMap((note) => (note.kind === kind ? [[note.id, note] as const] : [])));
    const name = docx.related.get(`${kind}s`);
    const part = name === undefined || wanted.size === 0 ? null : await docx.load(name);
    if (part !== null) notes.push(await readNotes(part, `w:${kind}`, wanted));
  }
  return { body, notes };
}

/** One note after the other; separators and notes that nothing refers to are passed over. */
async function readNotes(part: Uint8Array, element: string, wanted: ReadonlyMap<string, NoteReference>): Promise<Flow> {
  const flow = emptyFlow();
  const walk = new FlowWalk(flow);
  const seen = new Set<string>();
  let isWanted = false;
  await scanXml(part, {
    open: (name, get) => {
      if (name === element) {
        const note = seen.has(get('w:id')) ? undefined : wanted.get(get('w:id'));
        isWanted = note !== undefined;
        if (note === undefined) return;
        seen.add(note.id);
        walk.startNote(note);
      } else if (isWanted) walk.open(name, get);
    },
    close: (name) => {
      if (name === element) isWanted = false;
      else if (isWanted) walk.close(name);
    },
    text: (words) => {
      if (isWanted) walk.text(words);
    },
  });
  return flow;
}
