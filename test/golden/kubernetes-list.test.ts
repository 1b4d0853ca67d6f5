/**
 * `list` gives what the API server answered: every object of every fixture, by the cluster, by
 * namespace and by revision, and nothing else.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseJson } from '../../src/bytes/json.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { encodeText } from '../../src/bytes/text.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../src/etcd/snapshot.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { placeOf } from '../../src/kubernetes/storage/place-of.ts';
import type { ResourcePlace } from '../../src/kubernetes/storage/storage-place.ts';
import { listObjects } from '../../src/operations/kubernetes/list/list-objects.ts';
import { ObjectStore } from '../../src/operations/kubernetes/objects/object-store.ts';
import { answerOf } from '../build/api-answers.ts';
import { filesOf, fixtureNames, readFixture } from '../build/fixtures.ts';
import { storedObjects } from '../build/stored-objects.ts';
import { tell } from '../cli/fake.ts';
import { enterFolder, putEncryption, putSnapshots } from '../cli/folder.ts';

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
});
afterAll(() => {
  folder.leave();
});

interface Served {
  readonly place: ResourcePlace;
  /** Undefined where the API server serves the object in no version. */
  readonly answer: JsonObject | undefined;
}

/** The objects of a fixture, in the order of their keys. */
async function objectsOf(fixture: string): Promise<Served[]> {
  return (await storedObjects(fixture)).flatMap((fact) => {
    const place = placeOf(encodeText(fact.key));
    if (place.type !== 'resource') return [];
    return [{ place, answer: fact.encoding === 'text' ? undefined : answerOf(fact) }];
  });
}

async function list(fixture: string, ...argv: string[]): Promise<string[]> {
  const files = filesOf(`kubernetes/${fixture}`);
  const keys = files.includes('encryption.yaml') ? ['--encryption-config', `${fixture}.yaml`] : [];
  const seeds = files.includes('seeds.json') ? ['--kms-seeds', 'seeds.json'] : [];
  const given = ['list', `${fixture}.db`, ...argv, ...keys, ...seeds];
  const { exit, stdout, stderr } = await tell(given);
  expect(stderr, argv.join(' ')).toBe('');
  expect(exit).toBe(0);
  return stdout.trimEnd().split('\n');
}

async function listJson(fixture: string, ...argv: string[]): Promise<JsonObject[]> {
  const lines = await list(fixture, ...argv, '--show-secrets', '-w', 'jsonl');
  return lines.map((line) => parseJson(line) as JsonObject);
}

describe.each(fixtureNames('kubernetes').map((name) => name.slice('kubernetes/'.length)))(
  '%s',
  (fixture) => {
    test('all objects, with nothing else', async () => {
      const objects = await objectsOf(`kubernetes/${fixture}`);
      const found = await listJson(fixture, '-A');
      expect(found.length).toBe(objects.length);
      for (const [at, { answer }] of objects.entries()) {
        if (answer !== undefined) expect(found[at]).toStrictEqual(answer);
      }
      const names = await list(fixture, '-A', '-w', 'name');
      expect(names.map((line) => line.slice(line.indexOf('/') + 1))).toStrictEqual(
        objects.map(({ place }) => place.name),
      );
    });

    test('the objects of a namespace', async () => {
      const objects = await objectsOf(`kubernetes/${fixture}`);
      const namespaces = new Set(objects.map(({ place }) => place.namespace ?? ''));
      for (const namespace of [...namespaces].filter((name) => name !== '').slice(0, 4)) {
        const names = await list(fixture, '-n', namespace, '-w', 'name');
        const expected = objects.filter(({ place }) => place.namespace === namespace);
        expect(names.length).toBe(expected.length);
      }
    });

    test('all keys', async () => {
      const keys = (await storedObjects(`kubernetes/${fixture}`)).map(({ key }) => key);
      expect(await list(fixture, '--keys-only')).toStrictEqual(keys);
    });
  },
);

interface HistoryEntry {
  readonly op: 'create' | 'update' | 'delete';
  readonly modRevision: number;
  readonly object: JsonObject | null;
}

interface History {
  readonly revision: number;
  readonly keys: Readonly<Record<string, readonly HistoryEntry[]>>;
}

/** The objects that are listed at a revision and whose history is known, by their keys. */
async function listedAt(
  snapshot: Snapshot,
  revision: number,
  known: History['keys'],
): Promise<Map<string, JsonObject>> {
  const given = { decryptor: createDecryptor([]), fingerprint: () => '', revision };
  const objects = new ObjectStore(snapshot, given);
  const listed = new Map<string, JsonObject>();
  const list = await listObjects(objects, [], { allNamespaces: true });
  for await (const batch of list.found()) {
    for (const { key, version } of batch) {
      const name = new TextDecoder().decode(key);
      const { object } = name in known ? objects.decode(key, version) : {};
      if (object !== undefined) listed.set(name, object);
    }
  }
  return listed;
}

test('every revision of the keys whose history is known', async () => {
  const text = new TextDecoder().decode(readFixture('kubernetes/history', 'history.json'));
  const history = parseJson(text) as unknown as History;
  const known = Object.entries(history.keys);
  const snapshot = await openSnapshot(readFixture('kubernetes/history', 'snapshot.db'));
  let compared = 0;
  for (let revision = 2; revision <= history.revision; revision++) {
    const expected = known.flatMap(([key, entries]) => {
      const entry = entries.findLast(({ modRevision }) => modRevision <= revision);
      return entry === undefined || entry.op === 'delete' ? [] : [[key, entry.object] as const];
    });
    if (expected.length === 0) continue;
    const listed = await listedAt(snapshot, revision, history.keys);
    expect([...listed].sort(), String(revision)).toStrictEqual(expected.sort());
    compared += expected.length;
  }
  expect(compared).toBeGreaterThan(50);
});
