import { describe, expect, test } from 'vitest';

import { decodeRequest } from '../../../src/etcd/requests/decode.ts';
import { decodeEntryContent, kindOfRequest } from '../../../src/etcd/requests/entry-content.ts';
import { REQUEST_FIELDS } from '../../../src/messages/requests.ts';
import { bytesOf } from '../../build/database.ts';
import { encodeRequest, nestedTxn } from '../../build/requests.ts';

const KINDS = REQUEST_FIELDS.InternalRaftRequest.map(({ name }) => name).filter(
  (name) => name !== 'header' && name !== 'ID',
);

describe('decodeEntryContent', () => {
  test('nothing', () => {
    expect(decodeEntryContent(new Uint8Array(0))).toEqual({ form: 'empty' });
  });

  test.each(KINDS)('a request that asks for %s', (kind) => {
    const header = { ID: 7 };
    const content = decodeEntryContent(
      encodeRequest('InternalRaftRequest', { header, [kind]: {} }),
    );
    expect(content).toEqual({ form: 'internal', request: { header: { ID: 7n }, [kind]: {} } });
    if (content.form === 'internal') expect(kindOfRequest(content.request)).toBe(kind);
  });

  test('a request that asks for nothing that is known', () => {
    const content = decodeEntryContent(encodeRequest('InternalRaftRequest', { ID: 1 }));
    expect(content).toEqual({ form: 'internal', request: { ID: 1n } });
    if (content.form === 'internal') expect(kindOfRequest(content.request)).toBeUndefined();
  });

  test.each(['PUT', 'DELETE', 'POST', 'GET', 'QGET', 'SYNC'])(
    'a bare request of etcd 2 is told by its method: %s',
    (Method) => {
      const fields = { ID: 1, Method, Path: '/0/version', Val: '3.5.0' };
      expect(decodeEntryContent(encodeRequest('Request', fields))).toEqual({
        form: 'v2',
        request: {
          ID: 1n,
          Method: bytesOf(Method),
          Path: bytesOf('/0/version'),
          Val: bytesOf('3.5.0'),
        },
      });
    },
  );

  test('a bare request without a method is taken for the other, as etcd takes it', () => {
    const content = decodeEntryContent(encodeRequest('Request', { ID: 1 }));
    expect(content.form).toBe('internal');
  });

  test('neither of both', () => {
    expect(decodeEntryContent(Uint8Array.of(0xff))).toEqual({
      form: 'unknown',
      reason: 'found a number that does not end',
    });
  });

  test('a transaction that is too deep is not taken for a request of etcd 2', () => {
    const txn = nestedTxn(300);
    const head = [0x32, (txn.length % 128) | 128, Math.floor(txn.length / 128)];
    const data = Uint8Array.from([...head, ...txn]);
    expect(decodeRequest('Request', data)).toEqual({ PrevValue: txn });
    expect(decodeEntryContent(data)).toEqual({
      form: 'unknown',
      reason: 'found more than 500 nested messages',
    });
  });
});
