import { Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { EssayCitations } from '../../shared/citation/cite-essay';
import type { WrittenBlock } from '../../shared/commentary/commentary-changes';
import type { EssayBlock } from '../../shared/model/essay';
import type { CommentaryBlock, Target } from '../../shared/model/records';
import type { EssaySurface } from '../state/commentary-state';
import { BibliographyView, type CitationPorts, CitationView } from './citation-view';
import { insertCitation } from './cite-commands';
import { CitedEssay } from './cited-essay';
import { EssayBlocks, FROM_ELSEWHERE, findBlock, isTooDeep, nameBlocks } from './essay-blocks';
import { Bibliography, Citation, createEssaySchema, Footnote, Mention } from './essay-schema';
import { createFindInEssay } from './find-in-essay';
import { type FootnotePorts, FootnoteView, numberFootnotes } from './footnote-view';
import { createMentionSuggestions, type SuggestionPorts } from './mention-suggestions';
import { type MentionPorts, MentionView } from './mention-view';
import { insertQuotation } from './quote-commands';
import { createQuoteMarks, type QuotationPorts } from './quote-marks';

/** What the editor needs from the page around it. */
export interface EssayPorts {
  readonly newId: () => string;
  /** Something was written here. */
  readonly onWrite: () => void;
  /** The passage that is dragged over the essay now; null when it is something else. */
  readonly readDropped: (event: DragEvent) => Target | null;
  /** Goes to the passage that is quoted or cited at the caret; false when none is. */
  readonly onFollowAt: (state: EditorState) => boolean;
  readonly onOpenLink: (href: string) => void;
  readonly placeholder: string;
  readonly label: string;
  readonly quotations: QuotationPorts;
  readonly mentions: MentionPorts;
  readonly suggestions: SuggestionPorts;
  readonly footnotes: Pick<FootnotePorts, 'number' | 'field'>;
  readonly citations: CitationPorts & { readonly format: (blocks: readonly EssayBlock[]) => Promise<EssayCitations> };
}

/** One essay in its editor. */
export class EssayEditing implements EssaySurface {
  readonly editor: Editor;
  readonly #blocks = new EssayBlocks();
  readonly #mentions = new Set<MentionView>();
  readonly #cited: CitedEssay;
  /** The field of the footnote that is being written. */
  #footnote: EditorView | null = null;
  #isNumbering = false;

  constructor(host: HTMLElement, blocks: readonly CommentaryBlock[], ports: EssayPorts) {
    const cited = this.#createCited(ports);
    this.#cited = cited;
    this.editor = new Editor({
      element: host,
      injectCSS: false,
      extensions: [
        ...createEssaySchema(),
        Footnote.extend({
          addNodeView:
            () =>
            ({ node, view, getPos }) =>
              new FootnoteView(node, view, getPos, {
                ...ports.footnotes,
                citations: ports.citations,
                essay: cited,
                onCount: () => this.#numberSoon(),
                onOpen: (inner) => {
                  this.#footnote = inner;
                },
              }),
        }),
        Citation.extend({ addNodeView: () => () => new CitationView(ports.citations, cited) }),
        Bibliography.extend({ addNodeView: () => () => new BibliographyView(ports.citations, cited) }),
        Mention.extend({
          addNodeView:
            () =>
            ({ node }) =>
              new MentionView(node, ports.mentions, this.#mentions),
        }),
        createMentionSuggestions(ports.suggestions),
        createFollowKey(ports.onFollowAt),
        Extension.create({ name: 'essay', addProseMirrorPlugins: () => this.#createPlugins(ports) }),
      ],
      editorProps: {
        attributes: { class: 'commentary-essay', role: 'textbox', 'aria-multiline': 'true', 'aria-label': ports.label, spellcheck: 'true' },
        handleClick: (_view, _pos, event) => followLink(event, ports.onOpenLink),
        transformPastedHTML: withoutStyles,
        handleDOMEvents: { drop: (_view, event) => this.#drop(event, ports) },
      },
    });
    // As a document, not as JSON: the nodes are known as what is stored.
    const { state, schema, view } = this.editor;
    const begun = state.tr.replaceWith(0, state.doc.content.size, this.#blocks.build(schema, blocks).content);
    view.dispatch(begun.setMeta('addToHistory', false).setMeta(FROM_ELSEWHERE, true));
    this.editor.on('transaction', ({ transaction, appendedTransactions }) => {
      const isOurs = transaction.getMeta(FROM_ELSEWHERE) !== true && [transaction, ...appendedTransactions].some((tr) => tr.docChanged);
      if (isOurs) ports.onWrite();
    });
  }

  #createCited(ports: EssayPorts): CitedEssay {
    return new CitedEssay({
      read: () => this.read().map(({ content }) => content),
      format: ports.citations.format,
      findEssay: () => (this.editor.isDestroyed ? null : this.editor.view.dom),
      onShown: () => this.#numberSoon(),
    });
  }

  /** Once, when everything that comes and goes with one step is there. */
  #numberSoon(): void {
    if (this.#isNumbering) return;
    this.#isNumbering = true;
    queueMicrotask(() => {
      this.#isNumbering = false;
      if (!this.editor.isDestroyed) numberFootnotes(this.editor.view.dom);
    });
  }

  #createPlugins(ports: EssayPorts): Plugin[] {
    return [
      new Plugin({
        filterTransaction: (tr, { doc }) => !tr.docChanged || !isTooDeep(doc, tr.doc),
        appendTransaction: (transactions, before, state) =>
          transactions.some((tr) => tr.docChanged) ? nameBlocks(before.doc, state, ports.newId) : null,
        props: {
          decorations: ({ doc }) => {
            const first = doc.firstChild;
            const isEmpty = doc.childCount === 1 && first !== null && first.isTextblock && first.content.size === 0;
            if (!isEmpty) return null;
            return DecorationSet.create(doc, [
              Decoration.node(0, first.nodeSize, { class: 'is-editor-empty', 'data-placeholder': ports.placeholder }),
            ]);
          },
        },
      }),
      createQuoteMarks(ports.quotations),
      createFindInEssay(),
    ];
  }

  /** Before the editor reads what else is dragged along: the text's own markup is not asked for. */
  #drop(event: DragEvent, ports: EssayPorts): boolean {
    const target = ports.readDropped(event);
    const at = target === null ? null : this.editor.view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (target === null || at === null) return false;
    event.preventDefault();
    insertQuotation(this.editor, target, at.pos);
    this.focus();
    return true;
  }

  read(): readonly WrittenBlock[] {
    return this.#blocks.read(this.editor.state.doc);
  }

  show: EssaySurface['show'] = (changed, blocks) => {
    const tr = this.#blocks.show(this.editor.state, changed, blocks);
    if (tr !== null) this.editor.view.dispatch(tr);
  };

  insertQuotation(target: Target): void {
    insertQuotation(this.editor, target);
  }

  /** In the footnote that is being written, or else in the essay. */
  cite(target: Target | null): void {
    const footnote = this.#footnote;
    const citation = this.editor.schema.nodes.citation?.create({ target });
    if (footnote === null) insertCitation(this.editor, target);
    else if (citation !== undefined) footnote.dispatch(footnote.state.tr.replaceSelectionWith(citation, false));
  }

  /** What a citation says in full; '' before it is formatted. */
  wordsOfCitation(pos: number): string {
    const element = this.editor.view.nodeDOM(pos);
    return element instanceof Element ? this.#cited.wordsOf(element) : '';
  }

  /** The style, or what is known of the work, may be another. */
  formatCitations(): void {
    this.#cited.formatSoon();
  }

  focus(): void {
    this.editor.view.focus();
  }

  /** Names of annotations or codes may have changed. */
  nameMentions(): void {
    for (const mention of this.#mentions) mention.name();
  }

  /** Takes the caret to the beginning of a block. */
  goToBlock(id: string): void {
    const found = findBlock(this.editor.state.doc, id);
    if (found !== null) this.goTo(found.pos + 1);
  }

  goTo(pos: number): void {
    this.editor.commands.setTextSelection(pos);
    this.editor.view.focus();
    const { node } = this.editor.view.domAtPos(pos);
    const element = node instanceof Element ? node : node.parentElement;
    element?.scrollIntoView({ block: 'center' });
  }

  destroy(): void {
    this.#cited.stop();
    this.editor.destroy();
  }
}

/** Before the key breaks a line, as it does elsewhere. */
function createFollowKey(follow: EssayPorts['onFollowAt']): Extension {
  return Extension.create({
    name: 'followKey',
    priority: 1000,
    addKeyboardShortcuts: () => ({ 'Mod-Enter': ({ editor }) => follow(editor.state) }),
  });
}

/** The page's policy lets no style of a paste be applied; it would only complain of it. */
function withoutStyles(html: string): string {
  return html.replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/\sstyle=(?:"[^"]*"|'[^']*')/giu, ''));
}

function followLink(event: MouseEvent, openLink: (href: string) => void): boolean {
  if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Element)) return false;
  const href = event.target.closest('a')?.getAttribute('href');
  if (href === null || href === undefined) return false;
  openLink(href);
  return true;
}
