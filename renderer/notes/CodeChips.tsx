import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../shared/model/records';
import { useDeskActions, useDeskLater } from '../state/desk-context';
import { languageOfName } from '../state/language-of-name';

/** The codes of an annotation by their paths; on the card that is open each can be taken away. */
export function CodeChips({ annotation, isOpen }: { readonly annotation: Annotation | undefined; readonly isOpen: boolean }) {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const codebook = useDeskLater((state) => state.codebook);
  const codes = annotation?.codes.flatMap((id) => codebook.codes.get(id) ?? []) ?? [];
  if (annotation === undefined || codes.length === 0) return null;
  return (
    <ul className="notes-chips" aria-label={t('chips')}>
      {codes.map((code) => {
        const name = codebook.labels.get(code.id) ?? code.name;
        return (
          <li key={code.id} className="notes-chip" title={code.definition === '' ? name : code.definition}>
            <span className="codes-square" data-code-color={code.color} />
            <span className="notes-chip-name" lang={languageOfName(name)}>
              {name}
            </span>
            {isOpen && (
              <button
                type="button"
                className="notes-chip-remove"
                aria-label={t('chip-remove', { name })}
                onClick={() => actions.withdrawCode([annotation.id], code.id)}
              >
                <X size={12} aria-hidden="true" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
