import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { diffWords } from '../../../shared/history/diff-words';
import { languageOfName } from '../../state/language-of-name';
import { VisuallyHidden } from '../../ui/VisuallyHidden';

/** Words of a long stretch that did not change: its ends are shown. */
const CONTEXT = 120;

/** How a note's words changed, to be read in one go. */
export function NoteDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation('history');
  const stretches = useMemo(() => diffWords(before, after), [before, after]);
  if (before === after) return t('form-only');
  let at = 0;
  return (
    <p className="history-diff" lang={languageOfName(after === '' ? before : after)}>
      {stretches.map(({ kind, text }, index) => {
        const key = `${at} ${kind}`;
        at += text.length;
        if (kind === 'same') return <span key={key}>{shortened(text, index === 0, index === stretches.length - 1)}</span>;
        const Element = kind === 'removed' ? 'del' : 'ins';
        return (
          <Element key={key}>
            <VisuallyHidden>{t(kind)}</VisuallyHidden>
            {text}
          </Element>
        );
      })}
    </p>
  );
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * CONTEXT) return text;
  const [head, tail] = [text.slice(0, CONTEXT), text.slice(-CONTEXT)];
  if (isFirst) return `…${tail}`;
  return isLast ? `${head}…` : `${head} … ${tail}`;
}
