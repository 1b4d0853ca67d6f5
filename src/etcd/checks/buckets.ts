/**
 * The top-level buckets: those that every server of 3.4 to 3.7 makes at its first start, and no
 * others.
 */

import { problem } from '../../findings.ts';
import type { CreateStoreCheck } from './check.ts';

/** etcd server/storage/schema/bucket.go, v3.6.14; the same in 3.4 and 3.5. */
const EXPECTED = [
  'alarm',
  'auth',
  'authRoles',
  'authUsers',
  'cluster',
  'key',
  'lease',
  'members',
  'members_removed',
  'meta',
];

export const checkBuckets: CreateStoreCheck = ({ bucketNames }, report) => ({
  end() {
    for (const name of EXPECTED) {
      if (!bucketNames.has(name)) report(problem('bucket-missing', {}, { name }));
    }
    for (const name of bucketNames) {
      if (EXPECTED.includes(name)) continue;
      report(problem('bucket-unknown', {}, { name }));
    }
  },
});
