import { useTranslation } from 'react-i18next';
import { useDeskLater } from '../state/desk-context';
import { useColorName } from '../state/use-color-name';
import { LiveRegion } from '../ui/LiveRegion';
import type { ReadingEngine } from './reading-engine';

/** Longer quotations are cut when they are spoken. */
const SPOKEN = 160;

/** Speaks the highlight that was walked to: its words, its colour, whether it has a note. */
export function WalkAnnouncer({ engine }: { readonly engine: ReadingEngine }) {
  const { t } = useTranslation('reading');
  const nameOf = useColorName();
  const activeId = useDeskLater((state) => (state.editingId === null ? state.activeId : null));
  useDeskLater((state) => state.annotationsVersion);
  const place = useDeskLater((state) => state.activePlace);
  const mark = activeId === null ? undefined : engine.open.annotations.findPlace(activeId, place);
  if (mark === undefined) return <LiveRegion message="" />;
  const words = engine.open.text.text.slice(mark.start, mark.end).replaceAll(/\s+/g, ' ');
  const quotation = words.length > SPOKEN ? `${words.slice(0, SPOKEN)}…` : words;
  const said = t(mark.hasNote ? 'walked-noted' : 'walked', { quotation, color: nameOf(mark.color) });
  const besides = [mark.hasCorrection ? t('walked-corrected') : '', mark.anchor === 'doubtful' ? t('walked-doubtful') : ''];
  return <LiveRegion message={[said, ...besides].filter((part) => part !== '').join(' ')} />;
}
