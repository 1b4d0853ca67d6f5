/**
 * `get` gives what the API server answered: for every live key of the fixtures, alone and in the list
 * of its resource, and for every revision of the keys whose history is known.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { equalBytes } from '../../src/bytes/compare.ts';
import { fieldOf, isJsonObject, parseJson } from '../../src/bytes/json.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { encodeText } from '../../src/bytes/text.ts';
import { findKey, findNewest } from '../../src/etcd/live/find-key.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { decodeObject } from '../../src/kubernetes/decode/decode-object.ts';
import { placeOf } from '../../src/kubernetes/storage/place-of.ts';
import type { ResourcePlace } from '../../src/kubernetes/storage/storage-place.ts';
import { answerOf } from '../build/api-answers.ts';
import { readFixture } from '../build/fixtures.ts';
import { storedObjects } from '../build/stored-objects.ts';
import type { StoredObjectFact } from '../build/stored-objects.ts';
import { tell } from '../cli/fake.ts';
import { enterFolder, putEncryption, putSnapshots } from '../cli/folder.ts';

/** Of so many keys one is asked for by its name. */
const EACH = 9;

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
});
afterAll(() => {
  folder.leave();
});

function inputOf(fixture: string): string[] {
  const config = fixture === 'history' ? [] : ['--encryption-config', `${fixture}.yaml`];
  return [`${fixture}.db`, '--show-secrets', '-w', 'jsonl', ...config];
}

async function get(fixture: string, ...argv: string[]): Promise<JsonObject[]> {
  const [file = '', ...options] = inputOf(fixture);
  const { exit, stdout, stderr } = await tell(['get', file, ...argv, ...options]);
  expect(stderr, argv.join(' ')).toBe('');
  expect(exit).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => parseJson(line) as JsonObject);
}

interface Served {
  readonly fact: StoredObjectFact;
  readonly place: ResourcePlace;
  readonly answer: JsonObject;
}

/** The objects of a fixture that an API server answers for. */
async function servedObjects(fixture: string): Promise<Served[]> {
  return (await storedObjects(`kubernetes/${fixture}`)).flatMap((fact) => {
    const place = placeOf(encodeText(fact.key));
    const answer = fact.encoding === 'text' ? undefined : answerOf(fact);
    return place.type === 'resource' && answer !== undefined ? [{ fact, place, answer }] : [];
  });
}

function typeOf({ resource, group }: ResourcePlace): string {
  return group === '' ? resource : `${resource}.${group}`;
}

describe.each(['before', 'after', 'history'])('%s', (fixture) => {
  test('every object in the list of its resource', async () => {
    const objects = await servedObjects(fixture);
    for (const type of new Set(objects.map(({ place }) => typeOf(place)))) {
      const expected = objects.filter(({ place }) => typeOf(place) === type);
      const found = await get(fixture, type, '-A');
      expect(found, type).toStrictEqual(expected.map(({ answer }) => answer));
    }
    expect(objects.length).toBeGreaterThan(190);
  });

  test('objects by their names', async () => {
    const objects = await servedObjects(fixture);
    for (const { place, answer } of objects.filter((_, at) => at % EACH === 0)) {
      const { namespace, name } = place;
      const where = namespace === undefined ? [] : ['-n', namespace];
      expect(await get(fixture, `${typeOf(place)}/${name}`, ...where)).toStrictEqual([answer]);
    }
  });

  test('every key, one by one', async () => {
    const snapshot = await openSnapshot(readFixture(`kubernetes/${fixture}`, 'snapshot.db'));
    for (const { key, value, modRevision } of await storedObjects(`kubernetes/${fixture}`)) {
      const found = await findKey(snapshot, encodeText(key));
      expect(found?.modRevision, key).toBe(modRevision);
      expect(equalBytes(found?.value ?? new Uint8Array(0), value), key).toBe(true);
    }
  });
});

/** A change of a key as the fixture tells it. */
interface HistoryEntry {
  readonly op: 'create' | 'update' | 'delete';
  readonly modRevision: number;
  readonly object: JsonObject | null;
}

test('every revision of the keys whose history is known', async () => {
  const snapshot = await openSnapshot(readFixture('kubernetes/history', 'snapshot.db'));
  const text = new TextDecoder().decode(readFixture('kubernetes/history', 'history.json'));
  const history = parseJson(text) as unknown as {
    readonly revision: number;
    readonly keys: Readonly<Record<string, readonly HistoryEntry[]>>;
  };
  let compared = 0;
  for (const [key, entries] of Object.entries(history.keys)) {
    for (let revision = 1; revision <= history.revision; revision++) {
      const entry = entries.findLast(({ modRevision }) => modRevision <= revision);
      const found = await findNewest(snapshot, encodeText(key), { revision });
      expect(found?.revision, `${key} at ${String(revision)}`).toBe(entry?.modRevision);
      expect(found?.version === undefined).toBe(entry === undefined || entry.op === 'delete');
      if (entry?.modRevision !== revision || entry.op === 'delete') continue;
      const value = found?.version?.value ?? new Uint8Array(0);
      const { object } = decodeObject(value, { absent: 'hybrid', modRevision: revision });
      expect(object, `${key} at ${String(revision)}`).toStrictEqual(entry.object);
      const metadata = fieldOf(object, 'metadata');
      expect(isJsonObject(metadata)).toBe(true);
      const type = `${fieldOf(object, 'kind') as string}/${fieldOf(metadata, 'name') as string}`;
      const namespace = fieldOf(metadata, 'namespace') as string | undefined;
      const where = namespace === undefined ? [] : ['-n', namespace];
      const shown = await get('history', type, ...where, '--at', String(revision));
      expect(shown).toStrictEqual([entry.object]);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(50);
});
