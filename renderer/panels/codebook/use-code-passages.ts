import { useMemo } from 'react';
import type { AnnotationId, CodeId, ColorId } from '../../../shared/model/records';
import { blockAt } from '../../../shared/text/block-at';
import { offset } from '../../../shared/text/offset';
import type { LanguageTag } from '../../../shared/text/source-text';
import { codedTextOf } from '../../state/coded-text';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';

/** A passage of the open text that a code is given to. */
export interface CodePassage {
  readonly id: AnnotationId;
  /** UTF-16 offset of its first place. */
  readonly start: number;
  readonly quotation: string;
  readonly language: LanguageTag;
  readonly color: ColorId;
}

/** As much of a quotation as a line can show. */
const SHOWN = 160;

/** What this very code is given to in the open text and can be placed, in order of place; examples first where `pinned` names them. */
export function useCodePassages(id: CodeId, pinned: readonly AnnotationId[]): readonly CodePassage[] {
  const source = useDesk((state) => state.source);
  const codebook = useDesk((state) => state.codebook);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const passages = useMemo(() => ({ version, all: source === null ? [] : collect(source, codebook, id) }), [source, codebook, id, version]);
  return useMemo(() => {
    const isPinned = new Set(pinned);
    return [...passages.all.filter((one) => isPinned.has(one.id)), ...passages.all.filter((one) => !isPinned.has(one.id))];
  }, [passages, pinned]);
}

function collect(source: OpenSource, codebook: Parameters<typeof codedTextOf>[1], id: CodeId): readonly CodePassage[] {
  return codedTextOf(source, codebook).annotations.flatMap(({ id: annotation, codes, places: [first] }) => {
    const mark = source.annotations.findMark(annotation);
    if (!codes.includes(id) || first === undefined || mark === undefined) return [];
    const quotation = source.text.text.slice(first.start, Math.min(first.end, first.start + SHOWN)).replace(/\s+/gu, ' ');
    const { language } = blockAt(source.text, offset(first.start));
    return [{ id: annotation, start: first.start, quotation, language, color: mark.color }];
  });
}
