/**
 * Keys that a restore can do without: they describe the past, and servers write them anew
 * (kubernetes pkg/registry/core/event/storage/storage.go and
 * pkg/controlplane/reconcilers/lease.go, v1.36). Events of the group `events.k8s.io` lie with those
 * of the core group.
 */

import { hasPrefix } from '../../bytes/compare.ts';

/** A class of such keys. */
type KeyClass = 'events' | 'masterleases';

const encoder = new TextEncoder();
const EVENTS = encoder.encode('/registry/events/');
const MASTER_LEASES = encoder.encode('/registry/masterleases/');

/** The class of a key under `/registry/`; undefined for any other key. */
export function classifyKey(key: Uint8Array): KeyClass | undefined {
  if (hasPrefix(key, EVENTS)) return 'events';
  return hasPrefix(key, MASTER_LEASES) ? 'masterleases' : undefined;
}
