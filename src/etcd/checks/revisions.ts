/**
 * Revisions follow each other: main grows by one with each transaction, sub counts from 0 inside it
 * (etcd server/storage/mvcc/kvstore_txn.go, storeTxnWrite, v3.6.14). Only compaction leaves gaps,
 * and only up to the revision that it was asked for; a restore with a revision bump jumps to a
 * revision that it marks as compacted.
 */

import { problem } from '../../findings.ts';
import { formatRevision } from '../revision.ts';
import type { CreateStoreCheck } from './check.ts';

export const checkRevisions: CreateStoreCheck = ({ compactFloor }, report) => {
  let main = compactFloor;
  let sub = 0;
  return {
    resume(previous) {
      ({ main, sub } = previous);
    },
    record(record) {
      if (record.main > compactFloor) {
        const sound =
          record.main === main
            ? record.sub === sub + 1
            : record.main === main + 1 && record.sub === 0;
        if (!sound) {
          const found = formatRevision(record);
          const next = formatRevision({ main: main + 1, sub: 0 });
          const expected =
            main > compactFloor ? `${formatRevision({ main, sub: sub + 1 })} or ${next}` : next;
          report(problem('revision-gap', record.place, { found, expected }));
        }
        main = record.main;
        sub = record.sub;
      }
    },
  };
};
