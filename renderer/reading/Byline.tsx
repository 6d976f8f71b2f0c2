import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../shared/model/records';
import { countWords } from '../../shared/text/count-words';
import { institutionOf } from '../../shared/text/institution';
import type { SourceText } from '../../shared/text/source-text';

/** Words counted in one idle slice: a few milliseconds' worth, in characters. */
const SLICE = 60_000;

/** Counts the words of what belongs to the work, while nothing else is to do; null until it is done. */
function useWordCount(text: SourceText): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const blocks = text.blocks.filter((block) => block.kind !== 'furniture');
    let next = 0;
    let sum = 0;
    let idle = 0;
    const step = () => {
      for (let length = 0; length < SLICE && next < blocks.length; next += 1) {
        const words = blocks[next] === undefined ? '' : text.text.slice(blocks[next]?.span.start, blocks[next]?.span.end);
        sum += countWords(words);
        length += words.length;
      }
      if (next < blocks.length) idle = requestIdleCallback(step);
      else setCount(sum);
    };
    idle = requestIdleCallback(step);
    return () => cancelIdleCallback(idle);
  }, [text]);
  return count;
}

export interface BylineProps {
  readonly provenance: Provenance;
  readonly text: SourceText;
}

/** The line below the title: who wrote it and where, and how long it is. Not part of the text, whose credit line says the rest. */
export function Byline({ provenance, text }: BylineProps) {
  const { t, i18n } = useTranslation('reading');
  const words = useWordCount(text);
  const paragraphs = text.blocks.filter((block) => block.paragraph !== null).length;
  const parts = [
    provenance.author,
    provenance.authorNote === null ? null : institutionOf(provenance.authorNote),
    t('paragraphs', { count: paragraphs }),
    words === null ? null : t('words', { count: words, shown: words.toLocaleString(i18n.language) }),
  ];
  return <p className="reading-byline">{parts.filter((part) => part !== null).join(' · ')}</p>;
}
