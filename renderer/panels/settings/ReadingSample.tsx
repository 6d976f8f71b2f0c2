import { useTranslation } from 'react-i18next';
import { useDesk } from '../../state/desk-context';

/** Characters of the open text that are enough to judge a setting by. */
const SAMPLE_LENGTH = 150;

/** The beginning of two paragraphs of the open text, one of them in another script where there is one, as they would be set. */
export function ReadingSample() {
  const { t } = useTranslation('settings');
  const text = useDesk((state) => state.source?.text);
  const paragraphs = text?.blocks.filter((block) => block.kind === 'paragraph') ?? [];
  const [first] = paragraphs;
  if (text === undefined || first === undefined) return null;
  const other = paragraphs.find((block) => block.language !== first.language);
  return (
    <figure className="settings-sample" aria-label={t('sample')}>
      {[first, ...(other === undefined ? [] : [other])].map((block) => (
        <p key={block.index} lang={block.language}>
          {text.text.slice(block.span.start, Math.min(block.span.end, block.span.start + SAMPLE_LENGTH))}
        </p>
      ))}
    </figure>
  );
}
