import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../shared/model/records';
import { institutionOf } from '../../shared/text/institution';
import type { SourceText } from '../../shared/text/source-text';
import { type WordCount, WordCounting } from './word-counting';

/** Of a long text the words are counted while nothing else is to do. */
function useWordCount(text: SourceText): WordCount {
  const [counting] = useState(() => new WordCounting(text));
  const [count, setCount] = useState(counting.count);
  useEffect(() => {
    let idle = 0;
    const goOnSoon = () => {
      if (counting.isDone) return;
      idle = requestIdleCallback(() => {
        counting.goOn();
        if (counting.isDone) setCount(counting.count);
        goOnSoon();
      });
    };
    goOnSoon();
    return () => cancelIdleCallback(idle);
  }, [counting]);
  return count;
}

export interface BylineProps {
  readonly provenance: Provenance;
  readonly text: SourceText;
}

/** A number and what it counts stay on one line. */
const together = (words: string) => words.replaceAll(' ', '\u00a0');

/** The line below the title: who wrote it and where, and how long it is. Not part of the text, whose credit line says the rest. */
export function Byline({ provenance, text }: BylineProps) {
  const { t, i18n } = useTranslation('reading');
  const { words, isKnown } = useWordCount(text);
  const paragraphs = text.blocks.filter((block) => block.paragraph !== null).length;
  const parts = [
    provenance.author,
    provenance.authorNote === null ? null : institutionOf(provenance.authorNote),
    together(t('paragraphs', { count: paragraphs })),
  ];
  return (
    <p className="reading-byline">
      {parts.filter((part) => part !== null).join(' · ')}
      {/* As wide as it will be from the first: a second line that comes later would move the whole text. */}
      <span
        className="reading-words"
        data-known={isKnown || undefined}
      >{` · ${together(t('words', { count: words, shown: words.toLocaleString(i18n.language) }))}`}</span>
    </p>
  );
}
