import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deepEqual } from '../../../shared/base/deep-equal';
import type { AnnotationId, Code } from '../../../shared/model/records';
import type { RichText } from '../../../shared/model/rich-text';
import { isEmptyRichText } from '../../../shared/richtext/plain-text';
import { NoteEditor } from '../../notes/NoteEditor';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Examples } from './Examples';
import { useCodeReport } from './use-code-editing';

export interface CodeDialogProps {
  readonly code: Code;
  readonly onClose: () => void;
  /** Puts the focus back on the code in the tree. */
  readonly onFocus: () => void;
}

/** When a code is to be given, what the reader thinks about it, and what it is given to. */
export function DefinitionDialog({ code, onClose, onFocus }: CodeDialogProps) {
  const { t } = useTranslation(['codebook', 'app']);
  const actions = useDeskActions();
  const report = useCodeReport();
  const surface = useDesk((state) => state.surface);
  const [definition, setDefinition] = useState(code.definition);
  const [memo, setMemo] = useState<RichText | null>(code.memo);
  const keep = useRef<HTMLButtonElement>(null);
  const hasGone = useRef(false);
  const save = () => {
    const words = { definition: definition.trim(), memo: memo !== null && isEmptyRichText(memo) ? null : memo };
    const isNew = words.definition !== code.definition || !deepEqual(words.memo, code.memo);
    if (!isNew || report(actions.defineCode(code.id, words))) onClose();
  };
  /** Going to a passage keeps what was written. */
  const goTo = (id: AnnotationId) => {
    hasGone.current = true;
    save();
    actions.activate(id, 'list');
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('codebook:define-title', { name: code.name })}
      returnFocus={() => {
        if (!hasGone.current) onFocus();
        else surface?.focus();
        return false;
      }}
      footer={
        <>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button ref={keep} variant="accent" onClick={save}>
            {t('codebook:define-save')}
          </Button>
        </>
      }
    >
      <label className="ui-field">
        <span className="ui-field-label">{t('codebook:definition')}</span>
        <textarea
          className="ui-input codes-definition"
          rows={3}
          value={definition}
          placeholder={t('codebook:definition-placeholder')}
          onChange={(event) => setDefinition(event.target.value)}
        />
      </label>
      <div className="ui-field codes-memo-field">
        <span className="ui-field-label">{t('codebook:memo')}</span>
        <div className="codes-memo">
          <NoteEditor
            initialBody={code.memo}
            label={t('codebook:memo-label', { name: code.name })}
            lang={undefined}
            onChange={setMemo}
            onClose={() => keep.current?.focus()}
            onLeave={() => undefined}
            onOpenLink={actions.openExternal}
          />
        </div>
      </div>
      <Examples code={code} onOpen={goTo} />
    </Dialog>
  );
}
