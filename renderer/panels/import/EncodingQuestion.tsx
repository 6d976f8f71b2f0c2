import { useTranslation } from 'react-i18next';
import { type EncodingLook, TEXT_ENCODINGS, type TextEncoding } from '../../../shared/import/text-source/text-encodings';
import { Button } from '../../ui/Button';
import type { ImportState } from './import-state';

interface EncodingQuestionProps {
  readonly state: Extract<ImportState, { readonly name: 'encoding' }>;
  readonly onChoose: (encoding: TextEncoding) => void;
}

/** Asks in which encoding a plain text is: what its first lines say in each, the likeliest first. */
export function EncodingQuestion({ state: { fileName, look, chosen }, onChoose }: EncodingQuestionProps) {
  const { t } = useTranslation('import');
  return (
    <>
      <h3 className="export-preview-name">{fileName}</h3>
      <fieldset className="import-documents">
        <legend>{t('encoding-asked')}</legend>
        <p className="export-hint">{t('encoding-hint')}</p>
        <ul className="import-list import-encodings">
          {look.candidates.map(({ encoding, lines }) => (
            <li key={encoding}>
              <label className="import-answer">
                <input type="radio" name="encoding" checked={chosen === encoding} onChange={() => onChoose(encoding)} />
                <span>
                  <span className="import-encoding-name">{TEXT_ENCODINGS[encoding]}</span>
                  {/* In whatever language they turn out to be. */}
                  <span lang="" dir="auto" className="import-encoding-lines">
                    {lines.join('\n')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  );
}

interface EncodingSaidProps {
  readonly look: EncodingLook;
  readonly onAsk: (look: EncodingLook) => void;
}

/** Says that a text was not UTF-8, and lets the reader look at what else it may be. */
export function EncodingSaid({ look, onAsk }: EncodingSaidProps) {
  const { t } = useTranslation('import');
  return (
    <p className="export-hint import-encoding-said">
      {t('encoding-said')}{' '}
      <Button size="small" onClick={() => onAsk(look)}>
        {t('encoding-other')}
      </Button>
    </p>
  );
}
