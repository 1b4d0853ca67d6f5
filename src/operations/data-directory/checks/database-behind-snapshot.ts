/**
 * A server that starts from a raft snapshot needs a database that is at least as far, or one that
 * the leader had sent with it (etcd server/etcdserver/storage/backend.go, RecoverSnapshotBackend).
 */

import { problem } from '../../../findings.ts';
import { startOf } from '../start.ts';
import type { DirectoryCheck } from './check.ts';

export const checkDatabaseBehindSnapshot: DirectoryCheck = (view, report) => {
  const { layout, store } = view;
  const start = startOf(view);
  if (start === undefined || store === undefined || layout.database === undefined) return;
  if (store.consistentIndex >= start.index) return;
  if (layout.receivedDatabases.some(({ index }) => index === start.index)) return;
  const facts = { found: store.consistentIndex, expected: start.index };
  report(problem('database-behind-snapshot', { file: layout.database }, facts));
};
