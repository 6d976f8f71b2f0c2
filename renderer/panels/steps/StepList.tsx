import { Autocomplete } from '@base-ui/react/autocomplete';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { useStepName } from '../../state/use-step-name';
import type { StepList as Steps } from '../../storage/library';
import { Button } from '../../ui/Button';
import { formatDateTime } from '../../ui/format-time';
import { useAgo } from '../../ui/use-ago';
import { listEntries, type StepEntry, type StepGroup } from './step-entries';

/** Steps listed at first, and added by "earlier steps". */
const PORTION = 50;

const GROUP_KEYS = { undone: 'steps-undone', done: 'steps-done' } as const;

export function StepList({ onChoose }: { readonly onChoose: (seq: number) => void }) {
  const { t } = useTranslation('changes');
  const stepNameOf = useStepName();
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(PORTION);
  const steps = useSteps(most);
  if (steps === null) return null;
  const groups = listEntries(steps, ({ name }) => stepNameOf(name), t('steps-beginning'), typed);
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
      itemToStringValue={(entry: StepEntry) => String(entry.seq)}
    >
      <Autocomplete.Input className="ui-input palette-input" aria-label={t('steps-search')} placeholder={t('steps-search')} autoFocus />
      <Autocomplete.Empty className="palette-empty-region">
        <p className="palette-empty">{t(typed === '' ? 'steps-none' : 'steps-none-found')}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(group: StepGroup) => (
          <Autocomplete.Group key={group.value} items={group.items} className="palette-group">
            <Autocomplete.GroupLabel className="palette-group-label">{t(GROUP_KEYS[group.value])}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: StepEntry) => (
                <Autocomplete.Item key={entry.seq} value={entry} className="palette-item" onClick={() => onChoose(entry.seq)}>
                  <StepItem entry={entry} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {steps.hasEarlier && (
        <Button size="small" onClick={() => setMost(most + PORTION)}>
          {t('steps-earlier')}
        </Button>
      )}
      <p className="palette-keys">{t('steps-keys')}</p>
    </Autocomplete.Root>
  );
}

/** Read anew when a step is done or undone, in whatever window. */
function useSteps(most: number): Steps | null {
  const actions = useDeskActions();
  const undoState = useDesk((state) => state.undoState);
  const [steps, setSteps] = useState<Steps | null>(null);
  useEffect(() => {
    let isWanted = true;
    void actions.listSteps(most).then((listed) => {
      // Another step may have been the same by name.
      if (isWanted && undoState !== undefined) setSteps(listed);
    });
    return () => {
      isWanted = false;
    };
  }, [actions, most, undoState]);
  return steps;
}

function StepItem({ entry: { name, at, state } }: { readonly entry: StepEntry }) {
  const { t, i18n } = useTranslation('changes');
  const ago = useAgo();
  return (
    <>
      <span className="palette-words" data-undone={state === 'undone' || undefined}>
        {name}
      </span>
      {state === 'now' && <span className="palette-now">{t('steps-now')}</span>}
      {at !== null && (
        <time className="palette-place" dateTime={new Date(at).toISOString()} title={formatDateTime(at, i18n.language)}>
          {ago(at, Date.now())}
        </time>
      )}
    </>
  );
}
