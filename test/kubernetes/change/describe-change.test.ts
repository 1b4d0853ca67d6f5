/** What happened to an object: kinds of changes, noise, and what cannot be known. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fieldOf } from '../../../src/bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../src/bytes/json.ts';
import type { ObjectChange } from '../../../src/kubernetes/change/object-change.ts';
import { kubernetesDescriber } from '../../../src/kubernetes/describer.ts';
import { bytesOf } from '../../build/database.ts';
import { fixtureNames } from '../../build/fixtures.ts';
import { storedObjects } from '../../build/stored-objects.ts';

type Value = JsonObject | string | Uint8Array | undefined;

const fingerprint = (): string => '0123456789ab';

function recordOf(value: Value, modRevision: number) {
  if (value === undefined) return undefined;
  const isPlain = typeof value === 'string' || value instanceof Uint8Array;
  const text = isPlain ? value : JSON.stringify(value);
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  return { modRevision, valueSize: bytes.length, value: bytes };
}

function change(key: string, before: Value, after: Value, showSecrets = false): ObjectChange {
  const describer = kubernetesDescriber({ fingerprint, showSecrets });
  return describer.describeChange({
    key: bytesOf(key),
    before: recordOf(before, 5),
    after: recordOf(after, 9),
  });
}

function object(kind: string, fields: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name: 'a', namespace: 'ns', uid: 'u1', ...metadata },
    ...fields,
  };
}
const map = (fields: JsonObject = {}, metadata: JsonObject = {}): JsonObject =>
  object('ConfigMap', fields, metadata);
const MAP = '/registry/configmaps/ns/a';

describe('a change is', () => {
  test.each<[string, Value, Value, Partial<ObjectChange>]>([
    ['added', undefined, map(), { change: 'added', isContentKnown: true, fields: [] }],
    ['removed', map(), undefined, { change: 'removed', isContentKnown: true, fields: [] }],
    ['rewritten, byte by byte', map(), map(), { change: 'rewritten', noise: undefined }],
    [
      'rewritten, in another form',
      map({ data: { a: '1', b: '2' } }),
      map({ data: { b: '2', a: '1' } }),
      { change: 'rewritten' },
    ],
    ['recreated', map(), map({}, { uid: 'u2' }), { change: 'recreated' }],
    [
      'modified by its managers only',
      map({}, { managedFields: [{ manager: 'a' }] }),
      map({}, { managedFields: [{ manager: 'b' }] }),
      { change: 'modified', fields: [], noise: 'managed-fields-only' },
    ],
    [
      'unknown if a side does not decode',
      map(),
      '{"broken',
      { change: 'modified', isContentKnown: false, fields: [], noise: undefined },
    ],
    [
      'unknown if a side is encrypted, even if nothing changed',
      'k8s:enc:aescbc:v1:key1:0123456789abcdef0123456789abcdef',
      'k8s:enc:aescbc:v1:key1:0123456789abcdef0123456789abcdef',
      { change: 'modified', isContentKnown: false },
    ],
    ['rewritten if bytes that do not decode are the same', '???', '???', { change: 'rewritten' }],
  ])('%s', (_name, before, after, expected) => {
    expect(change(MAP, before, after)).toMatchObject({
      class: 'config',
      kind: 'ConfigMap',
      namespace: 'ns',
      name: 'a',
      ...expected,
    });
  });

  test('one of the stored version, too', () => {
    const at = (apiVersion: string): JsonObject => ({ ...object('Backup'), apiVersion });
    const key = '/registry/backup.example.com/backups/ns/a';
    expect(
      change(key, at('backup.example.com/v1alpha1'), at('backup.example.com/v1')),
    ).toMatchObject({
      change: 'modified',
      apiVersion: 'backup.example.com/v1',
      class: 'customresources',
      fields: [{ pointer: '/apiVersion' }],
    });
  });
});

describe('noise', () => {
  const lease = (spec: JsonObject, uid = 'u1'): JsonObject =>
    object('Lease', { apiVersion: 'coordination.k8s.io/v1', spec }, { uid });
  const LEASE = '/registry/leases/ns/a';
  const NODE_LEASE = '/registry/leases/kube-node-lease/a';
  const status = (kind: string, phase: string): JsonObject => object(kind, { status: { phase } });
  const leader = (holder: string, time: string): JsonObject =>
    map(
      {},
      {
        annotations: {
          'control-plane.alpha.kubernetes.io/leader': JSON.stringify({
            holderIdentity: holder,
            renewTime: time,
          }),
        },
      },
    );

  test.each<[string, string, Value, Value, ObjectChange['noise']]>([
    ['a renewed Lease', LEASE, lease({ renewTime: '1' }), lease({ renewTime: '2' }), 'lease'],
    [
      'a Lease taken over',
      LEASE,
      lease({ holderIdentity: 'a', leaseTransitions: 1 }),
      lease({ holderIdentity: 'b', leaseTransitions: 2 }),
      undefined,
    ],
    [
      'a Lease of a server that started anew',
      LEASE,
      lease({ holderIdentity: 'a' }),
      lease({ holderIdentity: 'b' }, 'u2'),
      'lease',
    ],
    ['a new Lease', LEASE, undefined, lease({}), 'lease'],
    ['the Lease of a new node', NODE_LEASE, undefined, lease({}), undefined],
    ['the Lease of a node that went', NODE_LEASE, lease({}), undefined, undefined],
    ['an Event', '/registry/events/ns/a', undefined, object('Event'), 'event'],
    ['Endpoints', '/registry/services/endpoints/ns/a', object('Endpoints'), undefined, 'endpoints'],
    [
      'a custom resource of that name',
      '/registry/example.com/events/ns/a',
      undefined,
      object('Event'),
      undefined,
    ],
    [
      'a status',
      '/registry/pods/ns/a',
      status('Pod', 'Pending'),
      status('Pod', 'Running'),
      'status-only',
    ],
    [
      'a status with an approval',
      '/registry/certificatesigningrequests/a',
      status('CertificateSigningRequest', '1'),
      status('CertificateSigningRequest', '2'),
      undefined,
    ],
    ['a leader’s annotation', MAP, leader('a', '1'), leader('a', '2'), 'lease'],
    ['another leader', MAP, leader('a', '1'), leader('b', '2'), undefined],
    ['the last compaction', 'compact_rev_key', '41', '42', 'bookkeeping'],
    ['k3s’ bootstrap data', '/bootstrap/0123456789ab', 'salt:1', 'salt:2', undefined],
    ['data of somebody else', '/cilium/state/x', '1', '2', undefined],
  ])('%s', (_name, key, before, after, noise) => {
    expect(change(key, before, after).noise).toBe(noise);
  });
});

describe('an object that is not what its key says', () => {
  test.each<[JsonObject, string | undefined]>([
    [map(), undefined],
    [object('Secret'), 'kind is not what the key says'],
    [map({}, { name: 'b' }), 'metadata.name is not what the key says'],
    [
      map({}, { name: 'b', namespace: 'x' }),
      'metadata.namespace and metadata.name are not what the key says',
    ],
  ])('%j', (value, mismatch) => {
    expect(change(MAP, undefined, value).after?.mismatch).toBe(mismatch);
  });
  test('is redacted by either', () => {
    const data = { a: 'c2VjcmV0' };
    for (const [key, kind] of [
      ['/registry/secrets/ns/a', 'Pod'],
      [MAP, 'Secret'],
    ] as const) {
      const found = change(key, object(kind), object(kind, { data }));
      expect(found.fields).toMatchObject([
        { after: { a: '[6 bytes, fingerprint 0123456789ab]' }, redacted: true },
      ]);
    }
  });
  test.each(fixtureNames('kubernetes'))('is none in %s', async (fixture) => {
    const describer = kubernetesDescriber({ fingerprint });
    for (const { key, modRevision, plaintext: value, object: shown } of await storedObjects(
      fixture,
    )) {
      const record = { modRevision, valueSize: value.length, value };
      const found = describer.describeObject(bytesOf(key), record);
      expect(found.mismatch).toBeUndefined();
      const uid = found.uid;
      if (found.object === undefined) continue;
      // Before it is decoded, and after.
      expect(uid).toBe(found.uid);
      expect(uid).toBe(fieldOf(fieldOf(shown ?? undefined, 'metadata'), 'uid'));
    }
  });
});

describe('secrets', () => {
  const secret = (value: string): JsonObject => object('Secret', { data: { key: value } });
  const SECRET = '/registry/secrets/ns/a';

  test('are shown only if that is asked for', () => {
    const [before, after] = [secret('b2xk'), secret('bmV3bmV3')];
    expect(change(SECRET, before, after).fields).toMatchObject([
      {
        change: 'changed',
        path: 'data.key',
        before: '[3 bytes, fingerprint 0123456789ab]',
        after: '[6 bytes, fingerprint 0123456789ab]',
        redacted: true,
      },
    ]);
    expect(change(SECRET, before, after, true).fields).toMatchObject([
      { before: 'b2xk', after: 'bmV3bmV3', redacted: false },
    ]);
  });
  test('that are names of OpenShift’s tokens are hidden in every name', () => {
    const key = '/openshift.io/oauth/accesstokens/a-bearer-token';
    const token = object('OAuthAccessToken', {}, { name: 'a-bearer-token', namespace: '' });
    const found = change(key, undefined, token);
    const shown = { ...found, before: undefined, after: undefined };
    expect(JSON.stringify(shown)).not.toContain('a-bearer-token');
    expect(shown).toMatchObject({
      shownKey: '/openshift.io/oauth/accesstokens/[14 bytes, fingerprint 0123456789ab]',
      name: '[14 bytes, fingerprint 0123456789ab]',
    });
    expect(change(key, undefined, token, true)).not.toHaveProperty('shownKey');
    const hashed = change('/openshift.io/oauth/accesstokens/sha256~x', token, undefined);
    expect(hashed.name).toBe('sha256~x');
  });
  test('of others are not taken apart', () => {
    const found = change('/apisix/ssls/1', '{"key":"private 1"}', '{"key":"private 2"}');
    expect(found).toMatchObject({ change: 'modified', isContentKnown: true, fields: [] });
    expect(found.after).toMatchObject({ object: undefined, problem: undefined });
  });
});

describe('any bytes', () => {
  const keys = fc.constantFrom(
    MAP,
    '/registry/secrets/ns/a',
    'compact_rev_key',
    '/x',
    '/bootstrap/0123456789ab',
  );
  const heads = fc.constantFrom('', 'k8s\0', 'k8s:enc:aescbc:v1:k:', '{"', '\u00d9\u00d9\u00f7');
  const values = fc
    .tuple(heads, fc.uint8Array({ maxLength: 60 }))
    .map(([head, rest]) => new Uint8Array([...Buffer.from(head, 'latin1'), ...rest]));

  test('are described, and their problems hold no values', () => {
    fc.assert(
      fc.property(keys, fc.option(values), values, (key, before, after) => {
        const found = change(key, before ?? undefined, after);
        expect(['added', 'modified', 'rewritten', 'recreated']).toContain(found.change);
        const isKnown = found.after?.object !== undefined || found.after?.problem === undefined;
        expect(found.isContentKnown && !isKnown && found.change !== 'rewritten').toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
  test('as deep as they like', () => {
    const deep = (levels: number): string => `{"kind":"ConfigMap","a":${'['.repeat(levels)}`;
    for (const levels of [100, 900, 5000, 100_000]) {
      const [before, after] = ['1', '2'].map(
        (end) => deep(levels) + end + ']'.repeat(levels) + '}',
      );
      expect(change(MAP, before, after).change).toBe('modified');
    }
  });
});

test('a kind that the schema does not have is known by its metadata only', () => {
  const envelope = (spec: number): Uint8Array => {
    const part = (field: number, bytes: readonly number[]): number[] => [
      field * 8 + 2,
      bytes.length,
      ...bytes,
    ];
    const type = [...part(1, [...bytesOf('new.k8s.io/v9')]), ...part(2, [...bytesOf('Novelty')])];
    const metadata = part(1, [...bytesOf('a')]);
    const raw = [...part(1, metadata), ...part(2, [8, spec])];
    return Uint8Array.from([...bytesOf('k8s\0'), ...part(1, type), ...part(2, raw)]);
  };
  const key = '/registry/novelties/a';
  expect(change(key, envelope(1), envelope(2))).toMatchObject({
    change: 'modified',
    kind: 'Novelty',
    isContentKnown: false,
    noise: undefined,
  });
  expect(change(key, envelope(1), envelope(1)).change).toBe('rewritten');
  const value: JsonValue | undefined = change(key, undefined, envelope(1)).after?.object;
  expect(value).toMatchObject({ kind: 'Novelty', metadata: { name: 'a' } });
});
