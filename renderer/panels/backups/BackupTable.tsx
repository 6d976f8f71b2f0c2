import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '../../../shared/host/host';
import { Button } from '../../ui/Button';
import { formatSize } from '../../ui/format-size';
import { formatDateTime } from '../../ui/format-time';

export interface BackupTableProps {
  readonly entries: readonly BackupEntry[];
  readonly disabled: boolean;
  readonly onRestore: (entry: BackupEntry) => void;
  readonly onSave: (entry: BackupEntry) => void;
}

/** The backups that there are, newest first. */
export function BackupTable({ entries, disabled, onRestore, onSave }: BackupTableProps) {
  const { t, i18n } = useTranslation('backup');
  return (
    <div className="backup-scroller">
      <table className="backup-table" aria-label={t('list')}>
        <thead>
          <tr>
            <th scope="col">{t('column-time')}</th>
            <th scope="col">{t('column-reason')}</th>
            <th scope="col">{t('column-size')}</th>
            <th scope="col">
              <span className="ui-visually-hidden">{t('column-actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const when = formatDateTime(entry.at, i18n.language);
            return (
              <tr key={entry.name}>
                <td>{when}</td>
                <td>{t(`reason-${entry.reason}`)}</td>
                <td className="backup-size">{formatSize(entry.size, i18n.language)}</td>
                <td className="backup-row-actions">
                  <Button size="small" disabled={disabled} aria-label={t('restore-of', { when })} onClick={() => onRestore(entry)}>
                    {t('restore')}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={disabled}
                    aria-label={t('save-copy-of', { when })}
                    onClick={() => onSave(entry)}
                  >
                    {t('save-copy')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
