import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type FilteredAnnotations, filterAnnotations, matchCodes } from '../../../shared/search/filter-annotations';
import { codedTextOf } from '../../state/coded-text';
import { useDesk, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { type AnnotationRow, collectRows, FoldedTexts, foldWords } from './annotation-rows';

export interface AnnotationRows {
  readonly placed: FilteredAnnotations<AnnotationRow>;
  readonly unplaced: FilteredAnnotations<AnnotationRow>;
  readonly all: number;
  /** Whether any has a question mark, open or settled. */
  readonly hasChecks: boolean;
  /** How many say what should stand. */
  readonly corrections: number;
}

/** The rows that the filter lets through. */
export function useAnnotationRows(source: OpenSource): AnnotationRows {
  const version = useSettledVersion();
  const filter = useDeferredValue(useDesk((state) => state.filter));
  const codebook = useDesk((state) => state.codebook);
  const [folded] = useState(() => new FoldedTexts());
  const rows = useMemo(() => ({ version, ...collectRows(source, folded) }), [source, folded, version]);
  const { codes, query } = filter;
  // Apart from the rest: typing words asks nothing new of codes.
  const codedRows = useMemo(
    () => ({ ...rows, matching: matchCodes({ codes, query }, () => codedTextOf(source, codebook)) }),
    [source, rows, codes, query, codebook],
  );
  return useMemo(() => {
    const { placed, unplaced, matching } = codedRows;
    return {
      placed: filterAnnotations(placed, filter, foldWords, matching),
      unplaced: filterAnnotations(unplaced, filter, foldWords, matching),
      all: placed.length + unplaced.length,
      corrections: [...placed, ...unplaced].filter((row) => row.hasCorrection).length,
      hasChecks: filter.check !== 'all' || [...placed, ...unplaced].some((row) => row.check !== null),
    };
  }, [codedRows, filter]);
}

/** Follows the annotations when the page is idle: listing grows with their number, and writing a note must not wait for it. */
function useSettledVersion(): string {
  const { store } = useDeskHandle();
  const [version, setVersion] = useState(() => versionOf(store.getState()));
  useEffect(() => {
    let waiting: number | null = null;
    const settle = () => {
      waiting = null;
      setVersion(versionOf(store.getState()));
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (versionOf(state) !== versionOf(before)) waiting ??= requestIdleCallback(settle, { timeout: 300 });
    });
    return () => {
      unsubscribe();
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [store]);
  return version;
}

function versionOf(state: { readonly annotationsVersion: number; readonly rowsLoaded: boolean }): string {
  return `${state.annotationsVersion} ${state.rowsLoaded}`;
}
