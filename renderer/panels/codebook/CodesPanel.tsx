import type { TreeInstance } from '@headless-tree/core';
import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { branchOf, type Codebook } from '../../../shared/codebook/codebook';
import type { CodePlace } from '../../../shared/codebook/edit-codes';
import { stepCode } from '../../../shared/codebook/step-code';
import { codeId } from '../../../shared/model/ids';
import type { Code, CodeId } from '../../../shared/model/records';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import { useCodeCounts } from '../../state/use-code-counts';
import '../../styles/codebook.css';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { type CodeCommand, CodeMenu } from './CodeMenu';
import { CodeNameField } from './CodeNameField';
import { CodeTree } from './CodeTree';
import { DefinitionDialog } from './DefinitionDialog';
import { MergeDialog } from './MergeDialog';
import { focusItem } from './press-tree-key';
import { RemoveDialog } from './RemoveDialog';
import { useCodeReport } from './use-code-editing';
import { useCodeTree } from './use-code-tree';

/** A code that is being named: at the end, after a sibling, or below another. */
interface Draft {
  readonly parentId: CodeId | null;
  readonly after: CodeId | null;
}

type Asked = { readonly what: 'define' | 'merge' | 'delete'; readonly id: CodeId } | null;

/** The codebook: a tree of codes with their counts in the open text. */
export function CodesPanel() {
  const { t } = useTranslation('codebook');
  const headingId = useId();
  const actions = useDeskActions();
  const report = useCodeReport();
  const codebook = useDesk((state) => state.codebook);
  const listed = useDesk((state) => state.filter.codes);
  const counts = useCodeCounts();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [renaming, setRenaming] = useState<CodeId | null>(null);
  const [menu, setMenu] = useState<{ readonly id: CodeId; readonly anchor: () => DOMRect } | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const { move, said } = useMoving(codebook);
  /** True when what was chosen from the menu brings up a field, which takes the focus. */
  const isWriting = useRef(false);
  const tree = useCodeTree({
    codebook,
    onMove: move,
    onList: (id) => {
      actions.filterByCode(listed.length === 1 && listed[0] === id ? null : id);
      requestAnimationFrame(focusShownTab);
    },
  });
  const focusCode = (id: CodeId) => void focusItem(tree.getItems().find((item) => item.getId() === id) ?? tree.getItems()[0]);
  const command = (name: CodeCommand, { id }: Code) => {
    isWriting.current = name === 'new' || name === 'new-below' || name === 'rename';
    if (name === 'list') {
      actions.filterByCode(id);
      requestAnimationFrame(focusShownTab);
    } else if (name === 'new') setDraft({ parentId: codebook.parents.get(id) ?? null, after: id });
    else if (name === 'new-below') setDraft({ parentId: id, after: null });
    else if (name === 'rename') setRenaming(id);
    else setAsked({ what: name, id });
  };
  const openMenu = (id: CodeId, anchor: () => DOMRect) => {
    isWriting.current = false;
    setMenu({ id, anchor });
  };
  const opened = menu === null ? undefined : codebook.codes.get(menu.id);
  const field = draft !== null && (
    <DraftRow codebook={codebook} draft={draft} onDone={() => setDraft(null)} onMade={(id) => requestAnimationFrame(() => focusCode(id))} />
  );
  const below = draft === null ? null : findRowAbove(tree, codebook, draft);
  return (
    <section className="codes" aria-labelledby={headingId}>
      <header className="codes-head">
        <h2 id={headingId} className="app-side-heading">
          {t('heading')}
        </h2>
        <IconButton
          size="small"
          label={t('new')}
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => setDraft({ parentId: null, after: null })}
        />
      </header>
      {codebook.codes.size === 0 && draft === null && <p className="codes-empty">{t('empty')}</p>}
      {codebook.codes.size > 0 && (
        <CodeTree
          tree={tree}
          codebook={codebook}
          counts={counts}
          renaming={renaming}
          draft={below === null ? null : { below, field }}
          keys={{
            onStep: (item, step) => {
              const place = stepCode(codebook, codeId(item.getId()), step);
              if (place !== null) move(codeId(item.getId()), place);
              requestAnimationFrame(() => focusCode(codeId(item.getId())));
            },
            onRename: (item) => setRenaming(codeId(item.getId())),
            onDelete: (item) => setAsked({ what: 'delete', id: codeId(item.getId()) }),
            onMenu: (item) => openMenu(codeId(item.getId()), () => item.getElement()?.getBoundingClientRect() ?? new DOMRect()),
          }}
          onRename={actions.renameCode}
          onRenamed={(id, byKey) => {
            setRenaming(null);
            if (byKey) focusCode(id);
          }}
          onMenu={openMenu}
        />
      )}
      {below === null && field}
      {menu !== null && opened !== undefined && (
        <CodeMenu
          key={menu.id}
          code={opened}
          anchor={menu.anchor}
          onClose={() => setMenu(null)}
          onCommand={command}
          onColor={(color, { id }) => report(actions.recolorCode(id, color))}
          returnFocus={() => (isWriting.current ? null : findElement(tree, menu.id))}
        />
      )}
      <Dialogs codebook={codebook} asked={asked} onClose={() => setAsked(null)} onFocus={focusCode} />
      <LiveRegion message={said} />
    </section>
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

/** The list takes the codebook's place, and the focus must not be lost with it. */
function focusShownTab(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('[data-region="side"] [role="tab"][aria-selected="true"]')?.focus();
}

function findElement(tree: TreeInstance<string>, id: CodeId): HTMLElement | null {
  return (
    tree
      .getItems()
      .find((item) => item.getId() === id)
      ?.getElement() ?? null
  );
}

/** The last row that is shown of what stands before the draft; null: at the end. */
function findRowAbove(tree: TreeInstance<string>, codebook: Codebook, { parentId, after }: Draft): string | null {
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
