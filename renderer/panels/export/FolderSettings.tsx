import { useTranslation } from 'react-i18next';
import { useDeskActions } from '../../state/desk-context';
import { RadioGroup } from '../../ui/RadioGroup';
import { Switch } from '../../ui/Switch';
import type { SettingProps } from './ExportSettings';

/** How many notes a folder for Obsidian has, and whether it is written anew or brought up to date. */
export function FolderSettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  return (
    <>
      <RadioGroup
        label={t('folder-notes')}
        value={choices.folderNotes}
        options={[
          { value: 'each', label: t('folder-notes-each') },
          { value: 'one', label: t('folder-notes-one') },
        ]}
        onValueChange={(folderNotes) => onChange({ folderNotes })}
      />
      <Switch label={t('dates')} checked={choices.dates} onCheckedChange={(dates) => onChange({ dates })} />
      {!choices.several && actions.choosesFolders() && (
        <RadioGroup
          label={t('target')}
          value={choices.target}
          options={[
            { value: 'zip', label: t('target-zip') },
            { value: 'folder', label: t('target-update'), description: t('target-update-description') },
          ]}
          onValueChange={(target) => onChange({ target })}
        />
      )}
    </>
  );
}
