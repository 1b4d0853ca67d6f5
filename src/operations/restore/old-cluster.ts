/** What a snapshot says of the cluster that it was taken of, and that a restore leaves behind. */

import { decodeText, encodeText } from '../../bytes/text.ts';
import { decodeAlarm } from '../../etcd/alarm.ts';
import type { Alarm } from '../../etcd/alarm.ts';
import { decodeMember } from '../../etcd/member.ts';
import type { Member } from '../../etcd/member.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';

/** The cluster that was. */
export interface OldCluster {
  readonly members: readonly Member[];
  readonly alarms: readonly Alarm[];
  /** Text of meta/storageVersion. */
  readonly storageVersion: string | undefined;
  /** Text of cluster/clusterVersion. */
  readonly clusterVersion: string | undefined;
  /** Whether cluster/downgrade says that a downgrade is under way. */
  readonly isDowngrading: boolean;
  readonly term: number | undefined;
  readonly consistentIndex: number | undefined;
  /** Whether clients have to say who they are. */
  readonly isAuthEnabled: boolean;
}

/**
 * Reads it.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function readOldCluster(snapshot: Snapshot): Promise<OldCluster> {
  const { storageVersion, term, consistentIndex } = await snapshot.storeMeta();
  const text = async (name: string): Promise<string | undefined> => {
    const value = await snapshot.bucket('cluster')?.get(encodeText(name));
    return value === undefined ? undefined : (decodeText(value) ?? '');
  };
  const members: Member[] = [];
  for await (const entries of snapshot.bucket('members')?.entries() ?? []) {
    for (const { key, value } of entries) {
      if (value !== undefined) members.push(decodeMember(key, value));
    }
  }
  const alarms: Alarm[] = [];
  for await (const entries of snapshot.bucket('alarm')?.entries() ?? []) {
    for (const { key } of entries) alarms.push(decodeAlarm(key));
  }
  const enabled = await snapshot.bucket('auth')?.get(encodeText('authEnabled'));
  return {
    members,
    alarms,
    storageVersion,
    clusterVersion: await text('clusterVersion'),
    isDowngrading: (await text('downgrade'))?.includes('"enabled":true') ?? false,
    term,
    consistentIndex,
    isAuthEnabled: enabled?.[0] === 1,
  };
}
