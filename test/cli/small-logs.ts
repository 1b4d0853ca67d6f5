/**
 * Puts small write-ahead logs into the working folder: `node1`, a data directory with a request of
 * many kinds, `node3`, which ends in the middle of a write, and `node2`, whose log is damaged. The key
 * for fingerprints is in `fingerprint.key`.
 */

import { mkdirSync, writeFileSync } from 'node:fs';

import { encodeText } from '../../src/bytes/text.ts';
import { ENTRY_TYPES } from '../../src/raft/entry.ts';
import { raft } from '../messages/raft.js';
import { buildLog, MEMBER_ID } from '../build/wal.ts';
import type { LogItem } from '../build/wal.ts';
import { encodeRequest } from '../build/requests.ts';

const key = encodeText('/registry/secrets/default/password');
const value = encodeText('hunter2');

/** What etcd 3.5 writes at first, and then some requests of a user. */
const ENTRIES: readonly (readonly [data: Uint8Array, entryType?: number])[] = [
  [confChange(), ENTRY_TYPES.confChange],
  [new Uint8Array(0)],
  [encodeRequest('Request', { ID: 1, Method: 'PUT', Path: '/0/version', Val: '3.5.0' })],
  [request(2, { lease_grant: { TTL: 60, ID: 0x1234 } })],
  [request(3, { put: { key, value, lease: 0x1234 } })],
  [
    request(4, {
      txn: {
        compare: [{ target: 2, key, mod_revision: 2 }],
        success: [{ request_put: { key, value } }],
        failure: [{ request_range: { key } }],
      },
    }),
  ],
  [request(5, { auth_user_add: { name: 'alice', password: 'hunter2' } })],
  [request(6, { compaction: { revision: 3, physical: true } })],
  [request(7, { delete_range: { key: encodeText('a'), range_end: Uint8Array.of(0) } })],
];

/** Writes all of them. */
export function putSmallLogs(): void {
  const [[name, bytes] = ['', new Uint8Array(0)]] = buildLog([{ items: items() }]).files;
  putLog('node1', name, bytes);
  putLog('node3', name, bytes.slice(0, bytes.length - 9));
  const damaged = bytes.slice();
  damaged[Buffer.from(bytes).indexOf('alice')]! ^= 1;
  putLog('node2', name, damaged);
  writeFileSync('fingerprint.key', 'thirty-two bytes that nobody knows');
}

function items(): LogItem[] {
  const entries = ENTRIES.map(([data, entryType = ENTRY_TYPES.normal], at): LogItem => {
    return { kind: 'entry', term: at === 0 ? 1 : 2, index: at + 1, entryType, data };
  });
  const state = { kind: 'state', term: 2, vote: MEMBER_ID, commit: ENTRIES.length } as const;
  return [{ kind: 'snapshot', term: 0, index: 0 }, ...entries, state];
}

function request(id: number, fields: Record<string, unknown>): Uint8Array {
  return encodeRequest('InternalRaftRequest', { header: { ID: id }, ...fields });
}

function confChange(): Uint8Array {
  const context = encodeText('{"id":10276657743932975437,"name":"node1"}');
  return new Uint8Array(raft.ConfChange.encode({ node_id: 10, context }).finish());
}

function putLog(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(`${folder}/member/snap`, { recursive: true });
  mkdirSync(`${folder}/member/wal`);
  writeFileSync(`${folder}/member/wal/${name}`, bytes);
}
