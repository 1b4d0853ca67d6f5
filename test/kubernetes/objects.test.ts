/** What is known of Kubernetes' objects: keys, envelopes, times, and the check of them all. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { openSnapshot } from '../../src/index.ts';
import type { Problem } from '../../src/findings.ts';
import { kubernetes } from '../../src/kubernetes/describer.ts';
import {
  checkEnvelope,
  encodingOf,
  openEnvelope,
  providerOf,
} from '../../src/kubernetes/envelope.ts';
import { objectTime } from '../../src/kubernetes/object-time.ts';
import { isRegistryKey, resourceOf } from '../../src/kubernetes/storage/registry-key.ts';
import { WireError } from '../../src/bytes/wire.ts';
import { bytesOf } from '../build/database.ts';
import { readFixture } from '../build/fixtures.ts';

const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const varint = (value: bigint): number[] => {
  const rest = BigInt.asUintN(64, value);
  return rest < 128n ? [Number(rest)] : [Number(rest & 127n) | 128, ...varint(rest >> 7n)];
};
const text = (field: number, bytes: Uint8Array): Uint8Array =>
  join(Uint8Array.from([field * 8 + 2, ...varint(BigInt(bytes.length))]), bytes);
const number = (field: number, value: bigint): Uint8Array =>
  Uint8Array.from([field * 8, ...varint(value)]);

/** A stored object in protobuf. */
function object(kind: string, raw: Uint8Array): Uint8Array {
  const typeMeta = join(text(1, bytesOf('v1')), text(2, bytesOf(kind)));
  return join(bytesOf('k8s\0'), text(1, typeMeta), text(2, raw));
}
const created = (seconds: bigint): Uint8Array => text(1, text(8, number(1, seconds)));
const renewed = (seconds: bigint): Uint8Array => text(2, text(4, number(1, seconds)));

describe('keys', () => {
  test.each([
    ['/registry/pods/default/web', 'pods'],
    ['/registry/secrets/kube-system/token', 'secrets'],
    ['/registry/example.io/widgets/default/w', 'example.io/widgets'],
    ['/registry/services/specs/default/kubernetes', 'services/specs'],
    ['/registry/services/endpoints/default/kubernetes', 'services/endpoints'],
    ['/registry/ranges/serviceips', 'ranges/serviceips'],
    ['/registry/', ''],
  ])('%s', (key, resource) => {
    const bytes = bytesOf(`xx${key}xx`);
    expect(isRegistryKey(bytes, 2, bytes.length - 2)).toBe(true);
    expect(resourceOf(key)).toBe(resource);
  });
  test.each(['/registry', '/registrx/pods', 'registry/pods', ''])('%s is none', (key) => {
    expect(isRegistryKey(bytesOf(key), 0, key.length)).toBe(false);
  });
  test('of definitions', () => {
    const folder = '/registry/apiextensions.k8s.io/customresourcedefinitions/';
    expect(kubernetes.isDefinition(`${folder}widgets.example.io`)).toBe(true);
    expect(kubernetes.isDefinition('/registry/pods/a/b')).toBe(false);
  });
});

describe('envelopes', () => {
  test.each<[string, Uint8Array, string]>([
    ['protobuf', object('Pod', created(1n)), 'protobuf'],
    ['JSON', bytesOf('{"kind":"Pod"}'), 'json'],
    ['CBOR', Uint8Array.of(0xd9, 0xd9, 0xf7, 0xa0), 'cbor'],
    ['an encrypted value', bytesOf('k8s:enc:aescbc:v1:key1:xyz'), 'encrypted'],
    ['text', bytesOf('hello'), 'other'],
    ['a brace', bytesOf('{x'), 'other'],
    ['the beginning of a beginning', bytesOf('k8s'), 'other'],
    ['nothing', new Uint8Array(0), 'other'],
  ])('%s', (_name, value, encoding) => {
    expect(encodingOf(value, 0, value.length)).toBe(encoding);
    const inside = join(bytesOf('abc'), value, bytesOf('k8s\0{"'));
    if (encoding !== 'other') expect(encodingOf(inside, 3, 3 + value.length)).toBe(encoding);
  });

  test('are opened', () => {
    const raw = created(5n);
    expect(openEnvelope(object('Pod', raw))).toEqual({ apiVersion: 'v1', kind: 'Pod', raw });
    expect(() => openEnvelope(bytesOf('k8s\0'))).toThrow(WireError);
    expect(() => openEnvelope(object('Pod', raw).slice(0, -1))).toThrow(WireError);
    const badText = join(bytesOf('k8s\0'), text(1, text(1, Uint8Array.of(0xff))), text(2, raw));
    expect(() => openEnvelope(badText)).toThrow(WireError);
  });

  test.each<[string, Uint8Array, RegExp | undefined]>([
    ['a whole object', object('Pod', created(1n)), undefined],
    ['a cut one', object('Pod', created(1n)).slice(0, -2), /expected at most/],
    ['one without content', bytesOf('k8s\0'), /found no object/],
    ['whole JSON', bytesOf('{"kind":"Pod"}\n'), undefined],
    ['cut JSON', bytesOf('{"kind":"Pod","a'), /does not end/],
    ['JSON broken in its middle', bytesOf('{"kind":"Pod","a":{1},"b":2}'), /breaks at byte 19/],
    ['JSON with a broken character', bytesOf('{"kind":"P\x00d"}'), /breaks at byte 10/],
    ['JSON with another behind it', bytesOf('{"kind":"Pod"}{}'), /breaks at byte 14/],
    ['JSON of somebody else', bytesOf('{"x":1'), undefined],
    ['an encrypted value', bytesOf('k8s:enc:kms:v2:x'), undefined],
    ['one of no provider', bytesOf('k8s:enc:KMS'), /no provider/],
    ['CBOR', Uint8Array.of(0xd9, 0xd9, 0xf7), undefined],
  ])('%s', (_name, value, reason) => {
    const found = checkEnvelope(value, encodingOf(value, 0, value.length));
    if (reason === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(reason);
  });

  test('name their provider', () => {
    expect(providerOf(bytesOf('k8s:enc:aescbc:v1:key1:xyz'))).toBe('aescbc:v1');
    expect(providerOf(bytesOf('k8s:enc:secretbox:v1:'))).toBe('secretbox:v1');
    expect(providerOf(bytesOf(`k8s:enc:${'a'.repeat(100)}:v1:`))).toBeUndefined();
  });
});

describe('times', () => {
  test.each<[string, Uint8Array, number | undefined]>([
    ['of creation', object('Pod', created(1_700_000_000n)), 1_700_000_000_000],
    ['of a lease that was renewed', object('Lease', join(created(5n), renewed(9n))), 9000],
    ['of a lease that was never renewed', object('Lease', created(5n)), 5000],
    ['of a lease without creation', object('Lease', renewed(9n)), 9000],
    ['of what is like a lease', object('Pod', join(created(5n), renewed(9n))), 5000],
    ['before 1970', object('Pod', created(-5n)), -5000],
    ['none', object('Pod', text(1, text(1, bytesOf('name')))), undefined],
    ['that no calendar has yet', object('Pod', created(2n ** 62n)), 8.64e15],
    ['that no calendar has any more', object('Pod', created(-(2n ** 62n))), undefined],
    ['in a cut envelope', object('Pod', created(5n)).slice(0, -1), undefined],
    ['of another wire type', object('Pod', text(1, number(8, 5n))), undefined],
    [
      'in JSON',
      bytesOf('{"metadata":{"creationTimestamp":"2026-01-02T03:04:05Z"}}'),
      Date.UTC(2026, 0, 2, 3, 4, 5),
    ],
    ['in JSON that is none', bytesOf('{"metadata":{"creationTimestamp":"soon"}}'), undefined],
    ['in JSON without any', bytesOf('{"metadata":[]}'), undefined],
    ['in broken JSON', bytesOf('{"metadata":'), undefined],
    ['in an encrypted value', bytesOf('k8s:enc:aescbc:v1:'), undefined],
  ])('%s', (_name, value, time) => {
    expect(objectTime(value)).toBe(time);
  });

  test('of any bytes are a time or none', () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    const objects = bytes.map((raw) => object('Lease', raw));
    fc.assert(
      fc.property(fc.oneof(bytes, objects), (value) => {
        const time = objectTime(value);
        expect(time === undefined || !Number.isNaN(new Date(time).getTime())).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the check of all objects', () => {
  function run(values: readonly (readonly [key: string, value: Uint8Array])[]): Problem[] {
    const found: Problem[] = [];
    const check = kubernetes.check((problem) => found.push(problem));
    for (const [key, value] of values) {
      const [name, bytes] = [bytesOf(key), join(bytesOf(key), value)];
      check.record({
        bytes,
        nameStart: 0,
        nameEnd: name.length,
        valueStart: name.length,
        valueEnd: bytes.length,
        place: { key },
      });
    }
    check.end();
    return found;
  }

  test('has nothing to say of sound ones, and of other keys', () => {
    const sound = object('Pod', created(1n));
    expect(
      run([
        ['/registry/pods/a', sound],
        ['/other', bytesOf('k8s\0')],
      ]),
    ).toEqual([]);
  });
  test('says where one is broken', () => {
    const [found, ...others] = run([['/registry/pods/a', bytesOf('k8s\0')]]);
    expect(found).toMatchObject({ code: 'object-envelope', place: { key: '/registry/pods/a' } });
    expect(others).toEqual([]);
  });
  test('counts what is no object, and what is encrypted, by provider', () => {
    const found = run([
      ['/registry/a', bytesOf('text')],
      ['/registry/b', bytesOf('k8s:enc:secretbox:v1:k:x')],
      ['/registry/c', bytesOf('k8s:enc:aescbc:v1:k:x')],
      ['/registry/d', bytesOf('k8s:enc:aescbc:v1:k:x')],
    ]);
    expect(found.map(({ code, facts }) => [code, facts])).toEqual([
      ['object-undecodable', { count: 1, total: 4 }],
      ['object-encrypted', { provider: 'aescbc:v1', count: 2 }],
      ['object-encrypted', { provider: 'secretbox:v1', count: 1 }],
    ]);
  });
});

test('every object of a real cluster is opened, and most have a time', async () => {
  const snapshot = await openSnapshot(readFixture('kubernetes/history', 'snapshot.db'));
  let [objects, times] = [0, 0];
  for await (const records of snapshot.records()) {
    for (const record of records) {
      const { key } = record;
      if (record.tombstone || !isRegistryKey(key, 0, key.length)) continue;
      if (encodingOf(record.value, 0, record.value.length) !== 'protobuf') continue;
      objects++;
      expect(openEnvelope(record.value).kind).toMatch(/^[A-Z]\w+$/);
      if (objectTime(record.value) !== undefined) times++;
    }
  }
  expect(objects).toBeGreaterThan(100);
  expect(times / objects).toBeGreaterThan(0.9);
});
