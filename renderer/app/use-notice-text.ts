import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../state/desk-state';
import { useStepName } from '../state/use-step-name';

type NoticeKey = ParseKeys<'notices'>;

/** The message in the interface language. A key that the catalogue lacks is a bug and throws. */
export function useNoticeText({ key, values, step }: Notice): string {
  const { t, i18n } = useTranslation('notices');
  const nameOf = useStepName();
  const isNoticeKey = (candidate: string): candidate is NoticeKey => i18n.exists(candidate, { ...values, ns: 'notices' });
  if (!isNoticeKey(key)) throw new Error(`no such notice: ${key}`);
  const reason = `code-${values.code}`;
  const worded = isNoticeKey(reason) ? { ...values, code: t(reason) } : values;
  return t(key, step === undefined ? worded : { ...worded, step: nameOf(step) });
}
