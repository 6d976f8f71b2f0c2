import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../../shared/model/records';
import { useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import type { CodeDialogProps } from './DefinitionDialog';
import { PassageList } from './PassageList';
import { useCodeProblem } from './use-code-editing';
import { useCodePassages } from './use-code-passages';

const NONE_PINNED: readonly AnnotationId[] = [];

/** Asks which passages of a code get a new one in its place, and what that is called. */
export function SplitDialog({ code, onClose, onFocus }: CodeDialogProps) {
  const { t } = useTranslation(['codebook', 'app']);
  const actions = useDeskActions();
  const problemOf = useCodeProblem();
  const passages = useCodePassages(code.id, NONE_PINNED);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<AnnotationId>>(new Set());
  const toggle = (id: AnnotationId) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const split = () => {
    const ids = passages.map((passage) => passage.id).filter((id) => ticked.has(id));
    const outcome = actions.splitCode(code.id, name, ids);
    setProblem(problemOf(outcome));
    if (outcome === null) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('codebook:split-title', { name: code.name })}
      description={t('codebook:split-description')}
      returnFocus={() => {
        onFocus();
        return false;
      }}
      footer={
        <>
          <span className="codes-split-count" role="status">
            {t('codebook:split-ticked', { ticked: ticked.size, all: passages.length })}
          </span>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button variant="accent" disabled={ticked.size === 0} onClick={split}>
            {t('codebook:split')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('codebook:split-name')}
        value={name}
        error={problem}
        onValueChange={(next) => {
          setName(next);
          setProblem(null);
        }}
      />
      {passages.length === 0 ? (
        <p className="codes-passages-none">{t('codebook:split-none')}</p>
      ) : (
        <PassageList
          label={t('codebook:split-passages')}
          passages={passages}
          sign="tick"
          isMarked={(id) => ticked.has(id)}
          onToggle={toggle}
        />
      )}
    </Dialog>
  );
}
