import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMENTARY_WIDTH } from '../../shared/model/preferences';
import { currentOf } from '../state/commentary-state';
import { useCommentary, useDesk, useDeskActions, useDeskHandle } from '../state/desk-context';
import { formatPassage, PASSAGE_TYPE } from '../state/dragged-passage';
import '../styles/commentary.css';
import '../styles/commentary-essay.css';
import { Button } from '../ui/Button';
import { Separator } from '../ui/Separator';
import { EssayEditor } from './EssayEditor';
import { EssayHead } from './EssayHead';
import { ExportEssayDialog } from './ExportEssayDialog';
import type { EssayEditing } from './essay-editing';
import type { EssayTool } from './essay-keys';

/** The essay beside the text. In narrow windows it stands in the place of the text. */
export function CommentaryPane() {
  const { t } = useTranslation('commentary');
  const id = useId();
  const source = useDesk((state) => state.source);
  const commentary = useCommentary(currentOf);
  const { blocks, epoch, list, unreadable } = useCommentary((state) => state);
  const [editing, setEditing] = useState<EssayEditing | null>(null);
  const [isExporting, setExporting] = useState(false);
  const [tool, setTool] = useState<EssayTool | null>(null);
  useDraggedPassages();
  if (source === null) return null;
  return (
    <section id={id} className="commentary-pane" data-region="commentary" aria-label={t('region')}>
      <PaneEdge controls={id} />
      <EssayHead commentary={commentary} editing={editing} onTool={setTool} onExport={() => setExporting(true)} />
      {unreadable > 0 && <p className="commentary-hint">{t('unreadable', { count: unreadable })}</p>}
      {commentary !== null && blocks !== null && (
        <EssayEditor
          key={epoch}
          source={source}
          title={commentary.title}
          blocks={blocks}
          tool={tool}
          onTool={setTool}
          onReady={setEditing}
        />
      )}
      {list !== null && commentary === null && <NoCommentary />}
      {isExporting && commentary !== null && editing !== null && (
        <ExportEssayDialog source={source} commentary={commentary} editing={editing} onClose={() => setExporting(false)} />
      )}
    </section>
  );
}

/** What is dragged out of the text takes along where it stands. */
function useDraggedPassages(): void {
  const { store } = useDeskHandle();
  useEffect(() => {
    const begin = (event: DragEvent) => {
      const { selection } = store.getState();
      const isText = event.target instanceof Node && document.querySelector('[data-region="text"]')?.contains(event.target) === true;
      if (isText && selection !== null) event.dataTransfer?.setData(PASSAGE_TYPE, formatPassage(selection));
    };
    document.addEventListener('dragstart', begin);
    return () => document.removeEventListener('dragstart', begin);
  }, [store]);
}

function NoCommentary() {
  const { t } = useTranslation('commentary');
  const { commentary } = useDeskHandle();
  return (
    <div className="commentary-empty">
      <p>{t('empty')}</p>
      <Button variant="accent" onClick={commentary.actions.create}>
        {t('begin')}
      </Button>
      <p className="commentary-hint">{t('empty-hint')}</p>
    </div>
  );
}

/** The text keeps at least so much of the window, in CSS pixels; commentary.css says the same. */
const LEAST_TEXT = 420;

/** Sets the pane's width: while it is dragged, only a style of the pane changes; the preferences learn of the end. */
function PaneEdge({ controls }: { readonly controls: string }) {
  const { t } = useTranslation('commentary');
  const actions = useDeskActions();
  const width = useDesk((state) => state.preferences.commentaryWidth);
  const pane = useRef<HTMLElement | null>(null);
  const show = (pixels: number) => pane.current?.style.setProperty('--commentary-width', `${pixels}px`);
  useLayoutEffect(() => {
    pane.current = document.getElementById(controls);
    pane.current?.style.setProperty('--commentary-width', `${width}px`);
  }, [controls, width]);
  return (
    <Separator
      label={t('resize')}
      controls={controls}
      side="end"
      value={width}
      range={COMMENTARY_WIDTH}
      findMost={() => Math.max(COMMENTARY_WIDTH.min, window.innerWidth - LEAST_TEXT)}
      onPreview={show}
      onCommit={(commentaryWidth) => actions.setPreferences({ commentaryWidth })}
    />
  );
}
