import * as v from 'valibot';
import { err, ok, type Result } from '../shared/base/result';
import { HOST_ARGUMENTS, type HostArguments } from '../shared/host/arguments';
import { HOST_CHANNELS, type HostHandlers, type HostMethod, PAGE_CHANNELS, type PageChannel } from '../shared/host/channels';
import type { HostError } from '../shared/host/host';

/** The frame that calls; `parent` is null for the main frame. */
interface CallingFrame {
  readonly url: string;
  readonly parent: unknown;
}

interface InvokeEvent {
  /** Null once the frame has navigated or died. */
  readonly senderFrame: CallingFrame | null;
}

/** What of Electron's ipcMain is used. */
export interface InvokeRegistry {
  handle(channel: string, listener: (event: InvokeEvent, ...args: unknown[]) => Promise<unknown>): void;
}

export interface IpcOptions {
  readonly handlers: HostHandlers;
  readonly page: Readonly<Record<PageChannel, () => void>>;
  readonly isTrusted: (url: string) => boolean;
}

type Callable = { readonly [M in HostMethod]: (...args: HostArguments[M]) => Promise<unknown> };

/** Only the main frame of our own page may call. Read in the same tick in which the message came. */
function assertTrusted(event: InvokeEvent, isTrusted: (url: string) => boolean): void {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isTrusted(frame.url)) throw new Error('rejected: untrusted sender');
}

function parseArguments<A>(schema: v.GenericSchema<unknown, A>, args: readonly unknown[]): Result<A, string> {
  const parsed = v.safeParse(schema, args);
  return parsed.success ? ok(parsed.output) : err(v.summarize(parsed.issues));
}

function registerMethod<M extends HostMethod>(registry: InvokeRegistry, options: IpcOptions, method: M): void {
  const handlers: Callable = options.handlers;
  registry.handle(HOST_CHANNELS[method], async (event, ...args) => {
    assertTrusted(event, options.isTrusted);
    const parsed = parseArguments<HostArguments[M]>(HOST_ARGUMENTS[method], args);
    return parsed.ok ? handlers[method](...parsed.value) : err<HostError>({ code: 'bad-request', detail: `${method}: ${parsed.error}` });
  });
}

/** Registers every channel of the host: sender checked, arguments validated, on each. */
export function registerIpc(registry: InvokeRegistry, options: IpcOptions): void {
  for (const method of [
    'loadBundledTexts',
    'openFile',
    'choosePartFile',
    'readPart',
    'startFile',
    'appendPart',
    'dropFile',
    'saveFile',
    'printToPdf',
    'stopPrinting',
    'chooseFolder',
    'listFolderFiles',
    'readFolderFiles',
    'writeFolderFiles',
    'writeBackup',
    'listBackups',
    'openBackup',
    'getBackupPlace',
    'chooseBackupPlace',
    'openExternal',
    'describeWindow',
  ] as const satisfies readonly HostMethod[]) {
    registerMethod(registry, options, method);
  }
  for (const channel of ['listening', 'readyToClose'] as const) {
    registry.handle(PAGE_CHANNELS[channel], async (event, ...args) => {
      assertTrusted(event, options.isTrusted);
      if (args.length > 0) return err<HostError>({ code: 'bad-request', detail: `${channel} takes no arguments` });
      options.page[channel]();
      return null;
    });
  }
}
