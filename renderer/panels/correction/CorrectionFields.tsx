import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SLIP_KINDS } from '../../../shared/model/records';
import { joinLines } from '../../../shared/text/line-ends';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { languageOfName } from '../../state/language-of-name';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import type { CorrectedPassage } from './passage-of';

export interface CorrectionFieldsProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly passage: CorrectedPassage;
}

/** So many wordings of an annotation with several places are shown. */
const SHOWN_WORDINGS = 4;

/** What stands, what it should say, and the kind of slip. One begins from what stands, selected, so that one may type over or into it. */
export function CorrectionFields({ ref, passage: { wordings, places, correction } }: CorrectionFieldsProps) {
  const { t } = useTranslation('correction');
  const actions = useDeskActions();
  const lastSlip = useDesk((state) => state.lastSlip);
  const stands = joinLines(wordings[0]);
  const [words, setWords] = useState(correction?.replacement ?? stands);
  const [slip, setSlip] = useState(correction?.slip ?? lastSlip);
  const id = useId();
  // What stands may stand: then there is nothing to correct.
  const isSaying = correction !== null || words !== stands;
  const save = () => (isSaying ? actions.correct({ replacement: words, slip }) : actions.endCorrecting());
  return (
    <form
      className="correction-form"
      onKeyDown={(event) => isLeaveKey(event) && actions.endCorrecting()}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="correction-stands">
        <span className="ui-field-label">{t('stands')}</span>
        {wordings.slice(0, SHOWN_WORDINGS).map((wording) => (
          <del key={wording} lang={languageOfName(wording)}>
            {joinLines(wording)}
          </del>
        ))}
        {places > 1 && <span className="ui-field-description">{t('everywhere', { count: places })}</span>}
      </p>
      <div className="ui-field">
        <label className="ui-field-label" htmlFor={id}>
          {t('says')}
        </label>
        <textarea
          id={id}
          ref={ref}
          className="ui-input correction-words"
          rows={Math.min(6, 1 + Math.floor(words.length / 40))}
          value={words}
          dir="auto"
          lang={languageOfName(words)}
          aria-describedby={`${id}-about`}
          onChange={(event) => setWords(joinLines(event.target.value))}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => isSaveKey(event) && event.currentTarget.form?.requestSubmit()}
        />
        <p id={`${id}-about`} className="ui-field-description">
          {t('says-about')}
        </p>
      </div>
      <Select
        label={t('slip')}
        value={slip}
        onValueChange={setSlip}
        options={SLIP_KINDS.map((kind) => ({ value: kind, label: t(`slip-${kind}`) }))}
      />
      <div className="correction-buttons">
        {correction !== null && (
          <Button size="small" onClick={() => actions.correct(null)}>
            {t('withdraw')}
          </Button>
        )}
        <span />
        <Button size="small" onClick={actions.endCorrecting}>
          {t('cancel')}
        </Button>
        <Button size="small" variant="accent" type="submit">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

/** Enter while an input method composes chooses a word. */
function isSaveKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  event.preventDefault();
  return true;
}

/** Not for the toolbar of the text as well, which would go with the form; a list that is open takes its own. */
function isLeaveKey(event: KeyboardEvent<HTMLFormElement>): boolean {
  const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (event.key !== 'Escape' || event.nativeEvent.isComposing || !isInside) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
