import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { branchOf, type Codebook } from '../../../shared/codebook/codebook';
import { findCodes } from '../../../shared/codebook/find-codes';
import type { Code } from '../../../shared/model/records';
import { useDeskActions } from '../../state/desk-context';
import '../../styles/coding.css';
import { languageOfName } from '../../state/language-of-name';
import { Dialog } from '../../ui/Dialog';
import type { CodeDialogProps } from './DefinitionDialog';

/** Asks into which other code this one is to go. */
export function MergeDialog({ code, codebook, onClose, onFocus }: CodeDialogProps & { readonly codebook: Codebook }) {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const [typed, setTyped] = useState('');
  const branch = useMemo(() => branchOf(codebook, code.id), [codebook, code]);
  const found = useMemo(() => findCodes(codebook, typed).filter((one) => !branch.has(one.id)), [codebook, typed, branch]);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('merge-title', { name: code.name })}
      description={t('merge-description')}
      size="small"
      returnFocus={() => {
        onFocus();
        return false;
      }}
    >
      <Autocomplete.Root
        open
        inline
        mode="none"
        autoHighlight="always"
        keepHighlight
        items={found}
        value={typed}
        onValueChange={setTyped}
        itemToStringValue={(item: Code) => item.id}
      >
        <Autocomplete.Input className="ui-input" aria-label={t('merge-into')} placeholder={t('merge-into')} />
        <Autocomplete.Empty className="coding-empty-region">
          <p className="coding-empty">{t('merge-none')}</p>
        </Autocomplete.Empty>
        <Autocomplete.List className="coding-list">
          {(item: Code) => (
            <Autocomplete.Item
              key={item.id}
              value={item}
              className="coding-item"
              onClick={() => {
                onClose();
                actions.mergeCode(code.id, item.id);
              }}
            >
              <span className="codes-square" data-code-color={item.color} />
              <span className="coding-words" lang={languageOfName(item.name)}>
                {codebook.labels.get(item.id)}
              </span>
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}
