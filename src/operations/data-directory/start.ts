/**
 * Where a server starts from: the newest raft snapshot of which the log says that it is committed.
 * Up to 3.6 it has to be a `.snap` file; 3.7 takes the log's own record of it (etcd
 * server/etcdserver/bootstrap.go, bootstrapSnapshot, v3.6.14 and v3.7.1).
 */

import { schemaVersion } from '../../etcd/version.ts';
import type { LogPosition } from '../../raft/raft-snapshot.ts';
import type { DirectoryView } from './checks/check.ts';

/** Term and index of the raft snapshot; undefined where a server replays the log from its first entry. */
export function startOf({ wal, raftSnapshots, store }: DirectoryView): LogPosition | undefined {
  if (wal === undefined) return undefined;
  const { log, facts } = wal;
  const isMarked = ({ term, index }: LogPosition): boolean =>
    index <= facts.commit && log.markers.some((one) => one.term === term && one.index === index);
  const file = raftSnapshots.find(({ snapshot }) => isMarked(snapshot))?.snapshot;
  if (file !== undefined) return { term: file.term, index: file.index };
  const readsLog = store !== undefined && Number(schemaVersion({ ...store }).split('.')[1]) >= 7;
  const { start } = facts;
  return readsLog && start !== undefined && start.index > 0 ? start : undefined;
}
