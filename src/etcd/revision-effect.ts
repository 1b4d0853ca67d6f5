/**
 * How far a request of the raft log moves the revision of the store when it is applied: by one if it
 * changes anything, else not at all (etcd server/etcdserver/apply/uber_apply.go and
 * server/storage/mvcc/kvstore_txn.go, v3.6.14). The request alone does not always tell; then it may
 * be either. Numbers of the fields are those of InternalRaftRequest, PutRequest and RequestOp.
 */

import { WireError, WireReader } from '../bytes/wire.ts';

/** By how much a request moves the revision, and what it does to the requests behind it. */
export interface RevisionEffect {
  readonly atLeast: 0 | 1;
  readonly atMost: 0 | 1;
  /** Whether requests behind it may fail because of it: an alarm, or authentication. */
  readonly mayRefuse: boolean;
}

const NOTHING: RevisionEffect = { atLeast: 0, atMost: 0, mayRefuse: false };
const REFUSES: RevisionEffect = { atLeast: 0, atMost: 0, mayRefuse: true };
const CERTAIN: RevisionEffect = { atLeast: 1, atMost: 1, mayRefuse: false };
const POSSIBLE: RevisionEffect = { atLeast: 0, atMost: 1, mayRefuse: false };

/** Fields of InternalRaftRequest. */
const REQUEST = {
  v2: 2,
  put: 4,
  deleteRange: 5,
  txn: 6,
  leaseRevoke: 9,
  alarm: 10,
  authFirst: 1000,
  authLast: 1299,
};

/** The effect of a normal entry's data. */
export function revisionEffect(data: Uint8Array): RevisionEffect {
  let effect = NOTHING;
  try {
    const reader = new WireReader(data);
    while (reader.next()) {
      const { field } = reader;
      // The old store has no revisions. Its request may stand here bare, as health checks of 3.4 do:
      // then this is its method, and the fields behind it are none of those below.
      if (field === REQUEST.v2) return NOTHING;
      if (field === REQUEST.put) effect = effectOfPut(reader.bytes());
      else if (field === REQUEST.deleteRange || field === REQUEST.leaseRevoke) effect = POSSIBLE;
      else if (field === REQUEST.txn) effect = POSSIBLE;
      else if (field === REQUEST.alarm) effect = REFUSES;
      else if (field >= REQUEST.authFirst && field <= REQUEST.authLast) effect = REFUSES;
    }
  } catch (error) {
    // What etcd cannot decode either.
    if (error instanceof WireError) return NOTHING;
    throw error;
  }
  return effect;
}

/** A put fails if its lease is gone, or if it keeps a value or lease of a key that is not there. */
function effectOfPut(put: Uint8Array): RevisionEffect {
  const reader = new WireReader(put);
  let effect = CERTAIN;
  while (reader.next()) {
    // PutRequest: 3 lease, 5 ignore_value, 6 ignore_lease.
    const isCondition = reader.field === 3 || reader.field === 5 || reader.field === 6;
    if (isCondition && reader.int64() !== 0n) effect = POSSIBLE;
  }
  return effect;
}
