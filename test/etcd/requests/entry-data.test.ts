import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { entryData } from '../../../src/etcd/requests/entry-data.ts';
import type { DataObject } from '../../../src/etcd/requests/entry-data.ts';
import type { Values } from '../../../src/etcd/requests/values.ts';
import { parseHex } from '../../../src/bytes/text.ts';
import { raft } from '../../messages/raft.js';
import { ENTRY_TYPES } from '../../../src/raft/entry.ts';
import { bytesOf } from '../../build/database.ts';
import { encodeRequest, requestFields } from '../../build/requests.ts';

const HEAD = { index: 9, term: 2, type: 'normal' };
const { ConfChangeAddLearnerNode: LEARNER, ConfChangeRemoveNode: REMOVE } = raft.ConfChangeType;
const { ConfChangeTransitionJointImplicit: JOINT } = raft.ConfChangeTransition;
const fingerprint = (): string => '1a2b3c4d5e6f';

function dataOf(fields: Record<string, unknown>, values: Values = fingerprint): DataObject {
  const data = encodeRequest('InternalRaftRequest', fields);
  return entryData({ type: ENTRY_TYPES.normal, term: 2, index: 9, data }, values);
}

describe('entryData', () => {
  test('a put', () => {
    const put = { key: bytesOf('/a'), value: bytesOf('secret'), lease: 255, prev_kv: true };
    const header = { ID: 4096, username: 'root', auth_revision: 3 };
    const request = { key: '/a', lease: '00000000000000ff', prevKv: true };
    const head = {
      ...HEAD,
      kind: 'put',
      header: { id: '1000', username: 'root', authRevision: 3 },
    };
    expect(dataOf({ header, put })).toEqual({
      ...head,
      request: { ...request, value: { sizeBytes: 6, fingerprint: '1a2b3c4d5e6f' } },
    });
    expect(dataOf({ header, put }, 'sizes')).toEqual({
      ...head,
      request: { ...request, value: { sizeBytes: 6 } },
    });
    expect(dataOf({ header, put }, 'shown')).toEqual({
      ...head,
      request: { ...request, value: 'secret' },
    });
  });

  test('a transaction', () => {
    const compare = [{ result: 3, target: 2, key: bytesOf('k'), mod_revision: 0 }];
    const success = [{ request_delete_range: { key: bytesOf('a'), range_end: Uint8Array.of(0) } }];
    expect(dataOf({ txn: { compare, success } })).toEqual({
      ...HEAD,
      kind: 'txn',
      request: {
        compare: [{ result: 'NOT_EQUAL', target: 'MOD', key: 'k', modRevision: 0 }],
        success: [{ requestDeleteRange: { key: 'a', rangeEnd: { hex: '00' } } }],
      },
    });
  });

  test('keys that are no text are hex', () => {
    const key = (bytes: Uint8Array): unknown => {
      const { request } = dataOf({ range: { key: bytes } });
      return (request as DataObject)['key'];
    };
    expect(key(bytesOf('né"\\'))).toBe('né"\\');
    expect(key(Uint8Array.of(0xff, 0x61))).toEqual({ hex: 'ff61' });
    expect(key(bytesOf('a\n'))).toEqual({ hex: '610a' });
  });

  test('numbers: revisions as they are, exact; ids as hex; enums by name', () => {
    expect(dataOf({ compaction: { revision: 2 ** 53 - 1, physical: true } })['request']).toEqual({
      revision: 2 ** 53 - 1,
      physical: true,
    });
    const big = parseHex('3a0a08ffffffffffffffff7f');
    expect(entryData({ type: 0, term: 2, index: 9, data: big }, 'sizes')['request']).toEqual({
      revision: '9223372036854775807',
    });
    expect(dataOf({ lease_grant: { TTL: 60, ID: 5 } })['request']).toEqual({
      ttlSeconds: 60,
      id: '0000000000000005',
    });
    const checkpoints = [{ ID: 1, remaining_TTL: 30 }];
    expect(dataOf({ lease_checkpoint: { checkpoints } })).toMatchObject({
      kind: 'lease-checkpoint',
      request: { checkpoints: [{ id: '0000000000000001', remainingTtlSeconds: 30 }] },
    });
    expect(dataOf({ alarm: { action: 1, memberID: 255, alarm: 9 } })['request']).toEqual({
      action: 'ACTIVATE',
      memberId: 'ff',
      alarm: 9,
    });
  });

  test('passwords are values', () => {
    const add = { name: 'n', password: 'p', hashedPassword: 'h' };
    const hidden = { sizeBytes: 1, fingerprint: '1a2b3c4d5e6f' };
    expect(dataOf({ auth_user_add: add })).toMatchObject({
      kind: 'auth-user-add',
      request: { name: 'n', password: hidden, hashedPassword: hidden },
    });
  });

  test('fields that are not known are told by their size', () => {
    const data = parseHex('2205' + 'a80607' + '3801');
    expect(entryData({ type: 0, term: 2, index: 9, data }, 'shown')).toEqual({
      ...HEAD,
      kind: 'put',
      request: { unknownFields: { sizeBytes: 5 } },
    });
  });

  test('entries that carry something else', () => {
    const ofData = (data: Uint8Array, type = 0): DataObject =>
      entryData({ type, term: 2, index: 9, data }, fingerprint);
    expect(ofData(new Uint8Array(0))).toEqual({ ...HEAD, kind: 'noop' });
    expect(ofData(encodeRequest('InternalRaftRequest', { header: {} }))).toEqual({
      ...HEAD,
      kind: 'none',
      header: {},
    });
    expect(ofData(Uint8Array.of(0xff))).toEqual({
      ...HEAD,
      kind: 'unknown',
      sizeBytes: 1,
      reason: 'found a number that does not end',
    });
    const v2 = { ID: 16, Method: 'PUT', Path: '/0/version', Val: '3.5.0', PrevExist: false };
    expect(ofData(encodeRequest('Request', v2))).toEqual({
      ...HEAD,
      kind: 'v2',
      request: {
        id: '10',
        method: 'PUT',
        path: '/0/version',
        val: { sizeBytes: 5, fingerprint: '1a2b3c4d5e6f' },
        prevExist: false,
      },
    });
    expect(ofData(Uint8Array.of(1), 7)).toMatchObject({ type: 7, kind: 'unknown', sizeBytes: 1 });
  });

  test('changes of the cluster', () => {
    const ofChange = (type: number, data: Uint8Array): DataObject =>
      entryData({ type, term: 2, index: 9, data }, fingerprint);
    const one = { type: LEARNER, node_id: 255, id: 16, context: bytesOf('{"id":255}') };
    expect(ofChange(1, raft.ConfChange.encode(one).finish())).toEqual({
      ...HEAD,
      type: 'conf-change',
      kind: 'add-learner-node',
      request: {
        id: '10',
        changes: [{ kind: 'add-learner-node', nodeId: 'ff' }],
        context: '{"id":255}',
      },
    });
    const changes = [{ node_id: 1 }, { type: REMOVE, node_id: 2 }];
    expect(ofChange(2, raft.ConfChangeV2.encode({ transition: JOINT, changes }).finish())).toEqual({
      ...HEAD,
      type: 'conf-change-v2',
      kind: 'several',
      request: {
        transition: 1,
        changes: [
          { kind: 'add-node', nodeId: '1' },
          { kind: 'remove-node', nodeId: '2' },
        ],
      },
    });
    expect(ofChange(2, new Uint8Array(0))).toMatchObject({ kind: 'none' });
    expect(ofChange(1, Uint8Array.of(8))).toMatchObject({ kind: 'unknown', sizeBytes: 1 });
  });

  test('is JSON for any request', () => {
    fc.assert(
      fc.property(requestFields('InternalRaftRequest'), (fields) => {
        const data = dataOf(fields);
        expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      }),
      { numRuns: 200 },
    );
  });
});
