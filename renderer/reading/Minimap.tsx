import '../styles/minimap.css';
import { useEffect, useRef } from 'react';
import { useDesk, useDeskHandle } from '../state/desk-context';
import { MinimapController } from './minimap-controller';

/**
 * The whole text at a glance: its marks by colour and density, what find has found, and what is in view; click or drag to go there. For
 * the eye and the hand alone: the list of annotations and the commands that walk through them say and do the same by keyboard.
 */
export function Minimap({ scroller }: { readonly scroller: HTMLElement }) {
  const desk = useDeskHandle();
  const surface = useDesk((state) => state.surface);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current === null || surface === null) return;
    const controller = new MinimapController({ root: root.current, scroller, surface, desk });
    return () => controller.stop();
  }, [desk, scroller, surface]);
  return (
    <div ref={root} className="minimap" aria-hidden="true">
      <canvas className="minimap-marks" />
      <div className="minimap-view" />
    </div>
  );
}
