/**
 * Compaction: what is finished was asked for. It may lie behind the newest record: before 3.4.34,
 * 3.5.16 and 3.6 a compaction also took away a tombstone of the very revision that it was asked for
 * (etcd server/storage/mvcc/key_index.go, compact, v3.5.15).
 */

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
      // Where nothing at all is left, that is plain to see.
      if (finished > current && current > 1) {
        report(problem('compact-revision', place, { compact: finished, current }));
      }
    },
  };
};
