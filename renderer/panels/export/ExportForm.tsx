import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_USES, type ExportChoices, parseChoices } from '../../../shared/export/export-choices';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import { RadioGroup } from '../../ui/RadioGroup';
import { ExportPreview } from './ExportPreview';
import { ExportSettings } from './ExportSettings';
import { useExport } from './use-export';
import { useExportLabels } from './use-export-labels';
import { type Saving, useSaving } from './use-saving';

/** What for, how, a look at the result, and out with it. */
export function ExportForm({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('export');
  const lastExport = useDesk((state) => state.preferences.lastExport);
  const hasCodes = useDesk((state) => state.codebook.inOrder.length > 0);
  const isReady = useDesk((state) => state.rowsLoaded);
  const [choices, setChoices] = useState<ExportChoices>(() => parseChoices(lastExport ?? {}, hasCodes));
  const labels = useExportLabels();
  const preview = useExport(source, labels);
  const saving = useSaving(useExport(source, labels));
  const change = (changed: Partial<ExportChoices>) => setChoices({ ...choices, ...changed });
  return (
    <>
      <div className="export-columns">
        <RadioGroup
          label={t('use')}
          className="export-uses"
          value={choices.use}
          onValueChange={(use) => change({ use })}
          options={EXPORT_USES.map((use) => ({
            value: use,
            label: t(`use-${use}`),
            description: use === 'qdc' && !hasCodes ? t('no-codes') : t(`use-${use}-description`),
            disabled: use === 'qdc' && !hasCodes,
          }))}
        />
        <div className="export-details">
          <ExportSettings source={source} choices={choices} onChange={change} />
          <ExportPreview choices={choices} exporting={preview} />
        </div>
      </div>
      <ExportFooter saving={saving} isReady={isReady} onSave={() => saving.save(choices)} />
    </>
  );
}

function ExportFooter({ saving, isReady, onSave }: { readonly saving: Saving; readonly isReady: boolean; readonly onSave: () => void }) {
  const { t } = useTranslation('export');
  const { t: common } = useTranslation('app');
  const actions = useDeskActions();
  const isWriting = saving.state.name === 'writing';
  return (
    <footer className="ui-dialog-footer export-footer">
      <div className="export-status">
        {saving.state.name === 'writing' && <Progress label={t('writing')} value={saving.state.done} />}
        <p className="export-error" role="alert">
          {saving.state.name === 'failed' && saving.state.message}
        </p>
        <p className="export-hint" role="status">
          {!isReady && t('waiting')}
          {saving.state.name === 'stopped' && t('stopped')}
        </p>
      </div>
      <Button onClick={isWriting ? saving.cancel : () => actions.openDialog(null)}>{isWriting ? t('stop') : common('cancel')}</Button>
      <Button variant="accent" disabled={isWriting || !isReady} onClick={onSave}>
        {t('save')}
      </Button>
    </footer>
  );
}
