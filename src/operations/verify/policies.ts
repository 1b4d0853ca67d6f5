/**
 * What a backup job demands of a snapshot: enough keys, fresh, of the right version, no less than
 * the one before.
 */

import type { Report } from '../../findings.ts';
import { problem } from '../../findings.ts';
import type { StoreView } from '../../etcd/checks/store-view.ts';
import { decodeText } from '../../bytes/text.ts';
import { startableBy } from '../../etcd/version.ts';
import type { EtcdMinor } from '../../etcd/version.ts';
import type { ObjectFacts } from './describer-check.ts';
import type { TrailerVerdict } from './file/check.ts';

/** What a store amounts to, for policies and for comparing with a baseline. */
export interface PolicyFacts extends ObjectFacts {
  readonly view: StoreView;
  readonly liveKeys: number;
  /** Main revision of the newest record, or of the last compaction where that is newer. */
  readonly revision: number;
  /** Bytes of the pages that are in use. */
  readonly sizeInUse: number;
}

/** Limits; what is absent is not demanded. */
export interface Policies {
  /** Live keys at least. */
  readonly minKeys?: number | undefined;
  /** Revision at least. */
  readonly minRevision?: number | undefined;
  /** Age at most, and what it is measured against. */
  readonly maxAge?: AgePolicy | undefined;
  readonly requireTrailer?: boolean | undefined;
  /** A release that must start from the file. */
  readonly requireVersion?: EtcdMinor | undefined;
  /** etcd's quota, in bytes; warns when a restored database would come near. */
  readonly quotaBytes?: number | undefined;
  /** An older snapshot of the same cluster. */
  readonly baseline?: BaselinePolicy | undefined;
}

/** Milliseconds since 1970, and limits in milliseconds. */
export interface AgePolicy {
  readonly limitMs: number;
  readonly now: number;
  /** When the file was last written to, where that is known. */
  readonly modified: number | undefined;
}

/** What a snapshot is compared with. */
export interface BaselinePolicy {
  readonly facts: PolicyFacts;
  /** Largest part of the keys, or of a group of them, that may be gone: 0 to 1. */
  readonly dropMax: number;
}

/** What policies look at. */
export interface PolicyInput {
  /** Undefined if the store was not looked at. */
  readonly facts: PolicyFacts | undefined;
  readonly trailer: TrailerVerdict | undefined;
}

/** Groups with fewer keys before are too small for a percentage to mean something. */
const GROUP_MIN = 10;
/** Names that are written out in one finding. */
const NAMES_MAX = 20;
/** Largest time that a Date can hold, in milliseconds; a describer may come up with any. */
const TIME_MAX = 8.64e15;

/** Trailers that are there, whether they match or not; a mismatch is a finding of its own. */
const TRAILERS: readonly (TrailerVerdict | undefined)[] = ['matches', 'mismatch'];

/**
 * Reports every demand that is not met. Returns whether all could be looked into: those on a store
 * that was not looked at could not.
 */
export function checkPolicies(policies: Policies, input: PolicyInput, report: Report): boolean {
  const { facts, trailer } = input;
  if (policies.requireTrailer === true && !TRAILERS.includes(trailer)) {
    report(problem('policy-trailer', {}, {}));
  }
  if (facts === undefined) return !demandsOfStore(policies);
  checkStore(policies, facts, report);
  return true;
}

/** Whether any of the demands is one on the store. */
function demandsOfStore(policies: Policies): boolean {
  return Object.entries(policies).some(
    ([name, demand]) => name !== 'requireTrailer' && demand !== undefined,
  );
}

function checkStore(policies: Policies, facts: PolicyFacts, report: Report): void {
  const { minKeys, minRevision, maxAge, requireVersion, quotaBytes, baseline } = policies;
  const { liveKeys, revision } = facts;
  if (minKeys !== undefined && liveKeys < minKeys) {
    report(problem('policy-min-keys', {}, { found: liveKeys, expected: minKeys }));
  }
  if (minRevision !== undefined && revision < minRevision) {
    report(problem('policy-min-revision', {}, { found: revision, expected: minRevision }));
  }
  if (maxAge !== undefined) checkAge(maxAge, facts, report);
  if (requireVersion !== undefined) checkVersion(requireVersion, facts, report);
  // Nine tenths: what comes near the quota passes it within days of a restore.
  if (quotaBytes !== undefined && facts.sizeInUse >= 0.9 * quotaBytes) {
    report(problem('policy-quota', {}, { sizeBytes: facts.sizeInUse, quotaBytes }));
  }
  if (baseline !== undefined) checkBaseline(baseline, facts, report);
}

/** Milliseconds since 1970 up to which times inside are believed. */
export function timesUntil({ now, modified }: AgePolicy): number {
  return Math.min(now, modified ?? now);
}

function checkAge(policy: AgePolicy, { times }: PolicyFacts, report: Report): void {
  const { limitMs, now, modified } = policy;
  if (times.latest !== undefined) {
    const facts = { count: times.futureCount, latest: formatTime(times.latest) };
    report(problem('policy-future-time', {}, facts));
  }
  if (times.newest === undefined && modified !== undefined) {
    report(problem('policy-age-source', {}, {}));
  }
  // What has no time at all is as old as can be.
  const newest = times.newest ?? modified ?? 0;
  if (now - newest <= limitMs) return;
  const ageSeconds = Math.floor((now - newest) / 1000);
  const limitSeconds = Math.floor(limitMs / 1000);
  report(problem('policy-max-age', {}, { newest: formatTime(newest), ageSeconds, limitSeconds }));
}

function checkVersion(required: EtcdMinor, { view }: PolicyFacts, report: Report): void {
  const storageVersion = decodeText(view.meta.get('storageVersion') ?? new Uint8Array(0));
  const versions = { storageVersion, term: undefined, clusterVersion: view.clusterVersion };
  const releases = startableBy(versions);
  if (releases.includes(required)) return;
  const text = releases.length === 0 ? 'no known release' : releases.join(', ');
  report(problem('policy-version', {}, { required, startableBy: text }));
}

function checkBaseline(
  { facts: old, dropMax }: BaselinePolicy,
  now: PolicyFacts,
  report: Report,
): void {
  if (now.revision < old.revision) {
    report(problem('baseline-revision', {}, { found: now.revision, expected: old.revision }));
  }
  const ids = [...now.view.memberIds];
  // A cluster changes its members one at a time; none in common means another cluster.
  if (old.view.memberIds.size > 0 && !ids.some((id) => old.view.memberIds.has(id))) {
    const expected = [...old.view.memberIds].join(' ');
    report(problem('baseline-cluster', {}, { found: ids.join(' '), expected }));
  }
  const compare = (group: string, found: number, before: number): void => {
    if (before === 0 || (before - found) / before <= dropMax) return;
    const percent = `${String(Math.round(dropMax * 100))} %`;
    report(problem('baseline-keys', {}, { group, found, before, dropMax: percent }));
  };
  compare('all keys', now.liveKeys, old.liveKeys);
  for (const [group, before] of old.groups) {
    if (before >= GROUP_MIN) compare(group, now.groups.get(group) ?? 0, before);
  }
  const gone = [...old.definitions].filter((key) => !now.definitions.has(key));
  if (gone.length > 0) {
    report(problem('baseline-crds', {}, { names: listNames(gone.map(lastSegment)) }));
  }
}

function listNames(names: readonly string[]): string {
  const rest = names.length - NAMES_MAX;
  const listed = names.slice(0, NAMES_MAX).join(', ');
  return rest > 0 ? `${listed} and ${String(rest)} more` : listed;
}

function lastSegment(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function formatTime(milliseconds: number): string {
  return new Date(Math.max(-TIME_MAX, Math.min(TIME_MAX, milliseconds))).toISOString();
}
