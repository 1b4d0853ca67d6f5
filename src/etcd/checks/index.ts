/**
 * The checks of the store, one invariant a file; `generations.ts` beside them also counts live
 * keys.
 */

import { checkAlarms } from './alarms.ts';
import { checkAuth } from './auth.ts';
import { checkBuckets } from './buckets.ts';
import type { CreateStoreCheck } from './check.ts';
import { checkCompaction } from './compaction.ts';
import { checkConfState } from './conf-state.ts';
import { checkLeases } from './leases.ts';
import { checkMembers } from './members.ts';
import { checkMetaKeys } from './meta-keys.ts';
import { checkRevisions } from './revisions.ts';
import { checkVersions } from './versions.ts';

export const STORE_CHECKS: readonly CreateStoreCheck[] = [
  checkBuckets,
  checkMetaKeys,
  checkVersions,
  checkCompaction,
  checkRevisions,
  checkLeases,
  checkMembers,
  checkAuth,
  checkAlarms,
  checkConfState,
];
