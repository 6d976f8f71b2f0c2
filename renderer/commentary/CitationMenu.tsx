import { useTranslation } from 'react-i18next';
import { describeTarget } from '../../shared/anchor/describe';
import { checkQuotation } from '../../shared/commentary/check-quotation';
import { formatPlaceRange } from '../../shared/text/place';
import { useDesk, useDeskActions } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { AnchoredMenu, MenuItem, MenuSeparator } from '../ui/Menu';
import { changeCitation, citationAt, removeCitation } from './cite-commands';
import type { EssayEditing } from './essay-editing';

export interface CitationMenuProps {
  readonly editing: EssayEditing;
  readonly source: OpenSource;
  /** The citation that is asked about, by its place in the editor. */
  readonly pos: number;
  readonly onClose: () => void;
}

/** What a citation says in full, and what else it could cite. */
export function CitationMenu({ editing, source, pos, onClose }: CitationMenuProps) {
  const { t } = useTranslation('commentary');
  const actions = useDeskActions();
  const selection = useDesk((state) => state.selection);
  const { editor } = editing;
  const citation = citationAt(editor.state.doc, pos);
  if (citation === null) return null;
  const { target } = citation;
  const check = target === null ? null : checkQuotation({ text: source.text, revisionId: source.source.revisionId }, { target, words: '' });
  const where = check !== null && 'span' in check ? check.span : null;
  const element = editor.view.nodeDOM(citation.pos);
  const anchor = () => {
    if (element instanceof HTMLElement) return element.getBoundingClientRect();
    const { left, top, bottom } = editor.view.coordsAtPos(citation.pos);
    return new DOMRect(left, top, 1, bottom - top);
  };
  const words = editing.wordsOfCitation(citation.pos);
  return (
    <AnchoredMenu label={t('citation-menu')} anchor={anchor} onClose={onClose} returnFocus={() => editor.view.dom}>
      <div role="presentation" className="commentary-verdict" data-check="exact">
        {words === '' ? t('citation-writing') : words}
      </div>
      {where !== null && (
        <MenuItem onSelect={() => actions.goTo(where)}>{t('go-to-place', { place: formatPlaceRange(source.text, where) })}</MenuItem>
      )}
      {selection !== null && (
        <MenuItem
          onSelect={() => {
            changeCitation(editor, citation.pos, describeTarget(source.text, source.source.revisionId, selection));
            onClose();
          }}
        >
          {t('citation-passage', { place: formatPlaceRange(source.text, selection) })}
        </MenuItem>
      )}
      {target !== null && (
        <MenuItem
          onSelect={() => {
            changeCitation(editor, citation.pos, null);
            onClose();
          }}
        >
          {t('citation-whole')}
        </MenuItem>
      )}
      <MenuItem onSelect={() => actions.openDialog('citation')}>{t('citation-style')}</MenuItem>
      <MenuSeparator />
      <MenuItem
        onSelect={() => {
          removeCitation(editor, citation.pos);
          onClose();
        }}
      >
        {t('citation-remove')}
      </MenuItem>
    </AnchoredMenu>
  );
}
