import { useTranslation } from 'react-i18next';
import type { ImportItem, ImportPlan } from '../../../shared/import/import-report';

const OUTCOMES = ['placed', 'doubtful', 'orphaned', 'unchanged', 'skipped'] as const;
/** So many of the items that need a look are named. */
const MOST_NAMED = 200;

/** What would become of every item of the file, before anything is altered. */
export function ImportReport({ fileName, plan }: { readonly fileName: string; readonly plan: ImportPlan }) {
  const { t } = useTranslation('import');
  const counts = OUTCOMES.map((outcome) => ({ outcome, count: plan.items.filter((item) => item.outcome === outcome).length }));
  const toLookAt = plan.items.filter((item) => item.outcome !== 'placed' && item.outcome !== 'unchanged');
  return (
    <>
      <h3 className="export-preview-name">{fileName}</h3>
      <dl className="import-report">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ outcome, count }) => (
            <div key={outcome} className="import-report-row">
              <dt>{count}</dt>
              <dd>{t(`outcome-${outcome}`)}</dd>
            </div>
          ))}
      </dl>
      {plan.change === null && <p className="export-hint">{t('nothing-new')}</p>}
      {toLookAt.length > 0 && (
        <ul className="import-list" aria-label={t('to-look-at')}>
          {withKeys(toLookAt.slice(0, MOST_NAMED)).map(({ key, item }) => (
            <li key={key}>
              {item.label}{' '}
              <span className="import-reason">{t(item.reason === null ? `outcome-${item.outcome}` : `reason-${item.reason}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {toLookAt.length > MOST_NAMED && <p className="export-hint">{t('more', { count: toLookAt.length - MOST_NAMED })}</p>}
    </>
  );
}

/** Items may be alike in everything; their place in the file tells them apart. */
function withKeys(items: readonly ImportItem[]): readonly { readonly key: string; readonly item: ImportItem }[] {
  return items.map((item, index) => ({ key: `${index} ${item.label}`, item }));
}
