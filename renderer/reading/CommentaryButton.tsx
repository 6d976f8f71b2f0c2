import { Toolbar } from '@base-ui/react/toolbar';
import { useTranslation } from 'react-i18next';
import { useCommentary, useDeskHandle } from '../state/desk-context';

/** Quotes what the toolbar is about in the commentary, while one stands open. */
export function CommentaryButton() {
  const { t } = useTranslation('commands');
  const { commentary } = useDeskHandle();
  const isOpen = useCommentary((state) => state.isOpen);
  if (!isOpen) return null;
  return (
    <Toolbar.Button className="reading-toolbar-button" onClick={() => commentary.actions.quote()}>
      {t('quote-in-commentary')}
    </Toolbar.Button>
  );
}
