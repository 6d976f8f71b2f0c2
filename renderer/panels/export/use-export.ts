import { useEffect, useMemo, useRef, useState } from 'react';
import { inParts } from '../../../shared/base/in-parts';
import { err, ok, type Result } from '../../../shared/base/result';
import { type ExportChoices, optionsOf } from '../../../shared/export/export-choices';
import type { ExportFile, ExportLabels } from '../../../shared/export/export-input';
import { safeFileName } from '../../../shared/export/file-name';
import type { FolderContent, FolderUpdate } from '../../../shared/export/obsidian/export-obsidian-folder';
import { useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import type { StoreError } from '../../storage/library';
import { createExportClient } from '../../workers/export-client';
import type { ExportLook, ExportOutput, ShownLines } from '../../workers/export-job';
import type { JobFailure } from '../../workers/job-client';
import { unpackSmallFiles } from '../../workers/packed-files';
import type { Collector } from './collector';
import { jobOf, requestOf, useExported } from './use-exported';
import { useGathering } from './use-gathering';

type Report = (done: number) => void;
type Outcome<T> = Promise<Result<T, JobFailure>>;

/** A file that may be larger than what can be held: the browser keeps it. */
export interface ArchiveBlob {
  readonly fileName: string;
  readonly blob: Blob;
}

/** All resolve as cancelled when another export begins or `cancel` is called. */
export interface Exporting {
  readonly write: (choices: ExportChoices, report: Report) => Outcome<ExportFile>;
  /** The whole library, alone in its file. */
  readonly writeArchive: (report: Report) => Outcome<ArchiveBlob>;
  /** The beginning of the file as it would be written now. */
  readonly look: (choices: ExportChoices, shown: ShownLines) => Outcome<ExportLook>;
  /** What brings a folder up to date that has this in it. */
  readonly update: (choices: ExportChoices, existing: FolderContent, report: Report) => Outcome<FolderUpdate>;
  /** Puts files that were written into one zip. */
  readonly pack: (files: readonly ExportFile[], fileName: string) => Outcome<ExportFile>;
  readonly cancel: () => void;
}

/** Copied in about a millisecond: ten thousand at once would hold the page up. */
const ANNOTATIONS_A_PIECE = 200;

const CANCELLED = err({ code: 'cancelled' } as const);

/** Export jobs for the open source, written in a worker that lives as long as the dialog. */
export function useExport(source: OpenSource, labels: ExportLabels, collector: Collector): Exporting {
  const actions = useDeskActions();
  const exported = useExported(source, labels);
  const gather = useGathering(exported, collector);
  const [client] = useState(createExportClient);
  const running = useRef(new AbortController());
  useEffect(
    () => () => {
      running.current.abort();
      client.close();
    },
    [client],
  );
  return useMemo(() => {
    const cancel = () => {
      running.current.abort();
      client.cancel();
    };
    const begin = (): AbortSignal => {
      cancel();
      running.current = new AbortController();
      return running.current.signal;
    };
    const writeArchive = async (report: Report): Outcome<ArchiveBlob> => {
      const signal = begin();
      const createdAt = Date.now();
      const written = await actions.writeArchive(createdAt, { onProgress: report, signal });
      if (signal.aborted) return CANCELLED;
      if (!written.ok) return err(failureOf(written.error));
      return ok({ fileName: safeFileName('Postil', new Date(createdAt).toISOString().slice(0, 10), 'postil'), blob: written.value });
    };
    type Wish = { readonly existing?: FolderContent; readonly shown?: ShownLines };
    const run = async (choices: ExportChoices, report: Report, wish: Wish): Outcome<ExportOutput> => {
      const options = optionsOf(choices);
      if (options === null) {
        const archive = await writeArchive(report);
        return archive.ok ? ok({ kind: 'file', file: await fileOfArchive(archive.value) }) : archive;
      }
      const signal = begin();
      const createdAt = Date.now();
      const gathered = await gather(choices, options);
      const { found } = await collector.collect(requestOf(exported.current, choices));
      if (signal.aborted) return CANCELLED;
      const job = { ...jobOf(exported.current, choices, options, { ...gathered, createdAt }), ...wish };
      return await client.run(job, report, { pieces: inParts(found, ANNOTATIONS_A_PIECE) });
    };
    return {
      write: async (choices, report) => fileOf(await run(choices, report, {})),
      writeArchive,
      look: async (choices, shown) => lookOf(await run(choices, () => undefined, { shown })),
      update: async (choices, existing, report) => updateOf(await run(choices, report, { existing })),
      pack: async (files, fileName) => {
        begin();
        return fileOf(await client.run({ kind: 'pack', files, fileName }, () => undefined));
      },
      cancel,
    };
  }, [actions, client, collector, exported, gather]);
}

async function fileOfArchive({ fileName, blob }: ArchiveBlob): Promise<ExportFile> {
  return { fileName, mime: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) };
}

function failureOf(error: StoreError): JobFailure {
  if (error.code === 'stopped') return { code: 'cancelled' };
  return { code: 'failed', detail: 'detail' in error ? error.detail : error.code };
}

function fileOf(output: Result<ExportOutput, JobFailure>): Result<ExportFile, JobFailure> {
  if (!output.ok) return output;
  return output.value.kind === 'file' ? ok(output.value.file) : unexpected(output.value);
}

function lookOf(output: Result<ExportOutput, JobFailure>): Result<ExportLook, JobFailure> {
  if (!output.ok) return output;
  return output.value.kind === 'look' ? ok(output.value.look) : unexpected(output.value);
}

function updateOf(output: Result<ExportOutput, JobFailure>): Result<FolderUpdate, JobFailure> {
  if (!output.ok) return output;
  const { value } = output;
  return value.kind === 'folder' ? ok({ files: unpackSmallFiles(value.files), outcomes: value.outcomes }) : unexpected(value);
}

function unexpected({ kind }: ExportOutput): Result<never, JobFailure> {
  return err({ code: 'failed', detail: `the worker gave a ${kind}` });
}
