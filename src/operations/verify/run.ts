/** A verification under way, whatever it verifies: its findings as they come, and its result. */

import type { Collector, Finding } from './collector.ts';

/** Findings as they come, and the result. */
export interface Run<Result> extends AsyncIterable<Finding> {
  /** The outcome; asking for it is enough to drive the verification. */
  readonly result: Promise<Result>;
}

/** Makes a run of work that reports to a collector; the work starts when it is first asked for. */
export function createRun<Result>(collector: Collector, work: () => Promise<Result>): Run<Result> {
  let started: Promise<Result> | undefined;
  const start = (): Promise<Result> => {
    started ??= work().finally(() => {
      collector.end();
    });
    return started;
  };
  return {
    get result() {
      return start();
    },
    async *[Symbol.asyncIterator]() {
      const result = start();
      // Whoever only iterates must not miss that the run failed.
      result.catch(() => undefined);
      yield* collector.findings();
      await result;
    },
  };
}
