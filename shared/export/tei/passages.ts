import { pushTo } from '../../base/push-to';
import type { Span } from '../../text/offset';
import { groupByBlock } from '../by-block';
import type { ExportAnnotation, ExportInput } from '../export-input';
import { wholeCharacters } from '../whole-characters';
import { xmlId } from './ids';

/** One place of an annotation, or a passage that an essay quotes, between two anchors in the text. */
export interface Passage {
  readonly span: Span;
  /** "¶7 s2" */
  readonly placeLabel: string;
  /** `xml:id` of the span in the stand-off part. */
  readonly id: string;
  /** `xml:id` of the empty elements at its ends. */
  readonly from: string;
  readonly to: string;
  readonly firstBlock: number;
  lastBlock: number;
}

export interface Passages {
  readonly byBlock: ReadonlyMap<number, readonly Passage[]>;
  readonly byAnnotation: ReadonlyMap<ExportAnnotation, readonly Passage[]>;
}

/** Names every place in the text. A passage of nothing but the empty lines between blocks has none, like an orphan. */
export function namePassages({ text, annotations }: ExportInput): Passages {
  const byBlock = new Map<number, Passage[]>();
  const byAnnotation = new Map<ExportAnnotation, Passage[]>();
  const known = new Map<string, Passage>();
  for (const [block, placed] of groupByBlock(text, annotations)) {
    for (const { exported, span } of placed) {
      const key = `${exported.annotation.id} ${span.start} ${span.end}`;
      let passage = known.get(key);
      if (passage === undefined) {
        const name = `${exported.annotation.id}.${byAnnotation.get(exported)?.length ?? 0}`;
        passage = {
          span: wholeCharacters(text, span),
          placeLabel: labelOf(exported, span),
          id: xmlId('passage', name),
          from: xmlId('from', name),
          to: xmlId('to', name),
          firstBlock: block,
          lastBlock: block,
        };
        known.set(key, passage);
        pushTo(byAnnotation, exported, passage);
      }
      passage.lastBlock = Math.max(passage.lastBlock, block);
      pushTo(byBlock, block, passage);
    }
  }
  return { byBlock, byAnnotation };
}

function labelOf(exported: ExportAnnotation, { start, end }: Span): string {
  return [exported, ...exported.further].find(({ span }) => span?.start === start && span.end === end)?.placeLabel ?? '';
}
