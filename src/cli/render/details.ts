/** The details of a snapshot, for people and as JSON. */

import { escapeControls, formatCount } from '../../bytes/text.ts';
import { formatMemberId } from '../../etcd/member.ts';
import type { StatusDetails } from '../../operations/details.ts';
import type { Status } from '../../operations/status.ts';
import type { Gauge } from './openmetrics.ts';
import { formatSize } from './size.ts';
import type { NamedStatus } from './named-status.ts';

/** One line a fact, the file first. */
export function renderDetails({ file, status, details }: NamedStatus): string {
  if (details === undefined) return '';
  const lines: [string, string][] = [
    ['FILE', `${escapeControls(file)}   ${formatSize(details.fileSize)}`],
    ['TRAILER', trailerText(details)],
    ['HASH', status.hash.toString(16)],
    ['REVISION', `${String(status.revision)} (${compaction(details)})`],
    ['KEYS', `${formatCount(status.liveKeys ?? 0)} live`],
    ['ENTRIES', `${formatCount(status.entries)} in all buckets (total keys of etcdutl up to 3.5)`],
    ['SIZE', sizeText(status, details)],
    ['VERSION', versionText(details)],
    ['RAFT', `term ${orUnknown(details.raftTerm)}, index ${orUnknown(details.raftIndex)}`],
    ...details.members.map((member, index): [string, string] => [
      index === 0 ? 'MEMBERS' : '',
      (index === 0 ? `${String(details.members.length)}: ` : '   ') +
        `${escapeControls(member.name === '' ? '(not started)' : member.name)} ` +
        `(${formatMemberId(member.id)}) ${escapeControls(member.peerUrls.join(' '))}` +
        (member.isLearner ? ', learner' : ''),
    ]),
    ['LEASES', formatCount(details.leaseCount)],
    ['ALARMS', alarmsText(details)],
    ['AUTH', authText(details)],
  ];
  return lines.map(([name, text]) => `${name.padEnd(12)}${text}\n`).join('');
}

/** The details as data; ids are hex texts. */
export function detailsJson(status: Status, details: StatusDetails): Record<string, unknown> {
  return {
    liveKeys: status.liveKeys,
    entries: status.entries,
    fileSize: details.fileSize,
    trailer: details.trailer,
    pageSize: details.pageSize,
    freePages: status.freePages,
    sizeInUse: sizeInUse(status, details),
    storageVersion: details.storageVersion ?? null,
    clusterVersion: details.clusterVersion ?? null,
    schemaVersion: details.schemaVersion,
    startableBy: details.startableBy,
    raftTerm: details.raftTerm ?? null,
    raftIndex: details.raftIndex ?? null,
    compactRevision: details.compactRevision ?? null,
    compactingTo: details.compactingTo ?? null,
    members: details.members.map((member) => ({ ...member, id: formatMemberId(member.id) })),
    leaseCount: details.leaseCount,
    alarms: details.alarms.map(({ memberId, type }) => ({
      memberId: formatMemberId(memberId),
      type,
    })),
    auth: details.auth,
  };
}

/** The numbers among the details, of the files that have them. */
export function detailsGauges(found: readonly NamedStatus[]): Gauge[] {
  const gauge = (
    name: string,
    help: string,
    value: (details: StatusDetails) => number | undefined,
  ): Gauge => ({
    name: `etcd_snapshot_${name}`,
    help,
    samples: found.flatMap(({ file, details }) => {
      const number = details === undefined ? undefined : value(details);
      return number === undefined ? [] : [{ labels: { file }, value: number }];
    }),
  });
  return [
    gauge('compact_revision', 'Revision up to which history is gone.', (of) => of.compactRevision),
    gauge('raft_index', 'Raft index that the store has applied.', (of) => of.raftIndex),
    gauge('members', 'Members of the cluster.', (of) => of.members.length),
    gauge('leases', 'Leases.', (of) => of.leaseCount),
    gauge('alarms', 'Alarms that are on.', (of) => of.alarms.length),
  ].filter(({ samples }) => samples.length > 0);
}

function trailerText({ trailer }: StatusDetails): string {
  if (trailer.present) return 'present (not compared)';
  const { extraBytes } = trailer;
  if (extraBytes === 0) return 'none';
  const extra = `none; ${formatCount(extraBytes)} bytes behind the pages`;
  // The size of a database file grows ahead of its use, a page at a time.
  return extraBytes % 512 === 0 ? `${extra}: a database file, not a snapshot` : extra;
}

function compaction({ compactRevision, compactingTo }: StatusDetails): string {
  const done =
    compactRevision === undefined ? 'never compacted' : `compacted at ${String(compactRevision)}`;
  return compactingTo === undefined
    ? done
    : `${done}, compaction to ${String(compactingTo)} under way`;
}

function sizeInUse({ totalSize, freePages }: Status, { pageSize }: StatusDetails): number {
  return totalSize - freePages * pageSize;
}

function sizeText(status: Status, details: StatusDetails): string {
  const share = Math.round((100 * status.freePages * details.pageSize) / status.totalSize);
  return (
    `${formatSize(status.totalSize)}, ${formatSize(sizeInUse(status, details))} in use, ` +
    `${formatCount(status.freePages)} free pages (${String(share)} %)`
  );
}

function versionText({ storageVersion, schemaVersion, startableBy }: StatusDetails): string {
  const stored =
    storageVersion === undefined
      ? `none stored, layout of ${schemaVersion}`
      : escapeControls(storageVersion);
  const releases = startableBy.length === 0 ? 'no known release' : `etcd ${startableBy.join(', ')}`;
  return `${stored}; restorable to ${releases}`;
}

function alarmsText({ alarms }: StatusDetails): string {
  if (alarms.length === 0) return 'none';
  return alarms
    .map(({ type, memberId }) => `${type} (member ${formatMemberId(memberId)})`)
    .join(', ');
}

function authText({ auth }: StatusDetails): string {
  const { enabled, userCount, roleCount } = auth;
  return `${enabled ? 'on' : 'off'}, ${String(userCount)} users, ${String(roleCount)} roles`;
}

function orUnknown(value: number | undefined): string {
  return value === undefined ? 'not stored' : formatCount(value);
}
