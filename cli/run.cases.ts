import type { Report } from './report';
import { runPostil } from './run-postil';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  /** Of a run with `--json`. */
  readonly report: Report;
}

/** Runs a command line as a terminal would; for tests. */
export async function run(...args: readonly string[]): Promise<Run> {
  let [out, error] = ['', ''];
  const code = await runPostil(args, {
    out: (words) => {
      out += words;
    },
    error: (words) => {
      error += words;
    },
    signal: new AbortController().signal,
  });
  return {
    code,
    out,
    error,
    get report(): Report {
      return JSON.parse(out);
    },
  };
}
