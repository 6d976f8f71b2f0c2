import { Extension, type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import { StarterKit } from '@tiptap/starter-kit';
import { HEADING_LEVELS } from '../../shared/model/essay';
import type { Target } from '../../shared/model/records';
import { parseTarget } from '../../shared/model/validate-fields';
import { LINK_OPTIONS } from '../notes/link-options';
import { TypedText } from '../notes/typed-text';

/** Carries the passage of a quotation over the clipboard, and nowhere else. */
const TARGET_ATTRIBUTE = 'data-passage';

function readTarget(element: HTMLElement): Target | null {
  try {
    return parseTarget(JSON.parse(element.getAttribute(TARGET_ATTRIBUTE) ?? 'null'));
  } catch {
    return null;
  }
}

const target = {
  default: null,
  parseHTML: readTarget,
  renderHTML: (attributes: Record<string, unknown>) => ({ [TARGET_ATTRIBUTE]: JSON.stringify(attributes.target) }),
};

/** A passage of the source set apart. */
const Quotation = Node.create({
  name: 'quotation',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ target }),
  parseHTML: () => [
    { tag: `blockquote[${TARGET_ATTRIBUTE}]`, priority: 60, getAttrs: (element) => (readTarget(element) === null ? false : null) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes, { class: 'commentary-quotation' }), ['p', 0]],
  addKeyboardShortcuts() {
    return {
      // What follows a quotation is the writer's own again.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parent.type.name !== 'quotation' || $from.parentOffset < $from.parent.content.size) return false;
        return editor.chain().insertContentAt($from.after(), { type: 'paragraph' }, { updateSelection: true }).run();
      },
    };
  },
});

/** Words of the source inside a sentence. */
const Quote = Mark.create({
  name: 'quote',
  inclusive: false,
  addAttributes: () => ({ target }),
  parseHTML: () => [{ tag: `q[${TARGET_ATTRIBUTE}]`, getAttrs: (element) => (readTarget(element) === null ? false : null) }],
  renderHTML: ({ HTMLAttributes }) => ['q', mergeAttributes(HTMLAttributes, { class: 'commentary-quote' }), 0],
});

/** Its words are written in a field of their own; see `FootnoteView`. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: '(text | mention | citation)*',
  atom: true,
  draggable: false,
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: () => ['span', { 'data-footnote': '' }, 0],
});

export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    kind: { default: 'annotation', parseHTML: (element: HTMLElement) => element.dataset.mention ?? 'annotation', rendered: false },
    id: { default: '', parseHTML: (element: HTMLElement) => element.dataset.id ?? '', rendered: false },
  }),
  parseHTML: () => [{ tag: 'span[data-mention][data-id]' }],
  renderHTML: ({ node }) => ['span', { 'data-mention': String(node.attrs.kind), 'data-id': String(node.attrs.id) }],
});

/** Cites a passage or the work; its words are those of the citation style, see `CitationView`. */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ target }),
  parseHTML: () => [{ tag: 'span[data-citation]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-citation': '' })],
});

/** The works that the essay is on, as the citation style lists them; see `BibliographyView`. */
export const Bibliography = Node.create({
  name: 'bibliography',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'div[data-bibliography]' }],
  renderHTML: () => ['div', { 'data-bibliography': '' }],
});

const CELL_CONTENT = '(paragraph | bulletList | orderedList | blockquote | codeBlock)+';

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', { class: 'commentary-table' }, ['tbody', 0]],
  extendNodeSchema: ({ name }: { readonly name: string }) => {
    const role = TABLE_ROLES.get(name);
    return role === undefined ? {} : { tableRole: role };
  },
  addKeyboardShortcuts() {
    return {
      Tab: ({ editor }) => goToNextCell(1)(editor.state, editor.view.dispatch),
      'Shift-Tab': ({ editor }) => goToNextCell(-1)(editor.state, editor.view.dispatch),
    };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

const TABLE_ROLES = new Map([
  ['table', 'table'],
  ['tableRow', 'row'],
  ['tableCell', 'cell'],
  ['tableHeader', 'header_cell'],
]);

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const size = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.max(1, Number.parseInt(element.getAttribute(name) ?? '1', 10) || 1),
});

function createCell(name: 'tableCell' | 'tableHeader', tag: 'td' | 'th') {
  return Node.create({
    name,
    content: CELL_CONTENT,
    isolating: true,
    addAttributes: () => ({ colspan: size('colspan'), rowspan: size('rowspan'), colwidth: { default: null, rendered: false } }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** The kinds of blocks that may stand at the top, each a record of its own. */
const TOP_BLOCKS = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'codeBlock', 'table', 'quotation', 'bibliography'];

/** Names the record that a block at the top is stored as. Never on the clipboard; the second half of a split block gets another. */
const BlockName = Extension.create({
  name: 'blockName',
  addGlobalAttributes: () => [
    { types: TOP_BLOCKS, attributes: { blockId: { default: null, rendered: false, keepOnSplit: false, parseHTML: () => null } } },
  ],
});

/** What a commentary may hold beside footnotes, mentions, citations and the bibliography: typed, pasted and dropped content is parsed into this schema. */
export function createEssaySchema(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [...HEADING_LEVELS] },
      horizontalRule: false,
      underline: false,
      trailingNode: false,
      link: LINK_OPTIONS,
    }),
    Quotation,
    Quote,
    Table,
    TableRow,
    createCell('tableCell', 'td'),
    createCell('tableHeader', 'th'),
    BlockName,
    TypedText,
  ];
}
