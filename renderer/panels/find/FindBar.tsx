import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskHandle, useFind } from '../../state/desk-context';
import { countMatches } from '../../state/find-state';
import { useShortcut } from '../../state/shortcut-context';
import '../../styles/find.css';
import { IconButton } from '../../ui/IconButton';
import { FindField } from './FindField';
import { FindOptions } from './FindOptions';
import { FindStatus } from './FindStatus';

const ICON = 15;

/** The field in the middle of the top bar; once find is open it carries count, steps and options as well. */
export function FindBar() {
  const { t } = useTranslation('find');
  const { find } = useDeskHandle();
  const isOpen = useDesk((state) => state.findOpen && state.source !== null);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    find.actions.close();
  };
  return (
    <search className="find-bar" data-open={isOpen ? '' : undefined} aria-label={t('find-region')} onKeyDown={closeOnEscape}>
      <FindField />
      <FindStatus />
      {isOpen && (
        <>
          <FindSteps />
          <FindOptions />
          <IconButton
            size="small"
            label={t('close')}
            keys="Escape"
            icon={<X size={ICON} aria-hidden="true" />}
            onClick={find.actions.close}
          />
        </>
      )}
    </search>
  );
}

function FindSteps() {
  const { t } = useTranslation('find');
  const { find } = useDeskHandle();
  const [previous, next] = [useShortcut('find-previous'), useShortcut('find-next')];
  const isEmpty = useFind((state) => countMatches(state) === 0);
  return (
    <span className="find-steps">
      <IconButton
        size="small"
        label={t('previous')}
        keys={previous}
        icon={<ChevronUp size={ICON} aria-hidden="true" />}
        aria-disabled={isEmpty}
        onClick={() => find.actions.step(-1)}
      />
      <IconButton
        size="small"
        label={t('next')}
        keys={next}
        icon={<ChevronDown size={ICON} aria-hidden="true" />}
        aria-disabled={isEmpty}
        onClick={() => find.actions.step(1)}
      />
    </span>
  );
}
