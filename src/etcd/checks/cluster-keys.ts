/**
 * The keys of the cluster bucket: the cluster's version, and a downgrade where one was ever asked
 * for (etcd server/storage/schema/membership.go, v3.6.14).
 */

import { formatKey } from '../../bytes/text.ts';
import { problem } from '../../findings.ts';
import type { CreateStoreCheck } from './check.ts';

const KNOWN = ['clusterVersion', 'downgrade'];

export const checkClusterKeys: CreateStoreCheck = (_store, report) => ({
  element(bucket, key) {
    if (bucket !== 'cluster') return;
    const name = formatKey(key);
    if (!KNOWN.includes(name)) report(problem('meta-unknown', { bucket: [bucket] }, { name }));
  },
});
