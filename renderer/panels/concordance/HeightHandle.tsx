import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_HEIGHT, type PanelHeight } from './use-panel-height';

/** One press of an arrow key: a line of the list. CSS pixels. */
const STEP = 27;

/** The upper edge of the panel: dragged, or moved by the arrow keys. */
export function HeightHandle({ height }: { readonly height: PanelHeight }) {
  const { t } = useTranslation('concordance');
  const drag = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const heightAt = ({ clientY }: PointerEvent) => (drag.current === null ? null : drag.current.height + drag.current.y - clientY);
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, height: height.value };
  };
  const move = (event: PointerEvent) => {
    const wanted = heightAt(event);
    if (wanted !== null) height.show(wanted);
  };
  const end = (event: PointerEvent) => {
    const wanted = heightAt(event);
    drag.current = null;
    if (wanted !== null) height.keep(wanted);
  };
  const pressKey = (event: KeyboardEvent) => {
    const wanted = heightAfter(event.key, height);
    if (wanted === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    height.keep(wanted);
  };
  return (
    <div
      role="slider"
      aria-orientation="vertical"
      aria-label={t('height')}
      aria-valuenow={height.value}
      aria-valuemin={LEAST_HEIGHT}
      aria-valuemax={height.most}
      aria-valuetext={t('height-value', { height: height.value })}
      tabIndex={0}
      className="concordance-handle"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={pressKey}
    />
  );
}

function heightAfter(key: string, { value, most }: PanelHeight): number | null {
  switch (key) {
    case 'ArrowUp':
      return value + STEP;
    case 'ArrowDown':
      return value - STEP;
    case 'Home':
      return LEAST_HEIGHT;
    case 'End':
      return most;
    default:
      return null;
  }
}
