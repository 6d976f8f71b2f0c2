import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentItem, SourceCounts, SourcePlan } from '../../../shared/import/source-plan';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import type { SourceNames } from './import-state';

/** So many comments are shown at first, and more of them at each wish. */
const SHOWN_AT_ONCE = 200;
/** What of a file is told where there is any of it, in this order. */
const COUNTED = [
  'paragraphs',
  'headings',
  'notes',
  'highlights',
  'tables',
  'tracked',
  'pictures',
  'hidden',
  'readings',
  'foreign',
  'symbols',
] as const satisfies readonly (keyof SourceCounts)[];

interface SourceReportProps {
  readonly fileName: string;
  readonly plan: SourcePlan;
  readonly names: SourceNames;
  readonly onNames: (names: Partial<SourceNames>) => void;
}

/** What a file would become as a text of its own: its names, what is in it, and what becomes of every comment. */
export function SourceReport({ fileName, plan, names, onNames }: SourceReportProps) {
  const { t } = useTranslation('import');
  return (
    <>
      <h3 className="export-preview-name">{fileName}</h3>
      <div className="import-names">
        <TextField label={t('source-title')} value={names.title} onValueChange={(title) => onNames({ title })} />
        <TextField label={t('source-author')} value={names.author} onValueChange={(author) => onNames({ author })} />
      </div>
      <dl className="import-report">
        {COUNTED.filter((name) => plan.counts[name] > 0).map((name) => (
          <div key={name} className="import-report-row">
            <dt>{plan.counts[name]}</dt>
            <dd>{t(`source-${name}`, { count: plan.counts[name] })}</dd>
          </div>
        ))}
      </dl>
      <Comments comments={plan.comments} />
      <details className="import-beginning">
        <summary>{t('source-beginning')}</summary>
        <div lang={plan.prepared.source.provenance.language}>{plan.beginning}</div>
      </details>
    </>
  );
}

/** What could not be done to the letter stands first. */
function Comments({ comments }: { readonly comments: readonly CommentItem[] }) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  if (comments.length === 0) return null;
  const sorted = comments.toSorted((a, b) => Number(a.outcome === 'placed') - Number(b.outcome === 'placed'));
  const more = Math.min(SHOWN_AT_ONCE, sorted.length - shown);
  const label = t('source-comments', { count: comments.length });
  return (
    <>
      <h4 className="import-heading">{label}</h4>
      <ul className="import-list import-comments" aria-label={label}>
        {sorted.slice(0, shown).map((item) => (
          <li key={item.key} data-outcome={item.outcome}>
            {item.quote !== '' && <q>{item.quote}</q>}{' '}
            <span className="import-reason">{[t(`comment-${item.outcome}`), item.author].filter((part) => part !== '').join(' · ')}</span>
            {item.words !== '' && <p className="import-comment-words">{item.words}</p>}
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
