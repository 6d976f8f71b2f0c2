import { Toolbar } from '@base-ui/react/toolbar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../shared/text/offset';
import type { OpenSource } from '../state/desk-state';
import { LiveRegion } from '../ui/LiveRegion';
import { citePassage, quotePassage } from './quoting';

type Copied = 'quote' | 'cite' | 'failed';

export interface CopyButtonsProps {
  readonly open: OpenSource;
  readonly where: Span;
}

/** Takes the passage to the clipboard, as a quotation or with its citation, and says that it did. */
export function CopyButtons({ open, where }: CopyButtonsProps) {
  const { t } = useTranslation('reading');
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = (kind: 'quote' | 'cite', words: string) => {
    navigator.clipboard.writeText(words).then(
      () => setCopied(kind),
      () => setCopied('failed'),
    );
  };
  return (
    <>
      <Toolbar.Button className="reading-toolbar-button" onClick={() => copy('quote', quotePassage(open.text, where))}>
        {copied === 'quote' ? t('copied') : t('quote')}
      </Toolbar.Button>
      <Toolbar.Button
        className="reading-toolbar-button"
        onClick={() => copy('cite', citePassage(open.text, where, open.source.provenance))}
      >
        {copied === 'cite' ? t('copied') : t('cite')}
      </Toolbar.Button>
      {copied === 'failed' && <span className="reading-toolbar-failure">{t('copy-failed')}</span>}
      <LiveRegion message={copied === null ? '' : t(copied === 'failed' ? 'copy-failed' : `${copied}-copied`)} />
    </>
  );
}
