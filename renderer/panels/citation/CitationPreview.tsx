import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CslItem } from '../../../shared/model/csl-item';
import { offset, type Span, span } from '../../../shared/text/offset';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';

/** A change of mind is waited for so long before the preview is written again, in milliseconds. */
const SETTLE_AFTER = 250;

type Shown = { readonly state: 'writing' | 'failed' } | { readonly state: 'ready'; readonly words: string };

/** What "Copy with citation" would copy of the selection, of the passage in hand, or of the first words. */
export function CitationPreview({ item }: { readonly item: CslItem | null }) {
  const { t } = useTranslation('citation');
  const actions = useDeskActions();
  // As words, so that the same place is the same value.
  const place = useDesk(placeOfExample);
  const style = useDesk(({ preferences }) => `${preferences.citationStyle} ${preferences.citationLanguage} ${preferences.language}`);
  const [shown, setShown] = useState<Shown>({ state: 'writing' });
  const key = JSON.stringify([item, style]);
  useEffect(() => {
    const [citation]: readonly (CslItem | null)[] = JSON.parse(key);
    const [start, end] = place.split(' ').map(Number);
    if (citation === null || citation === undefined || start === undefined || end === undefined) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      setShown({ state: 'writing' });
      void actions.previewCitation(span(start, end), citation).then((outcome) => {
        if (isWanted) setShown(outcome.ok ? { state: 'ready', words: outcome.value } : { state: 'failed' });
      });
    }, SETTLE_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [actions, key, place]);
  return (
    <section className="citation-preview" aria-label={t('preview')} aria-busy={shown.state === 'writing'}>
      <h3 className="settings-heading">{t('preview')}</h3>
      <div className="citation-preview-words">
        {shown.state === 'ready' && shown.words.split('\n\n').map((line) => <p key={line}>{line}</p>)}
        {shown.state === 'writing' && <p className="citation-preview-hint">{t('preview-writing')}</p>}
        {shown.state === 'failed' && <p className="citation-preview-hint">{t('preview-failed')}</p>}
      </div>
    </section>
  );
}

/** The longest passage that is shown as an example. */
const LONGEST = 160;
/** Characters of the first paragraph that are shown where no passage is in hand. */
const BEGINNING = 40;

function placeOfExample(state: DeskState): string {
  const where = exampleOf(state);
  return where === null ? '' : `${where.start} ${where.end}`;
}

function exampleOf({ source, selection, activeId, activePlace }: DeskState): Pick<Span, 'start' | 'end'> | null {
  if (source === null) return null;
  const mark = activeId === null ? undefined : source.annotations.findPlace(activeId, activePlace);
  const inHand = selection ?? (mark === undefined || mark.anchor === 'orphaned' ? null : mark);
  if (inHand !== null && inHand.end - inHand.start <= LONGEST) return { start: offset(inHand.start), end: offset(inHand.end) };
  const block = source.text.blocks.find((one) => one.kind === 'paragraph');
  return block === undefined ? null : span(block.span.start, Math.min(block.span.end, block.span.start + BEGINNING));
}
