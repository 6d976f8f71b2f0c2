import { ChevronDown, Ellipsis, ListTree, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outlineOf } from '../../shared/commentary/essay-text';
import type { Commentary } from '../../shared/model/records';
import { useCommentary, useDeskHandle } from '../state/desk-context';
import { IconButton } from '../ui/IconButton';
import { Menu, MenuCheckItem, MenuItem, MenuSeparator, Submenu } from '../ui/Menu';
import { insertBibliography } from './cite-commands';
import type { EssayEditing } from './essay-editing';
import type { EssayTool } from './essay-keys';
import { insertFootnote } from './insert-parts';

export interface EssayHeadProps {
  readonly commentary: Commentary | null;
  readonly editing: EssayEditing | null;
  readonly onTool: (tool: EssayTool) => void;
  readonly onExport: () => void;
}

/** The title, the other commentaries, and everything that has no button of its own. */
export function EssayHead({ commentary, editing, onTool, onExport }: EssayHeadProps) {
  const { t } = useTranslation('commentary');
  const { commentary: desk } = useDeskHandle();
  return (
    <header className="commentary-head">
      {commentary === null ? (
        <h2 className="commentary-heading">{t('region')}</h2>
      ) : (
        <TitleField key={`${commentary.id} ${commentary.title}`} commentary={commentary} />
      )}
      <ChooseMenu current={commentary} />
      {editing !== null && <OutlineMenu editing={editing} />}
      {commentary !== null && <MoreMenu commentary={commentary} editing={editing} onTool={onTool} onExport={onExport} />}
      <IconButton size="small" label={t('close')} icon={<X size={16} aria-hidden="true" />} onClick={desk.actions.close} />
    </header>
  );
}

function TitleField({ commentary }: { readonly commentary: Commentary }) {
  const { t } = useTranslation('commentary');
  const { commentary: desk } = useDeskHandle();
  const [title, setTitle] = useState(commentary.title);
  const keep = () => desk.actions.rename(commentary.id, title.trim());
  const pressKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      keep();
      desk.actions.requestFocus();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setTitle(commentary.title);
    }
  };
  return (
    <input
      className="commentary-title"
      aria-label={t('title')}
      placeholder={t('untitled')}
      autoComplete="off"
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={keep}
      onKeyDown={pressKey}
    />
  );
}

function ChooseMenu({ current }: { readonly current: Commentary | null }) {
  const { t } = useTranslation('commentary');
  const { actions } = useDeskHandle().commentary;
  const list = useCommentary((state) => state.list) ?? [];
  const nameOf = ({ title }: Commentary) => (title === '' ? t('untitled') : title);
  const kept = list.filter((one) => one.trashedAt === null).sort((a, b) => a.createdAt - b.createdAt);
  const trashed = list.filter((one) => one.trashedAt !== null);
  return (
    <Menu trigger={<IconButton size="small" label={t('choose')} icon={<ChevronDown size={16} aria-hidden="true" />} />}>
      {kept.map((one) => (
        <MenuCheckItem key={one.id} checked={one.id === current?.id} onChange={() => actions.choose(one.id)}>
          {nameOf(one)}
        </MenuCheckItem>
      ))}
      {kept.length > 0 && <MenuSeparator />}
      <MenuItem onSelect={actions.create}>{t('create')}</MenuItem>
      {trashed.length > 0 && (
        <Submenu label={t('restore-from-trash')}>
          {trashed.map((one) => (
            <MenuItem key={one.id} onSelect={() => actions.restore(one.id)}>
              {nameOf(one)}
            </MenuItem>
          ))}
        </Submenu>
      )}
      {trashed.length > 0 && (
        <Submenu label={t('remove-from-trash')}>
          {trashed.map((one) => (
            <MenuItem key={one.id} danger onSelect={() => actions.remove(one.id)}>
              {nameOf(one)}
            </MenuItem>
          ))}
        </Submenu>
      )}
    </Menu>
  );
}

function OutlineMenu({ editing }: { readonly editing: EssayEditing }) {
  const { t } = useTranslation('commentary');
  const [open, setOpen] = useState(false);
  // Read when it is looked at: writing does not wait for it.
  const headings = open ? outlineOf(editing.read()) : [];
  return (
    <Menu
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton size="small" label={t('outline')} icon={<ListTree size={16} aria-hidden="true" />} />}
    >
      {headings.length === 0 && (
        <MenuItem disabled onSelect={() => undefined}>
          {t('outline-empty')}
        </MenuItem>
      )}
      {headings.map((heading) => (
        <MenuItem key={heading.id} onSelect={() => editing.goToBlock(heading.id)}>
          <span className="commentary-outline" data-level={heading.level}>
            {heading.words === '' ? t('heading-empty') : heading.words}
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function MoreMenu({ commentary, editing, onTool, onExport }: EssayHeadProps & { readonly commentary: Commentary }) {
  const { t } = useTranslation('commentary');
  const { actions } = useDeskHandle().commentary;
  return (
    <Menu trigger={<IconButton size="small" label={t('more')} icon={<Ellipsis size={16} aria-hidden="true" />} />}>
      <MenuItem keys="Mod+Shift+K" disabled={editing === null} onSelect={() => onTool('quote')}>
        {t('quote-search')}
      </MenuItem>
      <MenuItem keys="Mod+Alt+F" disabled={editing === null} onSelect={() => editing !== null && insertFootnote(editing.editor)}>
        {t('footnote-insert')}
      </MenuItem>
      <MenuItem keys="Mod+Alt+K" disabled={editing === null} onSelect={actions.cite}>
        {t('citation-insert')}
      </MenuItem>
      <MenuItem disabled={editing === null} onSelect={() => editing !== null && insertBibliography(editing.editor, t('bibliography'))}>
        {t('bibliography-insert')}
      </MenuItem>
      <MenuItem keys="Mod+F" disabled={editing === null} onSelect={() => onTool('find')}>
        {t('find')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem disabled={editing === null} onSelect={onExport}>
        {t('export')}
      </MenuItem>
      <MenuItem danger onSelect={() => actions.trash(commentary.id)}>
        {t('trash')}
      </MenuItem>
    </Menu>
  );
}
