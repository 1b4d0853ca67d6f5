/** Leases: each record decodes and names the id that is its key. */

import { problemOf } from '../../errors.ts';
import { decodeLease } from '../lease.ts';
import type { CreateStoreCheck } from './check.ts';

export const checkLeases: CreateStoreCheck = (_store, report) => ({
  element(bucket, key, value) {
    if (bucket !== 'lease') return;
    try {
      decodeLease(key, value);
    } catch (error) {
      report(problemOf(error));
    }
  },
});
