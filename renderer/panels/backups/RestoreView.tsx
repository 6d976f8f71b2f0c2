import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreCounts, RestoreMode } from '../../../shared/archive/restore-plan';
import { ok, type Result } from '../../../shared/base/result';
import { useBackupTools } from '../../state/backup-tools-context';
import { type OpenedArchive, previewRestore, type RestoreFailure } from '../../storage/restore';
import { Button } from '../../ui/Button';
import { formatDateTime } from '../../ui/format-time';
import { RadioGroup } from '../../ui/RadioGroup';
import { describeFailure } from './describe-failure';

export interface RestoreViewProps {
  readonly archive: OpenedArchive;
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onRestore: (mode: RestoreMode) => void;
}

/** What a restore from this archive would do, and in which of two ways. */
export function RestoreView({ archive, busy, onBack, onRestore }: RestoreViewProps) {
  const { t, i18n } = useTranslation('backup');
  const [mode, setMode] = useState<RestoreMode>('merge');
  const previewed = usePreview(archive, mode);
  const { manifest, unknown, snapshot } = archive;
  const { annotations, notes } = snapshot.tables;
  return (
    <div className="backup-restore">
      <h3 className="backup-heading">{t('archive-of', { when: formatDateTime(manifest.createdAt, i18n.language) })}</h3>
      <p className="backup-name">{archive.name}</p>
      <p>{t('archive-holds', { annotations: annotations.length, notes: notes.length, texts: snapshot.texts.length })}</p>
      {unknown.length > 0 && <p>{t('archive-unknown', { count: unknown.length })}</p>}
      <RadioGroup
        label={t('mode')}
        value={mode}
        options={[
          { value: 'merge', label: t('mode-merge'), description: t('mode-merge-about') },
          { value: 'replace', label: t('mode-replace'), description: t('mode-replace-about') },
        ]}
        onValueChange={setMode}
      />
      <Preview previewed={previewed} />
      <div className="backup-buttons">
        <Button disabled={busy} onClick={onBack}>
          {t('back')}
        </Button>
        <Button
          variant={mode === 'replace' ? 'danger' : 'accent'}
          disabled={busy || previewed?.ok !== true}
          onClick={() => onRestore(mode)}
        >
          {t(mode === 'replace' ? 'do-replace' : 'do-merge')}
        </Button>
      </div>
    </div>
  );
}

type Previewed = Result<RestoreCounts, RestoreFailure>;

/** Null while it is being worked out. */
function usePreview(archive: OpenedArchive, mode: RestoreMode): Previewed | null {
  const tools = useBackupTools();
  const [preview, setPreview] = useState<{ readonly mode: RestoreMode; readonly previewed: Previewed } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void previewRestore(tools, archive, mode).then((plan) => {
      if (isCurrent) setPreview({ mode, previewed: plan.ok ? ok(plan.value.counts) : plan });
    });
    return () => {
      isCurrent = false;
    };
  }, [tools, archive, mode]);
  return preview?.mode === mode ? preview.previewed : null;
}

const COUNTED = ['added', 'changed', 'conflicts', 'removed', 'same', 'bad'] as const satisfies readonly (keyof RestoreCounts)[];

function Preview({ previewed }: { readonly previewed: Previewed | null }) {
  const { t } = useTranslation('backup');
  return (
    <section className="backup-preview" aria-label={t('preview')} aria-live="polite" aria-busy={previewed === null}>
      <h4 className="backup-heading">{t('preview')}</h4>
      {previewed === null && <p>{t('working')}</p>}
      {previewed?.ok === false && <p>{describeFailure(previewed.error, t)}</p>}
      {previewed?.ok === true && <Counts counts={previewed.value} />}
      <p>{t('preview-first')}</p>
    </section>
  );
}

function Counts({ counts }: { readonly counts: RestoreCounts }) {
  const { t } = useTranslation('backup');
  return (
    <ul>
      {COUNTED.filter((name) => counts[name] > 0 || name === 'added').map((name) => (
        <li key={name}>{t(`preview-${name}`, { count: counts[name] })}</li>
      ))}
    </ul>
  );
}
