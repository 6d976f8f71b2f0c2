import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import { findPickedEnd } from '../../state/desk-relations';
import type { OpenSource } from '../../state/desk-state';
import type { Relating } from '../../state/relation-state';
import { useRelationChoices, valueOfChoice } from '../../state/use-relation-choices';
import '../../styles/relations.css';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Kbd } from '../../ui/Kbd';
import { LiveRegion } from '../../ui/LiveRegion';
import { Select } from '../../ui/Select';
import { EndField } from './EndField';
import { RelationEndWords } from './RelationEndWords';
import { useRelatingKeys } from './use-relating-keys';

/** Stands at the foot of the text while the other end of a relation is picked: in the text, in the list of annotations, or here by its words. */
export function RelatingBar() {
  const { t } = useTranslation('relations');
  const relating = useDesk((state) => state.relating);
  const source = useDesk((state) => state.source);
  return (
    <>
      <LiveRegion message={relating === null ? '' : t('picking-spoken')} />
      {relating !== null && source !== null && <OpenBar relating={relating} source={source} />}
    </>
  );
}

function OpenBar({ relating, source }: { readonly relating: Relating; readonly source: OpenSource }) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  useRelatingKeys();
  useFocusInText();
  return (
    <section className="relating" data-region="relating" aria-label={t('picking')}>
      <div className="relating-ends">
        <RelationEndWords source={source} end={relating.from} />
        <KindSelect />
        <PickedEnd source={source} />
      </div>
      <EndField source={source} from={relating.from} />
      <IconButton
        size="small"
        label={t('picking-cancel')}
        icon={<X size={16} aria-hidden="true" />}
        keys="Escape"
        onClick={actions.endRelating}
      />
    </section>
  );
}

/** The toolbar from which it was begun goes when picking begins: then the keys are the text's. */
function useFocusInText(): void {
  const { store } = useDeskHandle();
  useEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.closest('[role="toolbar"]') !== null) store.getState().surface?.focus();
  }, [store]);
}

/** The value of the list's last entry, which is no kind of relation. */
const MORE = 'more';

function KindSelect() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const choices = useRelationChoices();
  const choice = useDesk((state) => state.relationChoice);
  return (
    <Select
      label={t('kind')}
      hideLabel
      value={valueOfChoice(choice)}
      options={[...choices, { value: MORE, label: t('kinds-more') }]}
      onValueChange={(value) => {
        const chosen = choices.find((one) => one.value === value);
        if (chosen === undefined) actions.openDialog('relation-types');
        else actions.chooseRelation(chosen.choice);
      }}
    />
  );
}

function PickedEnd({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const relating = useDesk((state) => state.relating);
  const selection = useDesk((state) => state.selection);
  const activeId = useDesk((state) => state.activeId);
  const end = findPickedEnd({ relating, selection, activeId });
  if (end === null) return <p className="relating-hint">{t('picking-hint')}</p>;
  return (
    <>
      <RelationEndWords source={source} end={end} />
      <Button size="small" variant="accent" onClick={() => actions.relateTo()}>
        {t('relate')}
        <Kbd keys="Enter" />
      </Button>
    </>
  );
}
