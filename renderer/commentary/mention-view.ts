import type { Node as EditorNode } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { EssayMention } from '../../shared/model/essay';
import { annotationId, codeId } from '../../shared/model/ids';

/** What a mention is called now, and what following it says and does. */
export interface MentionPorts {
  readonly describe: (mention: EssayMention['attrs']) => { readonly label: string; readonly title: string; readonly isLost: boolean };
  readonly onFollow: (mention: EssayMention['attrs']) => void;
}

/** A mention in the line, by the name that it has now. */
export class MentionView implements NodeView {
  readonly dom: HTMLButtonElement;
  readonly #attributes: EssayMention['attrs'];
  readonly #ports: MentionPorts;
  readonly #shown: Set<MentionView>;

  /** `shown` holds every mention that stands in the editor, to be named anew when names change. */
  constructor(node: EditorNode, ports: MentionPorts, shown: Set<MentionView>) {
    this.#attributes = readMention(node);
    this.#ports = ports;
    this.#shown = shown;
    this.dom = document.createElement('button');
    this.dom.type = 'button';
    this.dom.tabIndex = -1;
    this.dom.className = 'commentary-mention';
    this.dom.dataset.kind = this.#attributes.kind;
    this.dom.addEventListener('click', () => ports.onFollow(this.#attributes));
    shown.add(this);
    this.name();
  }

  name(): void {
    const { label, title, isLost } = this.#ports.describe(this.#attributes);
    if (this.dom.textContent !== label) this.dom.textContent = label;
    this.dom.title = title;
    this.dom.toggleAttribute('data-lost', isLost);
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#shown.delete(this);
  }
}

export function readMention(node: EditorNode): EssayMention['attrs'] {
  const id = String(node.attrs.id) || '?';
  return node.attrs.kind === 'code' ? { kind: 'code', id: codeId(id) } : { kind: 'annotation', id: annotationId(id) };
}
