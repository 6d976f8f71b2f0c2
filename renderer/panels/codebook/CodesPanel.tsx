import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { branchOf, type Codebook } from '../../../shared/codebook/codebook';
import type { CodePlace } from '../../../shared/codebook/edit-codes';
import { codeId } from '../../../shared/model/ids';
import type { CodeId } from '../../../shared/model/records';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import { useCodeCounts } from '../../state/use-code-counts';
import '../../styles/chips.css';
import '../../styles/codebook.css';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { CodeMenu } from './CodeMenu';
import { CodeNameField } from './CodeNameField';
import { CodesMenu } from './CodesMenu';
import { CodeTree } from './CodeTree';
import { DefinitionDialog } from './DefinitionDialog';
import { MergeDialog } from './MergeDialog';
import { focusItem } from './press-tree-key';
import { RemoveDialog } from './RemoveDialog';
import { SplitDialog } from './SplitDialog';
import { useCodeReport } from './use-code-editing';
import { type CodeTreeInstance, useCodeTree } from './use-code-tree';
import { type Asked, type CodebookView, type Draft, useCodebookView } from './use-codebook-view';

/** The codebook: a tree of codes with their counts in the open text. */
export function CodesPanel() {
  const { t } = useTranslation('codebook');
  const headingId = useId();
  const codebook = useDesk((state) => state.codebook);
  const counts = useCodeCounts();
  const { move, said } = useMoving(codebook);
  const view = useCodebookView(codebook);
  const tree = useCodeTree({ codebook, onMove: move, onList: view.list });
  const focusCode = (id: CodeId) => void focusItem(tree.getItems().find((item) => item.getId() === id) ?? tree.getItems()[0]);
  const { draft } = view;
  const below = draft === null ? null : findRowAbove(tree, codebook, draft);
  const field = draft !== null && (
    <DraftRow
      codebook={codebook}
      draft={draft}
      onDone={() => view.setDraft(null)}
      onMade={(id) => requestAnimationFrame(() => focusCode(id))}
    />
  );
  return (
    <section className="codes" aria-labelledby={headingId}>
      <header className="codes-head">
        <h2 id={headingId} className="app-side-heading">
          {t('heading')}
        </h2>
        <span>
          <IconButton
            size="small"
            label={t('new')}
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => view.setDraft({ parentId: null, after: null })}
          />
          <CodesMenu />
        </span>
      </header>
      {codebook.codes.size === 0 && draft === null && <p className="codes-empty">{t('empty')}</p>}
      {codebook.codes.size > 0 && (
        <CodeTree
          tree={tree}
          codebook={codebook}
          counts={counts}
          view={view}
          draft={below === null ? null : { below, field }}
          onMove={move}
          onFocus={focusCode}
        />
      )}
      {below === null && field}
      <OpenMenu tree={tree} codebook={codebook} view={view} />
      <Dialogs codebook={codebook} asked={view.asked} onClose={() => view.setAsked(null)} onFocus={focusCode} />
      <LiveRegion message={said} />
    </section>
  );
}

function OpenMenu({ tree, codebook, view }: { readonly tree: CodeTreeInstance; readonly codebook: Codebook; readonly view: CodebookView }) {
  const actions = useDeskActions();
  const report = useCodeReport();
  const { menu } = view;
  const code = menu === null ? undefined : codebook.codes.get(menu.id);
  if (menu === null || code === undefined) return null;
  return (
    <CodeMenu
      key={menu.id}
      code={code}
      anchor={menu.anchor}
      onClose={view.closeMenu}
      onCommand={view.command}
      onColor={(color, { id }) => report(actions.recolorCode(id, color))}
      returnFocus={() => (view.isWriting() ? null : findElement(tree, menu.id))}
    />
  );
}

function Dialogs(props: {
  readonly codebook: Codebook;
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onFocus: (id: CodeId) => void;
}) {
  const { codebook, asked, onClose, onFocus } = props;
  const code = asked === null ? undefined : codebook.codes.get(asked.id);
  if (asked === null || code === undefined) return null;
  const shared = { code, codebook, onClose, onFocus: () => onFocus(code.id) };
  if (asked.what === 'define') return <DefinitionDialog {...shared} />;
  if (asked.what === 'split') return <SplitDialog {...shared} />;
  return asked.what === 'merge' ? <MergeDialog {...shared} /> : <RemoveDialog {...shared} />;
}

function useMoving(codebook: Codebook) {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const report = useCodeReport();
  const [said, setSaid] = useState('');
  const move = (id: CodeId, place: CodePlace) => {
    if (!report(actions.moveCode(id, place))) return;
    const name = codebook.codes.get(id)?.name ?? '';
    const parent = place.parentId === null ? undefined : codebook.labels.get(place.parentId);
    setSaid(parent === undefined ? t('moved-top', { name }) : t('moved-below', { name, parent }));
  };
  return { move, said };
}

interface DraftRowProps {
  readonly codebook: Codebook;
  readonly draft: Draft;
  readonly onDone: () => void;
  readonly onMade: (id: CodeId) => void;
}

function DraftRow({ codebook, draft, onDone, onMade }: DraftRowProps) {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const known = codebook.codes;
  const { store } = useDeskHandle();
  const level = draft.parentId === null ? 0 : (codebook.labels.get(draft.parentId)?.split(' › ').length ?? 0);
  return (
    <div className="codes-row codes-draft" style={{ paddingInlineStart: `calc(${level} * var(--codes-indent) + 4px)` }}>
      <span className="codes-chevron" />
      <span className="codes-square" />
      <CodeNameField
        label={t('name-new')}
        name=""
        onName={(name) => actions.createCode({ ...draft, name })}
        onDone={(byKey) => {
          const made = store.getState().codebook.inOrder.find((code) => !known.has(code.id));
          onDone();
          if (byKey && made !== undefined) onMade(made.id);
        }}
      />
    </div>
  );
}

function findElement(tree: CodeTreeInstance, id: CodeId): HTMLElement | null {
  return (
    tree
      .getItems()
      .find((item) => item.getId() === id)
      ?.getElement() ?? null
  );
}

/** The last row that is shown of what stands before the draft; null: at the end. */
function findRowAbove(tree: CodeTreeInstance, codebook: Codebook, { parentId, after }: Draft): string | null {
  const root = after ?? parentId;
  if (root === null) return null;
  const branch = branchOf(codebook, root);
  return (
    tree
      .getItems()
      .map((item) => item.getId())
      .findLast((id) => branch.has(codeId(id))) ?? null
  );
}
