import type { TreeInstance } from '@headless-tree/core';
import { Fragment, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/codebook/codebook';
import { codeId } from '../../../shared/model/ids';
import type { CodeId } from '../../../shared/model/records';
import type { CodeOutcome } from '../../state/coding-state';
import { useDesk } from '../../state/desk-context';
import type { CodeCounts } from '../../state/use-code-counts';
import { CodeRow } from './CodeRow';
import { pressTreeKey, type TreeKeyPorts, type TypedWord } from './press-tree-key';

export interface CodeTreeProps {
  readonly tree: TreeInstance<string>;
  readonly codebook: Codebook;
  readonly counts: CodeCounts;
  readonly renaming: CodeId | null;
  /** The field for a new code, and the item below which it stands. */
  readonly draft: { readonly below: string; readonly field: ReactNode } | null;
  readonly keys: TreeKeyPorts;
  readonly onRename: (id: CodeId, name: string) => CodeOutcome;
  readonly onRenamed: (id: CodeId, byKey: boolean) => void;
  readonly onMenu: (id: CodeId, anchor: () => DOMRect) => void;
}

export function CodeTree({ tree, codebook, counts, renaming, draft, keys, onRename, onRenamed, onMenu }: CodeTreeProps) {
  const { t } = useTranslation('codebook');
  const listed = useDesk((state) => state.filter.codes);
  const typed = useRef<TypedWord>({ word: '', at: 0 });
  return (
    <div {...tree.getContainerProps(t('tree'))} className="codes-tree">
      {tree.getItems().map((item) => {
        const id = codeId(item.getId());
        const code = codebook.codes.get(id);
        if (code === undefined) return null;
        const rowRect = () => item.getElement()?.getBoundingClientRect() ?? new DOMRect();
        return (
          <Fragment key={id}>
            <CodeRow
              item={item}
              code={code}
              count={counts.get(id)?.branch ?? 0}
              isListed={listed.includes(id)}
              isRenaming={renaming === id}
              onRename={(name) => onRename(id, name)}
              onRenamed={(byKey) => onRenamed(id, byKey)}
              onKeyDown={(event) => pressTreeKey(event, tree, typed.current, keys)}
              onMenu={(at) => onMenu(id, at === null ? rowRect : () => new DOMRect(at.clientX, at.clientY, 0, 0))}
            />
            {draft?.below === id && draft.field}
          </Fragment>
        );
      })}
      <div className="codes-drag-line" style={tree.getDragLineStyle()} />
    </div>
  );
}
