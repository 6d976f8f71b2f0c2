import { Plus, X } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DISTANCE_UNITS } from '../../../shared/codebook/code-query';
import { codeId } from '../../../shared/model/ids';
import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import { useDesk } from '../../state/desk-context';
import { languageOfName } from '../../state/language-of-name';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Picker, type PickerOption } from '../../ui/Picker';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import {
  ANY_CODE,
  type CodeDraft,
  type ConditionDraft,
  newCodeDraft,
  type ParagraphDraft,
  RELATION_CHOICES,
  type TermDraft,
} from './query-draft';

export interface ConditionFieldsProps {
  readonly draft: ConditionDraft;
  /** 1 for the first. */
  readonly number: number;
  readonly newKey: () => string;
  readonly onTerms: (terms: readonly TermDraft[]) => void;
}

/** One condition: terms of which one is to hold, a line each. */
export function ConditionFields({ draft, number, newKey, onTerms }: ConditionFieldsProps) {
  const { t } = useTranslation('combine');
  const { terms } = draft;
  const group = useRef<HTMLFieldSetElement>(null);
  const change = (term: TermDraft, next: TermDraft) => onTerms(terms.map((one) => (one === term ? next : one)));
  const remove = (term: TermDraft) => {
    focusNeighbour(group.current);
    onTerms(terms.filter((one) => one !== term));
  };
  return (
    <fieldset ref={group} className="combine-condition" aria-label={t('condition', { number })}>
      {terms.map((term, index) => (
        <div key={term.key} className="combine-term">
          <span className="combine-joint">{index > 0 ? t('or') : number > 1 ? t('and') : ''}</span>
          <TermFields term={term} onTerm={(next) => change(term, next)} />
          <IconButton size="small" label={t('remove')} icon={<X size={14} aria-hidden="true" />} onClick={() => remove(term)} />
        </div>
      ))}
      <Button
        size="small"
        variant="quiet"
        className="combine-or"
        icon={<Plus size={14} />}
        onClick={() => onTerms([...terms, newCodeDraft(newKey)])}
      >
        {t('add-or')}
      </Button>
    </fieldset>
  );
}

/** The line with the focus goes: it is put on the first button of the dialog that stays, not lost. */
function focusNeighbour(group: HTMLElement | null): void {
  const conditions = group?.parentElement;
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body && document.activeElement?.closest('.combine-conditions') !== null) return;
    conditions?.querySelector<HTMLElement>('input')?.focus();
  });
}

function TermFields({ term, onTerm }: { readonly term: TermDraft; readonly onTerm: (next: TermDraft) => void }) {
  const { t } = useTranslation('combine');
  return (
    <div className="combine-fields">
      <Select
        label={t('presence')}
        hideLabel
        value={term.not ? 'without' : 'with'}
        options={PRESENCES.map((value) => ({ value, label: t(value) }))}
        onValueChange={(presence) => onTerm({ ...term, not: presence === 'without' })}
      />
      {term.kind === 'paragraph' ? <ParagraphFields term={term} onTerm={onTerm} /> : <CodeFields term={term} onTerm={onTerm} />}
    </div>
  );
}

const PRESENCES = ['with', 'without'] as const;

function ParagraphFields({ term, onTerm }: { readonly term: ParagraphDraft; readonly onTerm: (next: TermDraft) => void }) {
  const { t } = useTranslation('combine');
  return (
    <>
      <span aria-hidden="true">{t('in-paragraph')}</span>
      <NumberField label={t('paragraph')} least={1} value={term.paragraph} onValue={(paragraph) => onTerm({ ...term, paragraph })} />
    </>
  );
}

function CodeFields({ term, onTerm }: { readonly term: CodeDraft; readonly onTerm: (next: TermDraft) => void }) {
  const { t } = useTranslation('combine');
  const codes = useCodeOptions();
  const withAny = useMemo(() => [{ value: ANY_CODE, label: t('any-code') }, ...codes], [codes, t]);
  const picker = { placeholder: t('choose'), empty: t('no-answer'), answers };
  return (
    <>
      <Picker {...picker} label={t('code')} value={term.code} options={withAny} onValueChange={(code) => onTerm({ ...term, code })} />
      {term.code !== ANY_CODE && (
        <Select
          label={t('relation')}
          hideLabel
          value={term.relation}
          options={RELATION_CHOICES.map((value) => ({ value, label: t(`relation-${value}`) }))}
          onValueChange={(relation) => onTerm({ ...term, relation })}
        />
      )}
      {term.code !== ANY_CODE && term.relation !== 'alone' && (
        <Picker
          {...picker}
          label={t('other')}
          value={term.other}
          options={codes}
          onValueChange={(other) => onTerm({ ...term, other: codeId(other) })}
        />
      )}
      {term.code !== ANY_CODE && term.relation === 'near' && <DistanceFields term={term} onTerm={onTerm} />}
    </>
  );
}

function DistanceFields({ term, onTerm }: { readonly term: CodeDraft; readonly onTerm: (next: TermDraft) => void }) {
  const { t } = useTranslation('combine');
  return (
    <span className="combine-distance">
      <NumberField
        label={t('distance')}
        least={0}
        value={term.distance}
        onValue={(distance) => onTerm({ ...term, distance: distance ?? 0 })}
      />
      <Select
        label={t('unit')}
        hideLabel
        value={term.unit}
        options={DISTANCE_UNITS.map((value) => ({ value, label: t(`unit-${value}`) }))}
        onValueChange={(unit) => onTerm({ ...term, unit })}
      />
    </span>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly least: number;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
}

/** A whole number; null while there is none. */
function NumberField({ label, least, value, onValue }: NumberFieldProps) {
  return (
    <span className="combine-number">
      <TextField
        label={label}
        hideLabel
        type="number"
        min={least}
        step={1}
        value={value === null ? '' : String(value)}
        onValueChange={(typed) => {
          const number = Math.floor(Number(typed));
          onValue(typed.trim() === '' || !Number.isSafeInteger(number) || number < least ? null : number);
        }}
      />
    </span>
  );
}

/** Every code by its path, in the order of the tree. */
function useCodeOptions(): readonly PickerOption<string>[] {
  const codebook = useDesk((state) => state.codebook);
  return useMemo(
    () =>
      codebook.inOrder.map(({ id, name, color }) => {
        const label = codebook.labels.get(id) ?? name;
        return { value: id, label, lang: languageOfName(label), icon: <span className="codes-square" data-code-color={color} /> };
      }),
    [codebook],
  );
}

function answers({ label }: PickerOption<string>, typed: string): boolean {
  const folded = fold(label);
  return fold(typed)
    .split(/[\s>›]+/u)
    .every((word) => folded.includes(word));
}

function fold(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
