import type { Block } from '../../text/source-text';
import type { ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { type PackagePart, packParts } from '../pack';
import { type AnchoredComments, anchorComments } from './anchored-comments';
import { aboutSection, appendixEntry, appendixHead } from './back-matter';
import { type BodyContext, blockParagraph } from './body';
import { type CommentAuthor, type CommentRows, commentElement, commentRows } from './comments';
import type { DocxOptions } from './docx-options';
import { identityPieces } from './identity';
import { Links } from './links';
import { Lists } from './lists';
import { NAMESPACES } from './namespaces';
import type { NoteContext } from './note-paragraphs';
import { fixedParts } from './package-parts';
import { previewOf } from './preview';
import { stylesXml } from './styles';
import { TrackedChanges } from './tracked-changes';
import { linkRelationships, sectionProperties } from './word-package';
import { wrapped } from './xml';

const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Input = ExportInput<DocxOptions>;

/**
 * The whole text as a Word file: passages in their colours, and what is said of each as a comment on exactly its words, also where
 * passages overlap or run over paragraphs. An annotation with several places has a comment at each; the note stands in the first and
 * the others point there. A correction is a tracked change of exactly its words, with its comment on it: the text stands until someone
 * accepts it. Page furniture is left out unless it is asked for or marked. `identity.ts` says how the annotations are
 * found again when the file comes back.
 */
export async function exportDocx(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { options, source, labels } = input;
  const anchored = await anchorComments(input, progress);
  const notes: NoteContext = { typeface: options.typeface, links: new Links(), lists: new Lists() };
  const said = anchored.all.filter(({ hasComment }) => hasComment);
  const author = authorOf(input);
  const body = await writeBody(input, anchored, author, progress);
  const comments = await mapInChunks(said, progress, { from: 0.5, to: 0.65 }, (comment) => commentElement(comment, author, notes));
  const rows = await mapInChunks(said, progress, { from: 0.65, to: 0.7 }, commentRows);
  const about = (root: keyof CommentRows) =>
    wrapped(
      root,
      NAMESPACES,
      rows.map((row) => row[root]),
    );
  const identity = await identityPieces(input, anchored.all, author.name, progress);
  const parts: readonly PackagePart[] = [
    ...fixedParts(input).map(([name, xml]) => ({ name, pieces: [xml] })),
    { name: 'word/styles.xml', pieces: [stylesXml(options.typeface, source.provenance.language)] },
    { name: 'word/numbering.xml', pieces: [notes.lists.toXml()] },
    { name: 'word/document.xml', pieces: wrapped('w:document', NAMESPACES, ['<w:body>', ...body, '</w:body>']) },
    { name: 'word/comments.xml', pieces: wrapped('w:comments', NAMESPACES, comments) },
    { name: 'word/_rels/comments.xml.rels', pieces: [linkRelationships(notes.links)] },
    { name: 'word/commentsExtended.xml', pieces: about('w15:commentsEx') },
    { name: 'word/commentsIds.xml', pieces: about('w16cid:commentsIds') },
    { name: 'word/commentsExtensible.xml', pieces: about('w16cex:commentsExtensible') },
    { name: 'customXml/item1.xml', pieces: identity },
  ];
  const preview = await previewOf(input, said, progress);
  const bytes = await packParts(parts, progress.signal);
  progress.report(1);
  return { fileName: safeFileName(source.provenance.title, labels.notes, 'docx'), mime: MIME, bytes, preview };
}

async function writeBody(
  input: Input,
  anchored: AnchoredComments,
  author: CommentAuthor,
  progress: ExportProgress,
): Promise<readonly string[]> {
  const { text, options } = input;
  const marks = anchored.all.length;
  const changes = new TrackedChanges(author.name, 2 * marks);
  const context: BodyContext = { text, typeface: options.typeface, firstBookmark: marks, changes };
  const isWritten = ({ kind, index }: Block) => kind !== 'furniture' || options.furniture || anchored.byBlock.has(index);
  const blocks = await mapInChunks(text.blocks.filter(isWritten), progress, { from: 0.1, to: 0.45 }, (block) =>
    blockParagraph(block, anchored.byBlock.get(block.index) ?? [], context),
  );
  const lost = await mapInChunks(anchored.appendix, progress, { from: 0.45, to: 0.5 }, (comment) => appendixEntry(input, comment, context));
  const appendix = lost.length === 0 ? [] : [appendixHead(input), ...lost];
  return [...blocks, ...appendix, aboutSection(input), sectionProperties(options.page)];
}

/** Word shows a comment without an author as a fault. */
function authorOf({ options, labels }: Input): CommentAuthor {
  const name = options.author.trim() === '' ? labels.reader : options.author.trim();
  const words = name.split(/\s+/).map((word) => [...word][0] ?? '');
  return { name, initials: words.slice(0, 3).join('') };
}
