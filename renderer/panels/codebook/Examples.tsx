import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId, Code } from '../../../shared/model/records';
import { useDeskActions } from '../../state/desk-context';
import { PassageList } from './PassageList';
import { useCodeReport } from './use-code-editing';
import { useCodePassages } from './use-code-passages';

/** The passages that a code is given to, with those that are examples of it. */
export function Examples({ code, onOpen }: { readonly code: Code; readonly onOpen: (id: AnnotationId) => void }) {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const report = useCodeReport();
  // They stay where they were while the dialog is open: a line must not run away from the key that marked it.
  const [pinnedBefore] = useState(code.examples);
  const passages = useCodePassages(code.id, pinnedBefore);
  const isExample = (id: AnnotationId) => code.examples.includes(id);
  return (
    <section className="ui-field codes-examples">
      <span className="ui-field-label">{t('examples')}</span>
      {passages.length === 0 ? (
        <p className="ui-field-description">{t('examples-none')}</p>
      ) : (
        <>
          <PassageList
            label={t('examples')}
            passages={passages}
            sign="star"
            isMarked={isExample}
            onToggle={(id) => report(actions.pinExample(code.id, id, !isExample(id)))}
            onOpen={onOpen}
          />
          <p className="ui-field-description">{t('examples-hint')}</p>
        </>
      )}
    </section>
  );
}
