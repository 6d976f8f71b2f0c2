import '../styles/reading.css';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useDesk, useDeskHandle } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { useSettled } from '../state/use-settled';
import { LiveRegion } from '../ui/LiveRegion';
import { BookmarkSigns } from './BookmarkSigns';
import { Byline } from './Byline';
import { CaretOverlay } from './CaretOverlay';
import { CodeStripes } from './CodeStripes';
import { FocusVeil } from './FocusVeil';
import { FurnitureToggle } from './FurnitureToggle';
import { HighlightDescriptions } from './HighlightDescriptions';
import { ResizeHandles } from './ResizeHandles';
import { RulerOverlay } from './RulerOverlay';
import { ReadingEngine } from './reading-engine';
import { SelectionToolbar } from './SelectionToolbar';
import { WalkAnnouncer } from './WalkAnnouncer';

export interface ReadingViewProps {
  /** The one scrolling element: text and margin lie in it side by side. */
  readonly scroller: HTMLElement;
}

/** The text on the desk, to be read and marked; it cannot be altered. */
export function ReadingView({ scroller }: ReadingViewProps) {
  const open = useDesk((state) => state.source);
  return open === null ? null : <OpenText key={open.source.id} open={open} scroller={scroller} />;
}

function OpenText({ open, scroller }: ReadingViewProps & { readonly open: OpenSource }) {
  const host = useRef<HTMLDivElement>(null);
  const [spoken, setSpoken] = useState('');
  const engine = useReadingEngine(open, scroller, host, setSpoken);
  return (
    <div className="reading-root">
      <div ref={host} />
      {engine !== null && <Overlays engine={engine} />}
      <LiveRegion message={spoken} />
    </div>
  );
}

function useReadingEngine(
  open: OpenSource,
  scroller: HTMLElement,
  host: React.RefObject<HTMLDivElement | null>,
  speak: (words: string) => void,
): ReadingEngine | null {
  const desk = useDeskHandle();
  const [engine, setEngine] = useState<ReadingEngine | null>(null);
  // The engine follows which annotations are shown; only another text needs another one.
  const { text } = open;
  useLayoutEffect(() => {
    const element = host.current;
    const open = desk.store.getState().source;
    if (element === null || open === null || open.text !== text) return;
    const made = new ReadingEngine({
      scroller,
      element,
      desk,
      open,
      label: open.source.provenance.title,
      speak: ({ start, end }) => speak(open.text.text.slice(start, end)),
    });
    setEngine(made);
    desk.actions.attachSurface(made);
    return () => {
      setEngine(null);
      desk.actions.attachSurface(null);
      made.destroy();
    };
  }, [desk, text, scroller, host, speak]);
  return engine;
}

/** What stands in and over the text without being text. */
function Overlays({ engine }: { readonly engine: ReadingEngine }) {
  const isSettled = useSettled();
  const { editor, open } = engine;
  return (
    <>
      {createPortal(<Byline provenance={open.source.provenance} text={open.text} />, editor.slots.byline)}
      {[...editor.slots.furniture].map(([index, slot]) => {
        const section = editor.sections[index];
        return section === undefined
          ? null
          : createPortal(<FurnitureToggle count={section.last - section.first + 1} />, slot, `furniture-${index}`);
      })}
      {isSettled && <Signs engine={engine} />}
    </>
  );
}

/** What lies over the text and tells of it. */
function Signs({ engine }: { readonly engine: ReadingEngine }) {
  const caretOn = useDesk((state) => state.caretOn);
  const focusMode = useDesk((state) => state.focusMode);
  const ruler = useDesk((state) => state.preferences.ruler);
  const stripesOn = useDesk((state) => state.preferences.codeStripes === true);
  return (
    <>
      {focusMode && <FocusVeil engine={engine} />}
      {ruler !== 'none' && !focusMode && <RulerOverlay engine={engine} kind={ruler} />}
      {caretOn && <CaretOverlay engine={engine} />}
      <BookmarkSigns engine={engine} />
      {stripesOn && <CodeStripes engine={engine} />}
      <HighlightDescriptions engine={engine} />
      <WalkAnnouncer engine={engine} />
      <ResizeHandles engine={engine} />
      <SelectionToolbar engine={engine} />
    </>
  );
}
