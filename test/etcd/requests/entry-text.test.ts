import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ByteWriter } from '../../../src/bytes/byte-writer.ts';
import { decodeRequest } from '../../../src/etcd/requests/decode.ts';
import { writeEntryText } from '../../../src/etcd/requests/entry-text.ts';
import { writePutText } from '../../../src/etcd/requests/put-text.ts';
import { writeRequestText } from '../../../src/etcd/requests/request-text.ts';
import type { Values } from '../../../src/etcd/requests/values.ts';
import { ENTRY_TYPES } from '../../../src/raft/entry.ts';
import type { Entry } from '../../../src/raft/entry.ts';
import { parseHex } from '../../../src/bytes/text.ts';
import { fixtureEntries, fixtureRows } from '../../build/entries.ts';
import { encodeRequest, requestFields } from '../../build/requests.ts';

const fingerprint = (value: Uint8Array): string => `of-${String(value.length)}`;

function textOf(entry: Entry, values: Values): string {
  const out = new ByteWriter();
  writeEntryText(out, entry, values);
  return new TextDecoder().decode(out.take());
}

function normal(data: Uint8Array): Entry {
  return { type: ENTRY_TYPES.normal, term: 2, index: 7, data };
}

function hiddenText(fields: Record<string, unknown>, values: Values = fingerprint): string {
  return textOf(normal(encodeRequest('InternalRaftRequest', fields)), values).slice(21);
}

describe('writeEntryText', () => {
  const rows = fixtureRows();

  test('prints what etcd-dump-logs prints, for random entries and damaged ones', () => {
    const entries = fixtureEntries();
    const printed = entries.filter(({ type }) => type !== ENTRY_TYPES.confChangeV2);
    expect(printed).toHaveLength(rows.size);
    for (const entry of printed) expect(textOf(entry, 'shown')).toBe(rows.get(entry.index));
  });

  test('a ConfChangeV2, which etcd-dump-logs leaves out', () => {
    const data = parseHex('12020801' + '12021005');
    const entry = { type: ENTRY_TYPES.confChangeV2, term: 1, index: 2, data };
    expect(textOf(entry, 'shown')).toBe(
      '   1\t         2\tconf\tmethod=ConfChangeRemoveNode id=0 method=ConfChangeAddNode id=5',
    );
    expect(textOf({ ...entry, type: 9 }, 'shown')).toBe('   1\t         2\tconf\t???');
    const unknownType = { type: ENTRY_TYPES.confChange, term: 1, index: 2, data: parseHex('1009') };
    expect(textOf(unknownType, 'shown')).toBe('   1\t         2\tconf\tmethod=9 id=0');
  });
});

describe('values that are not shown', () => {
  const [value, password] = [Uint8Array.of(1, 2, 3), 'secret'];

  test('of puts, in transactions too', () => {
    expect(hiddenText({ header: {}, put: { key: Uint8Array.of(0x6b), value } })).toBe(
      'header:<> put:<key:"k" value:<3 bytes, fingerprint of-3> > ',
    );
    const compare = [{ key: Uint8Array.of(0x6b), value: Uint8Array.of(1) }];
    const success = [{ request_put: { value } }];
    expect(hiddenText({ txn: { compare, success } })).toBe(
      'txn:<compare:<key:"k" value:<1 byte, fingerprint of-1> > ' +
        'success:<request_put:<value:<3 bytes, fingerprint of-3> > > > ',
    );
    expect(hiddenText({ txn: { compare: [{ value: new Uint8Array(0) }] } })).toBe(
      'txn:<compare:<value:<0 bytes> > > ',
    );
  });

  test('sizes only', () => {
    expect(hiddenText({ header: {}, put: { value } }, 'sizes')).toBe(
      'header:<> put:<value:<3 bytes> > ',
    );
  });

  test('passwords and tokens', () => {
    const hidden = '<6 bytes, fingerprint of-6>';
    expect(hiddenText({ auth_user_add: { name: 'n', password, hashedPassword: password } })).toBe(
      `auth_user_add:<name:"n" password:${hidden} hashedPassword:${hidden} > `,
    );
    expect(hiddenText({ auth_user_change_password: { password, hashedPassword: password } })).toBe(
      `auth_user_change_password:<password:${hidden} hashedPassword:${hidden} > `,
    );
    expect(hiddenText({ authenticate: { name: 'n', password, simple_token: password } })).toBe(
      `authenticate:<name:"n" password:${hidden} simple_token:${hidden} > `,
    );
  });

  test('of requests to the store of etcd 2, bare and not', () => {
    const v2 = { Method: 'PUT', Path: '/k', Val: password, PrevValue: password };
    const hidden = '<6 bytes, fingerprint of-6>';
    expect(textOf(normal(encodeRequest('Request', v2)), fingerprint).slice(21)).toBe(
      `method=PUT path="/k" val=${hidden}`,
    );
    expect(hiddenText({ v2 })).toBe(
      `v2:<Method:"PUT" Path:"/k" Val:${hidden} PrevValue:${hidden} > `,
    );
  });

  test('of fields that are not known', () => {
    const data = parseHex('2208' + '7a03616263' + '8001' + '05' + 'a20600');
    expect(textOf(normal(data), fingerprint)).toContain('15:<3 bytes, fingerprint of-3> ');
    expect(textOf(normal(data), 'shown')).toContain('15:"abc" ');
  });

  test('no secret is ever in the text', () => {
    const secret = 'Sw0rdf1sh';
    const names = ['put', 'txn', 'auth_user_add', 'authenticate', 'v2'] as const;
    const fields = {
      put: { value: new TextEncoder().encode(secret) },
      txn: { failure: [{ request_put: { value: new TextEncoder().encode(secret) } }] },
      auth_user_add: { password: secret, hashedPassword: secret },
      authenticate: { password: secret, simple_token: secret },
      v2: { Method: 'PUT', Val: secret, PrevValue: secret },
    };
    for (const name of names) {
      expect(hiddenText({ [name]: fields[name] })).not.toContain(secret);
      expect(hiddenText({ [name]: fields[name] }, 'sizes')).not.toContain(secret);
      expect(hiddenText({ [name]: fields[name] }, 'shown')).toContain(secret);
    }
  });
});

describe('writePutText', () => {
  const twoWays = (data: Uint8Array, values: Values): [string, string] => {
    const out = new ByteWriter();
    if (!writePutText(out, data, values)) throw new Error('not taken');
    const quick = new TextDecoder().decode(out.take());
    const request = decodeRequest('InternalRaftRequest', data);
    writeRequestText(out, 'InternalRaftRequest', request, values);
    return [quick, new TextDecoder().decode(out.take())];
  };

  test('gives the text that the general way gives', () => {
    const fields = fc.record({
      put: requestFields('PutRequest'),
      header: requestFields('RequestHeader'),
    });
    fc.assert(
      fc.property(
        fields,
        fc.constantFrom<Values>('shown', 'sizes', fingerprint),
        (request, values) => {
          const data = encodeRequest('InternalRaftRequest', request);
          const [quick, general] = twoWays(data, values);
          expect(quick).toBe(general);
        },
      ),
    );
  });

  test('or is not taken, and writes nothing, whatever the bytes are', () => {
    const request = { put: { key: Uint8Array.of(1), lease: 5 }, header: { ID: 1 } };
    const whole = encodeRequest('InternalRaftRequest', request);
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), fc.nat(3), (changes, cut) => {
        const data = whole.slice(0, whole.length - cut);
        for (const { at, byte } of changes) data[Math.min(at, data.length - 1)] = byte;
        const out = new ByteWriter();
        if (!writePutText(out, data, 'shown')) {
          expect(out.length).toBe(0);
          return;
        }
        const quick = new TextDecoder().decode(out.take());
        writeRequestText(
          out,
          'InternalRaftRequest',
          decodeRequest('InternalRaftRequest', data),
          'shown',
        );
        expect(quick).toBe(new TextDecoder().decode(out.take()));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a key that comes twice', '2206' + '0a0161' + '0a0162' + 'a20600'],
    ['a field that is not known', '2202' + '3801' + 'a20600'],
    ['no header', '2203' + '0a0161'],
    ['something behind the header', '2200' + 'a20600' + '0801'],
    ['an id before it', '0801' + '2200' + 'a20600'],
    ['another request', '2a00' + 'a20600'],
    ['nothing', ''],
  ])('leaves %s to the general way', (_what, hex) => {
    const out = new ByteWriter();
    expect(writePutText(out, parseHex(hex), 'shown')).toBe(false);
    expect(out.length).toBe(0);
  });
});
