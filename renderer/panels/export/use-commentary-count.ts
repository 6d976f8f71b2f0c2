import { useEffect, useState } from 'react';
import { useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';

/** How many commentaries stand on the open text; 0 until they are counted. The trash is left out. */
export function useCommentaryCount({ source }: OpenSource): number {
  const actions = useDeskActions();
  const [counted, setCounted] = useState({ id: source.id, count: 0 });
  useEffect(() => {
    let isWanted = true;
    void actions.loadCommentaries().then((found) => {
      const count = found.filter(({ commentary }) => commentary.trashedAt === null).length;
      if (isWanted) setCounted({ id: source.id, count });
    });
    return () => {
      isWanted = false;
    };
  }, [actions, source.id]);
  return counted.id === source.id ? counted.count : 0;
}
