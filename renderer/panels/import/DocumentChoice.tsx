import { useTranslation } from 'react-i18next';
import type { ImportDocument } from '../../../shared/import/import-report';

interface DocumentChoiceProps {
  readonly documents: readonly ImportDocument[];
  readonly onChoose: (names: readonly string[]) => void;
}

/** Of a file about several works: whose annotations are taken over. Those that are come first. */
export function DocumentChoice({ documents, onChoose }: DocumentChoiceProps) {
  const { t } = useTranslation('import');
  const taken = documents.filter(({ isTaken }) => isTaken).map(({ name }) => name);
  const toggle = ({ name, isTaken }: ImportDocument) => onChoose(isTaken ? taken.filter((other) => other !== name) : [...taken, name]);
  const ordered = documents.toSorted((a, b) => Number(b.isTaken) - Number(a.isTaken));
  return (
    <fieldset className="import-documents">
      <legend>{t('documents')}</legend>
      <p className="export-hint">{t('documents-hint')}</p>
      <ul className="import-list">
        {ordered.map((document) => (
          <li key={document.name}>
            <label>
              <input type="checkbox" checked={document.isTaken} onChange={() => toggle(document)} />{' '}
              {document.name === '' ? t('document-unnamed') : document.name}{' '}
              <span className="import-reason">{t('document-count', { count: document.count })}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
