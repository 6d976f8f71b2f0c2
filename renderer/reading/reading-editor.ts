import { Editor } from '@tiptap/core';
import type { Offset } from '../../shared/text/offset';
import type { Block, LanguageRun, SourceText } from '../../shared/text/source-text';
import { PositionMap } from './position-map';
import { ReadOnly } from './read-only';
import { buildDocument, READING_NODES } from './schema';
import { createSectionNode, mountSections, type ReadingSlots, type SectionView } from './section-mounting';
import { groupSections, type Section } from './sections';
import { TextDom } from './text-dom';

/** Up to here everything is mounted and laid out at once. */
const SHORT_TEXT_SECTIONS = 5;

export interface ReadingEditorOptions {
  readonly element: HTMLElement;
  readonly text: SourceText;
  readonly runsOf: (block: Block) => readonly LanguageRun[];
  readonly label: string;
  readonly furniture: 'open' | 'folded';
  /** Where reading begins: what is around it is mounted from the start. */
  readonly start: Offset;
}

/** The text in a TipTap editor that cannot be edited, mounted section by section. */
export class ReadingEditor {
  readonly map: PositionMap;
  readonly sections: readonly Section[];
  readonly slots: ReadingSlots;
  readonly dom: TextDom;
  /** The element that holds the text and nothing else. */
  readonly root: HTMLElement;
  /** True when every section is mounted from the start and none is skipped in layout. */
  readonly isShort: boolean;
  readonly #views: (SectionView | undefined)[];
  readonly #editor: Editor;

  constructor({ element, text, runsOf, label, furniture, start }: ReadingEditorOptions) {
    this.sections = groupSections(text.text, text.blocks);
    this.map = new PositionMap(text.blocks, this.sections);
    this.isShort = this.sections.length <= SHORT_TEXT_SECTIONS;
    this.slots = createSlots(this.sections);
    this.#views = this.sections.map(() => undefined);
    const section = createSectionNode({
      sections: this.sections,
      map: this.map,
      initial: this.#findInitial(start),
      slots: this.slots,
      bylinePosition: findBylinePosition(text, this.map),
      views: this.#views,
    });
    this.#editor = new Editor({
      // Made outside of the page: the editor looks at selection and layout in between, when they are not yet what they will be.
      element: document.createElement('div'),
      editable: false,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      coreExtensionOptions: {},
      enableCoreExtensions: {
        clipboardTextSerializer: false,
        focusEvents: false,
        keymap: false,
        tabindex: false,
        drop: false,
        paste: false,
        delete: false,
      },
      extensions: [...READING_NODES, section, ReadOnly],
      onBeforeCreate: ({ editor }) => {
        const content = buildDocument(editor.schema, { text: text.text, blocks: text.blocks, sections: this.sections, runsOf });
        // There is a schema by now and no document yet. The editor takes nodes as well, which its types do not say.
        Object.assign(editor.options, { content });
      },
      editorProps: {
        attributes: {
          class: this.isShort ? 'reading-text reading-short' : 'reading-text',
          role: 'document',
          'aria-label': label,
          tabindex: '0',
          translate: 'no',
          'data-furniture': furniture,
        },
      },
    });
    this.root = this.#editor.view.dom;
    element.append(this.root);
    this.dom = new TextDom(this.root, this.map, this.sections, this.#views);
  }

  #findInitial(start: Offset): readonly number[] {
    if (this.isShort) return this.sections.map((section) => section.index);
    // The neighbours follow as soon as it shows how far the view reaches.
    return [this.map.sectionOfBlock(this.map.pointOf(start).block)];
  }

  /** The section's element, mounted or not. */
  getSectionElement(index: number): HTMLElement {
    const view = this.#views[index];
    if (view === undefined) throw new RangeError(`no section ${index}`);
    return view.dom;
  }

  isMounted(index: number): boolean {
    return this.#views[index]?.content != null;
  }

  /** Mounts what of these is not; true when that changed the page. The browser's selection stays where it is. */
  mount(indices: readonly number[]): boolean {
    const missing = indices.filter((index) => !this.isMounted(index));
    if (missing.length === 0) return false;
    keepSelection(this.root, () => this.#editor.view.dispatch(mountSections(this.#editor.state.tr, missing)));
    return true;
  }

  /** For tests of what must be refused. */
  get editor(): Editor {
    return this.#editor;
  }

  destroy(): void {
    this.#editor.destroy();
  }
}

function createSlots(sections: readonly Section[]): ReadingSlots {
  const create = (className: string) => {
    const element = document.createElement('div');
    element.className = className;
    element.contentEditable = 'false';
    return element;
  };
  const furniture = sections.filter((section) => section.furniture);
  return {
    byline: create('reading-byline-slot'),
    furniture: new Map(furniture.map((section) => [section.index, create('reading-furniture-slot')])),
  };
}

function findBylinePosition(text: SourceText, map: PositionMap): number {
  const title = text.blocks.find((block) => block.kind === 'title');
  return title === undefined ? 1 : map.toPosition(title.span.end) + 1;
}

/** The editor may write its own idea of the selection while it redraws; what the reader selected is put back. */
function keepSelection(root: HTMLElement, run: () => void): void {
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  run();
  if (selection == null || anchorNode == null || focusNode == null || anchorOffset === undefined || focusOffset === undefined) return;
  if (!root.contains(anchorNode) || !root.contains(focusNode)) return;
  const moved =
    selection.anchorNode !== anchorNode ||
    selection.anchorOffset !== anchorOffset ||
    selection.focusNode !== focusNode ||
    selection.focusOffset !== focusOffset;
  if (moved) selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}
