/** The diff of the two snapshots of a real cluster is the list of changes that were made to it. */

import { createHmac } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import type { JsonObject, JsonValue } from '../../src/bytes/json.ts';
import { fieldOf, parseJson } from '../../src/bytes/json.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import type { ObjectChange } from '../../src/kubernetes/change/object-change.ts';
import { canonicalJson } from '../../src/kubernetes/change/canonical-json.ts';
import { redactObject } from '../../src/kubernetes/change/redact.ts';
import { kubernetesDescriber } from '../../src/kubernetes/describer.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import type { Decryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { parseEncryptionConfiguration } from '../../src/kubernetes/encryption/parse-configuration.ts';
import type { Change } from '../../src/operations/diff/change.ts';
import { diff } from '../../src/operations/diff/diff.ts';
import { readFixture } from '../build/fixtures.ts';
import { applyFields } from '../kubernetes/change/apply-fields.ts';
import { referencePaths } from '../kubernetes/change/reference-paths.ts';

const BEFORE = 'kubernetes/before';
const AFTER = 'kubernetes/after';
const decoder = new TextDecoder();

/** A change as the fixture tells it. */
interface FixtureChange {
  readonly key: string;
  readonly class: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly change: 'added' | 'removed' | 'modified' | 'managedfields-only' | 'unchanged-rewritten';
  readonly paths?: readonly string[];
  readonly recreated?: boolean;
  readonly encryption?: Record<'before' | 'after', AtRest | null>;
  readonly story?: readonly string[];
  readonly noise: boolean;
}
interface AtRest {
  readonly provider: string;
  readonly keyName: string;
}

const { changes: expected } = parseJson(
  decoder.decode(readFixture(AFTER, 'changes.json')),
) as unknown as { changes: readonly FixtureChange[] };

/** Objects by key: as they are stored where the API server shows another version. */
function objectsOf(folder: string): Map<string, { object: JsonValue; stored: JsonValue }> {
  const lines = decoder.decode(readFixture(folder, 'objects.ndjson')).split('\n');
  return new Map(
    lines.filter(Boolean).map((line) => {
      const record = parseJson(line) as JsonObject;
      const object = record['object'] ?? null;
      return [record['key'] as string, { object, stored: record['stored'] ?? object }];
    }),
  );
}
const objects = { before: objectsOf(BEFORE), after: objectsOf(AFTER) };

function decryptorOf(...folders: string[]): Decryptor {
  return createDecryptor(
    folders.map((folder) =>
      parseEncryptionConfiguration(decoder.decode(readFixture(folder, 'encryption.yaml'))),
    ),
  );
}

async function changesWith(
  decryptor: Decryptor,
  showSecrets = false,
): Promise<Change<ObjectChange>[]> {
  const [before, after] = await Promise.all(
    [BEFORE, AFTER].map(async (folder) => ({
      store: await openSnapshot(readFixture(folder, 'snapshot.db')),
    })),
  );
  if (before === undefined || after === undefined) throw new Error('there are two');
  const found = await diff(before, after, {
    describe: kubernetesDescriber({ decryptor, fingerprint, showSecrets }),
  });
  expect(found).toMatchObject({
    lineage: { relation: 'later', isSameCluster: true, revisions: { before: 951, after: 1129 } },
    liveKeys: { before: 707, after: 691 },
    differentKeys: expected.length,
  });
  const all: Change<ObjectChange>[] = [];
  for await (const changes of found.changes()) all.push(...changes);
  return all;
}

function fingerprint(value: Uint8Array): string {
  return createHmac('sha256', 'key of this test').update(value).digest('hex').slice(0, 12);
}

/** The change as this library calls it. */
function kindOf({ change, recreated }: FixtureChange): ObjectChange['change'] {
  if (recreated === true) return 'recreated';
  if (change === 'managedfields-only') return 'modified';
  return change === 'unchanged-rewritten' ? 'rewritten' : change;
}

function keyOf({ key }: Change<ObjectChange>): string {
  return decoder.decode(key);
}

const all = await changesWith(decryptorOf(BEFORE, AFTER));
const pairs = expected.map((told, index) => [told, all[index]] as const);

test('there are 136 changes, no more and no fewer', () => {
  expect(expected).toHaveLength(136);
  expect(all.map(keyOf)).toEqual(expected.map(({ key }) => key));
});

test('each is told with its class, kind, names, change and encryption', () => {
  const plain = all.map(({ key, description: { before, after, ...found } }) => ({
    key: decoder.decode(key),
    class: found.class,
    apiVersion: found.apiVersion,
    kind: found.kind,
    // What is no object of the API has a key only.
    ...(found.place.type === 'resource'
      ? { namespace: found.namespace ?? null, name: found.name }
      : { namespace: null, name: null }),
    change: found.change,
    isKnown: found.isContentKnown,
    problems: [before?.problem, after?.problem],
    mismatches: [before?.mismatch, after?.mismatch],
  }));
  const atRest = (side: AtRest | null | undefined): AtRest | undefined =>
    side ? { provider: side.provider, keyName: side.keyName } : undefined;
  expect(plain).toEqual(
    expected.map((told) => ({
      key: told.key,
      class: told.class,
      apiVersion: told.apiVersion,
      kind: told.kind,
      namespace: told.namespace,
      name: told.name,
      change: kindOf(told),
      isKnown: true,
      problems: [undefined, undefined],
      mismatches: [undefined, undefined],
    })),
  );
  for (const [index, { encryption }] of expected.entries()) {
    if (encryption === undefined) continue;
    const { before, after } = all[index]?.description ?? {};
    expect(before?.encryption).toEqual(atRest(encryption.before));
    expect(after?.encryption).toEqual(atRest(encryption.after));
  }
});

describe('noise', () => {
  /**
   * The fixture calls nothing noise that has a story. Three of its stories are told by status or
   * managedFields alone, which are noise whoever wrote them.
   */
  const QUIET_STORIES = new Map([
    ['/registry/configmaps/data/tuning', 'managed-fields-only'],
    ['/registry/configmaps/shop/ssa-config', 'managed-fields-only'],
    ['/registry/statefulsets/data/redis', 'status-only'],
  ]);

  test('is what the fixture says', () => {
    const noisy = all.filter(({ description }) => description.noise !== undefined).map(keyOf);
    const told = expected.filter(({ key, noise }) => noise || QUIET_STORIES.has(key));
    expect(noisy).toEqual(told.map(({ key }) => key));
  });
  test('is told by its reason', () => {
    const countOf = (noise: string): number =>
      all.filter(({ description }) => description.noise === noise).length;
    expect(['event', 'lease', 'endpoints', 'bookkeeping'].map(countOf)).toEqual([26, 6, 2, 2]);
    for (const [key, noise] of QUIET_STORIES) {
      expect(all.find((change) => keyOf(change) === key)?.description.noise).toBe(noise);
    }
  });
});

describe('fields', () => {
  test('of the reference are those of the fixture', () => {
    for (const { key, paths = [] } of expected) {
      const [before, after] = [objects.before.get(key), objects.after.get(key)];
      if (!before?.object || !after?.object) continue;
      expect(referencePaths(before.object, after.object), key).toEqual([...paths].sort());
    }
  });

  test.each(pairs.filter(([{ paths }]) => paths !== undefined))('$key', ({ key }, change) => {
    const [before, after] = [objects.before.get(key)?.stored, objects.after.get(key)?.stored];
    const { fields = [] } = change?.description ?? {};
    const pointers = fields.map(({ pointer }) => pointer);
    const paths = referencePaths(before ?? null, after ?? null);
    // A list is one path of the reference if its length differs; here it is its entries, and
    // entries with other keys are others, where the reference goes into them.
    const isBelow = (one: string, other: string): boolean =>
      one === other || one.startsWith(`${other}/`);
    const isEntry = (pointer: string): boolean => /\/\d+$/.test(pointer);
    const isTold = (pointer: string): boolean =>
      paths.some((path) => isBelow(pointer, path) || (isEntry(pointer) && isBelow(path, pointer)));
    expect(pointers.filter((pointer) => !isTold(pointer))).toEqual([]);
    const isFound = (path: string): boolean =>
      pointers.some((pointer) => isBelow(pointer, path) || isBelow(path, pointer));
    expect(paths.filter((path) => !isFound(path))).toEqual([]);
  });
});

test('the fields applied to the older object give the newer one', async () => {
  let count = 0;
  for (const { description } of await changesWith(decryptorOf(BEFORE, AFTER), true)) {
    const [before, after] = [description.before?.object, description.after?.object];
    if (before === undefined || after === undefined) continue;
    count++;
    const made = applyFields(withoutBookkeeping(before), description.fields);
    expect(canonicalJson(made)).toBe(canonicalJson(withoutBookkeeping(after)));
    expect(description.fields.some(({ redacted }) => redacted)).toBe(false);
  }
  expect(count).toBe(60);
});

function withoutBookkeeping(object: JsonObject): JsonObject {
  const metadata = Object.entries(object['metadata'] as JsonObject).filter(
    ([name]) => name !== 'managedFields' && name !== 'resourceVersion',
  );
  return { ...object, metadata: Object.fromEntries(metadata) };
}

describe('with some of the keys', () => {
  const vault = (...names: string[]): string[] =>
    names.map((name) => `/registry/secrets/vault/${name}`);
  const ofAfter = [
    '/registry/secrets/backup/basic',
    '/registry/secrets/shop/empty-secret',
    ...vault('hsm-pin', 'new-shard', 'signing', 'unseal'),
  ];
  const text = decoder.decode(readFixture(AFTER, 'encryption.yaml'));
  const secretboxOnly = text.replace(/  - aescbc:[^]*?(?=  - identity)/, '');

  test.each<[string, Decryptor, string[]]>([
    ['that of before', decryptorOf(BEFORE), ofAfter],
    ['those of after, which has that of before as well', decryptorOf(AFTER), []],
    [
      'that of after alone',
      createDecryptor([parseEncryptionConfiguration(secretboxOnly)]),
      vault('hsm-pin', 'signing', 'unseal'),
    ],
    ['none', createDecryptor([]), ofAfter],
  ])('%s, what the others seal is not known', async (_name, decryptor, sealed) => {
    const changes = await changesWith(decryptor);
    const unknown = changes.filter(({ description }) => !description.isContentKnown);
    expect(unknown.map(keyOf)).toEqual(sealed);
    for (const { description, before, after } of unknown) {
      const told = before === undefined ? 'added' : after === undefined ? 'removed' : 'modified';
      expect(description).toMatchObject({
        change: told,
        kind: 'Secret',
        fields: [],
        noise: undefined,
      });
      const sides = [description.before, description.after];
      expect(sides.some((side) => side?.problem !== undefined)).toBe(true);
    }
    // Nothing else is told in another way.
    const others = ({ description, key }: Change<ObjectChange>): unknown =>
      sealed.includes(decoder.decode(key)) ? undefined : description.fields;
    expect(changes.map(others)).toEqual(
      all.map((change) => (sealed.includes(keyOf(change)) ? undefined : change.description.fields)),
    );
  });
});

describe('no secret of the fixtures', () => {
  const snapshots = [BEFORE, AFTER, 'kubernetes/enc-aescbc', 'kubernetes/enc-wildcard-all'];

  /** A value in the encodings that an output may have it in. */
  function encodingsOf(base64: string): string[] {
    const bytes = Buffer.from(base64, 'base64');
    const raw = bytes.toString('latin1');
    const json = JSON.stringify(bytes.toString()).slice(1, -1);
    return [
      raw,
      bytes.toString(),
      json,
      base64,
      base64.replace(/=+$/, ''),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      encodeURIComponent(bytes.toString()),
    ];
  }
  /** Values of four bytes or more that nothing else in the snapshot says as well. */
  function secretsOf(folder: string): string[] {
    const records = [...objectsOf(folder)];
    const isSecret = ([, { object }]: (typeof records)[number]): boolean =>
      fieldOf(object, 'kind') === 'Secret';
    const others = records.filter((record) => !isSecret(record)).map(([, { object }]) => object);
    const known = JSON.stringify(records.map(([key]) => key)) + canonicalJson(others);
    const values = records
      .filter(isSecret)
      .flatMap(([, { object }]) => Object.values((fieldOf(object, 'data') ?? {}) as JsonObject))
      .filter((value) => typeof value === 'string')
      .filter((value) => Buffer.from(value, 'base64').length >= 4)
      .filter((value) => !known.includes(Buffer.from(value, 'base64').toString()));
    return [...new Set(values.flatMap(encodingsOf))];
  }

  test.each(snapshots)('is in what is shown of the objects of %s', (folder) => {
    const secrets = secretsOf(folder);
    expect(secrets.length).toBeGreaterThan(10);
    for (const [key, { object }] of objectsOf(folder)) {
      if (fieldOf(object, 'kind') !== 'Secret') continue;
      const shown = canonicalJson(redactObject(object as JsonObject, { fingerprint }));
      expect(
        secrets.filter((secret) => shown.includes(secret)),
        key,
      ).toEqual([]);
    }
  });

  test('is in the fields of their changes', () => {
    const secrets = [...secretsOf(BEFORE), ...secretsOf(AFTER)];
    for (const change of all) {
      if (change.description.class !== 'secrets') continue;
      const { fields, place, name, kind } = change.description;
      const shown = canonicalJson([fields, { ...place }, name, kind] as unknown as JsonValue);
      expect(
        secrets.filter((secret) => shown.includes(secret)),
        keyOf(change),
      ).toEqual([]);
    }
    const [changed] = all.filter((change) => keyOf(change).endsWith('/catalog-credentials'));
    expect(changed?.description.fields).toMatchObject([
      { change: 'changed', path: 'data.db-password', redacted: true },
    ]);
  });
});
