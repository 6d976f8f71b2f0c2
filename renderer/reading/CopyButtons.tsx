import { Toolbar } from '@base-ui/react/toolbar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quotePassage } from '../../shared/citation/quote-passage';
import type { Span } from '../../shared/text/offset';
import { useDeskActions } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { LiveRegion } from '../ui/LiveRegion';

type Copied = 'quote' | 'cite' | 'failed';

export interface CopyButtonsProps {
  readonly open: OpenSource;
  readonly where: Span;
}

/** Takes the passage to the clipboard, as a quotation or with its citation, and says that it did. */
export function CopyButtons({ open, where }: CopyButtonsProps) {
  const { t } = useTranslation('reading');
  const actions = useDeskActions();
  const [copied, setCopied] = useState<Copied | null>(null);
  const quote = () => {
    navigator.clipboard.writeText(quotePassage(open.text, where)).then(
      () => setCopied('quote'),
      () => setCopied('failed'),
    );
  };
  const cite = () => void actions.copyWithCitation(where).then((done) => setCopied(done ? 'cite' : 'failed'));
  return (
    <>
      <Toolbar.Button className="reading-toolbar-button" onClick={quote}>
        {copied === 'quote' ? t('copied') : t('quote')}
      </Toolbar.Button>
      <Toolbar.Button className="reading-toolbar-button" onClick={cite}>
        {copied === 'cite' ? t('copied') : t('cite')}
      </Toolbar.Button>
      {copied === 'failed' && <span className="reading-toolbar-failure">{t('copy-failed')}</span>}
      <LiveRegion message={copied === null ? '' : t(copied === 'failed' ? 'copy-failed' : `${copied}-copied`)} />
    </>
  );
}
