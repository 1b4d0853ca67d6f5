/** Objects of several kinds in a Kubernetes cluster, and what becomes of them after the snapshot. */
import { expect } from 'vitest';

import type { ApiServer } from './api-server.ts';

/** Everything that is looked at, and the revision of the last look. */
export interface KubernetesState {
  readonly revision: number;
  /** Whole objects, resource versions and unique ids included, by path. */
  readonly objects: Readonly<Record<string, readonly object[]>>;
}

const NAMESPACE = { kind: 'Namespace', apiVersion: 'v1', metadata: { name: 'shop' } };
const SHOP = 'namespaces/shop';
const CONFIG_MAPS = `/api/v1/${SHOP}/configmaps`;
const SECRETS = `/api/v1/${SHOP}/secrets`;
const SERVICES = `/api/v1/${SHOP}/services`;
const DEPLOYMENTS = `/apis/apps/v1/${SHOP}/deployments`;
const CUSTOM_KINDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const LISTED = [CONFIG_MAPS, SECRETS, SERVICES, DEPLOYMENTS, CUSTOM_KINDS, '/api/v1/namespaces'];

const LABELS = { app: 'web' };
const DEPLOYMENT = {
  metadata: { name: 'web' },
  spec: {
    replicas: 2,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS },
      spec: { containers: [{ name: 'web', image: 'registry.invalid/web:1' }] },
    },
  },
};
const CUSTOM_KIND = {
  metadata: { name: 'orders.shop.example' },
  spec: {
    group: 'shop.example',
    scope: 'Namespaced',
    names: { kind: 'Order', plural: 'orders', singular: 'order' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
    ],
  },
};

/** Makes them. */
export async function makeObjects(api: ApiServer): Promise<void> {
  await send(api, 'POST', '/api/v1/namespaces', NAMESPACE);
  for (const name of ['settings', 'doomed', 'kept']) {
    await send(api, 'POST', CONFIG_MAPS, { metadata: { name }, data: { state: 'old' } });
  }
  await send(api, 'POST', SECRETS, { metadata: { name: 'password' }, data: { a: 'c2VjcmV0' } });
  const port = { port: 80 };
  await send(api, 'POST', SERVICES, { metadata: { name: 'web' }, spec: { ports: [port] } });
  await send(api, 'POST', DEPLOYMENTS, DEPLOYMENT);
  await send(api, 'POST', CUSTOM_KINDS, CUSTOM_KIND);
  await untilEstablished(api);
}

/** Changes, deletes and adds. */
export async function changeObjects(api: ApiServer): Promise<void> {
  const settings = { metadata: { name: 'settings' }, data: { state: 'new' } };
  await send(api, 'PUT', `${CONFIG_MAPS}/settings`, settings);
  await send(api, 'DELETE', `${CONFIG_MAPS}/doomed`);
  await send(api, 'POST', CONFIG_MAPS, { metadata: { name: 'late' } });
  await send(api, 'DELETE', `${SECRETS}/password`);
  const scaled = { ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, replicas: 5 } };
  await send(api, 'PUT', `${DEPLOYMENTS}/web`, scaled);
}

/** Reads them all. */
export async function readObjects(api: ApiServer): Promise<KubernetesState> {
  const objects: Record<string, readonly object[]> = {};
  let revision = 0;
  for (const path of LISTED) {
    const list = (await send(api, 'GET', path)) as List;
    objects[path] = list.items;
    revision = Math.max(revision, Number(list.metadata.resourceVersion));
  }
  expect(objects[CONFIG_MAPS]?.length).toBe(3);
  return { revision, objects };
}

interface List {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly object[];
}

interface CustomKind {
  readonly status?: { readonly conditions?: readonly { type: string; status: string }[] };
}

/** The API server itself writes on until then. */
async function untilEstablished(api: ApiServer): Promise<void> {
  const path = `${CUSTOM_KINDS}/${CUSTOM_KIND.metadata.name}`;
  await expect
    .poll(async () => ((await send(api, 'GET', path)) as CustomKind).status?.conditions, {
      timeout: 20_000,
    })
    .toContainEqual(expect.objectContaining({ type: 'Established', status: 'True' }));
}

async function send(api: ApiServer, method: string, path: string, body?: object): Promise<unknown> {
  const reply = await api.call(method, path, body);
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  return reply.body;
}
