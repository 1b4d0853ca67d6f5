/** A restore as JSON: the plan, and what came of it. */

import { formatMemberId } from '../../../etcd/member.ts';
import type { RestoreNote } from '../../../operations/restore/notes.ts';
import type { RestoreResult } from '../../../operations/restore/restore.ts';
import type { RestoreReport } from '../../restore/report.ts';
import { toJson } from '../data.ts';
import { noteText } from './text.ts';

/** Of the JSON of this command; grows when a field changes its meaning or goes. */
const SCHEMA_VERSION = 1;

/** One object on one line; `result` is null for a plan that was not carried out. */
export function renderJson(report: RestoreReport, result: RestoreResult | undefined): string {
  const { file, wish, plan, beyond, isInUse, leftovers, owner } = report;
  const { verified, version, cluster, write, bump, witnesses, rewrite } = plan;
  return `${toJson({
    schemaVersion: SCHEMA_VERSION,
    file,
    plan: {
      verdict: verified.verdict,
      trailer: verified.examined.trailer ?? null,
      skippedHashCheck: plan.skippedHashCheck,
      liveKeys: verified.facts?.liveKeys ?? null,
      version: { minor: version.minor, from: version.from },
      clusterId: formatMemberId(cluster.clusterId),
      token: wish.token,
      isTokenNew: wish.isTokenNew,
      members: cluster.members.map(({ id, name, peerUrls, isLearner }) => ({
        id: formatMemberId(id),
        name,
        peerUrls,
        isLearner,
        directory: directoryOf(report, name, write),
      })),
      walDir: wish.walDir ?? null,
      owner: owner ?? null,
      holdsObjects: plan.holdsObjects,
      revision: rewrite.revision,
      bump: bump ?? null,
      witnesses,
      records: verified.examined.pages?.recordCount ?? null,
      recordsKept: rewrite.kept?.count ?? null,
      drops: rewrite.drops,
      databaseBytesMax: plan.databaseBytesMax,
      notes: plan.notes.map(noteData),
      entriesBeyond: beyond ?? null,
      isInUse,
      leftovers,
    },
    result: result ?? null,
  })}\n`;
}

function directoryOf(
  { wish }: RestoreReport,
  name: string,
  write: readonly string[],
): string | null {
  if (!write.includes(name)) return null;
  return wish.isCluster ? `${wish.target}/${name}` : wish.target;
}

function noteData(note: RestoreNote): Record<string, unknown> {
  const alarms =
    note.kind === 'alarms'
      ? note.alarms.map(({ memberId, type }) => ({ memberId: formatMemberId(memberId), type }))
      : undefined;
  return { ...note, ...(alarms && { alarms }), text: noteText(note) };
}
