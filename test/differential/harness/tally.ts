/**
 * Counts comparisons, so that a run can say how much it compared, and hands the numbers on to the
 * page that `compared.ts` writes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';

import { COMPARED_PARTS, writeCompared } from './compared.ts';
import type { RunnerTestSuite } from 'vitest';
import type { ComparedPart, PartName } from './compared.ts';

/** The numbers of one test file. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** Counts comparisons of a kind. */
  add(what: string, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  /**
   * Prints the numbers, and keeps them if every test of the suite has passed; with
   * `ETCD_SNAPSHOT_COMPARED=write`, the page is written anew.
   */
  async finish(
    name: PartName,
    suite: Pick<RunnerTestSuite, 'tasks'>,
    further: Omit<ComparedPart, 'date' | 'counts'>,
  ): Promise<void> {
    const part: ComparedPart = {
      date: new Date().toISOString().slice(0, 10),
      counts: Object.fromEntries(this.#counts),
      ...further,
    };
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    console.log(`${name}: ${String(total)} comparisons; ${further.input}`);
    if (!suite.tasks.every(({ result }) => result?.state === 'pass')) return;
    mkdirSync(COMPARED_PARTS, { recursive: true });
    writeFileSync(new URL(`${name}.json`, COMPARED_PARTS), JSON.stringify(part));
    if (process.env['ETCD_SNAPSHOT_COMPARED'] === 'write') await writeCompared();
  }
}
