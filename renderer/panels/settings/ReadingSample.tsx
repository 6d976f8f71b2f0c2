import { useTranslation } from 'react-i18next';
import { useDesk } from '../../state/desk-context';

/** Characters of each paragraph that are enough to judge a setting by. */
const SAMPLE_LENGTH = 150;

/** The first words, none cut in two where the script has spaces. */
function beginningOf(paragraph: string): string {
  if (paragraph.length <= SAMPLE_LENGTH) return paragraph;
  const start = paragraph.slice(0, SAMPLE_LENGTH);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), SAMPLE_LENGTH / 2))} …`;
}

/** The beginning of a paragraph of the open text as it would be set, and of one in another script where there is one. */
export function ReadingSample() {
  const { t } = useTranslation('settings');
  const source = useDesk((state) => state.source);
  if (source === null) return null;
  const { language } = source.source.provenance;
  const { text, blocks } = source.text;
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const own = paragraphs.find((block) => block.language === language);
  const other = paragraphs.find((block) => block.language !== language);
  return (
    <figure className="settings-sample" aria-label={t('sample')}>
      {[own, other].map(
        (block) =>
          block !== undefined && (
            <p key={block.index} lang={block.language}>
              {beginningOf(text.slice(block.span.start, block.span.end))}
            </p>
          ),
      )}
    </figure>
  );
}
