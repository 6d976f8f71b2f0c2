import { useTranslation } from 'react-i18next';
import { useCommentary, useDeskHandle } from '../state/desk-context';
import { ToolButton } from './ToolButton';

/** Quotes what the toolbar is about in the commentary, while one stands open. */
export function CommentaryButton() {
  const { t } = useTranslation('commentary');
  const { commentary } = useDeskHandle();
  const isOpen = useCommentary((state) => state.isOpen);
  if (!isOpen) return null;
  return (
    <ToolButton command="quote-in-commentary" onClick={() => commentary.actions.quote()}>
      {t('quote-button')}
    </ToolButton>
  );
}
