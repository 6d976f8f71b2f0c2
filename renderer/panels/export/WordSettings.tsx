import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import type { SettingProps } from './ExportSettings';

/** What a Word file lets one choose: whose comments they are, what goes along, paper and type. */
export function WordSettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <>
      <TextField
        label={t('comment-author')}
        description={t('comment-author-description')}
        value={choices.commentAuthor}
        maxLength={80}
        onValueChange={(commentAuthor) => onChange({ commentAuthor })}
      />
      <Switch label={t('comment-codes')} checked={choices.commentCodes} onCheckedChange={(commentCodes) => onChange({ commentCodes })} />
      <Switch
        label={t('furniture')}
        description={t('furniture-description')}
        checked={choices.furniture}
        onCheckedChange={(furniture) => onChange({ furniture })}
      />
      <PaperSettings choices={choices} onChange={onChange} />
    </>
  );
}

/** Paper and type of a Word file. */
export function PaperSettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <div className="export-pair">
      <Select
        label={t('page')}
        value={choices.page}
        options={[
          { value: 'a4', label: t('page-a4') },
          { value: 'letter', label: t('page-letter') },
        ]}
        onValueChange={(page) => onChange({ page })}
      />
      <Select
        label={t('typeface')}
        value={choices.typeface}
        options={[
          { value: 'serif', label: t('typeface-serif') },
          { value: 'sans', label: t('typeface-sans') },
        ]}
        onValueChange={(typeface) => onChange({ typeface })}
      />
    </div>
  );
}
