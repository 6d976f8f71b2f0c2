import { useEffect, useMemo, useState } from 'react';
import { type CodeMatrix, countMatrixInSteps, type MatrixKind } from '../../../shared/codebook/code-matrix';
import type { Codebook } from '../../../shared/codebook/codebook';
import { codedTextOf } from '../../state/coded-text';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';

/** Counting goes on after so long even when the page does not rest, in milliseconds, and then for so long. */
const LAG = 100;
const SLICE = 6;

export const MATRIX_CHOICES = ['paragraphs', 'together', 'overlaps', 'near'] as const;
export type MatrixChoice = (typeof MATRIX_CHOICES)[number];

export interface CountedMatrix {
  /** Of the annotations that were counted. */
  readonly version: string;
  readonly kind: MatrixKind;
  readonly matrix: CodeMatrix;
}

/** The counts that are asked for; null until they are there the first time. Counted while the page rests, in short steps. */
export function useMatrix(source: OpenSource) {
  const [choice, setChoice] = useState<MatrixChoice>('paragraphs');
  const [distance, setDistance] = useState(1);
  const wanted = useMemo(() => kindOf(choice, distance), [choice, distance]);
  const codebook = useDesk((state) => state.codebook);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const counted = useCounted(source, codebook, version, wanted);
  return { choice, setChoice, distance, setDistance, counted };
}

function kindOf(choice: MatrixChoice, distance: number): MatrixKind {
  if (choice === 'paragraphs') return { kind: 'paragraphs' };
  if (choice === 'near') return { kind: 'codes', relation: { kind: 'near', distance, unit: 'paragraphs' } };
  return { kind: 'codes', relation: { kind: choice } };
}

/** The matrix that was counted last; it stands until the next one is there. */
function useCounted(source: OpenSource, codebook: Codebook, version: string, kind: MatrixKind): CountedMatrix | null {
  const [counted, setCounted] = useState<CountedMatrix | null>(null);
  useEffect(() => {
    const steps = countMatrixInSteps(codedTextOf(source, codebook), kind);
    let idle = requestIdleCallback(work, { timeout: LAG });
    function work(deadline: IdleDeadline) {
      const begin = performance.now();
      for (;;) {
        const step = steps.next();
        if (step.done === true) return setCounted({ version, kind, matrix: step.value });
        if (performance.now() - begin > SLICE && deadline.timeRemaining() < 2) break;
      }
      idle = requestIdleCallback(work, { timeout: LAG });
    }
    return () => cancelIdleCallback(idle);
  }, [source, codebook, version, kind]);
  return counted;
}
