import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeStripe } from '../../shared/codebook/layout-stripes';
import { useDesk, useDeskActions } from '../state/desk-context';
import { languageOfName } from '../state/language-of-name';
import type { ReadingEngine } from './reading-engine';
import { useCodeStripes } from './use-code-stripes';

/** The codings beside the text: a bar for each, a lane for each code, named where one points or stands. One stop for Tab; arrows walk. */
export function CodeStripes({ engine }: { readonly engine: ReadingEngine }) {
  const { t } = useTranslation('reading');
  const stripes = useCodeStripes(engine);
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const tabStop = stripes.some((stripe) => keyOf(stripe) === current) ? current : stripes[0] && keyOf(stripes[0]);
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = document.activeElement === null ? -1 : buttons.findIndex((button) => button.isSameNode(document.activeElement));
    if (step === undefined || at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
  if (stripes.length === 0) return null;
  return (
    <ul ref={list} className="reading-stripes" aria-label={t('stripes')} onKeyDown={walk}>
      {stripes.map((stripe) => (
        <Stripe key={keyOf(stripe)} stripe={stripe} isTabStop={keyOf(stripe) === tabStop} onFocus={() => setCurrent(keyOf(stripe))} />
      ))}
    </ul>
  );
}

/** From one lane to the next, in CSS pixels. */
const LANE = 6;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function keyOf({ id, code, top }: CodeStripe): string {
  return `${id} ${code} ${Math.round(top)}`;
}

interface StripeProps {
  readonly stripe: CodeStripe;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
}

function Stripe({ stripe, isTabStop, onFocus }: StripeProps) {
  const actions = useDeskActions();
  const code = useDesk((state) => state.codebook.codes.get(stripe.code));
  const name = useDesk((state) => state.codebook.labels.get(stripe.code) ?? '');
  return (
    <li>
      <button
        type="button"
        className="reading-stripe"
        data-code-color={code?.color}
        data-name={name}
        aria-label={name}
        lang={languageOfName(name)}
        tabIndex={isTabStop ? 0 : -1}
        style={{ transform: `translate(${stripe.lane * LANE}px, ${stripe.top}px)`, height: stripe.bottom - stripe.top }}
        onFocus={onFocus}
        onClick={() => actions.activate(stripe.id, 'note')}
      />
    </li>
  );
}
