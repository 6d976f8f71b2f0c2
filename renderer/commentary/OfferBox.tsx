import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { LiveRegion } from '../ui/LiveRegion';
import type { OfferList } from './mention-suggestions';

/** The width of the box and what it keeps from the edge of the window, in CSS pixels; commentary.css says the same. */
const WIDTH = 320;
const EDGE = 8;
const MOST_HEIGHT = 300;

/** What can be mentioned, under the name that is being typed. The keys stay in the essay. */
export function OfferBox({ list }: { readonly list: OfferList }) {
  const { t } = useTranslation('commentary');
  const chosen = useRef<HTMLDivElement>(null);
  const { offers, at, rect, take } = list;
  useEffect(() => {
    if (offers[at] !== undefined) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [offers, at]);
  const left = Math.max(EDGE, Math.min(rect.left, window.innerWidth - WIDTH - EDGE));
  const below = rect.bottom + MOST_HEIGHT < window.innerHeight;
  const place = below ? { left, top: rect.bottom + 4 } : { left, bottom: window.innerHeight - rect.top + 4 };
  return createPortal(
    <>
      <div role="listbox" aria-label={t('mention-offers')} tabIndex={-1} className="commentary-offers" style={place}>
        {offers.map((offer, index) => (
          <div
            key={`${offer.mention.kind} ${offer.mention.id}`}
            ref={index === at ? chosen : null}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className="commentary-offer"
            onMouseDown={(event) => {
              event.preventDefault();
              take(offer);
            }}
          >
            <span className="commentary-offer-label">{offer.label}</span>
            {offer.detail !== '' && offer.detail !== offer.label && <span className="commentary-offer-detail">{offer.detail}</span>}
          </div>
        ))}
      </div>
      <LiveRegion message={offers[at]?.label ?? ''} />
    </>,
    document.body,
  );
}
