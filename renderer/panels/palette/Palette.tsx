import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useColorName } from '../../state/use-color-name';
import { useTexts } from '../../state/use-texts';
import { CommandItem } from './CommandItem';
import { type CommandEntry, type CommandGroupName, readCommandWords } from './command-entries';
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
import { useCommandEntries } from './use-command-entries';

const GROUP_KEYS = {
  paragraphs: 'find:palette-paragraphs',
  outline: 'find:palette-outline',
  bookmarks: 'find:palette-bookmarks',
  codes: 'find:palette-codes',
  annotations: 'find:palette-annotations',
  texts: 'find:palette-texts',
  colors: 'find:palette-colors',
  found: 'find:commands-found',
  recent: 'find:commands-recent',
  'not-now': 'find:commands-not-now',
  passage: 'commands:group-passage',
  going: 'commands:group-going',
  view: 'commands:group-view',
  history: 'commands:group-history',
  library: 'commands:group-library',
} as const;

type Entry = PaletteEntry | CommandEntry;

interface Group {
  readonly value: PaletteGroupName | CommandGroupName;
  readonly mode: 'places' | 'commands';
  readonly items: readonly Entry[];
}

export interface PaletteProps {
  /** What stands in the field at first. */
  readonly start: string;
  /** Called before the reader goes to a place of the text. */
  readonly onGo: () => void;
  readonly onCommand: (command: Command) => void;
}

/** A field, what answers to it, and a glance at the place that is chosen. */
export function Palette({ start, onGo, onCommand }: PaletteProps) {
  const { t } = useTranslation('find');
  const source = useDesk((state) => state.source);
  const [typed, setTyped] = useState(start);
  const [highlighted, setHighlighted] = useState<Entry | undefined>(undefined);
  const words = readCommandWords(typed);
  const places = usePlaces(source, words === null ? typed : null);
  const commands = useCommandEntries(words);
  const go = useGoing(onGo);
  const groups: readonly Group[] =
    words === null ? places.map((group) => ({ ...group, mode: 'places' })) : commands.map((group) => ({ ...group, mode: 'commands' }));
  const shown = groups.length === 0 || highlighted?.kind === 'command' ? undefined : highlighted;
  const choose = (entry: Entry) => (entry.kind === 'command' ? onCommand(entry.command) : go(entry));
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
      itemToStringValue={(entry: Entry) => entry.key}
      onItemHighlighted={setHighlighted}
    >
      <Autocomplete.Input
        className="ui-input palette-input"
        aria-label={t(words === null ? 'palette-label' : 'commands-label')}
        placeholder={t('palette-placeholder')}
      />
      <Autocomplete.Empty className="palette-empty-region">
        <Empty source={source} typed={typed} isCommand={words !== null} />
      </Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items} className="palette-group">
            <GroupLabel group={group} />
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.key}
                  value={entry}
                  disabled={entry.kind === 'command' && entry.need !== null}
                  className="palette-item"
                  onClick={() => choose(entry)}
                >
                  {entry.kind === 'command' ? <CommandItem entry={entry} /> : <PaletteItem entry={entry} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {source !== null && <PalettePreview source={source} entry={shown} />}
      <p className="palette-keys">{t(words === null ? 'palette-keys' : 'commands-keys')}</p>
    </Autocomplete.Root>
  );
}

/** Places and commands both have a group about annotations. */
function GroupLabel({ group: { value, mode } }: { readonly group: Group }) {
  const { t } = useTranslation(['find', 'commands']);
  const key = value === 'annotations' && mode === 'commands' ? 'commands:group-annotations' : GROUP_KEYS[value];
  return <Autocomplete.GroupLabel className="palette-group-label">{t(key)}</Autocomplete.GroupLabel>;
}

const NO_PLACES: readonly PaletteGroup[] = [];

function usePlaces(source: OpenSource | null, typed: string | null): readonly PaletteGroup[] {
  const version = useDesk((state) => state.annotationsVersion);
  const bookmarks = useDesk((state) => state.bookmarks);
  const codebook = useDesk((state) => state.codebook);
  const colorNameOf = useColorName();
  const texts = useTexts();
  const isWanted = source !== null && typed !== null;
  // The annotations of a source change in place: their version says when.
  const entries = useMemo(
    () => (isWanted ? { version, index: indexPalette(source, codebook, colorNameOf, bookmarks, texts ?? []) } : null),
    [isWanted, source, codebook, version, colorNameOf, bookmarks, texts],
  );
  return useMemo(() => (entries === null || typed === null ? NO_PLACES : matchPalette(entries.index, typed)), [entries, typed]);
}

function useGoing(onGo: () => void): (entry: PaletteEntry) => void {
  const actions = useDeskActions();
  return (entry) => {
    actions.openDialog(null);
    switch (entry.kind) {
      case 'paragraph':
      case 'outline':
      case 'bookmark':
        onGo();
        return actions.goTo(entry.where);
      case 'annotation':
        if (entry.where === null) return actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
        onGo();
        return actions.activate(entry.id, 'list');
      case 'text':
        return void actions.openSource(entry.id);
      case 'code':
        return actions.filterByCode(entry.id);
      case 'color':
        actions.setFilter({ colors: [entry.color], words: '' });
        return actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    }
  };
}

interface EmptyProps {
  readonly source: OpenSource | null;
  readonly typed: string;
  readonly isCommand: boolean;
}

function Empty({ source, typed, isCommand }: EmptyProps) {
  const { t } = useTranslation('find');
  if (isCommand) return <p className="palette-empty">{t('commands-empty')}</p>;
  if (source === null) return <p className="palette-empty">{t('palette-no-text')}</p>;
  const number = readParagraphNumber(typed);
  if (number === null) return <p className="palette-empty">{t('palette-empty')}</p>;
  return <p className="palette-empty">{t('palette-no-paragraph', { number, last: countParagraphs(source.text) })}</p>;
}
