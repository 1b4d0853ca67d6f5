/**
 * A restore for people: the plan before anything is written, then what was done and what to do next.
 */

import { escapeControls, formatCount } from '../../../bytes/text.ts';
import { formatMemberId } from '../../../etcd/member.ts';
import type { VersionOrigin } from '../../../operations/restore/target-version.ts';
import type { RestoreNote } from '../../../operations/restore/notes.ts';
import type { RestorePlan } from '../../../operations/restore/plan.ts';
import type { RestoreResult } from '../../../operations/restore/restore.ts';
import { removalCommand } from '../../../node/leftovers.ts';
import type { TrailerVerdict } from '../../../operations/verify/file/check.ts';
import type { RestoreReport } from '../../restore/report.ts';
import { SEGMENT_SIZE } from '../../../wal/segment-name.ts';
import { formatCounted } from '../count.ts';
import { formatSize } from '../size.ts';
import { wrap } from '../verify/wrap.ts';
import { nextLines } from './next.ts';

/** The plan. */
export function renderPlan(report: RestoreReport): string {
  const { file, wish, plan, beyond, leftovers } = report;
  const { cluster, write } = plan;
  const lines: string[] = [];
  const add = (name: string, text: string): void => {
    lines.push(...wrap(escapeControls(text), `  ${name.padEnd(10)}`));
  };
  const name = file === '-' ? 'standard input' : file;
  const made = wish.isCluster
    ? formatCounted(write.length, 'member')
    : `member ${wish.write[0] ?? ''}`;
  lines.push(
    ...wrap(escapeControls(`${name} → ${made}, etcd ${plan.version.minor}`), 'PLAN        '),
  );
  add('source', sourceText(plan));
  add('version', `etcd ${plan.version.minor} (${VERSION_ORIGINS[plan.version.from]})`);
  const token = wish.isTokenNew ? 'new, keep it' : 'as given';
  add('cluster', `${formatMemberId(cluster.clusterId)}, token ${wish.token} (${token})`);
  for (const { name: member, id, peerUrls, isLearner } of cluster.members) {
    const role = isLearner ? ', learner' : '';
    add('member', `${member} ${formatMemberId(id)} ${peerUrls.join(',')}${role}`);
  }
  add('revision', revisionText(plan));
  for (const witness of plan.witnesses) {
    add('witness', `${witness.name}: up to revision ${formatCount(witness.revision)}`);
  }
  for (const text of rewriteTexts(plan)) add('drops', text);
  add('writes', writesText(report));
  for (const note of plan.notes) add('note', noteText(note));
  if (report.isInUse) {
    add('note', 'a server has this directory open: what it writes from now on is not restored');
  }
  if (beyond !== undefined) {
    const { entryCount, firstIndex, lastIndex } = beyond;
    add(
      'note',
      `the log holds ${formatCounted(entryCount, 'entry', 'entries')} that the database has not ` +
        `applied (index ${formatCount(firstIndex)} to ${formatCount(lastIndex)}): ` +
        'they are not restored',
    );
  }
  if (leftovers.length > 0) {
    add('leftover', 'of an interrupted run; when none is going on, remove it with');
    // One line, however long: it is to be copied.
    lines.push(`            ${removalCommand(leftovers)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What was done, and what to do next. */
export function renderDone(report: RestoreReport, result: RestoreResult, tookMs: number): string {
  const { plan, wish } = report;
  const seconds = (tookMs / 1000).toFixed(1);
  const what = plan.write.length === 1 ? 'the directory' : 'each directory';
  const trailer = result.trailer === 'matches' ? 'SHA-256 matches, ' : '';
  const done = `${seconds} s, ${trailer}${what} read back and verified: ${wish.target}`;
  const lines = [
    ...wrap(escapeControls(done), 'DONE        '),
    ...wrap(`${formatSize(result.databaseBytes)} of pages, none of them free`, '  database  '),
    '',
    ...nextLines(report),
  ];
  return `${lines.join('\n')}\n`;
}

const VERSION_ORIGINS: Readonly<Record<VersionOrigin, string>> = {
  option: 'as asked for',
  'storage version': 'the storage version of the file',
  'cluster version': 'the cluster version in the file',
  term: 'the file has a term and no version',
  nothing: 'the file has neither a version nor a term',
};

function sourceText({ verified, skippedHashCheck }: RestorePlan): string {
  const { facts, examined } = verified;
  return (
    `verified: ${trailerText(examined.trailer, skippedHashCheck)}, ` +
    `revision ${formatCount(facts?.revision ?? 0)}, ` +
    formatCounted(facts?.liveKeys ?? 0, 'live key')
  );
}

function trailerText(trailer: TrailerVerdict | undefined, skippedHashCheck: boolean): string {
  if (skippedHashCheck) return 'trailer not looked at (--skip-hash-check)';
  if (trailer === 'matches') return 'SHA-256 matches';
  if (trailer === 'pending') return 'SHA-256 to match before anything gets its place';
  return 'no trailer, as a running server has none';
}

function revisionText({ rewrite, bump }: RestorePlan): string {
  const { snapshot, restored } = rewrite.revision;
  if (bump === undefined) {
    return restored === snapshot
      ? `${formatCount(snapshot)}, as it is`
      : `${formatCount(snapshot)} → ${formatCount(restored)}`;
  }
  const why = {
    option: 'as asked for',
    objects: 'the store holds Kubernetes objects, whose watchers must begin anew',
    witnesses: 'above everything that the witnesses can have seen',
  }[bump.from];
  const departs = bump.from === 'option' ? '' : '; etcdutl leaves it, as --no-bump-revision does';
  return (
    `${formatCount(snapshot)} → ${formatCount(restored)}, everything before it compacted ` +
    `(${why}${departs})`
  );
}

function rewriteTexts({ rewrite }: RestorePlan): string[] {
  const { kept, drops, tombstones } = rewrite;
  const texts: string[] = [];
  for (const { drop, keys, leases, alarms } of drops) {
    const parts = [
      ...(drop.kind === 'alarms' ? [formatCounted(alarms, 'alarm')] : []),
      ...(drop.kind === 'leases' ? [formatCounted(leases, 'lease')] : []),
      ...(drop.kind === 'alarms' ? [] : [formatCounted(keys, 'key')]),
    ];
    const isLimited = drop.kind === 'leases' && drop.ttlMaxSeconds !== undefined;
    const ttl = isLimited ? `=${String(drop.ttlMaxSeconds)}` : '';
    texts.push(`${drop.kind}${ttl}: ${parts.join(', ')}`);
  }
  if (kept !== undefined) {
    const removed = kept.ordinals.size - kept.count;
    const added = tombstones === undefined ? '' : `, with the keys above deleted at that revision`;
    texts.push(
      `history up to revision ${formatCount(rewrite.revision.compacted)}: ` +
        `${formatCounted(removed, 'record')}${added}`,
    );
  }
  return texts.length === 0 ? ['nothing'] : texts;
}

function writesText({ wish, plan, owner }: RestoreReport): string {
  const each = `up to ${formatSize(plan.databaseBytesMax)} of database`;
  const wal = `${formatSize(SEGMENT_SIZE)} of log, preallocated without taking up space`;
  const places = wish.isCluster
    ? plan.write.map((name) => `${wish.target}/${name}`).join(', ')
    : wish.target;
  const elsewhere = wish.walDir === undefined ? '' : ` and ${wish.walDir}`;
  const owned = owner === undefined ? '' : `, owned by ${owner.user}:${owner.group}`;
  return `${places}${elsewhere}: ${each}, ${wal}${owned}`;
}

/** A note as a sentence. */
export function noteText(note: RestoreNote): string {
  switch (note.kind) {
    case 'token-unchanged':
      return (
        "the token is the old cluster's: members of it that are still about would take the new " +
        'ones for their own; choose another --initial-cluster-token'
      );
    case 'quota':
      return (
        `${formatSize(note.sizeInUse)} in use, and etcd's quota is ` +
        `${formatSize(note.quotaBytes)} by default; start with a larger --quota-backend-bytes`
      );
    case 'alarms': {
      const types = [...new Set(note.alarms.map(({ type }) => type))].join(', ');
      return `alarms are restored as well (${types}); --drop alarms leaves them out`;
    }
    case 'auth':
      return 'authentication is on: the passwords are those of the time of the snapshot';
    case 'version-lowered':
      return `the store is of etcd ${note.from}; its versions are lowered for ${note.to}`;
    case 'version-skipped':
      return 'the store is more than one release older than that; etcd supports one step at a time';
    case 'downgrade-cleared':
      return 'the cluster was in the middle of a downgrade, which is forgotten';
    case 'compaction-later':
      return (
        `history goes up to revision ${formatCount(note.compacted)}, not ${formatCount(note.asked)}: ` +
        'what is dropped would stay in it otherwise'
      );
    case 'even-voters':
      return `${formatCount(note.count)} voters survive no more failures than one fewer`;
  }
}
