import { useTranslation } from 'react-i18next';
import { useDeskActions } from '../../state/desk-context';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import type { SettingProps } from './ExportSettings';

/** What a print edition lets one choose: where the notes stand, paper and type. */
export function PrintSettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  return (
    <>
      <RadioGroup
        label={t('print-notes')}
        value={choices.printLayout}
        options={[
          { value: 'margin', label: t('print-margin'), description: t('print-margin-description') },
          { value: 'endnotes', label: t('print-endnotes') },
        ]}
        onValueChange={(printLayout) => onChange({ printLayout })}
      />
      <div className="export-triple">
        <Select
          label={t('page')}
          value={choices.printPage}
          options={[
            { value: 'a4', label: t('page-a4') },
            { value: 'letter', label: t('page-letter') },
            { value: 'a5', label: t('page-a5') },
          ]}
          onValueChange={(printPage) => onChange({ printPage })}
        />
        <Select
          label={t('typeface')}
          value={choices.typeface}
          options={[
            { value: 'serif', label: t('print-serif') },
            { value: 'sans', label: t('print-sans') },
          ]}
          onValueChange={(typeface) => onChange({ typeface })}
        />
        <Select
          label={t('type-size')}
          value={choices.typeSize}
          options={[
            { value: 'small', label: t('type-size-small') },
            { value: 'medium', label: t('type-size-medium') },
            { value: 'large', label: t('type-size-large') },
          ]}
          onValueChange={(typeSize) => onChange({ typeSize })}
        />
      </div>
      <Switch
        label={t('furniture')}
        description={t('furniture-description')}
        checked={choices.furniture}
        onCheckedChange={(furniture) => onChange({ furniture })}
      />
      {!actions.makesPdf() && <p className="export-hint">{t('print-in-browser')}</p>}
    </>
  );
}
