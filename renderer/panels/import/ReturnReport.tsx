import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { diffWords, type WordDifference } from '../../../shared/history/diff-words';
import type { ReturnItem, ReturnPlan } from '../../../shared/import/docx/return-plan';
import { Button } from '../../ui/Button';

/** So many notes are shown at first, and more of them at each wish. */
const SHOWN_AT_ONCE = 300;

interface ReturnReportProps {
  readonly fileName: string;
  readonly plan: ReturnPlan;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** What a commented Word file would do, note by note, the old words beside the new ones. */
export function ReturnReport({ fileName, plan, chosen, onToggle }: ReturnReportProps) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const more = Math.min(SHOWN_AT_ONCE, plan.items.length - shown);
  const hints = [
    ...(plan.origin === 'own' ? [] : [t(plan.origin === 'foreign' ? 'word-foreign' : 'word-other-text')]),
    ...(plan.items.length === 0 ? [t('nothing-new')] : []),
    ...(plan.unchanged === 0 ? [] : [t('word-unchanged', { count: plan.unchanged })]),
    ...(plan.tracked === 0 ? [] : [t('word-tracked', { count: plan.tracked })]),
  ];
  return (
    <>
      <h3 className="export-preview-name">{fileName}</h3>
      {hints.map((hint) => (
        <p key={hint} className="export-hint">
          {hint}
        </p>
      ))}
      {plan.items.length > 0 && (
        <ul className="import-list import-return" aria-label={t('word-items')}>
          {plan.items.slice(0, shown).map((item) => (
            <ReturnRow key={item.id} item={item} isChosen={chosen.has(item.id)} onToggle={onToggle} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button size="small" onClick={() => setShown(shown + more)}>
          {t('show-more', { count: more })}
        </Button>
      )}
      <Unplaced words={plan.unplaced} />
    </>
  );
}

/** Comments that no passage was found for: told, so that what they say is not lost from sight. */
function Unplaced({ words }: { readonly words: readonly string[] }) {
  const { t } = useTranslation('import');
  if (words.length === 0) return null;
  return (
    <>
      <p className="export-hint">{t('word-unplaced', { count: words.length })}</p>
      <ul className="import-list" aria-label={t('word-unplaced', { count: words.length })}>
        {withKeys(words).map(({ key, comment }) => (
          <li key={key}>{comment}</li>
        ))}
      </ul>
    </>
  );
}

/** Two may say the same; their place in the file tells them apart. */
function withKeys(words: readonly string[]): readonly { readonly key: string; readonly comment: string }[] {
  return words.map((comment, index) => ({ key: `${index} ${comment.slice(0, 40)}`, comment }));
}

interface ReturnRowProps {
  readonly item: ReturnItem;
  readonly isChosen: boolean;
  readonly onToggle: (id: string) => void;
}

function ReturnRow({ item, isChosen, onToggle }: ReturnRowProps) {
  const { t } = useTranslation('import');
  const state = item.state === 'anchored' ? '' : ` · ${t(`outcome-${item.state}`)}`;
  return (
    <li>
      <label className="import-return-head">
        <input type="checkbox" checked={isChosen} disabled={item.edits.length === 0} onChange={() => onToggle(item.id)} />
        <span>
          <q>{item.quote}</q>{' '}
          <span className="import-reason">
            {t(`word-${item.kind}`)}
            {item.author === '' ? '' : ` · ${item.author}`}
            {state}
          </span>
        </span>
      </label>
      {item.before !== item.after && <ReturnedWords before={item.before} after={item.after} />}
    </li>
  );
}

/** What stands here beside what came back, each with the words marked that are not in the other. */
function ReturnedWords({ before, after }: { readonly before: string; readonly after: string }) {
  const stretches = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <div className="import-return-words">
      {before !== '' && <p className="import-return-before">{markedWords(stretches, 'removed')}</p>}
      {after !== '' && <p>{markedWords(stretches, 'added')}</p>}
    </div>
  );
}

function markedWords(stretches: readonly WordDifference[], kind: 'removed' | 'added'): ReactNode[] {
  const Element = kind === 'removed' ? 'del' : 'ins';
  let at = 0;
  return stretches
    .filter((stretch) => stretch.kind === kind || stretch.kind === 'same')
    .map((stretch) => {
      const key = `${at} ${stretch.kind}`;
      at += stretch.text.length;
      return stretch.kind === 'same' ? <span key={key}>{stretch.text}</span> : <Element key={key}>{stretch.text}</Element>;
    });
}
