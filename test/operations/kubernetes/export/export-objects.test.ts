/** Exports of the fixtures: everything is written or accounted for, in an order that can be applied. */

import { beforeAll, describe, expect, test } from 'vitest';

import { fieldOf } from '../../../../src/bytes/json.ts';
import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import { hasController } from '../../../../src/kubernetes/change/object-names.ts';
import { readStoredObject } from '../../../../src/kubernetes/change/stored-object.ts';
import { decodeObject } from '../../../../src/kubernetes/decode/decode-object.ts';
import { createDecryptor } from '../../../../src/kubernetes/encryption/decryptor.ts';
import { parseLabelSelector } from '../../../../src/kubernetes/names/label-selector.ts';
import { placeOf } from '../../../../src/kubernetes/storage/place-of.ts';
import type { ResourcePlace } from '../../../../src/kubernetes/storage/storage-place.ts';
import { applyRank } from '../../../../src/operations/kubernetes/export/apply-rank.ts';
import { exportObjects } from '../../../../src/operations/kubernetes/export/export-objects.ts';
import type {
  ExportOptions,
  ExportProblem,
  Manifest,
} from '../../../../src/operations/kubernetes/export/export-objects.ts';
import { ObjectStore } from '../../../../src/operations/kubernetes/objects/object-store.ts';
import { readConfiguration } from '../../../build/encryption.ts';
import { readFixture } from '../../../build/fixtures.ts';
import { buildStore } from '../../../build/store.ts';
import type { RecordSpec } from '../../../build/store.ts';
import { storedObjects } from '../../../build/stored-objects.ts';
import type { StoredObjectFact } from '../../../build/stored-objects.ts';

const FIXTURE = 'kubernetes/before';

async function open(bytes: Uint8Array, isOpened = true): Promise<ObjectStore> {
  return new ObjectStore(await openSnapshot(bytes), {
    decryptor: createDecryptor(isOpened ? [readConfiguration(FIXTURE)] : []),
    fingerprint: () => 'fingerprint',
  });
}

interface Exported {
  readonly manifests: Manifest[];
  readonly problems: ExportProblem[];
  readonly leftOut: Record<string, number>;
}

async function run(objects: ObjectStore, options: ExportOptions = {}): Promise<Exported> {
  const problems: ExportProblem[] = [];
  const found = await exportObjects(objects, {
    ...options,
    onProblem: (problem) => {
      problems.push(problem);
    },
  });
  const manifests: Manifest[] = [];
  for await (const batch of found.manifests()) manifests.push(...batch);
  const { summary } = found;
  expect(summary).toMatchObject({ written: manifests.length, problems: problems.length });
  return { manifests, problems, leftOut: Object.fromEntries(summary.leftOut) };
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function idOf({ place: { namespace = '', resource, name } }: Manifest): string {
  return `${resource} ${namespace}/${name}`;
}

let facts: readonly StoredObjectFact[] = [];
let objects: ObjectStore;
beforeAll(async () => {
  facts = await storedObjects(FIXTURE);
  objects = await open(readFixture(FIXTURE, 'snapshot.db'));
});

describe('everything', () => {
  test('is written or counted', async () => {
    const some = await run(objects);
    expect(some.problems).toEqual([]);
    expect(some.manifests.length + sum(some.leftOut)).toBe(facts.length);
    const all = await run(objects, { all: true, showSecrets: true });
    const objectCount = facts.filter(({ object }) => object !== null).length;
    expect(all.manifests).toHaveLength(objectCount);
    expect(all.leftOut).toEqual({ 'no-object': facts.length - objectCount });
  });

  test('comes in an order that can be applied', async () => {
    const { manifests } = await run(objects, { all: true, showSecrets: true });
    const ranks = manifests.map(({ place }) => applyRank(place));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const order = manifests.map(({ place }) => place.resource);
    const isBefore = (one: string, other: string): void => {
      expect(order.lastIndexOf(one), `${one} before ${other}`).toBeLessThan(order.indexOf(other));
    };
    isBefore('customresourcedefinitions', 'namespaces');
    isBefore('namespaces', 'serviceaccounts');
    isBefore('serviceaccounts', 'pods');
    isBefore('secrets', 'deployments');
    isBefore('networkpolicies', 'deployments');
    isBefore('customresourcedefinitions', 'backups');
    isBefore('backups', 'mutatingwebhookconfigurations');
  });

  test('has nothing of a server in it', async () => {
    const { manifests } = await run(objects, { all: true, showSecrets: true });
    for (const { object } of manifests) {
      expect(object).not.toHaveProperty('status');
      const metadata = Object.keys(fieldOf(object, 'metadata') as object);
      const allowed = ['name', 'namespace', 'labels', 'annotations', 'finalizers'];
      expect(metadata.filter((name) => !allowed.includes(name))).toEqual([]);
    }
  });

  test('has no secrets unless they are asked for, and then need not be opened', async () => {
    const sealed = await open(readFixture(FIXTURE, 'snapshot.db'), false);
    const { manifests, problems, leftOut } = await run(sealed);
    expect(problems).toEqual([]);
    expect(manifests.some(({ place }) => place.resource === 'secrets')).toBe(false);
    expect(leftOut['secret']).toBeGreaterThan(20);
    const asked = await run(sealed, { showSecrets: true });
    expect(asked.problems[0]).toMatchObject({
      place: { resource: 'secrets' },
      reason: expect.stringContaining('encrypted with aescbc key1') as string,
    });
  });
});

describe('what is asked for', () => {
  const ids = async (options: ExportOptions): Promise<string[]> =>
    (await run(objects, options)).manifests.map(idOf);

  test('by its name is written, whoever made it', async () => {
    const pod = facts.find(({ key }) => key.startsWith('/registry/pods/shop/frontend-'));
    const name = pod?.key.split('/').at(-1);
    const wishes = [{ type: 'pod', name }];
    expect(await ids({ wishes, namespace: 'shop' })).toEqual([`pods shop/${String(name)}`]);
    expect(await ids({ wishes: [{ type: 'pod', name: undefined }], namespace: 'shop' })).toEqual(
      [],
    );
  });

  test('by its type is written without what servers make', async () => {
    const configMaps = [{ type: 'cm', name: undefined }];
    const found = await ids({ wishes: configMaps, namespace: 'ci-runners' });
    expect(found).toEqual(['configmaps ci-runners/toolchain']);
    const events = [{ type: 'events', name: undefined }];
    expect((await ids({ wishes: events, allNamespaces: true })).length).toBeGreaterThan(10);
  });

  test('comes in the order of all', async () => {
    const wishes = ['deploy', 'sa', 'cm'].map((type) => ({ type, name: undefined }));
    const found = await run(objects, { wishes, namespace: 'payments' });
    const resources = new Set(found.manifests.map(({ place }) => place.resource));
    expect([...resources]).toEqual(['serviceaccounts', 'configmaps', 'deployments']);
  });

  test('can be a namespace, with the object that it is', async () => {
    const found = await ids({ namespace: 'ci-runners' });
    expect(found[0]).toBe('namespaces /ci-runners');
    expect(found.slice(1).every((id) => id.includes(' ci-runners/'))).toBe(true);
  });

  test('can be chosen by labels', async () => {
    const selector = parseLabelSelector('app.kubernetes.io/name=search');
    const found = await ids({ selector, namespace: 'shop' });
    expect(found).toEqual(['services shop/search', 'deployments shop/search']);
    // The definition of what is chosen need not be.
    const gold = await ids({ selector: parseLabelSelector('tier in (gold,silver)') });
    expect(gold).toContain('backups backup/grafana-daily');
  });
});

describe('what others make senseless is left out', () => {
  /** A store of JSON objects. */
  async function exported(...given: readonly (readonly [string, object])[]): Promise<Exported> {
    const records = given.map(([key, object], at): RecordSpec => {
      const [name = '', namespace] = key.split('/').toReversed();
      const isInNamespace = key.split('/').length > (/\/\w+\.[\w.]+\//.test(key) ? 5 : 4);
      const metadata = { name, ...(isInNamespace ? { namespace } : {}) };
      return { main: at + 2, key, value: JSON.stringify(merged(object, metadata)) };
    });
    return run(await open(buildStore({ records })));
  }
  const merged = (object: object, metadata: object): object => {
    const given = object as { readonly metadata?: object };
    return { apiVersion: 'v1', ...object, metadata: { ...metadata, ...given.metadata } };
  };

  test('as what is in a namespace that is being deleted', async () => {
    const { manifests, leftOut } = await exported(
      ['/registry/configmaps/gone/a', { kind: 'ConfigMap' }],
      ['/registry/configmaps/kept/a', { kind: 'ConfigMap' }],
      ['/registry/namespaces/gone', { kind: 'Namespace', metadata: { deletionTimestamp: 'now' } }],
      ['/registry/namespaces/kept', { kind: 'Namespace' }],
    );
    expect(manifests.map(idOf)).toEqual(['namespaces /kept', 'configmaps kept/a']);
    expect(leftOut).toEqual({ 'being-deleted': 2 });
  });

  test('as a custom resource that nothing defines', async () => {
    const { manifests, leftOut } = await exported([
      '/registry/example.io/widgets/shop/a',
      { apiVersion: 'example.io/v1', kind: 'Widget' },
    ]);
    expect(manifests).toEqual([]);
    expect(leftOut).toEqual({ undefined: 1 });
  });

  test('unless it is defined, and then in a version that is served', async () => {
    const definition = (strategy: string): object => ({
      ...{ kind: 'CustomResourceDefinition', apiVersion: 'apiextensions.k8s.io/v1' },
      spec: {
        ...{ group: 'example.io', names: { plural: 'widgets', kind: 'Widget' } },
        conversion: { strategy },
        versions: [
          { name: 'v1', served: false, storage: false },
          { name: 'v2', served: true, storage: true },
        ],
      },
    });
    const versions = async (strategy: string): Promise<unknown[]> => {
      const key = '/registry/apiextensions.k8s.io/customresourcedefinitions/widgets.example.io';
      const { manifests } = await exported(
        [key, definition(strategy)],
        ['/registry/example.io/widgets/shop/a', { apiVersion: 'example.io/v1', kind: 'Widget' }],
        ['/registry/example.io/widgets/shop/b', { apiVersion: 'example.io/v2', kind: 'Widget' }],
      );
      return manifests.slice(1).map(({ object }) => object['apiVersion']);
    };
    expect(await versions('None')).toEqual(['example.io/v2', 'example.io/v2']);
    // Others convert as they like.
    expect(await versions('Webhook')).toEqual(['example.io/v1', 'example.io/v2']);
  });

  test('nor if its definition is there and cannot be read', async () => {
    const key = '/registry/apiextensions.k8s.io/customresourcedefinitions/widgets.example.io';
    const { manifests, problems } = await exported(
      [key, { kind: 'Widget' }],
      ['/registry/example.io/widgets/shop/a', { apiVersion: 'example.io/v1', kind: 'Widget' }],
    );
    expect(manifests.map(idOf)).toEqual(['widgets shop/a']);
    expect(problems).toHaveLength(1);
  });

  test('as addresses that a controller collects', async () => {
    const spec = { selector: { app: 'web' } };
    const { manifests, leftOut } = await exported(
      ['/registry/services/endpoints/shop/mine', { kind: 'Endpoints' }],
      ['/registry/services/endpoints/shop/web', { kind: 'Endpoints' }],
      ['/registry/services/specs/shop/mine', { kind: 'Service' }],
      ['/registry/services/specs/shop/web', { kind: 'Service', spec }],
    );
    // Both resources are two segments of a key.
    expect(manifests.map(idOf)).toEqual([
      'services shop/mine',
      'services shop/web',
      'endpoints shop/mine',
    ]);
    expect(leftOut).toEqual({ owned: 1 });
  });

  test('and an object that is not what its key says is told of', async () => {
    const { manifests, problems } = await exported(
      ['/registry/configmaps/shop/a', { kind: 'ClusterRoleBinding' }],
      ['/registry/configmaps/shop/b', { kind: 'ConfigMap', metadata: { name: 'c' } }],
      ['/registry/configmaps/shop/d', { kind: 'ConfigMap' }],
    );
    expect(manifests.map(idOf)).toEqual(['configmaps shop/d']);
    expect(problems.map(({ reason }) => reason)).toEqual([
      'kind is not what the key says',
      'metadata.name is not what the key says',
    ]);
  });
});

describe('objects read in part', () => {
  test('are the same without those parts', () => {
    for (const { plaintext, encoding } of facts) {
      if (encoding !== 'protobuf') continue;
      const whole = decodeObject(plaintext, { absent: 'presence' }).object as Writable;
      const skip = ['managedFields', 'status'] as const;
      const part = decodeObject(plaintext, { absent: 'presence', skip }).object;
      delete whole['status'];
      delete (whole['metadata'] as Writable)['managedFields'];
      expect(part).toEqual(whole);
    }
  });

  test('have the controller that they have when they are decoded', () => {
    const decryptor = createDecryptor([]);
    let owned = 0;
    for (const { key, plaintext, object } of facts) {
      if (object === null) continue;
      const bytes = new TextEncoder().encode(key);
      const record = { modRevision: 1, value: plaintext, valueSize: plaintext.length };
      const place = placeOf(bytes) as ResourcePlace;
      const stored = readStoredObject(record, { key: bytes, place }, decryptor);
      const isOwned = stored.hasController;
      expect(isOwned, key).toBe(hasController(stored.object!));
      if (isOwned) owned++;
    }
    expect(owned).toBeGreaterThan(50);
  });
});

type Writable = Record<string, unknown>;
