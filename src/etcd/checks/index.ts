/**
 * The checks of the store, one invariant a file; `generations.ts` beside them also counts live
 * keys.
 */

import { checkAlarms } from './alarms.ts';
import { checkAuth } from './auth.ts';
import { checkBuckets } from './buckets.ts';
import type { CreateStoreCheck } from './check.ts';
import { checkClusterKeys } from './cluster-keys.ts';
import { checkCompaction } from './compaction.ts';
import { checkConfState } from './conf-state.ts';
import { checkLeases } from './leases.ts';
import { checkMembers } from './members.ts';
import { checkMetaKeys } from './meta-keys.ts';
import { checkRecordForm } from './record-form.ts';
import { checkRevisions } from './revisions.ts';
import { checkVersions } from './versions.ts';

export const STORE_CHECKS: readonly CreateStoreCheck[] = [
  checkBuckets,
  checkMetaKeys,
  checkClusterKeys,
  checkVersions,
  checkCompaction,
  checkRevisions,
  checkRecordForm,
  checkLeases,
  checkMembers,
  checkAuth,
  checkAlarms,
  checkConfState,
];
