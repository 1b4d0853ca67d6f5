/** Objects that no API server would store, secrets that must not be told, and very much of it. */

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { JsonObject, JsonValue } from '../../../../src/bytes/json.ts';
import { encodeText } from '../../../../src/bytes/text.ts';
import { readStoredObject } from '../../../../src/kubernetes/change/stored-object.ts';
import { createDecryptor } from '../../../../src/kubernetes/encryption/decryptor.ts';
import { placeOf } from '../../../../src/kubernetes/storage/place-of.ts';
import type { ExaminedObject } from '../../../../src/operations/kubernetes/inspect/security-report.ts';
import { SECURITY_OBJECTS_MAX } from '../../../../src/operations/kubernetes/inspect/security-report.ts';
import { keyOfObject, podSpec, withTemplate } from '../../../build/kubernetes-changes.ts';
import {
  examinedOf,
  linesOf,
  sectionOf,
  securityOf,
  securityOfObjects,
  stored,
} from '../../../build/security.ts';

const KINDS = [
  ...['APIService', 'CertificateSigningRequest', 'ClusterRole', 'ClusterRoleBinding', 'ConfigMap'],
  ...['CronJob', 'CustomResourceDefinition', 'DaemonSet', 'Deployment', 'EndpointSlice', 'Ingress'],
  ...['MutatingAdmissionPolicy', 'MutatingWebhookConfiguration', 'Namespace', 'NetworkPolicy'],
  ...['PersistentVolume', 'Pod', 'Role', 'RoleBinding', 'Secret', 'Service', 'ServiceAccount'],
  ...['ValidatingAdmissionPolicyBinding', 'Widget'],
];

/** An object under the names that matter most for its kind, with whatever fields. */
function hostile(kind: string, name: string, fields: JsonObject): ExaminedObject {
  const known = stored(kind, name);
  return { ...known, stored: { ...known.stored, object: fields } };
}

const NAMES = ['kube-system/coredns', 'kube-system/aws-auth', 'shop/x', 'node-debugger-x'];

describe('whatever an object is like, there is an answer', () => {
  const FIELDS = [
    ...['metadata', 'spec', 'data', 'status', 'webhooks', 'rules', 'subjects', 'roleRef', 'type'],
    ...['name', 'namespace', 'labels', 'annotations', 'managedFields', 'ownerReferences', 'uid'],
    ...[
      'template',
      'containers',
      'env',
      'value',
      'image',
      'volumes',
      'hostPath',
      'path',
      'lifecycle',
    ],
    ...['clientConfig', 'url', 'service', 'conversion', 'conditions', 'request', 'finalizers'],
    ...[
      'mapRoles',
      'Corefile',
      'externalIPs',
      'ports',
      'endpoints',
      'addresses',
      'controller',
      'kind',
    ],
    ...['manager', 'time', 'fieldsV1', 'f:spec', 'imageID', 'verbs', 'resources', 'apiGroups'],
    ...['__proto__', 'constructor', 'toString', 'length'],
  ];
  const TEXTS = [
    ...['', '*', 'Pod', 'x', 'system:masters', 'https://[', '-----BEGIN', '\u0000\u001b[31m'],
    ...['- groups: [system:masters]', '&a [*a]', '2026-01-01T00:00:00Z', 'LS0tLS1CRUdJTiA='],
  ];
  const { value } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
    object: fc
      .array(fc.tuple(fc.constantFrom(...FIELDS), tie('value')), { maxLength: 7 })
      .map((fields) => Object.fromEntries<JsonValue>(fields)),
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(...TEXTS, null, true, false, 7, -1, 10n ** 20n),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
  }));
  const fields = fc
    .array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 8 })
    .map((entries) => Object.fromEntries<JsonValue>(entries));

  test('fields of any type', () => {
    const object = fc
      .tuple(fc.constantFrom(...KINDS), fc.constantFrom(...NAMES), fields)
      .map(([kind, name, all]) => hostile(kind, name, all));
    fc.assert(
      fc.property(fc.array(object, { maxLength: 8 }), (objects) => {
        const report = securityOfObjects(objects);
        expect(report.sections).toHaveLength(18);
        for (const section of report.sections) {
          for (const { detail } of section.objects) expect(detail.length).toBeLessThanOrEqual(240);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('real objects with one field of another type', async () => {
    const real: ExaminedObject[] = [];
    for await (const examined of examinedOf('kubernetes/after', 'kubernetes/after')) {
      const { place, stored: known } = examined;
      if (place.type === 'resource' && known.object !== undefined) real.push(examined);
    }
    fc.assert(
      fc.property(fc.nat(), fc.nat(), value, (which, where, other) => {
        const examined = real[which % real.length];
        const object = examined?.stored.object;
        if (examined === undefined || object === undefined) return;
        const changed = replaced(object, where % sizeOf(object), other) as JsonObject;
        const report = securityOfObjects([
          { ...examined, stored: { ...examined.stored, object: changed } },
        ]);
        expect(report.sections).toHaveLength(18);
      }),
      { numRuns: 700 },
    );
  });
});

/** Number of values in a value, itself included. */
function sizeOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + sizeOf(item), 1);
}

/** The value with its n-th value replaced; never itself. */
function replaced(value: JsonValue, at: number, by: JsonValue): JsonValue {
  let left = at;
  const walk = (one: JsonValue): JsonValue => {
    if (left-- === 0 && one !== value) return by;
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return (one as readonly JsonValue[]).map(walk);
    return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, walk(item)]));
  };
  return walk(value);
}

describe('no secret is told', () => {
  const SECRET = 'hunter2-correct-horse';
  /** Every text that a secret may lie in, with the secret in it in some form. */
  const forms = [
    SECRET,
    Buffer.from(SECRET).toString('base64'),
    `password=${SECRET}`,
    `-----BEGIN PRIVATE KEY-----\n${SECRET}`,
    `postgres://user:${SECRET}@db/x`,
    `https://x.example/?token=${SECRET}`,
    `{"auths": {"r.example": {"password": "${SECRET}"}}}`,
    `    token: ${SECRET}.x`,
    `203.0.113.1 ${SECRET}`,
  ];
  const told = /hunter2|aHVudGVyMi/;

  test.each(forms)('%s', (text) => {
    const names = ['password', 'a', 'kubeconfig', '.dockerconfigjson', 'token', 'mapUsers'];
    const data = Object.fromEntries(names.map((name) => [name, text]));
    const types = [
      ...['Opaque', 'kubernetes.io/service-account-token', 'bootstrap.kubernetes.io/token'],
      ...['kubernetes.io/dockerconfigjson', 'kubernetes.io/tls', 'helm.sh/release.v1'],
    ];
    const applied = {
      'kubectl.kubernetes.io/last-applied-configuration': `{"data":{"a":"${text}"}}`,
    };
    const env = names.map((name) => ({ name, value: text }));
    const container = {
      env,
      args: [text],
      command: ['sh', '-c', text],
      lifecycle: { postStart: { exec: { command: [text] } } },
    };
    const spec = podSpec(container, {
      ephemeralContainers: [{ name: 'd', image: 'x', env, command: [text] }],
    });
    const url = `https://user:${SECRET}@x.example/y?token=${SECRET}`;
    const objects = [
      ...types.map((type, index) =>
        stored('Secret', `shop/s${String(index)}`, {
          type,
          data,
          stringData: data,
          metadata: { annotations: applied },
        }),
      ),
      stored('ConfigMap', 'shop/c', { data, binaryData: data, metadata: { annotations: applied } }),
      stored('ConfigMap', 'kube-system/aws-auth', { data }),
      stored('Pod', 'kube-system/p', { spec }),
      stored('Deployment', 'shop/d', withTemplate(spec)),
      stored('Ingress', 'shop/i', {
        metadata: { annotations: { 'nginx.ingress.kubernetes.io/auth-snippet': text } },
      }),
      stored('MutatingWebhookConfiguration', 'w', {
        webhooks: [
          { name: 'w', clientConfig: { url, caBundle: text }, rules: [{ resources: ['pods'] }] },
        ],
      }),
      stored('CustomResourceDefinition', 'x.example.com', {
        spec: { conversion: { webhook: { clientConfig: { url, caBundle: text } } } },
      }),
      stored(
        'OAuthAccessToken',
        SECRET,
        { authorizeToken: text, refreshToken: text },
        {
          key: `/openshift.io/oauth/accesstokens/${SECRET}`,
        },
      ),
      stored(
        'Application',
        'argocd/a',
        { apiVersion: 'argoproj.io/v1alpha1', spec: { source: { repoURL: url } } },
        {
          key: '/registry/argoproj.io/applications/argocd/a',
        },
      ),
      stored('CertificateSigningRequest', 'r', { spec: { request: text, username: 'x' } }),
    ];
    const report = securityOfObjects(objects);
    expect(report.sections.filter(({ total }) => total > 0).length).toBeGreaterThan(8);
    const json = JSON.stringify(report);
    expect(json).not.toMatch(told);
  });

  test('none of those in the fixtures', async () => {
    const report = JSON.stringify(await securityOf('kubernetes/after', 'kubernetes/after'));
    const values: string[] = [];
    for await (const { place, stored: known } of examinedOf(
      'kubernetes/after',
      'kubernetes/after',
    )) {
      if (place.type !== 'resource' || place.kind !== 'Secret') continue;
      values.push(...Object.values((known.object?.['data'] ?? {}) as Record<string, string>));
    }
    const long = values.filter((value) => value.length >= 12);
    expect(long.length).toBeGreaterThan(40);
    for (const value of long) {
      expect(report).not.toContain(value);
      const plain = Buffer.from(value, 'base64').toString('latin1');
      // The namespace that a token is of is no secret.
      if (plain.length >= 8 && plain !== 'kube-monitor' && plain !== 'ci-runners') {
        expect(report).not.toContain(plain);
      }
    }
  });
});

describe('very much of it', () => {
  test('the first are told, all are counted, and alarms come first', () => {
    const pods = Array.from({ length: 5_000 }, (_, index) =>
      stored(
        'DaemonSet',
        `shop/a${String(index)}`,
        withTemplate(podSpec({ securityContext: { privileged: true } })),
      ),
    );
    const alarm = stored('Pod', 'shop/z', {
      spec: podSpec({ securityContext: { privileged: true } }),
    });
    const section = sectionOf(securityOfObjects([...pods, alarm]), 'node-owners');
    expect(section.total).toBe(5_001);
    expect(section.objects).toHaveLength(SECURITY_OBJECTS_MAX);
    expect(linesOf(section)[0]).toMatch(/^! Pod shop\/z/);
  });

  test('long lists and texts are cut', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `n${String(index)}`);
    const report = securityOfObjects([
      stored('Service', 'shop/s', { spec: { externalIPs: many } }),
      stored('Ingress', 'shop/i', { spec: { rules: many.map((host) => ({ host })) } }),
      stored('Namespace', 'n', {
        metadata: { deletionTimestamp: 'x'.repeat(100_000), finalizers: many },
      }),
      stored('ConfigMap', 'shop/c', { data: { a: 'password: '.repeat(500_000) } }),
      stored('ConfigMap', 'kube-system/coredns', {
        data: { Corefile: 'rewrite a b\n'.repeat(100_000) },
      }),
      stored('ConfigMap', 'shop/m', {
        metadata: { managedFields: many.map((manager) => ({ manager, time: 'x' })) },
      }),
    ]);
    expect(JSON.stringify(report).length).toBeLessThan(200_000);
  });

  test.each([
    '-eyJ',
    ':',
    'a://a:a',
    'token: a',
    '\n token: aaaaaaaaaaaa',
    ' ',
    '[a: [',
    'forward ::',
    '1:',
    '.svc',
    '"auths": {',
    'AKIA',
  ])('texts that take long to search: %j', (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    const data = { a: text, Corefile: text, NodeHosts: text, mapRoles: text };
    const url = `https://${text}`;
    const objects = [
      stored('ConfigMap', 'shop/c', { data }),
      stored('ConfigMap', 'kube-system/coredns', { data }),
      stored('Service', 'shop/s', { spec: { type: 'ExternalName', externalName: text } }),
      stored('EndpointSlice', 'shop/e', { endpoints: [{ addresses: [text] }] }),
      stored('Ingress', 'shop/i', {
        metadata: { annotations: { 'nginx.ingress.kubernetes.io/server-snippet': text } },
      }),
      stored('MutatingWebhookConfiguration', 'w', { webhooks: [{ clientConfig: { url } }] }),
      stored('Pod', 'shop/p', {
        spec: podSpec({ image: text, env: [{ name: 'a', value: text }] }, { nodeName: text }),
        status: { containerStatuses: [{ image: text, imageID: text }] },
      }),
      stored('CertificateSigningRequest', 'r', { spec: { request: text, username: text } }),
      stored('ServiceAccount', 'shop/a', {
        metadata: { annotations: { 'eks.amazonaws.com/role-arn': text } },
      }),
    ];
    expect(JSON.stringify(securityOfObjects(objects)).length).toBeLessThan(200_000);
  });

  test('the order of the objects changes nothing but which are told of too many', async () => {
    const objects: ExaminedObject[] = [];
    for await (const examined of examinedOf('kubernetes/after', 'kubernetes/after'))
      objects.push(examined);
    expect(securityOfObjects([...objects].reverse())).toEqual(securityOfObjects(objects));
  });
});

test('JSON among protobuf is told by the bytes', () => {
  const read = (name: string, value: Uint8Array): ExaminedObject => {
    const key = encodeText(keyOfObject('ConfigMap', name));
    const place = placeOf(key);
    const record = { modRevision: 1, value, valueSize: value.length };
    const known = readStoredObject(record, { key, place }, createDecryptor([]));
    return { key, place, createRevision: 1, modRevision: 1, stored: known };
  };
  /** `k8s\0`, the type, and an object whose metadata has a name, a namespace, a uid and a time. */
  const protobuf = (name: string): Uint8Array => {
    const field = (tag: number, bytes: Uint8Array): Uint8Array =>
      Uint8Array.of(tag, bytes.length, ...bytes);
    const text = (tag: number, words: string): Uint8Array => field(tag, encodeText(words));
    const metadata = field(
      0x0a,
      Uint8Array.of(
        ...text(0x0a, name),
        ...text(0x1a, 'shop'),
        ...text(0x2a, `uid-${name}`),
        ...field(0x42, Uint8Array.of(0x08, 1)),
      ),
    );
    const type = field(0x0a, Uint8Array.of(...text(0x0a, 'v1'), ...text(0x12, 'ConfigMap')));
    return Uint8Array.of(0x6b, 0x38, 0x73, 0, ...type, ...field(0x12, metadata));
  };
  const json = (name: string): Uint8Array =>
    encodeText(
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name,
          namespace: 'shop',
          uid: `uid-${name}`,
          creationTimestamp: '2026-01-01T00:00:00Z',
        },
      }),
    );
  const usual = Array.from({ length: 30 }, (_, index) => {
    const name = `c${String(index)}`;
    return read(`shop/${name}`, protobuf(name));
  });
  const lines = linesOf(
    sectionOf(securityOfObjects([...usual, read('shop/odd', json('odd'))]), 'direct-writes'),
  );
  expect(lines).toEqual(['! ConfigMap shop/odd: JSON, where the API server stores protobuf']);
  const cluster = ['a', 'b', 'c'].map((name) => read(`shop/${name}`, json(name)));
  expect(sectionOf(securityOfObjects(cluster), 'direct-writes').total).toBe(0);
  const other = read('shop/other', json('x'));
  expect(linesOf(sectionOf(securityOfObjects([other]), 'direct-writes'))).toEqual([
    '! ConfigMap shop/other: metadata.name is not what the key says',
  ]);
});
