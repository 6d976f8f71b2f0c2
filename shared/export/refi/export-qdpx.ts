import type { ExportFile, ExportInput, ExportMemo, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { packParts } from '../pack';
import { element } from '../xml';
import { codeBookElement } from './codes';
import { derivedGuid, guidOf, placeGuid } from './guid';
import { RefiNotes } from './notes';
import type { QdpxOptions } from './qdpx-options';
import { toRefiText } from './refi-text';
import { orphanElement, selectionElements } from './selections';

type Input = ExportInput<QdpxOptions>;

const NAMESPACE = 'urn:QDA-XML:project:1.0';

/**
 * A REFI-QDA 1.5 project (.qdpx): the text as a file of its own, the whole codebook, a selection for every place of an annotation
 * with its codes and its note (as Markdown where it is formatted), relations as links. Positions are code points, ends exclusive; see `refi-text.ts`. What
 * has no place goes along as a note on the text.
 */
export async function exportQdpx(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { source, text, labels, createdAt } = input;
  const { title } = source.provenance;
  const refi = toRefiText(text.text);
  const notes = new RefiNotes();
  const guid = guidOf('source', source.id);
  const annotator = input.options.annotator.trim() === '' ? labels.reader : input.options.annotator.trim();
  const user = derivedGuid('user', annotator);
  const codeBook = codeBookElement(input, notes);
  const selections = await mapInChunks(input.annotations, progress, { from: 0, to: 0.8 }, (exported) =>
    selectionElements(input, exported, { refi, user, notes }),
  );
  const textNotes = [
    ...input.annotations.flatMap((exported) => (exported.span === null ? [orphanElement(input, exported, { user, notes })] : [])),
    ...memoRefs(input, notes, 'source'),
  ];
  const libraryNotes = memoRefs(input, notes, 'library');
  const project = element(
    'Project',
    { xmlns: NAMESPACE, name: title, origin: 'Postil', creatingUserGUID: user, creationDateTime: new Date(createdAt).toISOString() },
    element('Users', {}, element('User', { guid: user, name: annotator })),
    `\n${codeBook}\n`,
    element(
      'Sources',
      {},
      element(
        'TextSource',
        { guid, name: title, plainTextPath: `internal://${guid}.txt`, creatingUser: user },
        ...selections.flat().map((selection) => `\n${selection}`),
        ...textNotes,
      ),
    ),
    `\n${notes.toXml()}`,
    `\n${linksElement(input)}`,
    ...libraryNotes,
  );
  const bytes = await packParts(
    [
      { name: 'project.qde', pieces: [`<?xml version="1.0" encoding="UTF-8"?>\n${project}\n`] },
      { name: `sources/${guid}.txt`, pieces: [refi.text] },
    ],
    progress.signal,
  );
  progress.report(1);
  return { fileName: safeFileName(title, labels.notes, 'qdpx'), mime: 'application/zip', bytes, preview: project };
}

function memoRefs({ memos }: Input, notes: RefiNotes, kind: ExportMemo['kind']): readonly string[] {
  return memos.filter((memo) => memo.kind === kind).map(({ about, body }) => notes.addMemo(kind, about, body));
}

/** Relations lead from the first place of the one annotation to the first of the other; to what has no place none can lead. */
function linksElement({ annotations }: Input): string {
  const placed = new Set(annotations.filter(({ span }) => span !== null).map(({ annotation }) => annotation.id));
  const links = annotations
    .flatMap(({ relations }) =>
      relations.filter(({ isInverse, relation }) => !isInverse && placed.has(relation.fromId) && placed.has(relation.toId)),
    )
    .map(({ relation, type }) =>
      element('Link', {
        guid: guidOf('relation', relation.id),
        name: type.name,
        direction: type.name === type.inverseName ? 'Bidirectional' : 'OneWay',
        originGUID: placeGuid(relation.fromId, 0),
        targetGUID: placeGuid(relation.toId, 0),
      }),
    );
  return links.length === 0 ? '' : element('Links', {}, ...links);
}
