import type { Command } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable, toggleHeaderRow } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { BookMarked, ChevronDown, Quote, Superscript, Table, TextSearch } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { HEADING_LEVELS } from '../../shared/model/essay';
import { FormatButtons } from '../notes/FormatButtons';
import { useDeskHandle } from '../state/desk-context';
import { IconButton } from '../ui/IconButton';
import { Menu, MenuCheckItem, MenuItem } from '../ui/Menu';
import { Toolbar, ToolbarButton } from '../ui/Toolbar';
import type { EssayEditing } from './essay-editing';
import type { EssayTool } from './essay-keys';
import { insertFootnote, insertTable } from './insert-parts';
import { turnQuotation } from './quote-commands';
import { quotationAt } from './quote-marks';

const STYLES = ['paragraph', 'heading1', 'heading2', 'heading3', 'codeBlock'] as const;
type Style = (typeof STYLES)[number];

const FORMATS = ['bold', 'italic', 'bulletList', 'orderedList', 'blockquote', 'link'] as const;
const SIZE = 15;

export interface EssayToolbarProps {
  readonly editing: EssayEditing;
  readonly ref: Ref<HTMLDivElement>;
  readonly onTool: (tool: EssayTool) => void;
}

/** One row of what an essay is made of. */
export function EssayToolbar({ editing, ref, onTool }: EssayToolbarProps) {
  const { t } = useTranslation('commentary');
  const { editor } = editing;
  const { commentary: desk } = useDeskHandle();
  return (
    <Toolbar ref={ref} label={t('formatting')} className="commentary-toolbar">
      <StyleMenu editing={editing} />
      <FormatButtons editor={editor} formats={FORMATS} onLink={() => onTool('link')} />
      <ToolbarButton
        label={t('footnote-insert')}
        keys="Mod+Alt+F"
        icon={<Superscript size={SIZE} aria-hidden="true" />}
        onPress={() => insertFootnote(editor)}
      />
      <ToolbarButton
        label={t('citation-insert')}
        keys="Mod+Alt+K"
        icon={<BookMarked size={SIZE} aria-hidden="true" />}
        onPress={() => {
          desk.actions.cite();
          editor.view.focus();
        }}
      />
      <TableMenu editing={editing} />
      <QuotationButtons editing={editing} onTool={onTool} />
    </Toolbar>
  );
}

function QuotationButtons({ editing, onTool }: Pick<EssayToolbarProps, 'editing' | 'onTool'>) {
  const { t } = useTranslation('commentary');
  const { editor } = editing;
  const quoted = useEditorState({
    editor,
    selector: ({ editor: { state } }) => quotationAt(state.doc, state.selection.from)?.isBlock ?? null,
  });
  const turn = () => {
    const found = quotationAt(editor.state.doc, editor.state.selection.from);
    if (found !== null) turnQuotation(editor, found);
  };
  return (
    <>
      <ToolbarButton
        label={t('quote-search')}
        keys="Mod+Shift+K"
        icon={<TextSearch size={SIZE} aria-hidden="true" />}
        onPress={() => onTool('quote')}
      />
      {quoted !== null && (
        <ToolbarButton
          label={t(quoted ? 'quotation-run-in' : 'quotation-set-apart')}
          icon={<Quote size={SIZE} aria-hidden="true" />}
          onPress={turn}
        />
      )}
    </>
  );
}

function StyleMenu({ editing }: { readonly editing: EssayEditing }) {
  const { t } = useTranslation('commentary');
  const { editor } = editing;
  const style = useEditorState({
    editor,
    selector: ({ editor: current }) => STYLES.findLast((one) => isStyled(current, one)) ?? 'paragraph',
  });
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="commentary-style" aria-label={t('style', { style: t(`style-${style}`) })}>
          {t(`style-${style}`)}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      }
    >
      {STYLES.map((one) => (
        <MenuCheckItem key={one} checked={one === style} onChange={() => setStyle(editing, one)}>
          {t(`style-${one}`)}
        </MenuCheckItem>
      ))}
    </Menu>
  );
}

function levelOf(style: Style) {
  return HEADING_LEVELS.find((level) => style === `heading${level}`);
}

function isStyled(editor: EssayEditing['editor'], style: Style): boolean {
  const level = levelOf(style);
  return level === undefined ? editor.isActive(style) : editor.isActive('heading', { level });
}

function setStyle({ editor }: EssayEditing, style: Style): void {
  const chain = editor.chain().focus(undefined, { scrollIntoView: false });
  const level = levelOf(style);
  if (level !== undefined) chain.setHeading({ level }).run();
  else if (style === 'codeBlock') chain.setCodeBlock().run();
  else chain.setParagraph().run();
}

const TABLE_STEPS = {
  'table-row': addRowAfter,
  'table-column': addColumnAfter,
  'table-head': toggleHeaderRow,
  'table-row-remove': deleteRow,
  'table-column-remove': deleteColumn,
  'table-remove': deleteTable,
} satisfies Record<string, Command>;
const TABLE_STEP_NAMES = ['table-row', 'table-column', 'table-head', 'table-row-remove', 'table-column-remove', 'table-remove'] as const;

function TableMenu({ editing }: { readonly editing: EssayEditing }) {
  const { t } = useTranslation('commentary');
  const { editor } = editing;
  const inTable = useEditorState({ editor, selector: ({ editor: { state } }) => isInTable(state) });
  const icon = <Table size={SIZE} aria-hidden="true" />;
  if (!inTable) return <ToolbarButton label={t('table-insert')} icon={icon} onPress={() => insertTable(editor)} />;
  const run = (step: Command) => {
    step(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  return (
    <Menu align="start" trigger={<IconButton size="small" label={t('table')} icon={icon} />}>
      {TABLE_STEP_NAMES.map((name) => (
        <MenuItem key={name} onSelect={() => run(TABLE_STEPS[name])}>
          {t(name)}
        </MenuItem>
      ))}
    </Menu>
  );
}
