import { RotateCcw, Trash2 } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownType } from '../../../shared/relations/relation-types';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { languageOfName } from '../../state/language-of-name';
import type { RelationTypeOutcome } from '../../state/relation-state';
import '../../styles/relations.css';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { TextField } from '../../ui/TextField';

/** The kinds of relation with their names: the built-in ones can be renamed, the reader's own made, renamed and removed. */
export function RelationTypesDialog() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const isOpen = useDesk((state) => state.dialog === 'relation-types');
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && actions.openDialog(null)}
      title={t('kinds-title')}
      description={t('kinds-description')}
      size="large"
    >
      <Kinds />
    </Dialog>
  );
}

function Kinds() {
  const { t } = useTranslation('relations');
  const types = useDesk((state) => state.relationTypes);
  return (
    <div className="kinds">
      <div className="kinds-row kinds-head" aria-hidden="true">
        <span>{t('kinds-name')}</span>
        <span>{t('kinds-inverse')}</span>
      </div>
      <ul className="kinds-list" aria-label={t('kinds-title')}>
        {[...types.values()].map((type) => (
          // What is renamed elsewhere starts afresh.
          <KindRow key={`${type.id} ${type.name} ${type.inverseName}`} type={type} />
        ))}
      </ul>
      <NewKind />
    </div>
  );
}

function useProblem(): (outcome: RelationTypeOutcome) => string | null {
  const { t } = useTranslation('relations');
  return (outcome) => (outcome === null ? null : t(`problem-${outcome.code}`));
}

function KindRow({ type }: { readonly type: KnownType }) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const problemOf = useProblem();
  const [name, setName] = useState(type.name);
  const [inverseName, setInverseName] = useState(type.inverseName);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = () => setProblem(problemOf(actions.renameRelationType(type.id, { name, inverseName })));
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    event.preventDefault();
    keep();
  };
  const field = { hideLabel: true, maxLength: 60, onBlur: keep, onKeyDown: press } as const;
  const named = { name: type.name };
  return (
    <li className="kinds-row">
      <TextField
        {...field}
        label={t('kinds-name-of', named)}
        value={name}
        lang={languageOfName(name)}
        onValueChange={setName}
        error={problem}
      />
      <TextField
        {...field}
        label={t('kinds-inverse-of', named)}
        value={inverseName}
        lang={languageOfName(inverseName)}
        onValueChange={setInverseName}
      />
      {type.isBuiltIn ? (
        <IconButton
          size="small"
          label={t('kinds-reset', named)}
          icon={<RotateCcw size={15} aria-hidden="true" />}
          disabled={type.record === null}
          onClick={() => actions.resetRelationType(type.id)}
        />
      ) : (
        <IconButton
          size="small"
          label={t('kinds-remove', named)}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={() => actions.removeRelationType(type.id)}
        />
      )}
    </li>
  );
}

function NewKind() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const problemOf = useProblem();
  const [name, setName] = useState('');
  const [inverseName, setInverseName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const outcome = actions.createRelationType({ name, inverseName });
    setProblem(problemOf(outcome));
    if (outcome !== null) return;
    setName('');
    setInverseName('');
  };
  return (
    <form className="kinds-row kinds-new" aria-label={t('kinds-new')} onSubmit={add}>
      <TextField
        label={t('kinds-new-name')}
        hideLabel
        placeholder={t('kinds-new')}
        maxLength={60}
        value={name}
        onValueChange={setName}
        error={problem}
      />
      <TextField
        label={t('kinds-new-inverse')}
        hideLabel
        placeholder={t('kinds-inverse')}
        maxLength={60}
        value={inverseName}
        onValueChange={setInverseName}
      />
      <Button type="submit" size="small">
        {t('kinds-add')}
      </Button>
    </form>
  );
}
