import { Field } from '@base-ui/react/field';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationForm, FormFault, FormField } from '../../../shared/citation/citation-form';
import { CSL_TYPES } from '../../../shared/model/csl-item';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';

export interface CitationFieldsProps {
  readonly form: CitationForm;
  readonly faults: readonly FormFault[];
  readonly onChange: (form: CitationForm) => void;
  readonly onImport: () => void;
}

const WHAT = ['title', 'author', 'translator'] as const;
const WHERE = ['container-title', 'publisher', 'publisher-place', 'volume', 'issue', 'page', 'edition'] as const;
const WHEN = ['issued', 'URL', 'accessed', 'DOI'] as const;
const MORE = ['editor', 'language', 'original-title', 'original-date', 'note'] as const;
const NAMES: readonly FormField[] = ['author', 'translator', 'editor'];
const DATES: readonly FormField[] = ['issued', 'accessed', 'original-date'];
const WIDE: readonly FormField[] = ['title', 'container-title', 'URL', 'original-title', 'note'];

export function CitationFields({ form, faults, onChange, onImport }: CitationFieldsProps) {
  const { t } = useTranslation('citation');
  const group = (fields: readonly FormField[]) =>
    fields.map((field) => (
      <OneField
        key={field}
        field={field}
        value={form.fields[field]}
        fault={faults.find((fault) => fault.field === field)}
        onChange={(words) => onChange({ ...form, fields: { ...form.fields, [field]: words } })}
      />
    ));
  return (
    <div className="citation-fields">
      <div className="citation-type">
        <Select
          label={t('type')}
          value={form.type}
          options={CSL_TYPES.map((type) => ({ value: type, label: t(`type-${type}`) })).sort((a, b) => a.label.localeCompare(b.label))}
          onValueChange={(type) => onChange({ ...form, type })}
        />
        <Button onClick={onImport}>{t('import')}</Button>
      </div>
      <div className="citation-grid">{group([...WHAT, ...WHEN, ...WHERE, ...MORE])}</div>
    </div>
  );
}

interface OneFieldProps {
  readonly field: FormField;
  readonly value: string;
  readonly fault: FormFault | undefined;
  readonly onChange: (words: string) => void;
}

function OneField({ field, value, fault, onChange }: OneFieldProps) {
  const { t } = useTranslation('citation');
  if (NAMES.includes(field)) return <NamesField field={field} value={value} onChange={onChange} />;
  return (
    <div data-wide={WIDE.includes(field) || undefined}>
      <TextField
        label={t(`field-${field}`)}
        value={value}
        placeholder={DATES.includes(field) ? t('date-placeholder') : undefined}
        error={fault === undefined ? null : t(fault.code)}
        onValueChange={onChange}
      />
    </div>
  );
}

function NamesField({ field, value, onChange }: Omit<OneFieldProps, 'fault'>) {
  const { t } = useTranslation('citation');
  const hint = useId();
  return (
    <Field.Root className="ui-field" data-wide={field === 'author' || undefined}>
      <Field.Label className="ui-field-label">{t(`field-${field}`)}</Field.Label>
      <textarea
        className="ui-input citation-names"
        aria-label={t(`field-${field}`)}
        aria-describedby={field === 'author' ? hint : undefined}
        rows={field === 'author' ? 2 : 1}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {field === 'author' && (
        <p id={hint} className="ui-field-description">
          {t('names-hint')}
        </p>
      )}
    </Field.Root>
  );
}
