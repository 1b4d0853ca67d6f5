/** The details of a snapshot, for people and as JSON. */

import { escapeControls, formatCount } from '../../bytes/text.ts';
import { formatMemberId } from '../../etcd/member.ts';
import type { StatusDetails } from '../../operations/details.ts';
import type { Status } from '../../operations/status.ts';
import { formatSize } from './size.ts';
import type { NamedStatus } from './status.ts';

/** One line a fact, the file first. */
export function renderDetails({ file, status, details }: NamedStatus): string {
  if (details === undefined) return '';
  const lines: [string, string][] = [
    ['FILE', `${escapeControls(file)}   ${formatSize(details.fileSize)}, ${trailerText(details)}`],
    ['HASH', status.hash.toString(16)],
    ['REVISION', `${String(status.revision)} (${compaction(details)})`],
    ['KEYS', keysText(status)],
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

function trailerText({ trailer }: StatusDetails): string {
  if (trailer.present) return 'trailer present (not compared)';
  const { extraBytes } = trailer;
  if (extraBytes === 0) return 'no trailer';
  const extra = `${formatCount(extraBytes)} further bytes behind the pages`;
  // The size of a database file grows ahead of its use, a page at a time.
  return `no trailer, ${extra}${extraBytes % 512 === 0 ? ' (a database file, not a saved snapshot)' : ''}`;
}

function compaction({ compactRevision, compactingTo }: StatusDetails): string {
  const done =
    compactRevision === undefined ? 'never compacted' : `compacted at ${String(compactRevision)}`;
  return compactingTo === undefined
    ? done
    : `${done}, compaction to ${String(compactingTo)} under way`;
}

function keysText({ liveKeys, entries }: Status): string {
  return (
    `${formatCount(liveKeys ?? 0)} live keys · ${formatCount(entries)} entries in all buckets ` +
    '(what etcdutl up to 3.5 calls total keys)'
  );
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
  return `${stored} — started by ${releases}`;
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
