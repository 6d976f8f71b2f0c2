import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkQuotation } from '../../shared/commentary/check-quotation';
import { countEssayWords, quotationsOf } from '../../shared/commentary/essay-text';
import type { EssayBlock } from '../../shared/model/essay';
import type { OpenSource } from '../state/desk-state';
import type { EssayEditing } from './essay-editing';
import { quotationsIn } from './quote-marks';

/** So long writing must rest before the essay is counted anew, in milliseconds. */
const REST = 250;

interface Counts {
  readonly words: number;
  readonly footnoteWords: number;
  readonly quotations: number;
  readonly warnings: number;
}

export interface EssayFootProps {
  readonly editing: EssayEditing;
  readonly source: OpenSource;
  /** The reader wants to know what is wrong with the quotation there. */
  readonly onAsk: (pos: number) => void;
}

/** What the essay comes to, and the way to the next quotation that is to be looked at. */
export function EssayFoot({ editing, source, onAsk }: EssayFootProps) {
  const { t } = useTranslation('commentary');
  const counts = useCounts(editing, source);
  if (counts === null) return <section className="commentary-foot" aria-label={t('counts')} />;
  const askNext = () => {
    const { doc, selection } = editing.editor.state;
    const wrong = quotationsIn(doc, 0, doc.content.size).filter((one) => stateOf(source, one) !== 'exact');
    const next = wrong.find((one) => one.from > selection.from) ?? wrong[0];
    if (next === undefined) return;
    editing.goTo(next.from + 1);
    onAsk(next.from + 1);
  };
  return (
    <section className="commentary-foot" aria-label={t('counts')}>
      <span>{t('words', { count: counts.words })}</span>
      {counts.footnoteWords > 0 && <span>{t('footnote-words', { count: counts.footnoteWords })}</span>}
      {counts.quotations > 0 && <span>{t('quotations', { count: counts.quotations })}</span>}
      {counts.warnings > 0 && (
        <button type="button" className="commentary-check" onClick={askNext}>
          {t('to-check', { count: counts.warnings })}
        </button>
      )}
    </section>
  );
}

function stateOf(source: OpenSource, quotation: Parameters<typeof checkQuotation>[1]): string {
  return checkQuotation({ text: source.text, revisionId: source.source.revisionId }, quotation).state;
}

/** Counted when writing rests; a block that nobody wrote in since is not counted again. */
function useCounts(editing: EssayEditing, source: OpenSource): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    const known = new WeakMap<EssayBlock, Counts>();
    const countBlock = (block: EssayBlock): Counts => {
      const { body, footnotes } = countEssayWords(block);
      const quotations = quotationsOf(block);
      const warnings = quotations.filter((one) => stateOf(source, one) !== 'exact').length;
      return { words: body, footnoteWords: footnotes, quotations: quotations.length, warnings };
    };
    const count = () => {
      const sum = { words: 0, footnoteWords: 0, quotations: 0, warnings: 0 };
      for (const { content } of editing.read()) {
        const own = known.get(content) ?? countBlock(content);
        known.set(content, own);
        sum.words += own.words;
        sum.footnoteWords += own.footnoteWords;
        sum.quotations += own.quotations;
        sum.warnings += own.warnings;
      }
      setCounts(sum);
    };
    let timer = setTimeout(count, 0);
    const countSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(count, REST);
    };
    editing.editor.on('update', countSoon);
    return () => {
      clearTimeout(timer);
      editing.editor.off('update', countSoon);
    };
  }, [editing, source]);
  return counts;
}
