import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askedOfCodes, matchCodes } from '../../../shared/search/filter-annotations';
import { codedTextOf } from '../../state/coded-text';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useListDialog } from '../../state/use-list-dialog';
import '../../styles/combine.css';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ConditionFields } from './ConditionFields';
import { type ConditionDraft, draftsOf, newCodeDraft, newParagraphDraft, queryOf, type TermDraft } from './query-draft';

const newKey = () => crypto.randomUUID();

/** Puts together what is asked of codes. The filter follows at once: the list and exports show what answers. */
export function CombineDialog() {
  const { t } = useTranslation('combine');
  const { source, showList, dialog } = useListDialog('combine-codes');
  return (
    <Dialog {...dialog} title={t('title')} description={t('description')} size="large">
      {source !== null && <Conditions source={source} onShow={showList} />}
    </Dialog>
  );
}

function Conditions({ source, onShow }: { readonly source: OpenSource; readonly onShow: () => void }) {
  const { t } = useTranslation('combine');
  const actions = useDeskActions();
  const { drafts, change } = useDrafts();
  const add = (term: TermDraft) => change([...drafts, { key: newKey(), terms: [term] }]);
  const replace = (draft: ConditionDraft, terms: readonly TermDraft[]) =>
    change(terms.length === 0 ? drafts.filter((one) => one !== draft) : drafts.map((one) => (one === draft ? { ...draft, terms } : one)));
  const isJoined = drafts.length > 1 || drafts.some(({ terms }) => terms.length > 1);
  return (
    <>
      <div className="combine-conditions" data-joined={isJoined || undefined}>
        {drafts.map((draft, index) => (
          <ConditionFields key={draft.key} draft={draft} number={index + 1} newKey={newKey} onTerms={(terms) => replace(draft, terms)} />
        ))}
      </div>
      <div className="combine-add">
        <Button size="small" variant="quiet" icon={<Plus size={14} />} onClick={() => add(newCodeDraft(newKey))}>
          {t('add-and')}
        </Button>
        <Button size="small" variant="quiet" icon={<Plus size={14} />} onClick={() => add(newParagraphDraft(newKey))}>
          {t('add-paragraph')}
        </Button>
      </div>
      <footer className="combine-foot">
        <Found source={source} />
        <Button
          onClick={() => {
            actions.setFilter({ codes: [], query: [] });
            change([]);
          }}
        >
          {t('clear')}
        </Button>
        <Button variant="accent" onClick={onShow}>
          {t('show')}
        </Button>
      </footer>
    </>
  );
}

/** The conditions as they are being edited; what is complete of them is the filter. */
function useDrafts() {
  const { store } = useDeskHandle();
  const actions = useDeskActions();
  const [drafts, setDrafts] = useState(() => draftsOf(askedOfCodes(store.getState().filter), newKey));
  const change = (next: readonly ConditionDraft[]) => {
    actions.setFilter({ codes: [], query: queryOf(next) });
    setDrafts(next.length === 0 ? draftsOf([], newKey) : next);
  };
  return { drafts, change };
}

function Found({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('combine');
  const codebook = useDesk((state) => state.codebook);
  const filter = useDesk((state) => state.filter);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const coded = useMemo(() => ({ version, text: codedTextOf(source, codebook) }), [source, codebook, version]);
  const shown = useMemo(() => matchCodes(filter, () => coded.text)?.size, [filter, coded]);
  const all = coded.text.annotations.length;
  return (
    <p className="combine-found" role="status">
      {t('found', { shown: shown ?? all, all })}
    </p>
  );
}
