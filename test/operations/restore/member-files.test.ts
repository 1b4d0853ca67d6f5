/**
 * The raft files of a restored member: those of the released tools, byte for byte, and our own
 * readers find nothing wrong with them, learners and all.
 */
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

import { makeCluster, parseClusterFlags } from '../../../src/etcd/cluster/new-cluster.ts';
import { decodeMember } from '../../../src/etcd/member.ts';
import { decodeV2Store } from '../../../src/etcd/v2-store.ts';
import { ETCD_MINORS } from '../../../src/etcd/version.ts';
import { MemoryDirectory } from '../../../src/io/directory-source.ts';
import { verifyWal } from '../../../src/operations/data-directory/verify-wal.ts';
import { encodeMemberFiles } from '../../../src/operations/restore/member-files.ts';
import { decodeConfChange } from '../../../src/raft/conf-change.ts';
import { checkRaftSnapshotName, decodeRaftSnapshot } from '../../../src/raft/raft-snapshot.ts';
import { readLog } from '../../../src/wal/read-log.ts';
import { RECORD_TYPES } from '../../../src/wal/record.ts';
import { entryOf, field, ROW } from '../../../src/wal/record-batch.ts';
import { findSegments } from '../../../src/wal/segments.ts';
import { SEGMENT_SIZE } from '../../../src/wal/segment-name.ts';
import {
  clusterFlagsOf,
  creationOrderOf,
  readRestores,
  restoredFiles,
  restoreFileNames,
} from '../../build/restores.ts';
import type { MemberFiles } from '../../../src/operations/restore/member-files.ts';
import type { WalFacts } from '../../../src/operations/data-directory/read-wal.ts';

const restores = readRestores();

/** No name is looked up in these tests. */
async function resolveNothing(host: string): Promise<never> {
  return Promise.reject(new Error(`looked up ${host}`));
}

/** What our readers make of the log, with the zeros that follow it, and what they find. */
async function readBack(
  files: MemberFiles,
): Promise<{ wal: WalFacts | undefined; codes: readonly string[] }> {
  const wal = new Uint8Array(SEGMENT_SIZE);
  wal.set(files.wal);
  const run = verifyWal(new MemoryDirectory([[`member/wal/${files.walName}`, wal]], 'data'));
  const codes: string[] = [];
  for await (const { code } of run) codes.push(code);
  return { wal: (await run.result).wal, codes };
}

/** The changes that the log's entries carry: their types, and the member as JSON. */
async function changesOf({ wal, walName }: MemberFiles): Promise<unknown[]> {
  const directory = new MemoryDirectory([[walName, wal]], 'log');
  const options = {
    segments: findSegments(directory, '', await directory.list('')),
    report: unexpected,
  };
  const changes: unknown[] = [];
  for await (const batch of readLog({ ...options, lastIndex: () => changes.length })) {
    for (let at = 0; at < batch.count; at++) {
      if (field(batch, at, ROW.type) !== RECORD_TYPES.entry) continue;
      const entry = entryOf(batch, at);
      const { changes: nodes, context } = decodeConfChange(entry)!;
      const { nodeId, type } = nodes[0]!;
      const member = decodeMember(new TextEncoder().encode(nodeId.toString(16)), context);
      changes.push({ type, index: entry.index, term: entry.term, member });
    }
  }
  return changes;
}

function unexpected({ code }: { code: string }): never {
  throw new Error(`did not expect ${code}`);
}

describe('files of the released tools', () => {
  it('has all that the folder holds', () => {
    const names = restores.flatMap(({ name }) => [`${name}.wal`, `${name}.snap.gz`]);
    const others = ['provenance.json', 'restores.json'];
    expect([...restoreFileNames()].toSorted()).toEqual([...names, ...others].toSorted());
    expect(new Set(restores.map(({ version }) => version))).toEqual(new Set(ETCD_MINORS));
  });

  it.each(restores)('$name: the same bytes', async (restore) => {
    const { argv, version } = restore;
    const { local, ...cluster } = await parseClusterFlags(clusterFlagsOf(argv), resolveNothing);
    const real = restoredFiles(restore);
    const creationOrder = creationOrderOf(real.snap);
    const input = { ...cluster, localId: local.id, version };
    const made = encodeMemberFiles({ ...input, creationOrder });
    expect(Buffer.from(made.wal).equals(real.wal)).toBe(true);
    expect(Buffer.from(made.snap).equals(real.snap)).toBe(true);
    expect(made.walName).toBe(basename(restore.walPath));
    expect(made.snapName).toBe(basename(restore.snapPath));
    expect(restore.walSize).toBe(SEGMENT_SIZE);
    if (version === '3.4' || version === '3.5') {
      // Only later tools make members in random order.
      expect(encodeMemberFiles(input)).toEqual(made);
    }
  });
});

describe('a cluster with learners', () => {
  const described = [
    { name: 'ä<&>\u2028', peerUrls: ['http://10.0.0.3:1', 'http://10.0.0.2:1'], isLearner: true },
    { name: 'b', peerUrls: ['https://b.example:2380'], isLearner: false },
    { name: 'c', peerUrls: ['http://[::1]:2380'], isLearner: false },
    { name: '', peerUrls: ['http://d:1'], isLearner: true },
    { name: 'e', peerUrls: ['unix:///tmp/e&f'], isLearner: false },
  ];

  it.each(ETCD_MINORS)('%s: is read back as it is', async (version) => {
    const cluster = await makeCluster(described, 'token');
    const localId = cluster.members[3]!.id;
    const files = encodeMemberFiles({ ...cluster, localId, version });
    const { wal, codes } = await readBack(files);
    const ids = (isLearner: boolean): bigint[] =>
      cluster.members.filter((member) => member.isLearner === isLearner).map(({ id }) => id);
    expect(codes).toEqual([]);
    expect(wal).toMatchObject({
      memberId: localId.toString(16),
      clusterId: cluster.clusterId.toString(16),
      ...{ term: 1, commit: 5, firstIndex: 1, lastIndex: 5, entryCount: 5 },
      start: { term: 1, index: 5 },
      stop: { reason: 'end' },
    });
    expect(await changesOf(files)).toEqual(
      cluster.members.map((member, at) => {
        return { type: member.isLearner ? 3 : 0, index: at + 1, term: 1, member };
      }),
    );
    const place = { file: files.snapName };
    const snapshot = decodeRaftSnapshot(files.snap, place);
    expect([...checkRaftSnapshotName(files.snapName, snapshot, place)]).toEqual([]);
    expect(snapshot.confState).toMatchObject({ voters: ids(false), learners: ids(true) });
    expect(decodeV2Store(snapshot.data, place)).toEqual({
      members: cluster.members.map((member) => ({ ...member, name: '' })),
      removedMembers: [],
      clusterVersion: undefined,
      hasCustomContent: false,
    });
    expect(files).toMatchObject({ consistentIndex: 5, term: 1 });
  });

  it('votes for the lowest member that votes', async () => {
    const { clusterId, members } = await makeCluster(described, 'token');
    const [lowest, next] = members;
    // Who votes does not change an id.
    const learners = members.map((member) => ({ ...member, isLearner: member === lowest }));
    const input = { clusterId, members: learners, localId: lowest!.id, version: '3.5' } as const;
    const { wal } = await readBack(encodeMemberFiles(input));
    expect(wal?.vote).toBe(next!.id.toString(16));
  });
});

describe('refused', () => {
  it('a member that is not in the list', async () => {
    const cluster = await makeCluster(
      [{ name: 'a', peerUrls: ['http://a:1'], isLearner: false }],
      '',
    );
    expect(() => encodeMemberFiles({ ...cluster, localId: 1n, version: '3.6' })).toThrow(
      RangeError,
    );
  });

  it('a list of learners only', async () => {
    const cluster = await makeCluster(
      [{ name: 'a', peerUrls: ['http://a:1'], isLearner: false }],
      '',
    );
    const members = cluster.members.map((member) => ({ ...member, isLearner: true }));
    const localId = members[0]!.id;
    expect(() => encodeMemberFiles({ ...cluster, members, localId, version: '3.6' })).toThrow(
      RangeError,
    );
  });
});
