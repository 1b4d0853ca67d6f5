/** The checks of a data directory: whether its log, raft snapshots and database agree. */

import type { DirectoryCheck } from './check.ts';
import { checkDatabaseBehindSnapshot } from './database-behind-snapshot.ts';
import { checkDatabaseTerm } from './database-term.ts';
import { checkMemberNotListed } from './member-not-listed.ts';
import { checkRaftSnapshotMissing } from './raft-snapshot-missing.ts';
import { checkWalBehindDatabase } from './wal-behind-database.ts';

export const DIRECTORY_CHECKS: readonly DirectoryCheck[] = [
  checkWalBehindDatabase,
  checkDatabaseBehindSnapshot,
  checkDatabaseTerm,
  checkRaftSnapshotMissing,
  checkMemberNotListed,
];
