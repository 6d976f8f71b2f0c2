import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CitationForm, type FormFault, formOfItem, itemOfForm } from '../../../shared/citation/citation-form';
import { citationOf } from '../../../shared/citation/citation-of';
import type { CslItem } from '../../../shared/model/csl-item';
import type { Source } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import '../../styles/citation.css';
import { BibliographyImport } from './BibliographyImport';
import { CitationFields } from './CitationFields';
import { CitationPreview } from './CitationPreview';
import { StyleSettings } from './StyleSettings';

/** What bibliographies say about the open text, where to take it from, and how it is cited. */
export function CitationDialog() {
  const { t } = useTranslation('citation');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'citation');
  const work = useDesk((state) => state.work);
  return (
    <Dialog
      open={open && work !== null}
      onOpenChange={(next) => actions.openDialog(next ? 'citation' : null)}
      title={t('title')}
      description={t('description')}
      size="wide"
      className="citation-dialog"
    >
      {work !== null && <CitationEditing key={work.id} work={work} />}
    </Dialog>
  );
}

/** Mounted while the dialog is open. */
function CitationEditing({ work }: { readonly work: Source }) {
  const [base, setBase] = useState<CslItem>(() => citationOf(work));
  const [form, setForm] = useState<CitationForm>(() => formOfItem(base));
  const [isImporting, setImporting] = useState(false);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const item = itemOfForm(form, base);
  const start = (from: CslItem) => {
    setBase(from);
    setForm(formOfItem(from));
    setFaults([]);
    setImporting(false);
  };
  if (isImporting) return <BibliographyImport onTake={start} onClose={() => setImporting(false)} />;
  return (
    <>
      <div className="citation-columns">
        <CitationFields
          form={form}
          faults={faults}
          onChange={(next) => {
            setForm(next);
            // What was found faulty is looked at again while it is being mended; nothing new is complained of before it is saved.
            const now = itemOfForm(next, base);
            setFaults((before) => (now.ok ? [] : now.error.filter((fault) => before.some(({ field }) => field === fault.field))));
          }}
          onImport={() => setImporting(true)}
        />
        <div className="citation-side">
          <StyleSettings />
          <CitationPreview item={item.ok ? item.value : null} />
        </div>
      </div>
      <Footer
        work={work}
        onReset={() => start(citationOf({ ...work, citation: null }))}
        onSave={() => (item.ok ? item.value : faultsOf(item.error))}
      />
    </>
  );

  function faultsOf(found: readonly FormFault[]): null {
    setFaults(found);
    return null;
  }
}

interface FooterProps {
  readonly work: Source;
  readonly onReset: () => void;
  /** The item to be stored, or null when there are faults. */
  readonly onSave: () => CslItem | null;
}

function Footer({ work, onReset, onSave }: FooterProps) {
  const { t } = useTranslation(['citation', 'app']);
  const actions = useDeskActions();
  return (
    <footer className="ui-dialog-footer citation-footer">
      <Button variant="quiet" onClick={onReset}>
        {t('citation:reset')}
      </Button>
      <Button onClick={() => actions.openDialog(null)}>{t('app:cancel')}</Button>
      <Button
        variant="accent"
        onClick={() => {
          const item = onSave();
          if (item === null) return;
          actions.saveCitation(isDerived(item, work) ? null : item);
          actions.openDialog(null);
        }}
      >
        {t('citation:save')}
      </Button>
    </footer>
  );
}

/** Nothing is written down that the provenance says by itself. */
function isDerived(item: CslItem, work: Source): boolean {
  return JSON.stringify(formOfItem(item)) === JSON.stringify(formOfItem(citationOf({ ...work, citation: null })));
}
