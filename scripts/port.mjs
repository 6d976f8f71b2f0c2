// Who listens on a port: another Postil, or a stranger.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MARKER_PATH } from './serve.mjs';

const ASK_LIMIT_MS = 1500;
const execute = promisify(execFile);

/** What the Postil on that port says about itself; undefined when none answers there. */
export async function findRunningPostil(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${MARKER_PATH}`, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    const marker = response.ok ? await response.json() : undefined;
    return marker?.name === 'postil' ? marker : undefined;
  } catch (error) {
    // Nobody there, or somebody who speaks something else.
    if (error instanceof TypeError || error instanceof SyntaxError || error.name === 'TimeoutError') return undefined;
    throw error;
  }
}

/** The process that listens on a port, as far as the system tells; undefined otherwise. */
export async function findListener(port) {
  const questions =
    process.platform === 'win32'
      ? []
      : [
          ['lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], /p(\d+)\s+c(.+)/],
          ['ss', ['-ltnpH', `sport = :${port}`], /"([^"]+)",pid=(\d+)/],
        ];
  for (const [command, args, pattern] of questions) {
    try {
      const match = pattern.exec((await execute(command, args)).stdout);
      if (match !== null) return command === 'lsof' ? `${match[2]} (process ${match[1]})` : `${match[1]} (process ${match[2]})`;
    } catch (error) {
      // Not installed, or it found nothing: both tools say so by failing.
      if (error.code === undefined) throw error;
    }
  }
  return undefined;
}
