import { useDeferredValue, useMemo, useState } from 'react';
import { type CodeMatrix, countMatrix, type MatrixKind } from '../../../shared/codebook/code-matrix';
import { codedTextOf } from '../../state/coded-text';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';

export const MATRIX_CHOICES = ['paragraphs', 'together', 'overlaps', 'near'] as const;
export type MatrixChoice = (typeof MATRIX_CHOICES)[number];

export interface CountedMatrix {
  /** Of the annotations that were counted. */
  readonly version: string;
  readonly kind: MatrixKind;
  readonly matrix: CodeMatrix;
}

/** The counts that are asked for; null until they are there the first time. Counting waits for what is being typed or drawn. */
export function useMatrix(source: OpenSource) {
  const [choice, setChoice] = useState<MatrixChoice>('paragraphs');
  const [distance, setDistance] = useState(1);
  const wanted = useMemo(() => kindOf(choice, distance), [choice, distance]);
  const kind = useDeferredValue(wanted, null);
  const codebook = useDesk((state) => state.codebook);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const counted = useMemo(
    () => (kind === null ? null : { version, kind, matrix: countMatrix(codedTextOf(source, codebook), kind) }),
    [source, codebook, version, kind],
  );
  return { choice, setChoice, distance, setDistance, counted };
}

function kindOf(choice: MatrixChoice, distance: number): MatrixKind {
  if (choice === 'paragraphs') return { kind: 'paragraphs' };
  if (choice === 'near') return { kind: 'codes', relation: { kind: 'near', distance, unit: 'paragraphs' } };
  return { kind: 'codes', relation: { kind: choice } };
}
