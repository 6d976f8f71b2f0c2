import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '../../../shared/host/host';
import type { PositionUnit } from '../../../shared/import/refi/position-scale';
import { createRefiClient } from '../../workers/refi-client';
import { type ChosenBefore, choiceOf, type RefiImporting, type RefiState, toggles } from './refi-state';
import { useRefiErrors } from './use-refi-errors';
import { useRefiJob } from './use-refi-job';
import { useTakeOver } from './use-take-over';

/** Plans one REFI-QDA file in a worker, takes the reader's choice, and carries it out as one step. */
export function useRefiImport(file: OpenedFile): RefiImporting {
  const takeOver = useTakeOver();
  const [state, setState] = useState<RefiState>({ name: 'reading', done: null });
  const [units, setUnits] = useState<ReadonlyMap<string, PositionUnit>>(new Map());
  const before = useRef<ChosenBefore | null>(null);
  const storing = useRef<AbortController | null>(null);
  const stopReading = useReading(file, units, before, setState);

  const carryOut = async (): Promise<void> => {
    if (state.name !== 'planned') return;
    setState({ name: 'storing' });
    storing.current = new AbortController();
    const outcome = await takeOver(state.plan, state.choice, storing.current.signal);
    if (outcome === 'stopped') setState({ name: 'stopped' });
    else if (outcome === 'refused') setState(state);
  };
  return {
    state,
    ...toggles(state, setState),
    chooseUnit: (key, unit) => {
      if (state.name === 'planned') before.current = { choice: state.choice, altered: key };
      setUnits(new Map(units).set(key, unit));
    },
    stop: () => {
      if (state.name === 'storing') storing.current?.abort();
      else stopReading();
    },
    carryOut: () => void carryOut(),
  };
}

/** Reads and plans the file, again with other units; gives back what stops that. */
function useReading(
  file: OpenedFile,
  units: ReadonlyMap<string, PositionUnit>,
  before: { readonly current: ChosenBefore | null },
  setState: (state: RefiState) => void,
): () => void {
  const { t } = useTranslation('refi');
  const jobOf = useRefiJob();
  const messageOf = useRefiErrors();
  const [client] = useState(createRefiClient);
  /** Counts readings and stops: what is told of an earlier one is not heard any more. */
  const round = useRef(0);
  const plan = useCallback(async (): Promise<void> => {
    round.current += 1;
    const own = round.current;
    const show = (next: RefiState) => {
      if (own === round.current) setState(next);
    };
    show({ name: 'reading', done: null });
    const job = await jobOf(file.bytes, units);
    if (own !== round.current) return;
    const planned = await client.run(job, (done) => show({ name: 'reading', done }));
    if (!planned.ok) {
      if (planned.error.code === 'failed') show({ name: 'failed', message: t('error-failed', { detail: planned.error.detail }) });
    } else if (planned.value.ok)
      show({ name: 'planned', plan: planned.value.value, choice: choiceOf(planned.value.value, before.current) });
    else show({ name: 'failed', message: messageOf(planned.value.error) });
  }, [before, client, file, jobOf, messageOf, setState, t, units]);
  useEffect(() => {
    void plan();
  }, [plan]);
  useEffect(
    () => () => {
      round.current += 1;
      client.close();
    },
    [client],
  );
  return () => {
    round.current += 1;
    client.cancel();
    setState({ name: 'stopped' });
  };
}
