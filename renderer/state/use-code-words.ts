import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTest, Condition, Term } from '../../shared/codebook/code-query';
import type { CodeId } from '../../shared/model/records';
import { useDesk } from './desk-context';

/** A condition of a query in words: "Formula overlapping Translation or not ¶7". */
export function useConditionWords(): (condition: Condition) => string {
  const { t } = useTranslation('combine');
  const wordsOf = useTermWords();
  return useCallback((condition) => condition.map(wordsOf).join(` ${t('or')} `), [wordsOf, t]);
}

function useTermWords(): (term: Term) => string {
  const { t } = useTranslation('combine');
  const labels = useDesk((state) => state.codebook.labels);
  return useCallback(
    ({ not, test }) => {
      const nameOf = (id: CodeId) => labels.get(id) ?? '';
      const words = (): string => {
        switch (test.kind) {
          case 'code':
            return nameOf(test.code);
          case 'coded':
            return t('any-code');
          case 'paragraph':
            return t('term-paragraph', { paragraph: test.paragraph });
          case 'pair':
            return pairWords(test);
        }
      };
      const pairWords = ({ code, relation, other }: Extract<CodeTest, { readonly kind: 'pair' }>): string => {
        const names = { code: nameOf(code), other: nameOf(other) };
        if (relation.kind !== 'near') return t(`term-${relation.kind}`, names);
        return t(`term-near-${relation.unit}`, { ...names, count: relation.distance });
      };
      return not ? t('term-not', { term: words() }) : words();
    },
    [t, labels],
  );
}
