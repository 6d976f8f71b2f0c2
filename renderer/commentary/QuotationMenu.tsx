import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeTarget } from '../../shared/anchor/describe';
import { checkQuotation, type QuotationCheck } from '../../shared/commentary/check-quotation';
import { type Span, sliceSpan } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import { useDesk, useDeskActions } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { AnchoredMenu, MenuItem, MenuSeparator } from '../ui/Menu';
import { insertCitation } from './cite-commands';
import type { EssayEditing } from './essay-editing';
import { citeAnew, untie } from './quote-commands';
import { quotationAt } from './quote-marks';

/** A quotation that the reader asks about; without an `anchor` the menu stands at the place itself. */
export interface QuotationQuestion {
  readonly pos: number;
  readonly anchor: HTMLElement | null;
}

export interface QuotationMenuProps {
  readonly editing: EssayEditing;
  readonly source: OpenSource;
  readonly question: QuotationQuestion;
  readonly onClose: () => void;
}

/** What is wrong with a quotation, and every way to cite it anew in one step. */
export function QuotationMenu({ editing, source, question, onClose }: QuotationMenuProps) {
  const { t } = useTranslation('commentary');
  const actions = useDeskActions();
  const selection = useDesk((state) => state.selection);
  const { editor } = editing;
  const quotation = quotationAt(editor.state.doc, question.pos);
  if (quotation === null) return null;
  const revisionId = source.source.revisionId;
  const check = checkQuotation({ text: source.text, revisionId }, quotation);
  const cite = (where: Span, words: string | null) => {
    citeAnew(editor, quotation.from + 1, describeTarget(source.text, revisionId, where), words);
    onClose();
  };
  /** The keys that the items name. */
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !('span' in check)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
    actions.goTo(check.span);
  };
  const anchor = () => {
    if (question.anchor?.isConnected === true) return question.anchor.getBoundingClientRect();
    const { left, top, bottom } = editor.view.coordsAtPos(quotation.from + 1);
    return new DOMRect(left, top, 1, bottom - top);
  };
  return (
    <AnchoredMenu label={t('quotation-menu')} anchor={anchor} onClose={onClose} returnFocus={() => editor.view.dom} onKeyDown={pressKey}>
      <div role="presentation" className="commentary-verdict" data-check={check.state}>
        {t(check.state === 'exact' ? 'quotation-exact' : `warning-${check.state}`)}
      </div>
      <CiteItems source={source} check={check} onCite={cite} />
      {selection !== null && (
        <MenuItem onSelect={() => cite(selection, null)}>
          {t('cite-selection', { place: formatPlaceRange(source.text, selection) })}
        </MenuItem>
      )}
      {'span' in check && (
        <MenuItem keys="Mod+Enter" onSelect={() => actions.goTo(check.span)}>
          {t('go-to-place', { place: formatPlaceRange(source.text, check.span) })}
        </MenuItem>
      )}
      <MenuItem
        keys="Mod+Alt+K"
        onSelect={() => {
          editor.commands.setTextSelection(quotation.isBlock ? quotation.to - 1 : quotation.to);
          insertCitation(editor, quotation.target);
          onClose();
        }}
      >
        {t('quotation-cite')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        onSelect={() => {
          untie(editor, quotation.from + 1);
          onClose();
        }}
      >
        {t('quotation-untie')}
      </MenuItem>
    </AnchoredMenu>
  );
}

interface CiteItemsProps {
  readonly source: OpenSource;
  readonly check: QuotationCheck;
  readonly onCite: (where: Span, words: string | null) => void;
}

function CiteItems({ source, check, onCite }: CiteItemsProps) {
  const { t } = useTranslation('commentary');
  const { text } = source.text;
  switch (check.state) {
    case 'altered':
      return <MenuItem onSelect={() => onCite(check.span, check.words)}>{t('cite-source')}</MenuItem>;
    case 'cut': {
      const { part } = check;
      return (
        <>
          {part === null ? (
            <MenuItem onSelect={() => onCite(check.span, check.marked)}>{t('cite-marked')}</MenuItem>
          ) : (
            <MenuItem onSelect={() => onCite(part, null)}>{t('cite-part')}</MenuItem>
          )}
          <MenuItem onSelect={() => onCite(check.span, sliceSpan(text, check.span))}>{t('cite-whole')}</MenuItem>
        </>
      );
    }
    case 'doubtful':
      return check.candidates.map((where) => (
        <MenuItem key={where.start} onSelect={() => onCite(where, null)}>
          {t('cite-candidate', { place: formatPlaceRange(source.text, where), words: shorten(sliceSpan(text, where)) })}
        </MenuItem>
      ));
    default:
      return null;
  }
}

function shorten(words: string): string {
  const signs = Array.from(words.replace(/\s+/gu, ' '));
  return signs.length > 40 ? `${signs.slice(0, 40).join('')}…` : signs.join('');
}
