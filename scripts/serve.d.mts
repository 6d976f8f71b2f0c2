export const MARKER_PATH: string;
export const CSP: string;
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}
export function startServer(options: { readonly root: string; readonly port: number }): Promise<RunningServer>;
