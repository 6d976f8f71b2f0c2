import { useRef, useState } from 'react';
import type { Codebook } from '../../../shared/codebook/codebook';
import type { Code, CodeId } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { CodeCommand } from './CodeMenu';

/** A code that is being named: at the end, after a sibling, or below another. */
export interface Draft {
  readonly parentId: CodeId | null;
  readonly after: CodeId | null;
}

/** The dialog that shows now, and the code it is about. */
export type Asked = { readonly what: 'define' | 'merge' | 'split' | 'delete'; readonly id: CodeId } | null;

export type CodebookView = ReturnType<typeof useCodebookView>;

/** What of the codebook is open: a field for a name, a menu, a dialog; and what the commands of the menu do. */
export function useCodebookView(codebook: Codebook) {
  const actions = useDeskActions();
  const listed = useDesk((state) => state.filter.codes);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [renaming, setRenaming] = useState<CodeId | null>(null);
  const [menu, setMenu] = useState<{ readonly id: CodeId; readonly anchor: () => DOMRect } | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  /** True when what was chosen from the menu brings up a field, which takes the focus. */
  const isWriting = useRef(false);
  const list = (id: CodeId) => {
    actions.filterByCode(listed.length === 1 && listed[0] === id ? null : id);
    requestAnimationFrame(focusShownTab);
  };
  const command = (name: CodeCommand, { id }: Code) => {
    isWriting.current = name === 'new' || name === 'new-below' || name === 'rename';
    switch (name) {
      case 'list':
        return list(id);
      case 'new':
        return setDraft({ parentId: codebook.parents.get(id) ?? null, after: id });
      case 'new-below':
        return setDraft({ parentId: id, after: null });
      case 'rename':
        return setRenaming(id);
      default:
        return setAsked({ what: name, id });
    }
  };
  return {
    draft,
    setDraft,
    renaming,
    setRenaming,
    menu,
    openMenu: (id: CodeId, anchor: () => DOMRect) => {
      isWriting.current = false;
      setMenu({ id, anchor });
    },
    closeMenu: () => setMenu(null),
    asked,
    setAsked,
    isWriting: () => isWriting.current,
    list,
    command,
  };
}

/** The list takes the codebook's place, and the focus must not be lost with it. */
function focusShownTab(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('[data-region="side"] [role="tab"][aria-selected="true"]')?.focus();
}
