import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { branchOf, type Codebook } from '../../../shared/codebook/codebook';
import type { CodingFate } from '../../../shared/codebook/edit-codings';
import { useDeskActions } from '../../state/desk-context';
import { useCodeCounts } from '../../state/use-code-counts';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/RadioGroup';
import type { CodeDialogProps } from './DefinitionDialog';

/** Asks what becomes of the codings before a code goes. Undo brings everything back. */
export function RemoveDialog({ code, codebook, onClose, onFocus }: CodeDialogProps & { readonly codebook: Codebook }) {
  const { t } = useTranslation(['codebook', 'app']);
  const actions = useDeskActions();
  const counts = useCodeCounts();
  const [fate, setFate] = useState<CodingFate>('removed');
  const below = branchOf(codebook, code.id).size - 1;
  const count = counts.get(code.id)?.branch ?? 0;
  const parentId = codebook.parents.get(code.id) ?? null;
  const parent = parentId === null ? undefined : codebook.codes.get(parentId);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('codebook:remove-title', { name: code.name })}
      description={
        <>
          <p>{t('codebook:remove-codings', { count })}</p>
          {below > 0 && <p>{t('codebook:remove-below', { count: below })}</p>}
          <p>{t('codebook:remove-undo')}</p>
        </>
      }
      size="small"
      returnFocus={() => {
        onFocus();
        return false;
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose();
              actions.removeCode(code.id, fate);
            }}
          >
            {t('codebook:remove')}
          </Button>
        </>
      }
    >
      {parent === undefined ? undefined : (
        <RadioGroup
          label={t('codebook:remove-fate')}
          value={fate}
          onValueChange={setFate}
          options={[
            { value: 'removed', label: t('codebook:remove-fate-removed') },
            { value: 'to-parent', label: t('codebook:remove-fate-parent', { name: parent.name }) },
          ]}
        />
      )}
    </Dialog>
  );
}
