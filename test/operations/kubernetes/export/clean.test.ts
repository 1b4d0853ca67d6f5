/** What servers and controllers have written goes, what somebody has asked for stays. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../src/bytes/json.ts';
import { cleanObject } from '../../../../src/operations/kubernetes/export/clean/clean-object.ts';
import { BUILT_IN_RESOURCES } from '../../../../src/kubernetes/storage/built-in-resources.ts';

/** The manifest of an object of a built-in resource. */
function clean(resource: string, object: object): JsonObject {
  const stored = BUILT_IN_RESOURCES.find((one) => one.resource === resource);
  const place = {
    ...({ type: 'resource', prefix: '/registry', name: 'a', namespace: undefined } as const),
    ...{ group: stored?.group ?? '', resource, kind: stored?.kind },
  };
  return cleanObject(object as JsonObject, place);
}

/** Who wrote which fields, as `managedFields` has it. */
function managed(fieldsV1: object): object {
  return { managedFields: [{ manager: 'kubectl', operation: 'Update', fieldsV1 }] };
}

test('metadata keeps names, labels and annotations of people', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      ...{ name: 'a', namespace: 'shop', uid: 'u', resourceVersion: '7', generation: 2 },
      ...{ creationTimestamp: '2026-01-01T00:00:00Z', generateName: 'a-', selfLink: '/a' },
      ...managed({ 'f:data': {} }),
      ownerReferences: [{ kind: 'Thing', name: 't', uid: 'gone' }],
      labels: { app: 'web' },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        'example.io/owner': 'team',
      },
      finalizers: ['foregroundDeletion', 'example.io/mine'],
    },
    data: { 'kubectl.kubernetes.io/last-applied-configuration': 'stays', status: 'stays' },
    status: {},
  };
  expect(clean('configmaps', object)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      ...{ name: 'a', namespace: 'shop', labels: { app: 'web' } },
      ...{ annotations: { 'example.io/owner': 'team' }, finalizers: ['example.io/mine'] },
    },
    data: object.data,
  });
});

test('names that JavaScript has a meaning for are names', () => {
  const text = '{"metadata":{"name":"a","uid":"u","labels":{"__proto__":"x","constructor":"y"}}}';
  const manifest = clean('configmaps', JSON.parse(text) as object);
  expect(JSON.stringify(manifest)).toBe(
    '{"metadata":{"name":"a","labels":{"__proto__":"x","constructor":"y"}}}',
  );
});

describe('a Service', () => {
  const spec = {
    ...{ clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7'], type: 'NodePort' },
    ...{ ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', healthCheckNodePort: 31000 },
    ports: [
      { port: 80, protocol: 'TCP', nodePort: 30080 },
      { port: 443, protocol: 'TCP', nodePort: 30443 },
    ],
  };

  test('loses what was allocated', () => {
    const metadata = { name: 'a', ...managed({ 'f:spec': { 'f:type': {} } }) };
    expect(clean('services', { metadata, spec })).toEqual({
      metadata: { name: 'a' },
      spec: {
        type: 'NodePort',
        ports: [
          { port: 80, protocol: 'TCP' },
          { port: 443, protocol: 'TCP' },
        ],
      },
    });
  });

  test('keeps what somebody has named', () => {
    const fields = {
      'f:spec': {
        'f:clusterIP': {},
        'f:ipFamilies': {},
        'f:ports': { 'k:{"port":443,"protocol":"TCP"}': { 'f:nodePort': {} } },
      },
    };
    const { spec: kept } = clean('services', { metadata: { name: 'a', ...managed(fields) }, spec });
    expect(kept).toEqual({
      ...{ clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7'], type: 'NodePort' },
      ipFamilies: ['IPv4'],
      ports: [
        { port: 80, protocol: 'TCP' },
        { port: 443, protocol: 'TCP', nodePort: 30443 },
      ],
    });
  });

  test('keeps what was applied', () => {
    const applied = { spec: { ports: [{ port: 80, nodePort: 30080 }] } };
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(applied),
    };
    const manifest = clean('services', { metadata: { name: 'a', annotations }, spec });
    expect(manifest['spec']).toMatchObject({
      ports: [
        { port: 80, protocol: 'TCP', nodePort: 30080 },
        { port: 443, protocol: 'TCP' },
      ],
    });
  });

  test('of which nobody knows who wrote it keeps its ports, and not its address', () => {
    const manifest = clean('services', { metadata: { name: 'a' }, spec });
    const kept = Object.entries(spec).filter(([name]) => !name.startsWith('clusterIP'));
    expect(manifest['spec']).toEqual(Object.fromEntries(kept));
  });

  test('stays headless', () => {
    const headless = { clusterIP: 'None', clusterIPs: ['None'] };
    const metadata = { name: 'a', ...managed({ 'f:spec': {} }) };
    expect(clean('services', { metadata, spec: headless })['spec']).toEqual(headless);
  });
});

test('a Pod loses its place, its token and what admission added', () => {
  const mount = {
    name: 'kube-api-access-x7k2p',
    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  };
  const usual = { effect: 'NoExecute', operator: 'Exists', tolerationSeconds: 300 };
  const object = {
    metadata: { name: 'a', ...managed({ 'f:spec': { 'f:containers': {} } }) },
    spec: {
      containers: [{ name: 'web', volumeMounts: [{ name: 'data', mountPath: '/data' }, mount] }],
      initContainers: [{ name: 'init', volumeMounts: [mount] }],
      volumes: [{ name: 'data' }, { name: mount.name, projected: {} }],
      ephemeralContainers: [{ name: 'debug' }],
      ...{ nodeName: 'node-1', priority: 0, preemptionPolicy: 'PreemptLowerPriority' },
      ...{ serviceAccount: 'default', serviceAccountName: 'default' },
      tolerations: [
        { key: 'node.kubernetes.io/not-ready', ...usual },
        { key: 'gpu', operator: 'Exists' },
      ],
    },
    status: { phase: 'Running' },
  };
  expect(clean('pods', object)).toEqual({
    metadata: { name: 'a' },
    spec: {
      containers: [{ name: 'web', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
      initContainers: [{ name: 'init' }],
      volumes: [{ name: 'data' }],
      serviceAccountName: 'default',
      tolerations: [{ key: 'gpu', operator: 'Exists' }],
    },
  });
});

test('a Job loses the selector that a server has made of its id', () => {
  const labels = {
    ...{ app: 'etl', 'controller-uid': 'u', 'batch.kubernetes.io/job-name': 'a' },
  };
  const object = {
    metadata: { name: 'a', labels },
    spec: {
      selector: { matchLabels: { 'controller-uid': 'u' } },
      template: { metadata: { labels } },
    },
  };
  expect(clean('jobs', object)).toEqual({
    metadata: { name: 'a', labels: { app: 'etl' } },
    spec: { template: { metadata: { labels: { app: 'etl' } } } },
  });
  const manual = { ...object, spec: { ...object.spec, manualSelector: true } };
  expect(clean('jobs', manual)).toEqual(manual);
});

test('a CronJob loses the twin of a field deep inside', () => {
  const pod = { serviceAccount: 'a', serviceAccountName: 'a' };
  const object = {
    metadata: { name: 'a' },
    spec: { jobTemplate: { spec: { template: { spec: pod } } } },
  };
  expect(clean('cronjobs', object)).toEqual({
    metadata: { name: 'a' },
    spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: 'a' } } } } },
  });
});

describe('claims and volumes', () => {
  const byController = { 'pv.kubernetes.io/bound-by-controller': 'yes' };

  test('that a controller has bound are free', () => {
    const metadata = { name: 'a', annotations: byController };
    expect(clean('persistentvolumeclaims', { metadata, spec: { volumeName: 'pv' } })).toEqual({
      metadata: { name: 'a' },
    });
    const spec = { claimRef: { name: 'c', uid: 'u' }, hostPath: { path: '/d' } };
    expect(clean('persistentvolumes', { metadata, spec })).toEqual({
      metadata: { name: 'a' },
      spec: { hostPath: { path: '/d' } },
    });
  });

  test('that somebody has bound stay so, by name', () => {
    const claim = { metadata: { name: 'a' }, spec: { volumeName: 'pv' } };
    expect(clean('persistentvolumeclaims', claim)).toEqual(claim);
    const claimRef = { namespace: 'n', name: 'c', uid: 'u', resourceVersion: '7' };
    expect(clean('persistentvolumes', { metadata: { name: 'a' }, spec: { claimRef } })).toEqual({
      metadata: { name: 'a' },
      spec: { claimRef: { namespace: 'n', name: 'c' } },
    });
  });
});

test('a ServiceAccount keeps what is not its own token', () => {
  const object = {
    metadata: { name: 'builder' },
    secrets: [{ name: 'builder-token-x7k2p' }, { name: 'registry' }],
    imagePullSecrets: [{ name: 'builder-dockercfg-9' }],
  };
  expect(clean('serviceaccounts', object)).toEqual({
    metadata: { name: 'builder' },
    secrets: [{ name: 'registry' }],
  });
});

test('a Namespace has nothing but its metadata', () => {
  const object = {
    metadata: { name: 'a', labels: { 'kubernetes.io/metadata.name': 'a' } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
  expect(clean('namespaces', object)).toEqual({ metadata: { name: 'a' } });
});

describe('a definition', () => {
  const schema = { openAPIV3Schema: { type: 'object' } };

  test('of v1beta1 becomes one of v1', () => {
    const object = {
      apiVersion: 'apiextensions.k8s.io/v1beta1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'a' },
      spec: {
        ...{ group: 'b', version: 'v1', preserveUnknownFields: false },
        ...{ validation: schema, subresources: { status: {} } },
        additionalPrinterColumns: [{ name: 'Age', type: 'date', JSONPath: '.x' }],
        conversion: {
          strategy: 'Webhook',
          webhookClientConfig: { url: 'https://x' },
          conversionReviewVersions: ['v1'],
        },
      },
      status: {},
    };
    expect(clean('customresourcedefinitions', object)).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'a' },
      spec: {
        group: 'b',
        conversion: {
          strategy: 'Webhook',
          webhook: { clientConfig: { url: 'https://x' }, conversionReviewVersions: ['v1'] },
        },
        versions: [
          {
            ...{ name: 'v1', served: true, storage: true, schema, subresources: { status: {} } },
            additionalPrinterColumns: [{ name: 'Age', type: 'date', jsonPath: '.x' }],
          },
        ],
      },
    });
  });

  test('that keeps unknown fields keeps them', () => {
    const versions = [{ name: 'v1', served: true, storage: true }];
    const object = {
      apiVersion: 'apiextensions.k8s.io/v1beta1',
      metadata: { name: 'a' },
      spec: { validation: schema, versions },
    };
    expect(clean('customresourcedefinitions', object)['spec']).toEqual({
      versions: [
        {
          ...versions[0],
          schema: {
            openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          },
        },
      ],
    });
  });
});
