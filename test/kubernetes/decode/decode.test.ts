/** The rules of decoding, one by one, on values that are made for them. */

import { describe, expect, test } from 'vitest';

import type { JsonValue } from '../../../src/bytes/json.ts';
import { decodeObject, decodeObjectJson } from '../../../src/kubernetes/decode/decode-object.ts';
import { ObjectError } from '../../../src/kubernetes/decode/object-error.ts';
import { bytesOf } from '../../build/database.ts';
import { envelope, field, join, nested, text, varint } from '../../build/messages.ts';

/** Decodes a message as the object of a kind; gives it without kind and apiVersion. */
function decode(
  type: readonly [apiVersion: string, kind: string],
  raw: Uint8Array,
  absent: 'presence' | 'hybrid' = 'presence',
): JsonValue {
  const { object } = decodeObject(envelope(...type, raw), { absent });
  const { apiVersion, kind, ...rest } = object;
  expect([apiVersion, kind]).toEqual(type);
  return rest;
}

const CONFIG_MAP = ['v1', 'ConfigMap'] as const;
const SECRET = ['v1', 'Secret'] as const;
const SERVICE = ['v1', 'Service'] as const;
const POD = ['v1', 'Pod'] as const;
const DEPLOYMENT = ['apps/v1', 'Deployment'] as const;
const LEASE = ['coordination.k8s.io/v1', 'Lease'] as const;
const REVISION = ['apps/v1', 'ControllerRevision'] as const;
const ROLE = ['rbac.authorization.k8s.io/v1', 'ClusterRole'] as const;

/** An object's metadata, of its fields. */
const metadata = (...fields: Uint8Array[]): Uint8Array => nested(1, ...fields);
/** An entry of a map. */
const entry = (number: number, key: string, value: Uint8Array): Uint8Array =>
  nested(number, text(1, key), field(2, value));

describe('the order of fields', () => {
  test('is that of the Go struct, whatever the order in the value', () => {
    const spec = join(nested(2, text(1, 'c')), nested(20, text(1, 'i')), nested(1, text(1, 'v')));
    const value = envelope('v1', 'Pod', join(nested(2, spec), metadata(text(1, 'p'))));
    expect(decodeObjectJson(value, { absent: 'presence', modRevision: 7 })).toBe(
      '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","resourceVersion":"7"},' +
        '"spec":{"volumes":[{"name":"v"}],"initContainers":[{"name":"i"}],"containers":[{"name":"c"}]}}',
    );
  });

  test('a list whose entries lie apart is one list', () => {
    const spec = join(nested(2, text(1, 'a')), text(3, 'Always'), nested(2, text(1, 'b')));
    expect(decode(POD, nested(2, spec))).toEqual({
      spec: { containers: [{ name: 'a' }, { name: 'b' }], restartPolicy: 'Always' },
    });
  });
});

describe('the revision', () => {
  test('replaces what is stored, and only in the object itself', () => {
    const template = nested(3, nested(1, text(1, 'inner')));
    const raw = join(metadata(text(1, 'd'), text(6, 'stored')), nested(2, template));
    const options = { absent: 'presence', modRevision: 12 } as const;
    expect(decodeObject(envelope(...DEPLOYMENT, raw), options).object).toMatchObject({
      metadata: { name: 'd', resourceVersion: '12' },
      spec: { template: { metadata: { name: 'inner' } } },
    });
    expect(decode(DEPLOYMENT, raw)).toMatchObject({ metadata: { resourceVersion: 'stored' } });
  });

  test.each<[string, Uint8Array]>([
    ['JSON', bytesOf('{"kind":"A","apiVersion":"b/v1","metadata":{"name":"x"}}\n')],
    [
      'CBOR',
      join(Uint8Array.of(0xd9, 0xd9, 0xf7, 0xa1, 0x48), bytesOf('metadata'), Uint8Array.of(0xa0)),
    ],
  ])('of %s', (_name, value) => {
    const { object } = decodeObject(value, { absent: 'presence', modRevision: 5 });
    expect(object['metadata']).toMatchObject({ resourceVersion: '5' });
    const written = decodeObjectJson(value, { absent: 'presence', modRevision: 5 });
    expect(JSON.parse(written)).toEqual(object);
  });
});

describe('absent and empty fields', () => {
  test('a list or map without omitempty is null in hybrid, and nothing in presence', () => {
    expect(decode(ROLE, metadata(), 'hybrid')).toEqual({ metadata: {}, rules: null });
    expect(decode(ROLE, metadata(), 'presence')).toEqual({ metadata: {} });
  });

  test('an empty text with omitempty is left out, one without is written', () => {
    expect(decode(POD, nested(2, nested(2, text(1, ''), text(2, ''))))).toEqual({
      spec: { containers: [{ name: '' }] },
    });
  });

  test('a pointer to zero is written', () => {
    expect(decode(DEPLOYMENT, nested(2, field(1, 0), field(5, 0)))).toEqual({
      spec: { replicas: 0 },
    });
  });

  test('a creation time that is not set is left out', () => {
    expect(decode(CONFIG_MAP, metadata(nested(8)))).toEqual({ metadata: {} });
    expect(decode(CONFIG_MAP, metadata(nested(9)))).toEqual({
      metadata: { deletionTimestamp: null },
    });
  });
});

describe('maps', () => {
  test('keys that JavaScript knows by themselves', () => {
    const keys = ['__proto__', 'constructor', 'toString'];
    const raw = join(...keys.map((key) => entry(2, key, bytesOf(`of ${key}`))));
    const value = envelope(...CONFIG_MAP, raw);
    const { data } = decodeObject(value, { absent: 'presence' }).object as { data: object };
    expect(Object.entries(data)).toEqual(keys.map((key) => [key, `of ${key}`]));
    expect(decodeObjectJson(value, { absent: 'presence' })).toContain('"__proto__":"of __proto__"');
  });

  test('an entry can lack its key or its value', () => {
    expect(decode(CONFIG_MAP, join(nested(2, text(1, 'k')), nested(2, text(2, 'v'))))).toEqual({
      data: { k: '', '': 'v' },
    });
    expect(decode(SECRET, join(nested(2), entry(2, 'b', Uint8Array.of(0xff, 0, 1, 2))))).toEqual({
      data: { '': '', b: '/wABAg==' },
    });
  });

  test.each([0, 1, 2, 3, 4, 5])('%d bytes as base64', (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => 250 + index);
    const data = { k: Buffer.from(bytes).toString('base64') };
    expect(decode(SECRET, entry(2, 'k', bytes))).toEqual({ data });
  });

  test('a map of messages', () => {
    const limits = join(entry(1, 'cpu', text(1, '100m')), entry(1, 'memory', new Uint8Array(0)));
    expect(decode(POD, nested(2, nested(2, nested(8, limits))))).toEqual({
      spec: { containers: [{ resources: { limits: { cpu: '100m', memory: '0' } } }] },
    });
  });
});

describe('numbers', () => {
  const replicas = (value: number | bigint): Uint8Array => nested(2, field(1, value));
  test.each<[number | bigint, number]>([
    [3, 3],
    [-1, -1],
    [-2147483648, -2147483648],
    [2147483647, 2147483647],
    [0xffff_ffff, -1],
    [2n ** 40n + 5n, 5],
  ])('an int32 of %d', (value, expected) => {
    expect(decode(DEPLOYMENT, replicas(value))).toEqual({ spec: { replicas: expected } });
  });

  test.each<[number | bigint]>([[1], [-1], [2n ** 53n + 1n], [-(2n ** 63n)], [2n ** 63n - 1n]])(
    'an int64 of %d',
    (value) => {
      expect(decode(CONFIG_MAP, metadata(field(7, value)))).toEqual({
        metadata: { generation: value },
      });
    },
  );

  test('the last of several counts', () => {
    expect(decode(DEPLOYMENT, nested(2, field(1, 3), field(1, 4)))).toEqual({
      spec: { replicas: 4 },
    });
    expect(decode(POD, metadata(text(1, 'a'), text(1, 'b')))).toEqual({ metadata: { name: 'b' } });
  });

  test('a packed list, alone and after entries that are not', () => {
    const groups = (...fields: Uint8Array[]): JsonValue =>
      decode(POD, nested(2, nested(14, ...fields)));
    const packed = field(4, join(varint(1), varint(-2), varint(2n ** 60n)));
    const supplementalGroups = [1, -2, 2n ** 60n];
    expect(groups(packed)).toEqual({ spec: { securityContext: { supplementalGroups } } });
    expect(groups(field(4, 9), packed)).toEqual({
      spec: { securityContext: { supplementalGroups: [9, ...supplementalGroups] } },
    });
    expect(groups(field(4, new Uint8Array(0)))).toEqual({
      spec: { securityContext: { supplementalGroups: [] } },
    });
  });

  test('true is anything but zero', () => {
    const paused = (value: number): JsonValue => decode(DEPLOYMENT, nested(2, field(7, value)));
    expect([paused(0), paused(1), paused(1 << 20)]).toEqual([
      { spec: {} },
      { spec: { paused: true } },
      { spec: { paused: true } },
    ]);
  });
});

describe('messages', () => {
  test('one that is there several times is joined', () => {
    const raw = join(metadata(text(1, 'a'), text(3, 'n')), metadata(text(1, 'b')));
    expect(decode(CONFIG_MAP, raw)).toEqual({ metadata: { name: 'b', namespace: 'n' } });
  });

  test('one without a name is merged into the object around it', () => {
    const probe = nested(10, nested(1, nested(2, text(1, '/'))), field(2, 5));
    expect(decode(POD, nested(2, nested(2, probe)))).toEqual({
      spec: { containers: [{ livenessProbe: { httpGet: { path: '/' }, initialDelaySeconds: 5 } }] },
    });
    const split = nested(
      10,
      nested(1, nested(2, text(1, '/'))),
      nested(1, nested(2, text(4, 'S'))),
    );
    expect(decode(POD, nested(2, nested(2, split)))).toEqual({
      spec: { containers: [{ livenessProbe: { httpGet: { path: '/', scheme: 'S' } } }] },
    });
  });
});

describe("what Go's own methods write", () => {
  const created = (...fields: Uint8Array[]): JsonValue =>
    decode(CONFIG_MAP, metadata(nested(8, ...fields)));
  test.each<[number | bigint, number, string | undefined]>([
    [0, 0, '1970-01-01T00:00:00Z'],
    [1_700_000_000, 999_999_999, '2023-11-14T22:13:20Z'],
    [-1, 0, '1969-12-31T23:59:59Z'],
    [-62_135_596_799n, 0, '0001-01-01T00:00:01Z'],
    [253_402_300_800n, 0, '10000-01-01T00:00:00Z'],
    [951_782_400, 0, '2000-02-29T00:00:00Z'],
  ])('a time of %d seconds and %d nanoseconds', (seconds, nanoseconds, creationTimestamp) => {
    expect(created(field(1, seconds), field(2, nanoseconds))).toEqual({
      metadata: { creationTimestamp },
    });
  });

  test('a time that no calendar has', () => {
    expect(() => created(field(1, 2n ** 60n))).toThrow('found a time that no calendar has');
  });

  test("Go's zero time is null", () => {
    expect(created(field(1, -62_135_596_800n), field(2, 0))).toEqual({
      metadata: { creationTimestamp: null },
    });
  });

  test('a time with microseconds', () => {
    const renewed = (nanoseconds: number): JsonValue =>
      decode(LEASE, nested(2, nested(4, field(1, 1), field(2, nanoseconds))));
    expect(renewed(1_999)).toEqual({ spec: { renewTime: '1970-01-01T00:00:01.000001Z' } });
    expect(renewed(0)).toEqual({ spec: { renewTime: '1970-01-01T00:00:01.000000Z' } });
    expect(decode(LEASE, nested(2, nested(4)))).toEqual({ spec: { renewTime: null } });
  });

  test('a number or a text', () => {
    const port = (...fields: Uint8Array[]): JsonValue =>
      decode(SERVICE, nested(2, nested(1, nested(4, ...fields))));
    const targetPort = (value: JsonValue): JsonValue => ({
      spec: { ports: [{ targetPort: value }] },
    });
    expect(port(field(1, 0), field(2, 8080), text(3, ''))).toEqual(targetPort(8080));
    expect(port(field(1, 1), field(2, 0), text(3, 'http'))).toEqual(targetPort('http'));
    expect(port(field(2, -5))).toEqual(targetPort(-5));
    expect(port()).toEqual(targetPort(0));
  });

  test('what a field holds: JSON on one line, nothing, an object in protobuf, or CBOR', () => {
    const data = (raw: Uint8Array): JsonValue => decode(REVISION, nested(2, field(1, raw)));
    expect(data(bytesOf('{"a":\n\t[1, 9007199254740993]}'))).toEqual({
      data: { a: [1, 9007199254740993n] },
    });
    const value = envelope(...REVISION, nested(2, field(1, bytesOf('{"a":\r\n1}'))));
    expect(decodeObjectJson(value, { absent: 'presence' })).not.toMatch(/[\r\n]/);
    expect(data(new Uint8Array(0))).toEqual({ data: null });
    expect(data(envelope('v1', 'ConfigMap', metadata(text(1, 'in'))))).toEqual({
      data: { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'in' } },
    });
    expect(data(Uint8Array.of(0xd9, 0xd9, 0xf7, 0xa1, 0x41, 0x61, 0x01))).toEqual({
      data: { a: 1 },
    });
    expect(() => data(bytesOf('{}},"spec":{}'))).toThrow(/found JSON that is broken/);
    expect(() => data(bytesOf('nothing'))).toThrow(ObjectError);
  });
});

describe('schemas of custom resources in protobuf', () => {
  const schema = (...fields: Uint8Array[]): JsonValue => {
    const validation = nested(4, nested(1, ...fields));
    const raw = nested(2, nested(7, text(1, 'v1'), validation));
    const object = decode(['apiextensions.k8s.io/v1', 'CustomResourceDefinition'], raw);
    return (object as never)['spec']['versions'][0]['schema']['openAPIV3Schema'];
  };
  const inner = nested(1, text(5, 'string'));
  test('alternatives are whichever is there', () => {
    expect(schema(nested(24, inner))).toEqual({ items: { type: 'string' } });
    expect(schema(nested(24, nested(2, text(5, 'a')), nested(2, text(5, 'b'))))).toEqual({
      items: [{ type: 'a' }, { type: 'b' }],
    });
    const added = (...fields: Uint8Array[]): JsonValue => schema(nested(30, ...fields));
    expect(added(field(1, 0))).toEqual({ additionalProperties: false });
    expect(added(field(1, 1))).toEqual({ additionalProperties: true });
    expect(added(field(1, 1), nested(2, text(5, 'x')))).toEqual({
      additionalProperties: { type: 'x' },
    });
    expect(added()).toEqual({ additionalProperties: false });
    expect(schema(nested(24))).toEqual({ items: null });
  });

  test('JSON and numbers with a point', () => {
    const double = join(varint(9 * 8 + 1), Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0x3f));
    expect(schema(nested(8, text(1, '{"a":1}')), double)).toEqual({
      default: { a: 1 },
      maximum: 1.5,
    });
    const infinite = join(varint(9 * 8 + 1), Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf0, 0x7f));
    expect(() => schema(infinite)).toThrow('#9: found a number that JSON does not have');
  });
});

describe('texts', () => {
  const data = (bytes: Uint8Array): JsonValue => decode(CONFIG_MAP, entry(2, 'k', bytes));
  test.each([
    '"',
    '\\',
    '\n\r\t\b\f',
    '\0\x01\x1f',
    '\x7f',
    'é',
    '日本',
    '😀',
    '<&>',
    '\u2028',
    '',
  ])('%j is itself', (value) => {
    expect(data(bytesOf(value))).toEqual({ data: { k: value } });
  });

  test.each<[string, number[], string]>([
    ['a lone byte', [0x61, 0xff, 0x62], 'a\ufffdb'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    ['an overlong form', [0xc0, 0x80], '\ufffd\ufffd'],
    ['a character that breaks off', [0xe6, 0x97], '\ufffd\ufffd'],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
  ])('%s is what Go makes of it', (_name, bytes, expected) => {
    expect(data(Uint8Array.from(bytes))).toEqual({ data: { k: expected } });
  });
});

describe('what the schema does not know', () => {
  test('fields are counted', () => {
    const raw = join(
      metadata(text(1, 'x'), field(99, 1), text(2000, 'y')),
      nested(2, text(1, 'k'), field(3, 4)),
      field(77, 4),
      field(77, 5),
    );
    const decoded = decodeObject(envelope(...CONFIG_MAP, raw), { absent: 'presence' });
    expect(decoded).toMatchObject({ unknownFields: 5, isKnownKind: true });
    // Kept as they lie there.
    expect(decoded.unknown.map(({ message, number, bytes }) => [message, number, bytes])).toEqual(
      expect.arrayContaining([
        ['k8s.io.api.core.v1.ConfigMap', 77, field(77, 4)],
        ['k8s.io.api.core.v1.ConfigMap', 77, field(77, 5)],
        ['k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta', 99, field(99, 1)],
        ['k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta', 2000, text(2000, 'y')],
        ['k8s.io.api.core.v1.ConfigMap#2', 3, field(3, 4)],
      ]),
    );
    expect(decoded.object).toMatchObject({ metadata: { name: 'x' }, data: { k: '' } });
  });

  test('of a kind there is the metadata', () => {
    const raw = join(metadata(text(1, 'x')), nested(2, text(1, 'y')), field(3, 1));
    const value = envelope('example.io/v7', 'Gadget', raw);
    expect(decodeObject(value, { absent: 'presence', modRevision: 3 })).toEqual({
      apiVersion: 'example.io/v7',
      kind: 'Gadget',
      encoding: 'protobuf',
      object: {
        apiVersion: 'example.io/v7',
        kind: 'Gadget',
        metadata: { name: 'x', resourceVersion: '3' },
      },
      unknownFields: 2,
      unknown: [
        { message: 'an unknown kind', number: 2, bytes: nested(2, text(1, 'y')) },
        { message: 'an unknown kind', number: 3, bytes: field(3, 1) },
      ],
      isKnownKind: false,
    });
  });

  test('fields are counted without end, and the first of them kept', () => {
    const many = Array.from({ length: 1000 }, (_, value) => field(77, value));
    const value = envelope(...CONFIG_MAP, join(metadata(text(1, 'x')), ...many));
    const decoded = decodeObject(value, { absent: 'presence' });
    expect(decoded.unknownFields).toBe(1000);
    expect(decoded.unknown.map(({ bytes }) => bytes)).toEqual(many.slice(0, 256));
  });

  test('a kind whose first field is no metadata', () => {
    for (const first of [text(1, 'a text'), field(1, 5)]) {
      const value = envelope('example.io/v7', 'Odd', join(first, text(2, 'x')));
      const decoded = decodeObject(value, { absent: 'presence' });
      expect(decoded.object).toEqual({ apiVersion: 'example.io/v7', kind: 'Odd' });
      expect(decoded.unknownFields).toBe(2);
    }
  });

  test('kinds of old releases are known', () => {
    for (const [apiVersion, kind] of [
      ['extensions/v1beta1', 'PodSecurityPolicy'],
      ['extensions/v1beta1', 'Deployment'],
      ['settings.k8s.io/v1alpha1', 'PodPreset'],
      ['batch/v2alpha1', 'CronJob'],
      ['autoscaling/v2beta2', 'HorizontalPodAutoscaler'],
      ['scheduling.k8s.io/v1alpha1', 'PriorityClass'],
      ['auditregistration.k8s.io/v1alpha1', 'AuditSink'],
      ['flowcontrol.apiserver.k8s.io/v1alpha1', 'FlowSchema'],
      ['v1', 'Status'],
    ] as const) {
      const decoded = decodeObject(envelope(apiVersion, kind, metadata()), { absent: 'presence' });
      expect([kind, decoded.isKnownKind]).toEqual([kind, true]);
    }
  });
});

describe('wrong wire types are told with message and number', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'a text that is a number',
      metadata(field(1, 5)),
      'meta.v1.ObjectMeta#1: found wire type 0, expected 2',
    ],
    [
      'a message that is a number',
      field(1, 5),
      'core.v1.ConfigMap#1: found wire type 0, expected 2',
    ],
    [
      'a number that is a text',
      metadata(text(7, 'x')),
      'meta.v1.ObjectMeta#7: found wire type 2, expected 0',
    ],
    ['a time', metadata(nested(8, text(1, 'x'))), 'meta.v1.Time#1: found wire type 2, expected 0'],
    [
      'a value in a map',
      nested(2, text(1, 'k'), field(2, 5)),
      "core.v1.ConfigMap#2: an entry's #2: found wire type 0, expected 2",
    ],
  ])('%s', (_name, raw, reason) => {
    expect(() => decode(CONFIG_MAP, raw)).toThrow(reason);
    expect(() => decode(CONFIG_MAP, raw)).toThrow(ObjectError);
  });
});

describe('no objects', () => {
  test.each<[string, Uint8Array, string]>([
    ['an encrypted value', bytesOf('k8s:enc:aescbc:v1:key1:xyz'), 'found an encrypted value'],
    ['a text', bytesOf('76'), 'found no object: neither protobuf, JSON nor CBOR'],
    ['nothing', new Uint8Array(0), 'found no object: neither protobuf, JSON nor CBOR'],
    ['broken JSON', bytesOf('{"password":"hunter2'), 'found JSON that is broken'],
    [
      'JSON in another encoding',
      bytesOf('{"a":"\xff"}').with(6, 0xff).slice(0, 7),
      'found JSON that is not UTF-8',
    ],
    ['an envelope without an object', bytesOf('k8s\0'), 'found no object, expected field 2'],
    ['a CBOR list', Uint8Array.of(0xd9, 0xd9, 0xf7, 0x80), 'found no object'],
  ])('%s', (_name, value, reason) => {
    const decodeIt = (): unknown => decodeObject(value, { absent: 'presence' });
    expect(decodeIt).toThrow(new ObjectError(reason));
  });
});

test('JSON with spaces before it', () => {
  const { encoding, kind } = decodeObject(bytesOf(' \n{ "kind": "A" }'), { absent: 'presence' });
  expect([encoding, kind]).toEqual(['json', 'A']);
});
