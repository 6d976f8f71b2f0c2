import { type Editor, Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion } from '@tiptap/suggestion';
import type { EssayMention } from '../../shared/model/essay';

/** What is offered while a name is typed. */
export interface MentionOffer {
  readonly mention: EssayMention['attrs'];
  readonly label: string;
  readonly detail: string;
}

/** The list of offers as it stands now; the page shows it. */
export interface OfferList {
  readonly offers: readonly MentionOffer[];
  /** The place that is chosen. */
  readonly at: number;
  readonly rect: DOMRect;
  readonly take: (offer: MentionOffer) => void;
}

export interface SuggestionPorts {
  readonly find: (kind: 'annotation' | 'code', typed: string) => readonly MentionOffer[];
  readonly onList: (list: OfferList | null) => void;
}

const TRIGGERS = { '@': 'annotation', '#': 'code' } as const;

/** `@` offers annotations, `#` codes; typing narrows, arrows choose, Enter or Tab takes, Esc leaves what was typed. */
export function createMentionSuggestions(ports: SuggestionPorts): Extension {
  return Extension.create({
    name: 'mentionSuggestions',
    addProseMirrorPlugins() {
      return (['@', '#'] as const).map((trigger) => createSuggestion(this.editor, trigger, ports));
    },
  });
}

function createSuggestion(editor: Editor, trigger: '@' | '#', ports: SuggestionPorts) {
  let list: OfferList | null = null;
  const tell = (next: OfferList | null) => {
    list = next;
    ports.onList(next);
  };
  const show = (offers: readonly MentionOffer[], rect: DOMRect | null | undefined, take: (offer: MentionOffer) => void) => {
    tell(rect === null || rect === undefined || offers.length === 0 ? null : { offers, at: 0, rect, take });
  };
  return Suggestion<MentionOffer, MentionOffer>({
    editor,
    pluginKey: new PluginKey(`mention${trigger}`),
    char: trigger,
    allowSpaces: false,
    // Chinese is written without blanks.
    allowedPrefixes: null,
    items: ({ query }) => [...ports.find(TRIGGERS[trigger], query)],
    allow: ({ state, range }) => state.doc.resolve(range.from).parent.type.name !== 'codeBlock',
    command: ({ editor: current, range, props }) => {
      current
        .chain()
        .focus(undefined, { scrollIntoView: false })
        .insertContentAt(range, [{ type: 'mention', attrs: { ...props.mention } }])
        .run();
    },
    render: () => ({
      onStart: ({ items, clientRect, command }) => show(items, clientRect?.(), command),
      onUpdate: ({ items, clientRect, command }) => show(items, clientRect?.(), command),
      onExit: () => tell(null),
      onKeyDown: ({ event }) => {
        if (list === null || event.isComposing) return false;
        const { offers, at } = list;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          const step = event.key === 'ArrowDown' ? 1 : offers.length - 1;
          tell({ ...list, at: (at + step) % offers.length });
          return true;
        }
        const offer = offers[at];
        if ((event.key === 'Enter' || event.key === 'Tab') && offer !== undefined) {
          list.take(offer);
          return true;
        }
        if (event.key !== 'Escape') return false;
        tell(null);
        return true;
      },
    }),
  });
}
