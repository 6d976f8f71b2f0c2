import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefiChoice, RefiPassage } from '../../../shared/import/refi/refi-plan';
import { Button } from '../../ui/Button';
import type { RefiImporting } from './refi-state';

/** So many passages are shown at first, and more of them at each wish. */
const SHOWN_AT_ONCE = 200;
/** So much of a passage is shown. */
const SHOWN = 300;

interface RefiPassagesProps {
  readonly passages: readonly RefiPassage[];
  readonly choice: RefiChoice;
  readonly importing: RefiImporting;
}

/** The passages whose place is in doubt, or not found: each is taken over only with its tick. */
export function RefiPassages({ passages, choice, importing }: RefiPassagesProps) {
  const { t } = useTranslation('refi');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const more = Math.min(SHOWN_AT_ONCE, passages.length - shown);
  const ids = passages.map(({ id }) => id);
  const isAll = ids.every((id) => choice.passages.has(id));
  return (
    <>
      <h4 className="refi-heading">{t('to-look-at', { count: passages.length })}</h4>
      <label className="refi-all">
        <input type="checkbox" checked={isAll} onChange={() => importing.togglePassages(ids, !isAll)} /> {t('take-all')}
      </label>
      <ul className="import-list refi-passages" aria-label={t('to-look-at', { count: passages.length })}>
        {passages.slice(0, shown).map((passage) => (
          <li key={passage.id}>
            <label>
              <input
                type="checkbox"
                checked={choice.passages.has(passage.id)}
                onChange={() => importing.togglePassages([passage.id], !choice.passages.has(passage.id))}
              />{' '}
              <q>{passage.label.slice(0, SHOWN)}</q>{' '}
              <span className="import-reason">
                {[t(`outcome-${passage.outcome}`), ...passage.codes].join(' · ')}
                {passage.rival !== '' && (
                  <>
                    {' '}
                    {t('or')} <q>{passage.rival}</q>
                  </>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="small" onClick={() => setShown(shown + more)}>
          {t('show-more', { count: more })}
        </Button>
      )}
    </>
  );
}
