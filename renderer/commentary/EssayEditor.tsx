import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentaryBlock } from '../../shared/model/records';
import { LinkField } from '../notes/LinkField';
import { isComposing } from '../notes/NoteEditor';
import { useCommentary, useDeskHandle } from '../state/desk-context';
import type { DeskState, OpenSource } from '../state/desk-state';
import { CitationMenu } from './CitationMenu';
import { citationAt } from './cite-commands';
import { EssayFoot } from './EssayFoot';
import { EssayToolbar } from './EssayToolbar';
import { EssayEditing } from './essay-editing';
import { type EssayTool, readEssayKey } from './essay-keys';
import { FindBar } from './FindBar';
import { insertFootnote } from './insert-parts';
import type { OfferList } from './mention-suggestions';
import { OfferBox } from './OfferBox';
import { QuotationMenu, type QuotationQuestion } from './QuotationMenu';
import { QuoteSearch } from './QuoteSearch';
import { quotationAt } from './quote-marks';
import { type EssayEvents, useEssayPorts } from './use-essay-ports';

export interface EssayEditorProps {
  readonly source: OpenSource;
  readonly title: string;
  readonly blocks: readonly CommentaryBlock[];
  readonly tool: EssayTool | null;
  readonly onTool: (tool: EssayTool | null) => void;
  readonly onReady: (editing: EssayEditing | null) => void;
}

/** The essay with what belongs to writing it. Begins from `blocks`; give it another `key` to begin again. */
export function EssayEditor(props: EssayEditorProps) {
  const { source, tool, onTool } = props;
  const { t } = useTranslation('commentary');
  const { store, actions } = useDeskHandle();
  const frame = useRef<HTMLFieldSetElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [list, setList] = useState<OfferList | null>(null);
  const [question, setQuestion] = useState<QuotationQuestion | null>(null);
  const [cited, setCited] = useState<number | null>(null);
  const editing = useEditing(frame, props, {
    onList: setList,
    onWarning: (anchor, pos) => setQuestion({ pos, anchor }),
    onCitation: (button) => setCited(editing === null ? null : findCitation(editing, button)),
  });
  const done = () => {
    onTool(null);
    editing?.focus();
  };
  const askAtCaret = () => {
    if (editing === null) return;
    const pos = editing.editor.state.selection.from;
    const citation = citationAt(editing.editor.state.doc, pos);
    if (citation !== null) setCited(citation.pos);
    else if (quotationAt(editing.editor.state.doc, pos) !== null) setQuestion({ pos, anchor: null });
  };
  const leave = () => {
    void actions.flush();
    store.getState().surface?.focus();
  };
  const pressKey = (event: KeyboardEvent) => {
    const asked = editing === null || isComposing(event.nativeEvent) ? null : readEssayKey(event);
    if (editing === null || asked === null) return;
    // Undo belongs to the essay while it is written, also when it has nothing left to take back.
    if (asked !== 'history') event.preventDefault();
    event.stopPropagation();
    if (asked === 'find' || asked === 'quote' || asked === 'link') onTool(asked);
    else if (asked === 'footnote') insertFootnote(editing.editor);
    else if (asked === 'toolbar') toolbar.current?.querySelector('button')?.focus();
    else if (asked === 'quotation') askAtCaret();
    else if (asked === 'leave') leave();
  };
  return (
    <>
      {editing !== null && <EssayToolbar ref={toolbar} editing={editing} onTool={onTool} />}
      {editing !== null && tool === 'find' && <FindBar editing={editing} onDone={done} />}
      {editing !== null && tool === 'quote' && <QuoteSearch source={source} editing={editing} onDone={done} />}
      {editing !== null && tool === 'link' && (
        <div className="commentary-bar">
          <LinkField editor={editing.editor} onOpenLink={actions.openExternal} onDone={() => onTool(null)} />
        </div>
      )}
      <fieldset ref={frame} className="commentary-frame" aria-label={t('essay-frame')} onKeyDown={pressKey} />
      {editing !== null && <EssayFoot editing={editing} source={source} onAsk={(pos) => setQuestion({ pos, anchor: null })} />}
      {list !== null && <OfferBox list={list} />}
      {editing !== null && question !== null && (
        <QuotationMenu editing={editing} source={source} question={question} onClose={() => setQuestion(null)} />
      )}
      {editing !== null && cited !== null && <CitationMenu editing={editing} source={source} pos={cited} onClose={() => setCited(null)} />}
    </>
  );
}

/** Where in the editor the citation stands that shows this; null for one in a footnote, whose field is an editor of its own. */
function findCitation({ editor }: EssayEditing, button: HTMLElement): number | null {
  return editor.view.dom.contains(button) ? editor.view.posAtDOM(button, 0) : null;
}

function citesAlike({ preferences: one }: DeskState, { preferences: other }: DeskState): boolean {
  return (
    one === other ||
    (one.citationStyle === other.citationStyle && one.citationLanguage === other.citationLanguage && one.language === other.language)
  );
}

function useEditing(frame: RefObject<HTMLElement | null>, given: EssayEditorProps, events: EssayEvents): EssayEditing | null {
  const { t } = useTranslation('commentary');
  const { source, title, blocks, onReady } = given;
  const desk = useDeskHandle();
  const [editing, setEditing] = useState<EssayEditing | null>(null);
  const wantsFocus = useCommentary((state) => state.wantsFocus);
  const createPorts = useEssayPorts(source, title === '' ? t('untitled') : title, events);
  const begin = useRef({ createPorts, blocks, onReady });
  useLayoutEffect(() => {
    if (frame.current === null) return;
    const start = begin.current;
    const made = new EssayEditing(frame.current, start.blocks, start.createPorts());
    setEditing(made);
    start.onReady(made);
    desk.commentary.actions.attach(made);
    const stop = desk.later.subscribe((state, before) => {
      if (state.codebook !== before.codebook || state.annotationsVersion !== before.annotationsVersion) made.nameMentions();
    });
    const stopCiting = desk.store.subscribe((state, before) => {
      const isAsBefore = state.work === before.work && state.citationStyles === before.citationStyles && citesAlike(state, before);
      if (!isAsBefore) made.formatCitations();
    });
    return () => {
      stop();
      stopCiting();
      desk.commentary.actions.flush();
      desk.commentary.actions.attach(null);
      start.onReady(null);
      made.destroy();
    };
  }, [desk, frame]);
  useEffect(() => {
    if (editing !== null && wantsFocus && desk.commentary.actions.takeFocus()) editing.focus();
  }, [desk, editing, wantsFocus]);
  return editing;
}
