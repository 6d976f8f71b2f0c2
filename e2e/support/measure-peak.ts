import { existsSync, readFileSync } from 'node:fs';

/** The most memory that this process took, in bytes. What the system remembers of a child begins with the size of its parent, unless it is asked thus. */
export function measurePeak(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? process.resourceUsage().maxRSS * 1024 : Number(kilobytes) * 1024;
}
