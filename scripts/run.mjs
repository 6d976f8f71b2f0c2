// What every script needs: where the project is, and how to run its tools without a shell.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Runs a program in the project's folder; its output goes through unless `quiet`. Gives the exit code, or null when it was stopped after
 * `limit` milliseconds or could not be started, and with `capture` what it wrote; with `held`, that is all one hears of it.
 */
export function run(command, args, { env = {}, limit = 0, capture = false, held = false, quiet = false, shell = false } = {}) {
  const output = capture || held ? 'pipe' : quiet ? 'ignore' : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
      shell,
    });
    const parts = [];
    for (const stream of ['stdout', 'stderr']) {
      child[stream]?.on('data', (part) => {
        parts.push(part);
        if (!held) process[stream].write(part);
      });
    }
    const timer = limit > 0 ? setTimeout(() => child.kill(), limit) : undefined;
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(parts).toString('utf8') });
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      finish(null);
    });
    child.on('close', finish);
  });
}

/** Runs a tool of node_modules (`tool` of package `packageName`) with this Node. */
export function runTool(packageName, tool, args, options) {
  const folder = path.join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[tool];
  if (file === undefined) throw new Error(`${packageName} has no tool called ${tool}`);
  return run(process.execPath, [path.join(folder, file), ...args], options);
}

/** Runs npm: the one that runs us, else the one on the path. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  return process.platform === 'win32' ? run('npm', args, { ...options, shell: true }) : run('npm', args, options);
}
