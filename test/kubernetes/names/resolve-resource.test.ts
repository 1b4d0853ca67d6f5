/** Resources by kubectl's names. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../src/bytes/json.ts';
import { KUBERNETES_RESOURCES } from '../../../src/kubernetes/names/known-resource.ts';
import {
  ResourceNameError,
  resolveResource,
} from '../../../src/kubernetes/names/resolve-resource.ts';

function definition(
  plural: string,
  group: string,
  kind: string,
  more: { shortNames?: string[]; scope?: string } = {},
): JsonObject {
  const { shortNames = [], scope = 'Namespaced' } = more;
  return {
    spec: { group, scope, names: { plural, singular: kind.toLowerCase(), kind, shortNames } },
  };
}

const DEFINITIONS = [
  definition('widgets', 'shop.example.com', 'Widget', { shortNames: ['wd'] }),
  definition('widgets', 'legacy.example.net', 'Widget', { shortNames: ['wd', 'lw'] }),
  definition('networkpolicies', 'crd.projectcalico.org', 'NetworkPolicy'),
  definition('clusterissuers', 'cert-manager.io', 'ClusterIssuer', { scope: 'Cluster' }),
  definition('routes', 'serving.knative.dev', 'Route'),
];

function named(text: string): string {
  const { resource, group, name } = resolveResource(text, DEFINITIONS);
  return [`${resource}/${group}`, ...(name === undefined ? [] : [name])].join(' ');
}

function failure(text: string): ResourceNameError {
  try {
    resolveResource(text, DEFINITIONS);
  } catch (error) {
    if (error instanceof ResourceNameError) return error;
    throw error;
  }
  throw new Error(`${text} was resolved`);
}

test.each([
  ['po', 'pods/'],
  ['Pod', 'pods/'],
  ['PODS', 'pods/'],
  ['pods.v1.', 'pods/'],
  ['cm/name', 'configmaps/ name'],
  ['deploy', 'deployments/apps'],
  ['deployments.apps', 'deployments/apps'],
  ['deployments.v1.apps', 'deployments/apps'],
  ['deployment.v1beta1.extensions', 'deployments/apps'],
  ['deployments.app/x', 'deployments/apps x'],
  ['ingresses.networking', 'ingresses/networking.k8s.io'],
  ['events.events.k8s.io', 'events/'],
  ['sc', 'storageclasses/storage.k8s.io'],
  ['crds', 'customresourcedefinitions/apiextensions.k8s.io'],
  ['netpol', 'networkpolicies/networking.k8s.io'],
  ['networkpolicies', 'networkpolicies/networking.k8s.io'],
  ['networkpolicies.crd.projectcalico.org', 'networkpolicies/crd.projectcalico.org'],
  ['ClusterIssuer/a', 'clusterissuers/cert-manager.io a'],
  ['lw', 'widgets/legacy.example.net'],
  ['widgets.shop.example.com', 'widgets/shop.example.com'],
  ['wd.shop', 'widgets/shop.example.com'],
  ['routes', 'routes/serving.knative.dev'],
  ['routes.route.openshift.io', 'routes/route.openshift.io'],
  ['dc', 'deploymentconfigs/apps.openshift.io'],
])('%s', (text, expected) => {
  expect(named(text)).toBe(expected);
});

test('every built-in resource goes by its plural, its kind and its full name', () => {
  for (const { resource, group, kind } of KUBERNETES_RESOURCES) {
    for (const text of [`${resource}.${group}`, `${kind}.${group}`]) {
      expect(named(text)).toBe(`${resource}/${group}`);
    }
    expect(resolveResource(resource, []).kind).toBe(kind);
  }
});

test('no two built-in resources share a name', () => {
  const names = KUBERNETES_RESOURCES.flatMap(({ resource, singular, shortNames }) => {
    return [...new Set([resource, singular, ...shortNames])];
  });
  expect(new Set(names).size).toBe(names.length);
});

describe('what cannot be resolved', () => {
  test('ambiguous', () => {
    const candidates = ['widgets.legacy.example.net', 'widgets.shop.example.com'];
    for (const text of ['widgets', 'wd', 'Widget']) {
      expect(failure(text)).toMatchObject({ reason: 'ambiguous', candidates });
    }
    expect(failure('wd').message).toBe(
      'wd is ambiguous: it may be widgets.legacy.example.net or widgets.shop.example.com',
    );
  });
  test('unknown, with what is near', () => {
    expect(failure('deployment2').message).toBe(
      'there is no resource called deployment2; did you mean deployments?',
    );
    expect(failure('widgets.shop.example.org').message).toBe(
      'there is no resource called widgets.shop.example.org; did you mean widgets.shop.example.com?',
    );
    expect(failure('zzzzzzzz').message).toBe('there is no resource called zzzzzzzz');
    expect(failure('constructor').reason).toBe('unknown');
  });
  test.each(['', '/a', 'pods/', 'a/b/c'])('%j', (text) => {
    expect(failure(text).reason).toBe('form');
  });
  test('definitions that are anything', () => {
    const odd: JsonObject[] = [{}, { spec: null }, { spec: { names: { plural: 3 } } }];
    expect(() => resolveResource('widgets', odd)).toThrow(ResourceNameError);
  });
});
