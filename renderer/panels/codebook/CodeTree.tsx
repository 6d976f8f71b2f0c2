import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/codebook/codebook';
import type { CodePlace } from '../../../shared/codebook/edit-codes';
import { stepCode } from '../../../shared/codebook/step-code';
import { codeId } from '../../../shared/model/ids';
import type { Code, CodeId } from '../../../shared/model/records';
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

/** CSS pixels of a row that shows no field; codebook.css says the same. */
const ROW_HEIGHT = 24;

/** A tree of any size: only what is in view is in the page, and the item that Tab reaches. */
export function CodeTree(props: CodeTreeProps) {
  const { tree, codebook, draft, onFocus } = props;
  const { t } = useTranslation('codebook');
  const scroller = useRef<HTMLDivElement>(null);
  const items = tree.getItems();
  const draftAt = draft === null ? -1 : items.findIndex((item) => item.getId() === draft.below) + 1;
  const focused = items.findIndex((item) => item.isFocused());
  const virtualizer = useVirtualizer({
    count: items.length + (draftAt > 0 ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    getItemKey: (index) => (index === draftAt ? 'draft' : (items[itemIndex(index, draftAt)]?.getId() ?? index)),
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(0, focused), Math.max(0, draftAt)])].sort((x, y) => x - y),
  });
  useEffect(() => {
    if (draftAt > 0) virtualizer.scrollToIndex(draftAt);
  }, [virtualizer, draftAt]);
  const counted = useRowContext(props);
  return (
    <div ref={scroller} className="codes-tree">
      <div {...tree.getContainerProps(t('tree'))} className="codes-sizer" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const item = items[itemIndex(index, draftAt)];
          const code = item === undefined ? undefined : codebook.codes.get(codeId(item.getId()));
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              role="presentation"
              data-index={index}
              className="codes-slot"
              style={{ transform: `translateY(${start}px)` }}
            >
              {index === draftAt && draft !== null ? draft.field : null}
              {index !== draftAt && item !== undefined && code !== undefined && (
                <TreeRow {...counted} item={item} code={code} onFocus={onFocus} />
              )}
            </div>
          );
        })}
        <div className="codes-drag-line" style={tree.getDragLineStyle()} />
      </div>
    </div>
  );
}

/** Rows after the field for a new code stand one further down. */
function itemIndex(index: number, draftAt: number): number {
  return draftAt > 0 && index > draftAt ? index - 1 : index;
}

interface RowContext extends Pick<CodeTreeProps, 'tree' | 'counts' | 'view'> {
  readonly listed: readonly CodeId[];
  readonly typed: TypedWord;
  readonly keys: TreeKeyPorts;
}

function useRowContext(props: CodeTreeProps): RowContext {
  const { tree, counts, view } = props;
  const listed = useDesk((state) => state.filter.codes);
  const [typed] = useState<TypedWord>(() => ({ word: '', at: 0 }));
  return { tree, counts, view, listed, typed, keys: createKeys(props) };
}

interface TreeRowProps extends RowContext {
  readonly item: CodeTreeItem;
  readonly code: Code;
  readonly onFocus: (id: CodeId) => void;
}

function TreeRow({ tree, counts, view, listed, typed, keys, item, code, onFocus }: TreeRowProps) {
  const actions = useDeskActions();
  const { id } = code;
  return (
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
      onKeyDown={(event) => pressTreeKey(event, tree, typed, keys)}
      onMenu={(at) => view.openMenu(id, at === null ? () => rectOf(item) : () => new DOMRect(at.clientX, at.clientY, 0, 0))}
    />
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
