import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  readonly reasons: Set<string>;
}

/** Counts by project, and says out loud what was not verified. The lines are read by scripts/test.mjs. */
export default class LoudSkips implements Reporter {
  private readonly counts = new Map<string, Counts>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const project = test.parent.project()?.name ?? 'no project';
    const counts = this.counts.get(project) ?? { passed: 0, failed: 0, skipped: 0, reasons: new Set<string>() };
    this.counts.set(project, counts);
    if (result.status === 'skipped') {
      counts.skipped += 1;
      for (const { type, description } of test.annotations) {
        if (type === 'skip' && description !== undefined) counts.reasons.add(description);
      }
    } else if (result.status === test.expectedStatus) counts.passed += 1;
    else counts.failed += 1;
  }

  onEnd(): void {
    for (const [project, { passed, failed, skipped, reasons }] of this.counts) {
      console.log(`[${project}] ${passed} passed, ${failed} failed, ${skipped} skipped`);
      if (skipped > 0) console.log(`NOT VERIFIED (${project}): ${Array.from(reasons).join('; ') || 'skipped'}`);
    }
  }

  printsToStdio(): boolean {
    return true;
  }
}
