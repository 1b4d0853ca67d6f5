/** Compaction: what is finished was asked for, and lies not behind the newest revision. */

import { problem } from '../../findings.ts';
import type { CreateStoreCheck } from './check.ts';

export const checkCompaction: CreateStoreCheck = (store, report) => {
  const { finishedCompact: finished, scheduledCompact: scheduled } = store;
  const place = { bucket: ['meta'] };
  let current = 1;
  return {
    record(record) {
      current = record.main;
    },
    end() {
      if (finished === undefined) return;
      if (scheduled === undefined || finished > scheduled) {
        report(problem('compact-order', place, { finished, scheduled }));
      }
      // A compaction can leave nothing behind, not even its own revision.
      if (finished > current && current > 1) {
        report(problem('compact-revision', place, { compact: finished, current }));
      }
    },
  };
};
