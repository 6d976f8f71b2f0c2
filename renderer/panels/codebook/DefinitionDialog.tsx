import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deepEqual } from '../../../shared/base/deep-equal';
import type { AnnotationId, Code } from '../../../shared/model/records';
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
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const surface = useDesk((state) => state.surface);
  const [definition, setDefinition] = useState(code.definition);
  const [initialMemo] = useState(code.memo);
  const done = useRef<HTMLButtonElement>(null);
  const hasGone = useRef(false);
  const write = useKeptWords(code);
  const goTo = (id: AnnotationId) => {
    hasGone.current = true;
    onClose();
    actions.activate(id, 'list');
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('define-title', { name: code.name })}
      returnFocus={() => {
        if (!hasGone.current) onFocus();
        else surface?.focus();
        return false;
      }}
      footer={
        <Button ref={done} variant="accent" onClick={onClose}>
          {t('define-done')}
        </Button>
      }
    >
      <label className="ui-field">
        <span className="ui-field-label">{t('definition')}</span>
        <textarea
          className="ui-input codes-definition"
          rows={3}
          value={definition}
          placeholder={t('definition-placeholder')}
          onChange={(event) => {
            setDefinition(event.target.value);
            write({ definition: event.target.value });
          }}
        />
      </label>
      <div className="ui-field codes-memo-field">
        <span className="ui-field-label">{t('memo')}</span>
        <div className="codes-memo">
          <NoteEditor
            initialBody={initialMemo}
            label={t('memo-label', { name: code.name })}
            lang={undefined}
            onChange={(memo) => write({ memo })}
            onClose={() => done.current?.focus()}
            onLeave={() => undefined}
            onOpenLink={actions.openExternal}
          />
        </div>
      </div>
      <Examples code={code} onOpen={goTo} />
    </Dialog>
  );
}

/** What is written waits no longer than this before it is kept, in milliseconds. */
const KEEP_WITHIN = 300;

type Words = Pick<Code, 'definition' | 'memo'>;

/** Takes definition and memo as they are written: kept soon, and at the latest when the dialog goes, in one step for undo. */
function useKeptWords(code: Code): (words: Partial<Words>) => void {
  const actions = useDeskActions();
  const report = useCodeReport();
  const [session] = useState(() => crypto.randomUUID());
  const written = useRef<Words>({ definition: code.definition, memo: code.memo });
  const kept = useRef<Words>(written.current);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const keep = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const { definition, memo } = written.current;
    const words = { definition: definition.trim(), memo: memo !== null && isEmptyRichText(memo) ? null : memo };
    if (words.definition === kept.current.definition && deepEqual(words.memo, kept.current.memo)) return;
    if (report(actions.defineCode(code.id, words, session))) kept.current = words;
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => latest.current(), []);
  return (words) => {
    written.current = { ...written.current, ...words };
    timer.current ??= setTimeout(() => latest.current(), KEEP_WITHIN);
  };
}
