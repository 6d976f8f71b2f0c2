import { useEffect, useState } from 'react';
import { annotationId } from '../../shared/model/ids';
import type { AnnotationId } from '../../shared/model/records';
import type { AnnotationEntry } from './annotation-entries';
import { useDeskActions, useDeskLater } from './desk-context';

const NONE: ReadonlyMap<AnnotationId, AnnotationEntry> = new Map();

/** Of these annotations, which are not on the desk, those on other texts; read from storage, and again when annotations change. */
export function useElsewhere(ids: readonly AnnotationId[]): ReadonlyMap<AnnotationId, AnnotationEntry> {
  const actions = useDeskActions();
  const wanted = ids.join('\n');
  // Who asks for none is not told of edits.
  const version = useDeskLater((state) => (wanted === '' ? 0 : state.annotationsVersion));
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (wanted === '') {
      setFound(NONE);
      return;
    }
    let isWanted = version >= 0;
    void actions.findElsewhere(wanted.split('\n').map((id) => annotationId(id))).then((entries) => {
      if (isWanted) setFound(new Map(entries.map((entry) => [entry.id, entry])));
    });
    return () => {
      isWanted = false;
    };
  }, [actions, wanted, version]);
  return found;
}
