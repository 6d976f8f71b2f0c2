import { useTranslation } from 'react-i18next';
import { formatAgo } from './format-time';

/** Below this a moment is "just now". Milliseconds. */
const MOMENT = 60_000;

/** How long ago something was, in the interface's words: "just now", "2 min. ago". Both times in milliseconds since the Unix epoch. */
export function useAgo(): (at: number, now: number) => string {
  const { t, i18n } = useTranslation('app');
  return (at, now) => (now - at < MOMENT ? t('just-now') : formatAgo(at, now, i18n.language));
}
