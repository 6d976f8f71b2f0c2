import { useTranslation } from 'react-i18next';
import type { EssayDocxOptions } from '../../shared/export/commentary/export-essay-docx';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';

export type WordChoices = Pick<EssayDocxOptions, 'page' | 'typeface' | 'author'>;

export interface EssayWordSettingsProps {
  readonly choices: WordChoices;
  readonly onChange: (choices: WordChoices) => void;
}

/** What a Word file of the essay lets one choose: its author, paper and type. */
export function EssayWordSettings({ choices, onChange }: EssayWordSettingsProps) {
  const { t } = useTranslation(['commentary', 'export']);
  return (
    <div className="commentary-word">
      <TextField
        label={t('commentary:export-author')}
        value={choices.author}
        maxLength={80}
        onValueChange={(author) => onChange({ ...choices, author })}
      />
      <Select
        label={t('export:page')}
        value={choices.page}
        options={[
          { value: 'a4', label: t('export:page-a4') },
          { value: 'letter', label: t('export:page-letter') },
        ]}
        onValueChange={(page) => onChange({ ...choices, page })}
      />
      <Select
        label={t('export:typeface')}
        value={choices.typeface}
        options={[
          { value: 'serif', label: t('export:typeface-serif') },
          { value: 'sans', label: t('export:typeface-sans') },
        ]}
        onValueChange={(typeface) => onChange({ ...choices, typeface })}
      />
    </div>
  );
}
