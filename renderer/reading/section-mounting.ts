import { Node } from '@tiptap/core';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type NodeView } from '@tiptap/pm/view';
import type { PositionMap } from './position-map';
import type { Section } from './sections';

/** The page's side of one section: a placeholder of estimated height until it is mounted. */
export interface SectionView {
  readonly dom: HTMLElement;
  /** Holds the blocks; null while the section is only a placeholder. */
  readonly content: HTMLElement | null;
}

export interface SectionMountingOptions {
  readonly sections: readonly Section[];
  readonly map: PositionMap;
  /** Mounted from the start. */
  readonly initial: readonly number[];
  /** Elements that stand in the text without being text: the line below the title, the furniture's disclosure. */
  readonly slots: ReadingSlots;
  /** Where the byline goes: the editor position behind the title, or the start of the first section. */
  readonly bylinePosition: number;
  /** Filled by the views as the editor makes them; one entry a section. */
  readonly views: (SectionView | undefined)[];
}

export interface ReadingSlots {
  readonly byline: HTMLElement;
  /** By index of the section. */
  readonly furniture: ReadonlyMap<number, HTMLElement>;
}

const mountingKey = new PluginKey<DecorationSet>('sectionMounting');

/** Asks for sections to be mounted; they stay mounted. */
export function mountSections(transaction: Transaction, sections: readonly number[]): Transaction {
  return transaction.setMeta(mountingKey, sections);
}

function isSectionList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number');
}

function isMounted(decorations: readonly Decoration[]): boolean {
  return decorations.some((decoration) => decoration.spec.mounted === true);
}

/** The section node: mounts its blocks when asked to, and shows a placeholder of its estimated height until then. */
export function createSectionNode(options: SectionMountingOptions) {
  return Node.create({
    name: 'section',
    content: 'block+',
    addAttributes() {
      return { index: { default: 0, rendered: false } };
    },
    renderHTML() {
      return ['section', 0];
    },
    addNodeView() {
      return ({ node, decorations }) => createSectionView(options, Number(node.attrs.index), isMounted(decorations));
    },
    addProseMirrorPlugins() {
      return [createMountingPlugin(options)];
    },
  });
}

function createSectionView({ sections, slots, views }: SectionMountingOptions, index: number, mounted: boolean): NodeView {
  const section = sections[index];
  if (section === undefined) throw new RangeError(`no section ${index}`);
  const dom = document.createElement('section');
  dom.className = mounted ? 'reading-section' : 'reading-section reading-placeholder';
  dom.style.setProperty('--reading-weight', String(section.weight));
  const content = mounted ? createContent(dom, slots.furniture.get(index)) : null;
  views[index] = { dom, content };
  const view: NodeView = {
    dom,
    update: (next, decorations) => next.type.name === 'section' && next.attrs.index === index && isMounted(decorations) === mounted,
    ignoreMutation: (mutation) => mutation.type !== 'selection',
  };
  if (content !== null) view.contentDOM = content;
  return view;
}

function createContent(dom: HTMLElement, disclosure: HTMLElement | undefined): HTMLElement {
  if (disclosure === undefined) return dom;
  const content = document.createElement('div');
  content.className = 'reading-furniture-lines';
  dom.classList.add('reading-furniture-section');
  dom.append(disclosure, content);
  return content;
}

function createMountingPlugin({ map, initial, slots, bylinePosition }: SectionMountingOptions): Plugin<DecorationSet> {
  const decorate = (index: number) => {
    const { from, to } = map.sectionRange(index);
    return Decoration.node(from, to, {}, { mounted: true });
  };
  const byline = Decoration.widget(bylinePosition, slots.byline, { side: -1, ignoreSelection: true, key: 'byline', stopEvent: () => true });
  return new Plugin<DecorationSet>({
    key: mountingKey,
    state: {
      init: (_, state) => DecorationSet.create(state.doc, [byline, ...initial.map(decorate)]),
      apply: (transaction, decorations) => {
        const sections: unknown = transaction.getMeta(mountingKey);
        return isSectionList(sections) ? decorations.add(transaction.doc, sections.map(decorate)) : decorations;
      },
    },
    props: {
      decorations: (state) => mountingKey.getState(state),
    },
  });
}
