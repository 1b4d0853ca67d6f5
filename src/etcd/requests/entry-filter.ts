/**
 * Which entries are asked for, by the names that etcd-dump-logs has for its `-entry-type`
 * (`evaluateEntrytypeFlag` in tools/etcd-dump-logs/main.go, v3.6.8).
 */

import { ENTRY_TYPES } from '../../raft/entry.ts';
import type { Entry } from '../../raft/entry.ts';
import type { InternalRaftRequest } from '../../messages/requests.ts';
import { decodeEntryContent } from './entry-content.ts';

type FieldFilter =
  | 'IRRRange'
  | 'IRRPut'
  | 'IRRDeleteRange'
  | 'IRRTxn'
  | 'IRRCompaction'
  | 'IRRLeaseGrant'
  | 'IRRLeaseRevoke'
  | 'IRRLeaseCheckpoint';

/** The fields of a request that have a filter of their own. */
const FIELDS: Readonly<Record<FieldFilter, keyof InternalRaftRequest>> = {
  IRRRange: 'range',
  IRRPut: 'put',
  IRRDeleteRange: 'delete_range',
  IRRTxn: 'txn',
  IRRCompaction: 'compaction',
  IRRLeaseGrant: 'lease_grant',
  IRRLeaseRevoke: 'lease_revoke',
  IRRLeaseCheckpoint: 'lease_checkpoint',
};

/**
 * `ConfigChange` and `Normal` are the types of entries; `InternalRaftRequest` and `Request` the
 * two forms of requests, and `IRR…` what the first asks for.
 */
export type EntryFilter =
  'ConfigChange' | 'Normal' | 'Request' | 'InternalRaftRequest' | FieldFilter;

/** All filters. */
export const ENTRY_FILTERS: readonly EntryFilter[] = [
  ...(['ConfigChange', 'Normal', 'Request', 'InternalRaftRequest'] as const),
  ...(Object.keys(FIELDS) as FieldFilter[]),
];

/** The filters that let everything through. */
export const ALL_ENTRIES: readonly EntryFilter[] = ['Normal', 'ConfigChange'];

/** Whether one of the filters lets the entry through. */
export function matchesFilter(entry: Entry, filters: readonly EntryFilter[]): boolean {
  if (entry.type !== ENTRY_TYPES.normal) return filters.includes('ConfigChange');
  if (filters.includes('Normal')) return true;
  if (filters.every((filter) => filter === 'ConfigChange')) return false;
  // The entry of a new leader decodes as a request that asks for nothing.
  const content = decodeEntryContent(entry.data);
  if (content.form === 'empty') return filters.includes('InternalRaftRequest');
  if (content.form === 'v2') return filters.includes('Request');
  if (content.form === 'unknown') return false;
  const { request } = content;
  return filters.some(
    (filter) =>
      filter === 'InternalRaftRequest' ||
      (isFieldFilter(filter) && request[FIELDS[filter]] !== undefined),
  );
}

function isFieldFilter(filter: EntryFilter): filter is FieldFilter {
  return filter in FIELDS;
}
