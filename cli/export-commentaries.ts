import { citeEssay } from '../shared/citation/cite-essay';
import type { Codebook } from '../shared/codebook/codebook';
import { sortBlocks } from '../shared/commentary/commentary-changes';
import type { StoredCommentary } from '../shared/export/collect-commentaries';
import type { CollectedSource } from '../shared/export/collect-source';
import { collectEssay } from '../shared/export/commentary/collect-essay';
import { writeEssay } from '../shared/export/commentary/write-essay';
import type { ExportFile } from '../shared/export/export-input';
import type { Source } from '../shared/model/records';
import type { Catalogue } from './catalogue';
import type { Citing } from './citation-styles';
import type { ExportRequest } from './parse-arguments';
import type { Library } from './read-library';

/** The essays on a text, the oldest first; the trash is left out. */
export function commentariesOn({ id }: Source, { commentaries, commentaryBlocks }: Library['tables']): readonly StoredCommentary[] {
  const blocks = [...commentaryBlocks.values()];
  return [...commentaries.values()]
    .filter(({ sourceId, trashedAt }) => sourceId === id && trashedAt === null)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map((commentary) => ({ commentary, blocks: blocks.filter(({ commentaryId }) => commentaryId === commentary.id) }));
}

/** A file for each essay on the text, as the app writes it. `createdAt`: milliseconds since the Unix epoch. */
export async function exportCommentaries(
  collected: CollectedSource,
  stored: readonly StoredCommentary[],
  {
    codebook,
    catalogue,
    citing,
    request,
    createdAt,
  }: {
    readonly codebook: Codebook;
    readonly catalogue: Catalogue;
    readonly citing: Citing;
    readonly request: ExportRequest;
    readonly createdAt: number;
  },
): Promise<readonly ExportFile[]> {
  const { source, text, annotations } = collected;
  const byId = new Map(annotations.map((found) => [found.annotation.id, found]));
  const cited = { text, revisionId: source.revisionId, work: source, language: citing.language };
  const { page, typeface, commentAuthor: author } = request.choices;
  const files: ExportFile[] = [];
  for (const { commentary, blocks: written } of stored) {
    const blocks = sortBlocks(written).map(({ content }) => content);
    const essay = collectEssay({
      title: commentary.title,
      blocks,
      cited: await citeEssay(cited, citing.format, blocks),
      text,
      revisionId: source.revisionId,
      work: source,
      codebook,
      findAnnotation: (id) => byId.get(id),
      withNotes: request.withMentioned,
      labels: catalogue.essayLabels,
    });
    files.push(await writeEssay(essay, request.essayFormat, { page, typeface, author, createdAt }));
  }
  return files;
}
