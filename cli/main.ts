import { EXIT } from './exit-codes';
import { runPostil } from './run-postil';

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());

try {
  process.exitCode = await runPostil(process.argv.slice(2), {
    out: (words) => process.stdout.write(words),
    error: (words) => process.stderr.write(words),
    signal: stopping.signal,
  });
} catch (error) {
  // A fault of ours: said with what is needed to find it.
  console.error(error);
  process.exitCode = EXIT.failed;
}
