import { memo, useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_USES, type ExportChoices, parseChoices } from '../../../shared/export/export-choices';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { Button } from '../../ui/Button';
import { CheckboxGroup } from '../../ui/CheckboxGroup';
import { Progress } from '../../ui/Progress';
import { RadioGroup } from '../../ui/RadioGroup';
import { Switch } from '../../ui/Switch';
import { Collector } from './collector';
import { ExportPreview } from './ExportPreview';
import { type CollectingProps, ExportSettings, SeveralSettings } from './ExportSettings';
import { useCommentaryCount } from './use-commentary-count';
import { type Exporting, useExport } from './use-export';
import { useExportLabels } from './use-export-labels';
import { type Saving, useSaving } from './use-saving';

/** What for, how, a look at the result, and out with it. */
export function ExportForm({ source }: { readonly source: OpenSource }) {
  const lastExport = useDesk((state) => state.preferences.lastExport);
  const hasCodes = useDesk((state) => state.codebook.inOrder.length > 0);
  const isReady = useDesk((state) => state.rowsLoaded);
  const [choices, setChoices] = useState<ExportChoices>(() => parseChoices(lastExport ?? {}, hasCodes));
  const labels = useExportLabels();
  const [collector] = useState(() => new Collector());
  const preview = useExport(source, labels, collector);
  const saving = useSaving(useExport(source, labels, collector));
  const commentaries = useCommentaryCount(source);
  // The dialog stands at once; what takes longer to be drawn follows in slices. Progress of an export draws the footer only.
  const hasOpened = useDeferredValue(true, false);
  const change = useCallback((changed: Partial<ExportChoices>) => setChoices((before) => ({ ...before, ...changed })), []);
  return (
    <>
      <div className="export-columns">
        <Uses choices={choices} hasCodes={hasCodes} onChange={change} />
        {hasOpened && <Details {...{ source, collector, choices, commentaries, preview }} onChange={change} />}
      </div>
      <ExportFooter
        saving={saving}
        isReady={isReady && (!choices.several || choices.uses.length > 0)}
        isLoading={!isReady}
        onSave={() => saving.save(choices)}
      />
    </>
  );
}

interface DetailsProps extends CollectingProps {
  readonly preview: Exporting;
}

/** How, and a look at the result. */
const Details = memo(function Details({ preview, ...settings }: DetailsProps) {
  const { choices } = settings;
  return (
    <div className="export-details">
      {choices.several ? <SeveralSettings {...settings} /> : <ExportSettings {...settings} />}
      {!choices.several && <ExportPreview choices={choices} exporting={preview} />}
    </div>
  );
});

interface UsesProps {
  readonly choices: ExportChoices;
  readonly hasCodes: boolean;
  readonly onChange: (changed: Partial<ExportChoices>) => void;
}

/** What for: one use, or several at once. */
const Uses = memo(function Uses({ choices, hasCodes, onChange }: UsesProps) {
  const { t } = useTranslation('export');
  const options = EXPORT_USES.map((use) => ({
    value: use,
    label: t(`use-${use}`),
    description: use === 'qdc' && !hasCodes ? t('no-codes') : t(`use-${use}-description`),
    disabled: use === 'qdc' && !hasCodes,
  }));
  return (
    <div className="export-uses">
      <Switch label={t('several')} checked={choices.several} onCheckedChange={(several) => onChange({ several })} />
      {choices.several ? (
        <CheckboxGroup label={t('use')} values={choices.uses} options={options} onValuesChange={(uses) => onChange({ uses })} />
      ) : (
        <div data-begins>
          <RadioGroup label={t('use')} value={choices.use} options={options} onValueChange={(use) => onChange({ use })} />
        </div>
      )}
    </div>
  );
});

interface FooterProps {
  readonly saving: Saving;
  readonly isReady: boolean;
  /** The rows of the annotations are still on their way. */
  readonly isLoading: boolean;
  readonly onSave: () => void;
}

function ExportFooter({ saving, isReady, isLoading, onSave }: FooterProps) {
  const { t } = useTranslation('export');
  const { t: common } = useTranslation('app');
  const actions = useDeskActions();
  const isWriting = saving.state.name === 'writing';
  const writingLabel = ({ nth, count }: { readonly nth: number; readonly count: number }) =>
    count === 1 ? t('writing') : t('writing-nth', { nth, total: count });
  return (
    <footer className="ui-dialog-footer export-footer">
      <div className="export-status">
        {saving.state.name === 'writing' && <Progress label={writingLabel(saving.state)} value={saving.state.done} />}
        <p className="export-error" role="alert">
          {saving.state.name === 'failed' && saving.state.message}
        </p>
        <p className="export-hint" role="status">
          {isLoading && t('waiting')}
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
