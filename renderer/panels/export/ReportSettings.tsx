import { useTranslation } from 'react-i18next';
import { useDesk } from '../../state/desk-context';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import type { SettingProps } from './ExportSettings';
import { PaperSettings } from './WordSettings';

/** Under which headings a report stands, and as what kind of file. */
export function ReportSettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  const hasCodes = useDesk((state) => state.codebook.inOrder.length > 0);
  return (
    <>
      <RadioGroup
        label={t('arrangement')}
        value={choices.arrangement}
        options={[
          { value: 'place', label: t('arrangement-place') },
          { value: 'code', label: t('arrangement-code'), ...(hasCodes ? {} : { description: t('no-codes'), disabled: true }) },
        ]}
        onValueChange={(arrangement) => onChange({ arrangement })}
      />
      <Select
        label={t('report-file')}
        value={choices.reportFile}
        options={[
          { value: 'docx', label: t('report-file-docx') },
          { value: 'html', label: t('report-file-html') },
          { value: 'markdown', label: t('report-file-markdown') },
        ]}
        onValueChange={(reportFile) => onChange({ reportFile })}
      />
      {choices.reportFile === 'docx' && <PaperSettings choices={choices} onChange={onChange} />}
    </>
  );
}
