import { ChevronRight, Ellipsis } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code } from '../../../shared/model/records';
import type { CodeOutcome } from '../../state/coding-state';
import { languageOfName } from '../../state/language-of-name';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { CodeNameField } from './CodeNameField';
import type { CodeTreeItem } from './use-code-tree';

export interface CodeRowProps {
  readonly item: CodeTreeItem;
  readonly code: Code;
  /** Annotations of the open text with this code or one below it. */
  readonly count: number;
  /** True when the list of annotations shows this code. */
  readonly isListed: boolean;
  readonly isRenaming: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRename: (name: string) => CodeOutcome;
  readonly onRenamed: (byKey: boolean) => void;
  /** Asks for the menu, at the pointer or (null) at the row. */
  readonly onMenu: (at: MouseEvent | null) => void;
}

/** One code of the tree: its colour, name and count. A click lists what it is given to. */
export function CodeRow(props: CodeRowProps) {
  const { item, code, isListed, isRenaming, onMenu } = props;
  const { t } = useTranslation('codebook');
  const { level } = item.getItemMeta();
  return (
    <div
      {...item.getProps()}
      role="treeitem"
      tabIndex={item.isFocused() ? 0 : -1}
      className="codes-row"
      // Named by what it shows.
      aria-label={undefined}
      aria-selected={isListed}
      data-level={level}
      data-drop={item.isUnorderedDragTarget() || undefined}
      style={{ paddingInlineStart: `calc(${level} * var(--codes-indent) + 4px)` }}
      title={code.definition === '' ? code.name : code.definition}
      draggable={!isRenaming}
      onClick={() => {
        if (isRenaming) return;
        item.setFocused();
        item.primaryAction();
      }}
      onKeyDown={props.onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        item.setFocused();
        onMenu(event);
      }}
    >
      <Chevron item={item} />
      <span className="codes-square" data-code-color={code.color} />
      {isRenaming ? (
        <CodeNameField label={t('name-of', { name: code.name })} name={code.name} onName={props.onRename} onDone={props.onRenamed} />
      ) : (
        <RowWords {...props} />
      )}
    </div>
  );
}

/** Opens and closes a branch by mouse; the arrow keys do it for the keyboard. */
function Chevron({ item }: Pick<CodeRowProps, 'item'>) {
  if (!item.isFolder()) return <span className="codes-chevron" />;
  const toggle = (event: MouseEvent) => {
    event.stopPropagation();
    if (item.isExpanded()) item.collapse();
    else item.expand();
  };
  return (
    <button type="button" className="codes-chevron" tabIndex={-1} aria-hidden="true" data-open={item.isExpanded()} onClick={toggle}>
      <ChevronRight size={12} />
    </button>
  );
}

function RowWords({ item, code, count, onMenu }: CodeRowProps) {
  const { t } = useTranslation('codebook');
  const openMenu = (event: MouseEvent) => {
    event.stopPropagation();
    item.setFocused();
    onMenu(null);
  };
  return (
    <>
      <span className="codes-name" lang={languageOfName(code.name)}>
        {code.name}
      </span>
      <VisuallyHidden>{t('row', { count })}</VisuallyHidden>
      <span className="codes-count" aria-hidden="true">
        {count}
      </span>
      <button type="button" className="codes-more" tabIndex={-1} aria-hidden="true" onClick={openMenu}>
        <Ellipsis size={14} />
      </button>
    </>
  );
}
