/**
 * Compaction: what is finished was asked for. It may lie behind the newest record: before 3.4.34,
 * 3.5.16 and 3.6 a compaction also took away a tombstone of the very revision that it was asked for
 * (etcd server/storage/mvcc/key_index.go, compact, v3.5.15).
 */

import { problem } from '../../findings.ts';
import type { CreateStoreCheck } from './check.ts';
import { COMPACT_AHEAD_MAX } from './store-view.ts';

export const checkCompaction: CreateStoreCheck = (store, report) => {
  const { finishedCompact: finished, scheduledCompact: scheduled } = store;
  const place = { bucket: ['meta'] };
  let current = 1;
  return {
    record(record) {
      current = record.main;
    },
    end() {
      if (finished !== undefined && (scheduled === undefined || finished > scheduled)) {
        report(problem('compact-order', place, { finished, scheduled }));
      }
      const compact = Math.max(scheduled ?? 1, finished ?? 1);
      // Where nothing at all is left, that is plain to see.
      if (compact <= current || current === 1) return;
      const isPlausible = compact <= current + COMPACT_AHEAD_MAX;
      const code = isPlausible ? 'compact-revision' : 'compact-implausible';
      report(problem(code, place, { compact, current }));
    },
  };
};
