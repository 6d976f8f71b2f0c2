import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/base/result';
import { formOfItem } from '../../../shared/citation/citation-form';
import type { CitationError } from '../../../shared/citation/format-citations';
import type { Bibliography, BibliographyEntry, BibliographyError } from '../../../shared/import/bibliography/read-bibliography';
import type { CslItem } from '../../../shared/model/csl-item';
import { useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { RadioGroup } from '../../ui/RadioGroup';

const FILE_TYPES = [{ name: 'BibTeX, RIS, CSL-JSON', mime: 'text/plain', extensions: ['bib', 'ris', 'json', 'txt'] }] as const;
/** So many entries are offered; of more one is looked for in the program they come from. */
const MOST = 200;

export interface BibliographyImportProps {
  readonly onTake: (item: CslItem) => void;
  readonly onClose: () => void;
}

/** Reads a bibliography, shows what each field of an entry becomes and what is wrong with others, and takes one over into the form. */
export function BibliographyImport({ onTake, onClose }: BibliographyImportProps) {
  const { t } = useTranslation('citation');
  const actions = useDeskActions();
  const [words, setWords] = useState('');
  const [read, setRead] = useState<Result<Bibliography, BibliographyError | CitationError> | null>(null);
  const [chosen, setChosen] = useState('0');
  const take = async (text: string) => {
    const outcome = await actions.readBibliography(text);
    setRead(outcome);
    const first = outcome.ok ? outcome.value.entries.findIndex((entry) => entry.outcome === 'read') : -1;
    setChosen(String(Math.max(0, first)));
  };
  const open = async () => {
    const file = await actions.openFile(FILE_TYPES);
    if (!file.ok || file.value === null) return;
    const text = new TextDecoder().decode(file.value.bytes);
    setWords(text);
    await take(text);
  };
  const entry = read?.ok === true ? read.value.entries[Number(chosen)] : undefined;
  return (
    <>
      <div className="citation-import">
        <label className="ui-field">
          <span className="ui-field-label">{t('import-paste')}</span>
          <textarea
            className="ui-input citation-paste"
            rows={6}
            value={words}
            spellCheck={false}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <div className="citation-import-buttons">
          <Button onClick={() => void open()}>{t('import-file')}</Button>
          <Button disabled={words.trim() === ''} onClick={() => void take(words)}>
            {t('import-read')}
          </Button>
        </div>
        <p className="export-error" role="alert">
          {read?.ok === false && t(`import-${read.error.code}`, 'detail' in read.error ? { detail: read.error.detail } : {})}
        </p>
        {read?.ok === true && <Entries entries={read.value.entries} chosen={chosen} onChoose={setChosen} />}
        {entry !== undefined && <EntryPreview entry={entry} />}
      </div>
      <footer className="ui-dialog-footer citation-footer">
        <Button onClick={onClose}>{t('import-back')}</Button>
        <Button variant="accent" disabled={entry?.outcome !== 'read'} onClick={() => entry?.outcome === 'read' && onTake(entry.item)}>
          {t('import-take')}
        </Button>
      </footer>
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly BibliographyEntry[];
  readonly chosen: string;
  readonly onChoose: (index: string) => void;
}

function Entries({ entries, chosen, onChoose }: EntriesProps) {
  const { t } = useTranslation('citation');
  return (
    <RadioGroup
      label={t('import-entries', { count: entries.length })}
      value={chosen}
      options={entries
        .slice(0, MOST)
        .map((entry, index) =>
          entry.outcome === 'read'
            ? { value: String(index), label: entry.item.title ?? entry.label, description: entry.label }
            : { value: String(index), label: entry.label, description: t('import-failed', { reason: entry.reason }), disabled: true },
        )}
      onValueChange={onChoose}
    />
  );
}

/** What each field of the entry becomes, and what could not be taken over. */
function EntryPreview({ entry }: { readonly entry: BibliographyEntry }) {
  const { t } = useTranslation('citation');
  if (entry.outcome !== 'read') return null;
  const { type, fields } = formOfItem(entry.item);
  const rows = [
    { label: t('type'), words: t(`type-${type}`) },
    ...typedEntries(fields)
      .filter(([, words]) => words !== '')
      .map(([field, words]) => ({ label: t(`field-${field}`), words })),
  ];
  return (
    <>
      <dl className="about-list citation-entry">
        {rows.map(({ label, words }) => (
          <div key={label} className="about-row">
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {entry.leftOut.length > 0 && <p className="export-hint">{t('import-left-out', { fields: entry.leftOut.join(', ') })}</p>}
    </>
  );
}

function typedEntries<K extends string>(fields: Readonly<Record<K, string>>): readonly (readonly [K, string])[] {
  const names: K[] = [];
  for (const name in fields) names.push(name);
  return names.map((name) => [name, fields[name]]);
}
