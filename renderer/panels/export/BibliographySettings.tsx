import { useTranslation } from 'react-i18next';
import { useTexts } from '../../state/use-texts';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import type { SettingProps } from './ExportSettings';

/** The works that a bibliography holds, where the library has several, and the kind of its file. */
export function BibliographySettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  const count = useTexts()?.length ?? 1;
  return (
    <>
      {count > 1 && (
        <RadioGroup
          label={t('bibliography-of')}
          value={choices.bibliographyOf}
          options={[
            { value: 'text', label: t('bibliography-text') },
            { value: 'library', label: t('bibliography-library', { count }) },
          ]}
          onValueChange={(bibliographyOf) => onChange({ bibliographyOf })}
        />
      )}
      <Select
        label={t('report-file')}
        value={choices.bibliographyFile}
        options={[
          { value: 'biblatex', label: 'BibLaTeX (.bib)' },
          { value: 'ris', label: 'RIS (.ris)' },
          { value: 'csl-json', label: 'CSL-JSON (.json)' },
        ]}
        onValueChange={(bibliographyFile) => onChange({ bibliographyFile })}
      />
    </>
  );
}
