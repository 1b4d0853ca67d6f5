/** What keys say: the resources of every fixture, other prefixes, other programs, odd bytes. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../src/bytes/text.ts';
import { BUILT_IN_RESOURCES } from '../../../src/kubernetes/storage/built-in-resources.ts';
import { findPrefixes } from '../../../src/kubernetes/storage/find-prefixes.ts';
import { OPENSHIFT_RESOURCES } from '../../../src/kubernetes/storage/openshift-resources.ts';
import { keyOf, placeOf } from '../../../src/kubernetes/storage/place-of.ts';
import type { ResourcePlace, StoragePlace } from '../../../src/kubernetes/storage/storage-place.ts';
import { readObjects } from '../../build/kubernetes-objects.ts';
import { fixtureNames } from '../../build/fixtures.ts';

const place = (key: string): StoragePlace => placeOf(encodeText(key));

function resource(
  prefix: string,
  name: string,
  kind: string | undefined,
  rest: readonly [string | undefined, string],
): ResourcePlace {
  const [plural = '', ...group] = name.split('.');
  return {
    type: 'resource',
    prefix,
    group: group.join('.'),
    resource: plural,
    kind,
    namespace: rest[0],
    name: rest[1],
  };
}

describe('keys of objects', () => {
  test.each(fixtureNames('kubernetes'))('of %s say what the API server says', (folder) => {
    for (const { key, storedKind, object } of readObjects(folder)) {
      const found = place(key);
      if (object === null) {
        expect(found.type).toBe('bookkeeping');
        continue;
      }
      const { namespace, name } = object.metadata;
      expect(found).toMatchObject({ type: 'resource', prefix: '/registry', namespace, name });
      const kind = found.type === 'resource' ? found.kind : undefined;
      const [first = ''] = key.slice('/registry/'.length).split('/');
      const isCustom = first.includes('.') && !/^api(extensions|registration)/.test(first);
      expect(kind).toBe(isCustom ? undefined : storedKind);
    }
  });

  test.each<[string, ResourcePlace]>([
    ['/registry/minions/cp-1', resource('/registry', 'nodes', 'Node', [undefined, 'cp-1'])],
    ['/registry/services/specs/a/b', resource('/registry', 'services', 'Service', ['a', 'b'])],
    [
      '/registry/services/endpoints/a/b',
      resource('/registry', 'endpoints', 'Endpoints', ['a', 'b']),
    ],
    [
      '/registry/ingress/a/b',
      resource('/registry', 'ingresses.networking.k8s.io', 'Ingress', ['a', 'b']),
    ],
    [
      '/registry/podsecuritypolicy/b',
      resource('/registry', 'podsecuritypolicies.policy', 'PodSecurityPolicy', [undefined, 'b']),
    ],
    [
      '/registry/clusterroles/system:node',
      resource('/registry', 'clusterroles.rbac.authorization.k8s.io', 'ClusterRole', [
        undefined,
        'system:node',
      ]),
    ],
    [
      '/registry/example.io/widgets/ns/w',
      resource('/registry', 'widgets.example.io', undefined, ['ns', 'w']),
    ],
    [
      '/registry/example.io/widgets/w',
      resource('/registry', 'widgets.example.io', undefined, [undefined, 'w']),
    ],
    ['/registry/gizmos/ns/g', resource('/registry', 'gizmos', undefined, ['ns', 'g'])],
    ['/kubernetes.io/pods/a/b', resource('/kubernetes.io', 'pods', 'Pod', ['a', 'b'])],
    [
      '/kubernetes.io/security.openshift.io/securitycontextconstraints/privileged',
      resource('/kubernetes.io', 'securitycontextconstraints.security.openshift.io', undefined, [
        undefined,
        'privileged',
      ]),
    ],
    [
      '/openshift.io/oauth/accesstokens/sha256~x',
      resource('/openshift.io', 'oauthaccesstokens.oauth.openshift.io', 'OAuthAccessToken', [
        undefined,
        'sha256~x',
      ]),
    ],
    [
      '/openshift.io/useridentities/htpasswd:joe',
      resource('/openshift.io', 'identities.user.openshift.io', 'Identity', [
        undefined,
        'htpasswd:joe',
      ]),
    ],
    ['/tenant-a/registry/pods/a/b', resource('/tenant-a/registry', 'pods', 'Pod', ['a', 'b'])],
    [
      '/x/y/z/kubernetes.io/example.io/widgets/w',
      resource('/x/y/z/kubernetes.io', 'widgets.example.io', undefined, [undefined, 'w']),
    ],
    ['/registry/pods/a\nb/c', resource('/registry', 'pods', 'Pod', ['a\\x0ab', 'c'])],
    ['/registry/pods/a\\b/c', resource('/registry', 'pods', 'Pod', ['a\\\\b', 'c'])],
    ['/registry/pods/c', resource('/registry', 'pods', 'Pod', [undefined, 'c'])],
    ['/registry/pods/', resource('/registry', 'pods', 'Pod', [undefined, ''])],
  ])('%j', (key, expected) => {
    expect(place(key)).toEqual(expected);
    expect(keyOf(expected)).toEqual(encodeText(key));
  });

  test('may hold bytes that are no text', () => {
    const key = Uint8Array.from([...encodeText('/registry/secrets/a/'), 0xff, 0x80]);
    const found = placeOf(key);
    expect(found).toEqual(resource('/registry', 'secrets', 'Secret', ['a', '\\xff\\x80']));
    if (found.type === 'resource') expect(keyOf(found)).toEqual(key);
  });

  test('of every resource in the tables lead there and back', () => {
    const rows = [
      ...BUILT_IN_RESOURCES.map((stored) => ({ prefix: '/registry', ...stored })),
      ...OPENSHIFT_RESOURCES.map((stored) => ({ prefix: '/openshift.io', ...stored })),
    ];
    for (const { prefix, path, group, resource: plural, kind, isNamespaced } of rows) {
      const key = `${prefix}/${path}/${isNamespaced ? 'ns/' : ''}n`;
      const namespace = isNamespaced ? 'ns' : undefined;
      const expected = { type: 'resource', prefix, group, resource: plural, kind, namespace };
      const found = place(key);
      expect(found).toEqual({ ...expected, name: 'n' });
      if (found.type === 'resource') expect(keyOf(found)).toEqual(encodeText(key));
    }
  });
});

describe('keys of others', () => {
  test.each([
    ['compact_rev_key', 'Kubernetes: last compaction'],
    ['/registry/masterleases/10.0.0.1', 'Kubernetes: address of an API server'],
    ['/registry/ranges/serviceips', 'Kubernetes: allocated addresses and ports'],
    ['/registry/health', 'Kubernetes: health check'],
    ['/bootstrap/e3b0c44298fc', 'k3s or RKE2: bootstrap data'],
    ['k3s/etcd/learnerProgress', 'k3s: records of its servers'],
    ['rke2/apiaddresses', 'RKE2: records of its servers'],
  ])('%s is bookkeeping', (key, what) => {
    expect(place(key)).toEqual({ type: 'bookkeeping', what, key });
  });

  test.each([
    ['cilium/state/identities/v1/id/1', 'Cilium'],
    ['/calico/resources/v3/projectcalico.org/ippools/a', 'Calico'],
    ['/coreos.com/network/subnets/10.0.0.0-24', 'flannel'],
    ['/skydns/local/cluster/registry/pods/x', 'SkyDNS (CoreDNS, ExternalDNS)'],
    ['/apisix/ssls/1', 'APISIX'],
    ['/service/registry/leader', 'Patroni'],
    ['by-dev/meta/x', 'Milvus'],
    ['/pd/1/raft', 'TiDB (PD)'],
    ['/app/registry/settings', 'etcd data'],
    ['registry/pods/a/b', 'etcd data'],
    ['/registry', 'etcd data'],
    ['/registry/', 'etcd data'],
    ['/registry/secrets', 'etcd data'],
    ['/registry/nodes/a', 'etcd data'],
    ['/registry/services/other', 'etcd data'],
    ['/registry/example.io/widgets', 'etcd data'],
    ['/bootstrap/config', 'etcd data'],
    ['k3s', 'etcd data'],
    ['', 'etcd data'],
  ])('%s is a tenant', (key, tenant) => {
    expect(place(key)).toEqual({ type: 'tenant', tenant, key });
  });
});

describe('prefixes', () => {
  const keys = (...texts: string[]): Uint8Array[] => texts.map(encodeText);

  test('are found by the namespaces under them', () => {
    expect(
      findPrefixes(
        keys(
          '/registry/namespaces/default',
          '/tenant-b_x/namespaces/kube-system',
          '/tenant-b_x/pods/a/b',
          '/registry/example.io/namespaces/default',
          '/only/pods/a/b',
          'namespaces/default',
        ),
      ),
    ).toEqual(['/registry', '/tenant-b_x']);
  });

  test('that are given hold objects', () => {
    const key = encodeText('/tenant-b_x/secrets/a/b');
    expect(placeOf(key).type).toBe('tenant');
    const found = placeOf(key, ['/registry', '/tenant-b_x']);
    expect(found).toEqual(resource('/tenant-b_x', 'secrets', 'Secret', ['a', 'b']));
    if (found.type === 'resource') expect(keyOf(found)).toEqual(key);
  });
});

test('a place says its key exactly, whatever bytes are in it', () => {
  const segment = fc.oneof(
    fc.constantFrom('registry', 'secrets', 'services', 'specs', 'minions', 'nodes', 'a.b', ''),
    fc.constantFrom('kubernetes.io', 'openshift.io', 'oauth', 'clients', '\\x0a', '\\', '\u0080'),
    fc.string(),
  );
  const texts = fc.array(segment, { maxLength: 7 }).map((all) => encodeText(`/${all.join('/')}`));
  const key = fc.oneof(texts, fc.uint8Array());
  const broken = fc
    .tuple(texts, fc.uint8Array())
    .map(([text, bytes]) => Uint8Array.from([...text, ...bytes]));
  fc.assert(
    fc.property(fc.oneof(key, broken), (bytes) => {
      const found = placeOf(bytes);
      if (found.type === 'resource') expect(keyOf(found)).toEqual(bytes);
    }),
    { numRuns: 2000 },
  );
});
