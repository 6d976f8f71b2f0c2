import { blockAt } from '../../../shared/text/block-at';
import type { Span } from '../../../shared/text/offset';
import type { SourceText } from '../../../shared/text/source-text';
import type { OpenSource } from '../../state/desk-state';
import type { PaletteEntry } from './palette-entries';

/** Units of text shown before and after a passage, and of a passage itself. */
const AROUND = 90;
const LONGEST_PASSAGE = 320;

/** The text at the place that the chosen entry leads to. */
export function PalettePreview({ source, entry }: { readonly source: OpenSource; readonly entry: PaletteEntry | undefined }) {
  if (entry === undefined || !('where' in entry) || entry.where === null) return null;
  const { before, passage, after, language } = previewOf(source.text, entry.where);
  return (
    <blockquote className="palette-preview" lang={language}>
      {entry.kind === 'annotation' ? (
        <>
          {before}
          <mark className="palette-passage" data-color={entry.color}>
            {passage}
          </mark>
          {after}
        </>
      ) : (
        passage
      )}
    </blockquote>
  );
}

function previewOf(source: SourceText, where: Span) {
  const { span, language } = blockAt(source, where.start);
  const end = Math.min(where.end, where.start + LONGEST_PASSAGE);
  return {
    language,
    before: source.text.slice(Math.max(span.start, where.start - AROUND), where.start),
    passage: source.text.slice(where.start, end),
    after: source.text.slice(end, Math.max(end, Math.min(span.end, end + AROUND))),
  };
}
