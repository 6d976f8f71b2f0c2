import { useTranslation } from 'react-i18next';
import { type ExportChoices, takesAnnotations, takesMemos, takesOrder } from '../../../shared/export/export-choices';
import { isOpenFilter } from '../../../shared/search/filter-annotations';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import { BibliographySettings } from './BibliographySettings';
import type { Collector } from './collector';
import { FolderSettings } from './FolderSettings';
import { LeftOut } from './LeftOut';
import { PrintSettings } from './PrintSettings';
import { ReportSettings } from './ReportSettings';
import { useCollected } from './use-collected';
import { PaperSettings, WordSettings } from './WordSettings';

export interface ExportSettingsProps {
  readonly source: OpenSource;
  readonly choices: ExportChoices;
  /** How many essays the reader has written on the text. */
  readonly commentaries: number;
  readonly onChange: (changed: Partial<ExportChoices>) => void;
}

export interface CollectingProps extends ExportSettingsProps {
  readonly collector: Collector;
}

/** What a format lets one choose. */
export type SettingProps = Pick<ExportSettingsProps, 'choices' | 'onChange'>;

/** Which annotations, in which order, and what the chosen use lets one choose besides. */
export function ExportSettings({ source, collector, choices, commentaries, onChange }: CollectingProps) {
  return (
    <div className="export-settings">
      {takesAnnotations(choices.use) && <ScopeSetting source={source} collector={collector} choices={choices} onChange={onChange} />}
      {takesOrder(choices) && <OrderSetting choices={choices} onChange={onChange} />}
      <FormatSettings choices={choices} commentaries={commentaries} onChange={onChange} />
      {takesMemos(choices.use) && <Memos choices={choices} onChange={onChange} />}
      {takesAnnotations(choices.use) && <LeftOut source={source} collector={collector} choices={choices} commentaries={commentaries} />}
    </div>
  );
}

/** What several formats have in common is asked once, then each is named with what it lets one choose and what it does not hold. */
export function SeveralSettings({ source, collector, choices, commentaries, onChange }: CollectingProps) {
  const { t } = useTranslation('export');
  const { uses } = choices;
  return (
    <div className="export-settings">
      {uses.length === 0 && <p className="export-hint">{t('several-none')}</p>}
      {uses.some(takesAnnotations) && <ScopeSetting source={source} collector={collector} choices={choices} onChange={onChange} />}
      {uses.some((use) => takesOrder({ ...choices, use })) && <OrderSetting choices={choices} onChange={onChange} />}
      {uses.some(takesMemos) && <Memos choices={choices} onChange={onChange} />}
      <TargetSetting choices={choices} onChange={onChange} />
      {uses.map((use) => (
        <section key={use} className="export-format" aria-label={t(`use-${use}`)}>
          <h3>{t(`use-${use}`)}</h3>
          <FormatSettings choices={{ ...choices, use }} commentaries={commentaries} onChange={onChange} />
          {takesAnnotations(use) && (
            <LeftOut source={source} collector={collector} choices={{ ...choices, use }} commentaries={commentaries} />
          )}
        </section>
      ))}
    </div>
  );
}

/** Offered where files can be written into a folder. */
function TargetSetting({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  if (!actions.choosesFolders()) return null;
  return (
    <RadioGroup
      label={t('target')}
      value={choices.target}
      options={[
        { value: 'zip', label: t('target-zip') },
        { value: 'folder', label: t('target-folder'), description: t('target-folder-description') },
      ]}
      onValueChange={(target) => onChange({ target })}
    />
  );
}

function OrderSetting({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <Select
      label={t('order')}
      value={choices.order}
      options={[
        { value: 'place', label: t('order-place') },
        { value: 'color', label: t('order-color') },
        { value: 'time', label: t('order-time') },
      ]}
      onValueChange={(order) => onChange({ order })}
    />
  );
}

function ScopeSetting({ source, collector, choices, onChange }: Omit<CollectingProps, 'commentaries'>) {
  const { t } = useTranslation('export');
  const filter = useDesk((state) => state.filter);
  const isOpen = isOpenFilter(filter);
  const listed = useCollected(collector, source, isOpen ? 'all' : 'filtered');
  const all = source.annotations.size;
  const counts = { all, filtered: listed?.found.length ?? all };
  return (
    <RadioGroup
      label={t('scope')}
      value={choices.scope}
      options={[
        { value: 'all', label: t('scope-all', { count: counts.all }) },
        {
          value: 'filtered',
          label: t('scope-filtered', { count: counts.filtered }),
          disabled: isOpen,
          ...(isOpen ? { description: t('scope-no-filter') } : {}),
        },
      ]}
      onValueChange={(scope) => onChange({ scope })}
    />
  );
}

function FormatSettings({ choices, commentaries, onChange }: Omit<ExportSettingsProps, 'source'>) {
  switch (choices.use) {
    case 'docx':
      return <WordSettings choices={choices} onChange={onChange} />;
    case 'print':
      return <PrintSettings choices={choices} onChange={onChange} />;
    case 'report':
      return <ReportSettings choices={choices} onChange={onChange} />;
    case 'errata':
      return <PaperSettings choices={choices} onChange={onChange} />;
    case 'html':
      return <ListPassages choices={choices} onChange={onChange} />;
    case 'obsidian':
      return (
        <>
          <Content choices={choices} onChange={onChange} />
          {choices.content === 'annotations' && <Dates choices={choices} onChange={onChange} />}
        </>
      );
    case 'bibliography':
      return <BibliographySettings choices={choices} onChange={onChange} />;
    case 'obsidian-folder':
      return <FolderSettings choices={choices} onChange={onChange} />;
    case 'pandoc':
      return (
        <>
          <Content choices={choices} onChange={onChange} />
          {choices.content === 'annotations' && <NoteStyle choices={choices} onChange={onChange} />}
        </>
      );
    case 'csv':
      return <FormulaGuard choices={choices} onChange={onChange} />;
    case 'qdpx':
      return (
        <>
          <Annotator choices={choices} onChange={onChange} />
          <ColorCodes choices={choices} onChange={onChange} />
        </>
      );
    case 'tei':
      return (
        <>
          <Annotator choices={choices} onChange={onChange} />
          {commentaries > 0 && <Commentary choices={choices} onChange={onChange} />}
        </>
      );
    case 'json-ld':
      return <ExchangeSettings choices={choices} onChange={onChange} />;
    case 'text':
      return <Dates choices={choices} onChange={onChange} />;
    case 'anki':
    case 'zotero-note':
    case 'xlsx':
    case 'qdc':
    case 'original':
    case 'archive':
      return null;
  }
}

function ListPassages({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <Switch label={t('list-passages')} checked={choices.listPassages} onCheckedChange={(listPassages) => onChange({ listPassages })} />
  );
}

function Dates({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return <Switch label={t('dates')} checked={choices.dates} onCheckedChange={(dates) => onChange({ dates })} />;
}

/** Offered once there is a memo. */
function Memos({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  const hasMemos = useDesk(({ memos, codebook }) => memos.size > 0 || codebook.inOrder.some((code) => code.memo !== null));
  if (!hasMemos) return null;
  return (
    <Switch
      label={t('memos')}
      description={t('memos-description')}
      checked={choices.memos}
      onCheckedChange={(memos) => onChange({ memos })}
    />
  );
}

function Commentary({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <Switch
      label={t('commentary')}
      description={t('commentary-description')}
      checked={choices.commentary}
      onCheckedChange={(commentary) => onChange({ commentary })}
    />
  );
}

function Annotator({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <TextField
      label={t('annotator')}
      description={t('annotator-description')}
      value={choices.commentAuthor}
      maxLength={80}
      onValueChange={(commentAuthor) => onChange({ commentAuthor })}
    />
  );
}

function ColorCodes({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <Switch
      label={t('color-codes')}
      description={t('color-codes-description')}
      checked={choices.colorCodes}
      onCheckedChange={(colorCodes) => onChange({ colorCodes })}
    />
  );
}

function FormulaGuard({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <Switch
      label={t('guard')}
      description={t('guard-description')}
      checked={choices.guardFormulas}
      onCheckedChange={(guardFormulas) => onChange({ guardFormulas })}
    />
  );
}

function Content({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <RadioGroup
      label={t('content')}
      value={choices.content}
      options={[
        { value: 'annotations', label: t('content-annotations') },
        { value: 'text', label: t('content-text') },
      ]}
      onValueChange={(content) => onChange({ content })}
    />
  );
}

function NoteStyle({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <RadioGroup
      label={t('notes')}
      value={choices.noteStyle}
      options={[
        { value: 'paragraphs', label: t('notes-paragraphs') },
        { value: 'footnotes', label: t('notes-footnotes') },
      ]}
      onValueChange={(noteStyle) => onChange({ noteStyle })}
    />
  );
}

function ExchangeSettings({ choices, onChange }: SettingProps) {
  const { t } = useTranslation('export');
  return (
    <>
      <RadioGroup
        label={t('unit')}
        value={choices.unit}
        options={[
          { value: 'code-points', label: t('unit-code-points'), description: t('unit-code-points-description') },
          { value: 'utf-16', label: t('unit-utf-16'), description: t('unit-utf-16-description') },
        ]}
        onValueChange={(unit) => onChange({ unit })}
      />
      <RadioGroup
        label={t('note-format')}
        value={choices.noteFormat}
        options={[
          { value: 'markdown', label: 'Markdown' },
          { value: 'html', label: 'HTML' },
        ]}
        onValueChange={(noteFormat) => onChange({ noteFormat })}
      />
    </>
  );
}
