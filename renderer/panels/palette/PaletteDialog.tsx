import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useColorName } from '../../state/use-color-name';
import '../../styles/palette.css';
import { Dialog } from '../../ui/Dialog';
import { PaletteItem } from './PaletteItem';
import { PalettePreview } from './PalettePreview';
import {
  countParagraphs,
  indexPalette,
  matchPalette,
  type PaletteEntry,
  type PaletteGroup,
  type PaletteGroupName,
  readParagraphNumber,
} from './palette-entries';

const GROUP_KEYS = {
  paragraphs: 'palette-paragraphs',
  outline: 'palette-outline',
  annotations: 'palette-annotations',
  colors: 'palette-colors',
} as const satisfies Readonly<Record<PaletteGroupName, string>>;

/** "Go to": one field for paragraph numbers and for words of the outline, the annotations and the colours. */
export function PaletteDialog() {
  const { t } = useTranslation('find');
  const actions = useDeskActions();
  const isOpen = useDesk((state) => state.dialog === 'palette');
  const source = useDesk((state) => state.source);
  const surface = useDesk((state) => state.surface);
  const hasGone = useRef(false);
  const returnFocus = () => {
    if (!hasGone.current) return true;
    hasGone.current = false;
    surface?.focus();
    return false;
  };
  const noteGoing = () => {
    hasGone.current = true;
  };
  return (
    <Dialog
      open={isOpen && source !== null}
      onOpenChange={(open) => !open && actions.openDialog(null)}
      title={t('palette-title')}
      className="palette-dialog"
      returnFocus={returnFocus}
    >
      {source !== null && <Palette source={source} onGo={noteGoing} />}
    </Dialog>
  );
}

function Palette({ source, onGo }: { readonly source: OpenSource; readonly onGo: () => void }) {
  const { t } = useTranslation('find');
  const [typed, setTyped] = useState('');
  const [highlighted, setHighlighted] = useState<PaletteEntry | undefined>(undefined);
  const groups = usePaletteGroups(source, typed);
  const go = useGoing(onGo);
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={groups}
      value={typed}
      onValueChange={setTyped}
      itemToStringValue={(entry: PaletteEntry) => entry.key}
      onItemHighlighted={setHighlighted}
    >
      <Autocomplete.Input className="ui-input palette-input" aria-label={t('palette-label')} placeholder={t('palette-placeholder')} />
      <Autocomplete.Empty className="palette-empty-region">
        <PaletteEmpty source={source} typed={typed} />
      </Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items} className="palette-group">
            <Autocomplete.GroupLabel className="palette-group-label">{t(GROUP_KEYS[group.value])}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => (
                <Autocomplete.Item key={entry.key} value={entry} className="palette-item" onClick={() => go(entry)}>
                  <PaletteItem entry={entry} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <PalettePreview source={source} entry={groups.length === 0 ? undefined : highlighted} />
      <p className="palette-keys">{t('palette-keys')}</p>
    </Autocomplete.Root>
  );
}

function usePaletteGroups(source: OpenSource, typed: string): readonly PaletteGroup[] {
  const version = useDesk((state) => state.annotationsVersion);
  const colorNameOf = useColorName();
  const [index, setIndex] = useState(() => ({ version, entries: indexPalette(source, colorNameOf) }));
  // The annotations of a source change in place: their version says when.
  if (index.version !== version) setIndex({ version, entries: indexPalette(source, colorNameOf) });
  return useMemo(() => matchPalette(index.entries, typed), [index, typed]);
}

function useGoing(onGo: () => void): (entry: PaletteEntry) => void {
  const actions = useDeskActions();
  return (entry) => {
    actions.openDialog(null);
    switch (entry.kind) {
      case 'paragraph':
      case 'outline':
        onGo();
        return actions.goTo(entry.where);
      case 'annotation':
        if (entry.where === null) return actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
        onGo();
        return actions.activate(entry.id, 'list');
      case 'color':
        actions.setFilter({ colors: [entry.color], words: '' });
        return actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    }
  };
}

function PaletteEmpty({ source, typed }: { readonly source: OpenSource; readonly typed: string }) {
  const { t } = useTranslation('find');
  const number = readParagraphNumber(typed);
  if (number === null) return <p className="palette-empty">{t('palette-empty')}</p>;
  return <p className="palette-empty">{t('palette-no-paragraph', { number, last: countParagraphs(source.text) })}</p>;
}
