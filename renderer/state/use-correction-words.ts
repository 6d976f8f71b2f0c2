import { useTranslation } from 'react-i18next';
import type { Correction } from '../../shared/model/records';

/** A correction in one line, "“our country” (wrong term)", in the interface language; null for none. */
export function useCorrectionWords(): (correction: Correction | null) => string | null {
  const { t } = useTranslation('correction');
  return (correction) => {
    if (correction === null) return null;
    const slip = t(`slip-${correction.slip}`);
    return correction.replacement === '' ? t('deleted-of-kind', { slip }) : t('said-of-kind', { words: correction.replacement, slip });
  };
}
