import { Tag, WholeWord, X } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CONCORDANCE_ORDERS } from '../../../shared/search/concordance/order-lines';
import { countTicked } from '../../state/concordance-state';
import { useConcordance, useDeskHandle, useDeskLater } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { Select } from '../../ui/Select';
import { ConcordanceField } from './ConcordanceField';
import { HighlightButton } from './HighlightButton';

const ICON = 15;

/** What is looked for, what was found, in which order it shows, and what can be done with what is ticked. */
export function ConcordanceHead() {
  const { t } = useTranslation('concordance');
  const { concordance } = useDeskHandle();
  const head = useRef<HTMLElement>(null);
  const wholeWord = useConcordance((state) => state.wholeWord);
  const { setWholeWord, close } = concordance.actions;
  return (
    <header ref={head} className="concordance-head">
      <TickAll />
      <h2 className="concordance-title">{t('region')}</h2>
      <ConcordanceField onLines={() => focusLines(head)} />
      <IconButton
        size="small"
        label={t('whole-word')}
        pressed={wholeWord}
        icon={<WholeWord size={ICON + 1} aria-hidden="true" />}
        onClick={() => setWholeWord(!wholeWord)}
      />
      <Count />
      <span className="concordance-actions">
        <Order />
        <AddPlaces />
        <CodeTicked />
        <HighlightButton />
        <IconButton size="small" label={t('close')} keys="Escape" icon={<X size={ICON} aria-hidden="true" />} onClick={close} />
      </span>
    </header>
  );
}

function focusLines(head: RefObject<HTMLElement | null>): void {
  head.current?.parentElement?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
}

function TickAll() {
  const { t } = useTranslation('concordance');
  const { tickAll } = useDeskHandle().concordance.actions;
  const count = useConcordance((state) => state.lines.length);
  const ticked = useConcordance(countTicked);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = ticked > 0 && ticked < count;
  }, [ticked, count]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="concordance-tick-all"
      aria-label={t('tick-all')}
      title={t('tick-all')}
      disabled={count === 0}
      checked={count > 0 && ticked === count}
      onChange={(event) => tickAll(event.target.checked)}
    />
  );
}

function Count() {
  const { t } = useTranslation('concordance');
  const count = useConcordance((state) => state.lines.length);
  const blocks = useConcordance((state) => state.blocks);
  const ticked = useConcordance(countTicked);
  const isAsked = useConcordance((state) => state.words.trim() !== '' && !state.isSearching);
  const found = t('count', { occurrences: t('occurrences', { count }), paragraphs: t('paragraphs', { count: blocks }) });
  const text = count === 0 ? t('count-none') : found;
  return (
    <>
      <LiveRegion message={isAsked ? text : ''} />
      <span className="concordance-count" aria-hidden="true">
        {isAsked && text}
        {ticked < count && <span className="concordance-ticked">{t('ticked', { ticked })}</span>}
      </span>
    </>
  );
}

function Order() {
  const { t } = useTranslation('concordance');
  const { setOrder } = useDeskHandle().concordance.actions;
  const order = useConcordance((state) => state.order);
  return (
    <Select
      label={t('order')}
      hideLabel
      value={order}
      options={CONCORDANCE_ORDERS.map((value) => ({ value, label: t(`order-${value}`) }))}
      onValueChange={setOrder}
    />
  );
}

/** Gives codes to what is ticked; what is not marked yet is highlighted with them. */
function CodeTicked() {
  const { t } = useTranslation('concordance');
  const { code } = useDeskHandle().concordance.actions;
  const count = useConcordance(countTicked);
  return (
    <Button size="small" icon={<Tag size={ICON - 1} />} title={t('code-long')} disabled={count === 0} onClick={code}>
      {t('code', { count })}
    </Button>
  );
}

/** Offered while an annotation is active: it shall hold for these passages as well. */
function AddPlaces() {
  const { t } = useTranslation('concordance');
  const { addToActive } = useDeskHandle().concordance.actions;
  const isActive = useDeskLater((state) => state.activeId !== null);
  const isNone = useConcordance((state) => countTicked(state) === 0);
  if (!isActive) return null;
  return (
    <Button size="small" aria-label={t('add-long')} title={t('add-long')} disabled={isNone} onClick={addToActive}>
      {t('add')}
    </Button>
  );
}
