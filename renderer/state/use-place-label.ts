import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { offset, type Span } from '../../shared/text/offset';
import { placeOf } from '../../shared/text/place';
import type { SourceText } from '../../shared/text/source-text';

/** Where a passage starts, in few words: "¶2 · s1"; outside the numbered paragraphs what kind of block it stands in. */
export function usePlaceLabel(text: SourceText): (start: number) => string {
  const { t } = useTranslation('notes');
  return useCallback(
    (start) => {
      const at = offset(Math.min(start, text.text.length));
      const where: Span = { start: at, end: at };
      const place = placeOf(text, where);
      const kind = text.blocks[place.block]?.kind ?? 'paragraph';
      if (place.paragraph === null) return kind === 'paragraph' ? '' : t(`place-${kind}`);
      if (place.sentence === null) return t('place-paragraph', { paragraph: place.paragraph });
      return t('place-sentence', { paragraph: place.paragraph, sentence: place.sentence });
    },
    [t, text],
  );
}
