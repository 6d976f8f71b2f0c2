import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ChangeLabel } from '../../shared/model/change';
import type { Notice } from '../state/desk-state';

type NoticeKey = ParseKeys<'notices'>;
type ChangeKey = ParseKeys<'changes'> & ChangeLabel;

/** The message in the interface language. A key that the catalogue lacks is a bug and throws. */
export function useNoticeText({ key, values }: Notice): string {
  const { t, i18n } = useTranslation(['notices', 'changes']);
  const isNoticeKey = (candidate: string): candidate is NoticeKey => i18n.exists(candidate, { ...values, ns: 'notices' });
  const isChangeKey = (candidate: unknown): candidate is ChangeKey =>
    typeof candidate === 'string' && i18n.exists(candidate, { ns: 'changes' });
  if (!isNoticeKey(key)) throw new Error(`no such notice: ${key}`);
  const { label } = values;
  return t(`notices:${key}`, isChangeKey(label) ? { ...values, label: t(`changes:${label}`) } : values);
}
