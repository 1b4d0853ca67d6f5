import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeEntryContent, kindOfRequest } from '../../src/etcd/requests/entry-content.ts';
import { revisionEffect } from '../../src/etcd/revision-effect.ts';
import { bytesOf } from '../build/database.ts';
import { fixtureEntries } from '../build/entries.ts';
import { encodeRequest, requestFields } from '../build/requests.ts';
import { message } from '../build/wire.ts';

const NOTHING = { atLeast: 0, atMost: 0, mayRefuse: false };
const CERTAIN = { atLeast: 1, atMost: 1, mayRefuse: false };
const POSSIBLE = { atLeast: 0, atMost: 1, mayRefuse: false };
const REFUSES = { atLeast: 0, atMost: 0, mayRefuse: true };

function effectOf(request: Record<string, unknown>): ReturnType<typeof revisionEffect> {
  return revisionEffect(encodeRequest('InternalRaftRequest', { ID: 1, header: {}, ...request }));
}

const KEY = { key: bytesOf('k') };

describe('a request moves the revision', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['by one: a put', { put: { ...KEY, value: bytesOf('v') } }, CERTAIN],
    ['by one: a put without a value', { put: KEY }, CERTAIN],
    ['by one: a put that asks for what was there', { put: { ...KEY, prev_kv: true } }, CERTAIN],
    ['maybe: a put with a lease', { put: { ...KEY, lease: 5 } }, POSSIBLE],
    ['maybe: a put with a lease from 2^63 on', { put: { ...KEY, lease: -1 } }, POSSIBLE],
    ['maybe: a put that keeps the value', { put: { ...KEY, ignore_value: true } }, POSSIBLE],
    ['maybe: a put that keeps the lease', { put: { ...KEY, ignore_lease: true } }, POSSIBLE],
    ['maybe: a deletion', { delete_range: KEY }, POSSIBLE],
    ['maybe: a transaction', { txn: { success: [{ request_put: KEY }] } }, POSSIBLE],
    ['maybe: the end of a lease', { lease_revoke: { ID: 5 } }, POSSIBLE],
    ['not: a read', { range: KEY }, NOTHING],
    ['not: a compaction', { compaction: { revision: 5 } }, NOTHING],
    ['not: a lease', { lease_grant: { TTL: 5, ID: 5 } }, NOTHING],
    ['not: a checkpoint', { lease_checkpoint: { checkpoints: [{ ID: 5 }] } }, NOTHING],
    ['not: a version', { cluster_version_set: { ver: '3.6.0' } }, NOTHING],
    ['not: an alarm, which refuses', { alarm: { action: 1, alarm: 1 } }, REFUSES],
    ['not: authentication, which refuses', { auth_enable: {} }, REFUSES],
    ['not: the last of its kind', { auth_role_revoke_permission: { role: 'r' } }, REFUSES],
  ])('%s', (_name, request, expected) => {
    expect(effectOf(request)).toEqual(expected);
  });

  test('not: an entry without data, with which a leader begins', () => {
    expect(revisionEffect(new Uint8Array(0))).toEqual(NOTHING);
  });

  test.each(['PUT', 'POST', 'DELETE', 'QGET', 'SYNC'])(
    'not: %s of the store of etcd 2, whose value may look like a put',
    (method) => {
      const value = message([1, bytesOf('key')]);
      const path = bytesOf('/0/version');
      const request = message([1, 7], [2, bytesOf(method)], [3, path], [4, value]);
      expect(revisionEffect(request)).toEqual(NOTHING);
      expect(decodeEntryContent(request).form).toBe('v2');
    },
  );

  test.each([
    ['QGET, a health check', 'QGET', '', ''],
    ['PUT', 'PUT', '/0/version', '3.4.0'],
    ['PUT that reads as another request', 'PUT', '/0/x', '"\0'],
  ])('not: %s, as etcd 3.4.23 and 3.5.35 write it bare', (_name, method, path, value) => {
    expect(revisionEffect(bareRequest(method, path, value))).toEqual(NOTHING);
  });

  test('not: what is no message', () => {
    expect(revisionEffect(new Uint8Array([0x22, 0x05, 1]))).toEqual(NOTHING);
    expect(revisionEffect(message([4, 1]))).toEqual(NOTHING);
  });
});

/** etcdserverpb.Request: all fields are written, empty ones too, but for the optional ones. */
function bareRequest(method: string, path: string, value: string): Uint8Array {
  const zeros = [7, 9, 10, 11, 12, 13, 14, 15, 16].map((field) => [field, 0] as const);
  return message(
    [1, 1],
    [2, bytesOf(method)],
    [3, bytesOf(path)],
    [4, bytesOf(value)],
    [5, 0],
    [6, bytesOf('')],
    ...zeros,
  );
}

/** The same from the whole request, as it is decoded for people. */
function expectedOf(data: Uint8Array): object {
  const content = decodeEntryContent(data);
  if (content.form !== 'internal') return NOTHING;
  const { request } = content;
  const kind = kindOfRequest(request);
  switch (kind) {
    case undefined:
      return NOTHING;
    case 'put': {
      // What is left out is 0.
      const { lease = 0n, ignore_value, ignore_lease } = request.put!;
      const isSure = lease === 0n && !ignore_value && !ignore_lease;
      return isSure ? CERTAIN : POSSIBLE;
    }
    case 'delete_range':
    case 'txn':
    case 'lease_revoke':
      return POSSIBLE;
    case 'alarm':
      return REFUSES;
    default:
      return kind.startsWith('auth') ? REFUSES : NOTHING;
  }
}

/** Whether a server could have written it: it can be read, and asks for one thing. */
function isOfServer(data: Uint8Array): boolean {
  const content = decodeEntryContent(data);
  if (content.form !== 'internal') return content.form === 'empty';
  return Object.keys(content.request).filter((name) => !/^(header|ID)$/.test(name)).length < 2;
}

test('every entry of the fixtures is judged as its whole request is', () => {
  const entries = fixtureEntries().filter(({ type, data }) => type === 0 && isOfServer(data));
  for (const { data, index } of entries) {
    expect(revisionEffect(data), String(index)).toEqual(expectedOf(data));
  }
  expect(entries.length).toBeGreaterThan(50);
});

test('so is any request of one kind', () => {
  fc.assert(
    fc.property(requestFields('InternalRaftRequest'), (fields) => {
      const kinds = Object.keys(fields).filter((name) => name !== 'header' && name !== 'ID');
      const [kind] = kinds;
      const request = kind === undefined ? {} : { [kind]: fields[kind] };
      const data = encodeRequest('InternalRaftRequest', { ID: 1, ...request });
      expect(revisionEffect(data)).toEqual(expectedOf(data));
    }),
  );
});

test('no bytes make it fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
      const { atLeast, atMost } = revisionEffect(data);
      expect(atLeast).toBeLessThanOrEqual(atMost);
    }),
  );
});
