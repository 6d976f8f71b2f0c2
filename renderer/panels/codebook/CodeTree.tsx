import { Fragment, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/codebook/codebook';
import type { CodePlace } from '../../../shared/codebook/edit-codes';
import { stepCode } from '../../../shared/codebook/step-code';
import { codeId } from '../../../shared/model/ids';
import type { CodeId } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { CodeCounts } from '../../state/use-code-counts';
import { CodeRow } from './CodeRow';
import { pressTreeKey, type TreeKeyPorts, type TypedWord } from './press-tree-key';
import type { CodeTreeInstance, CodeTreeItem } from './use-code-tree';
import type { CodebookView } from './use-codebook-view';

export interface CodeTreeProps {
  readonly tree: CodeTreeInstance;
  readonly codebook: Codebook;
  readonly counts: CodeCounts;
  readonly view: CodebookView;
  /** The field for a new code, and the item below which it stands. */
  readonly draft: { readonly below: string; readonly field: ReactNode } | null;
  readonly onMove: (id: CodeId, place: CodePlace) => void;
  readonly onFocus: (id: CodeId) => void;
}

export function CodeTree(props: CodeTreeProps) {
  const { tree, codebook, counts, view, draft, onFocus } = props;
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const listed = useDesk((state) => state.filter.codes);
  const typed = useRef<TypedWord>({ word: '', at: 0 });
  const keys = createKeys(props);
  return (
    <div {...tree.getContainerProps(t('tree'))} className="codes-tree">
      {tree.getItems().map((item) => {
        const id = codeId(item.getId());
        const code = codebook.codes.get(id);
        if (code === undefined) return null;
        return (
          <Fragment key={id}>
            <CodeRow
              item={item}
              code={code}
              count={counts.get(id)?.branch ?? 0}
              isListed={listed.includes(id)}
              isRenaming={view.renaming === id}
              onRename={(name) => actions.renameCode(id, name)}
              onRenamed={(byKey) => {
                view.setRenaming(null);
                if (byKey) onFocus(id);
              }}
              onKeyDown={(event) => pressTreeKey(event, tree, typed.current, keys)}
              onMenu={(at) => view.openMenu(id, at === null ? () => rectOf(item) : () => new DOMRect(at.clientX, at.clientY, 0, 0))}
            />
            {draft?.below === id && draft.field}
          </Fragment>
        );
      })}
      <div className="codes-drag-line" style={tree.getDragLineStyle()} />
    </div>
  );
}

function createKeys({ codebook, view, onMove, onFocus }: CodeTreeProps): TreeKeyPorts {
  const idOf = (item: CodeTreeItem) => codeId(item.getId());
  return {
    onStep: (item, step) => {
      const place = stepCode(codebook, idOf(item), step);
      if (place !== null) onMove(idOf(item), place);
      requestAnimationFrame(() => onFocus(idOf(item)));
    },
    onRename: (item) => view.setRenaming(idOf(item)),
    onDelete: (item) => view.setAsked({ what: 'delete', id: idOf(item) }),
    onMenu: (item) => view.openMenu(idOf(item), () => rectOf(item)),
  };
}

function rectOf(item: CodeTreeItem): DOMRect {
  return item.getElement()?.getBoundingClientRect() ?? new DOMRect();
}
