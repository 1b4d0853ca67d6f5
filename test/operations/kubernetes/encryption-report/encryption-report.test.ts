/** Reports on the fixtures, against what their servers said, and on stores that no server makes. */

import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../../src/bytes/text.ts';
import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import { parseKmsSeeds } from '../../../../src/kubernetes/encryption/kms-seeds.ts';
import { placeOf } from '../../../../src/kubernetes/storage/place-of.ts';
import { reportEncryption } from '../../../../src/operations/kubernetes/encryption-report/encryption-report.ts';
import type { EncryptionReportOptions } from '../../../../src/operations/kubernetes/encryption-report/encryption-report.ts';
import type { EncryptionReport } from '../../../../src/operations/kubernetes/encryption-report/report.ts';
import {
  configurationOf,
  countedBytes,
  readConfiguration,
  sealLocal,
} from '../../../build/encryption.ts';
import { filesOf, fixtureNames, readFixture } from '../../../build/fixtures.ts';
import { readObjects } from '../../../build/kubernetes-objects.ts';
import type { FixtureObject } from '../../../build/kubernetes-objects.ts';
import { buildStore } from '../../../build/store.ts';

const PLAINTEXT = '{"kind":"Secret","apiVersion":"v1"}\n';
const SECRET = countedBytes(32);
const NAMED = { name: 'key1', secret: SECRET };

async function reportOn(
  bytes: Uint8Array,
  options: EncryptionReportOptions = {},
): Promise<EncryptionReport> {
  await using snapshot = await openSnapshot(bytes);
  return await reportEncryption(snapshot, options);
}

function fixtureOptions(folder: string): EncryptionReportOptions {
  const files = filesOf(folder);
  const seeds = files.includes('seeds.json')
    ? parseKmsSeeds(new TextDecoder().decode(readFixture(folder, 'seeds.json')))
    : undefined;
  const configurations = files.includes('encryption.yaml') ? [readConfiguration(folder)] : [];
  return { configurations, seeds };
}

const snapshotOf = (folder: string): Uint8Array => readFixture(folder, 'snapshot.db');

/** The resource of a key, as configurations name it. */
function resourceOf({ key }: FixtureObject): string {
  const place = placeOf(encodeText(key));
  if (place.type !== 'resource') return '';
  return place.group === '' ? place.resource : `${place.resource}.${place.group}`;
}

/** How many of each. */
function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe.each(fixtureNames('kubernetes'))('%s', (folder) => {
  const facts = readObjects(folder).filter(({ object }) => object !== null);
  const encrypted = facts.filter((fact) => fact.encrypted !== undefined);
  const idOf = (provider: string, keyName: string, resource: string): string =>
    `${provider} ${keyName}: ${resource}`;
  const expected = countBy(
    encrypted.map((fact) => {
      const { provider, providerVersion, keyName } = fact.encrypted!;
      const named = provider === 'kms' ? `kms ${providerVersion}` : provider;
      return idOf(named, keyName, resourceOf(fact));
    }),
  );

  test.each([
    ['with its keys', fixtureOptions(folder)],
    ['without them', {}],
  ])('%s counts what its server says', async (_name, options) => {
    const report = await reportOn(snapshotOf(folder), options);
    const found: Record<string, number> = {};
    for (const { provider, keyName, resources } of report.protections) {
      for (const { resource, objects } of resources) {
        const id = idOf(provider, keyName, resource);
        found[id] = (found[id] ?? 0) + objects;
      }
    }
    expect(found).toEqual(expected);
    expect(report).toMatchObject({ objects: facts.length, encrypted: encrypted.length });
    const isTried = (options.configurations?.length ?? 0) > 0;
    expect(report.opened).toBe(isTried ? encrypted.length : 0);
    expect(report.verdict === 'unknown').toBe(!isTried);
    const statuses = new Set(report.protections.map(({ status }) => status));
    if (encrypted.length > 0) expect([...statuses]).toEqual([isTried ? 'opened' : 'unknown']);
  });

  test('knows what lies beside encrypted objects of a resource', async () => {
    const report = await reportOn(snapshotOf(folder));
    const encryptedResources = new Set(encrypted.map(resourceOf));
    const beside = facts.filter(
      (fact) => fact.encrypted === undefined && encryptedResources.has(resourceOf(fact)),
    );
    const found = report.plain.map(({ resource, objects }) => [resource, objects]);
    expect(Object.fromEntries(found)).toEqual(countBy(beside.map(resourceOf)));
  });
});

describe('the keys of', () => {
  const verdictOf = async (folder: string): Promise<EncryptionReport> =>
    reportOn(snapshotOf(folder), fixtureOptions(folder));

  test('two of one name are told apart', async () => {
    const { protections } = await verdictOf('kubernetes/enc-samename');
    expect(protections.map(({ number, objects, isWriter }) => [number, objects, isWriter])).toEqual(
      [
        [2, 7, false],
        [1, 6, true],
      ],
    );
  });

  test('one that fits by chance only opens nothing', async () => {
    const report = await verdictOf('kubernetes/enc-cbc-trap');
    expect(report.verdict).toBe('readable');
    expect(report.protections.map(({ number, opened }) => [number, opened])).toEqual([[2, 12]]);
    expect(report.unused).toEqual([
      { provider: 'aescbc', keyName: 'key1', number: 1, isWriter: true },
    ]);
  });

  test('a KMS are counted by their id', async () => {
    const { protections } = await verdictOf('kubernetes/enc-kmsv2');
    expect(protections.map(({ keyName, kmsKeys }) => [keyName, kmsKeys])).toEqual([
      ['cloud-kms-new', [{ keyId: 'key-2026', objects: 8, dekSources: 1 }]],
      ['cloud-kms', [{ keyId: 'key-2025', objects: 6, dekSources: 2 }]],
    ]);
    const configurations = [readConfiguration('kubernetes/enc-kmsv2')];
    const without = await reportOn(snapshotOf('kubernetes/enc-kmsv2'), { configurations });
    expect(without.verdict).toBe('sealed');
    expect(without.protections.map(({ status }) => status)).toEqual(['missing', 'missing']);
    expect(without.unused).toEqual([]);
  });

  test('a server that writes plain text first', async () => {
    const report = await verdictOf('kubernetes/enc-identity-first');
    expect(report.identityFirst).toEqual(['secrets']);
    expect(report.verdict).toBe('readable');
    expect(report.plain[0]).toMatchObject({ resource: 'secrets', isCovered: false });
    const events = await verdictOf('kubernetes/enc-wildcard-all');
    expect(events.identityFirst).toEqual([]);
  });

  test('an older and a newer configuration', async () => {
    const [folder, other] = ['kubernetes/enc-aescbc', 'kubernetes/enc-aesgcm'];
    const own = readConfiguration(folder);
    const foreign = readConfiguration(other);
    const first = await reportOn(snapshotOf(folder), { configurations: [foreign, own] });
    expect(first.verdict).toBe('readable');
    expect(first.protections.map(({ isWriter }) => isWriter)).toEqual([false, false]);
    expect(first.unused).toEqual([
      { provider: 'aesgcm', keyName: 'new', number: 0, isWriter: true },
      { provider: 'aesgcm', keyName: 'old', number: 0, isWriter: false },
    ]);
    const none = await reportOn(snapshotOf(folder), { configurations: [foreign] });
    expect(none.verdict).toBe('sealed');
    expect(none.protections.map(({ status, opened }) => [status, opened])).toEqual([
      ['missing', 0],
      ['missing', 0],
    ]);
  });
});

describe('a store', () => {
  const configurations = [configurationOf('aesgcm', [['key1', SECRET]])];
  const sealedAt = (key: string, from = key): Uint8Array =>
    sealLocal('aesgcm', NAMED, encodeText(PLAINTEXT), encodeText(from));
  const storeOf = (values: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
    buildStore({
      records: Object.entries(values).map(([key, value], at) => {
        const content = typeof value === 'string' ? { value } : { bytes: value };
        return { main: at + 2, key, ...content };
      }),
    });

  test('with a prefix of its own', async () => {
    const values = {
      '/tenant-x/namespaces/default': PLAINTEXT,
      '/tenant-x/secrets/a/b': sealedAt('/tenant-x/secrets/a/b'),
      '/tenant-x/secrets/a/c': PLAINTEXT,
      '/registry/secrets/a/b': sealedAt('/registry/secrets/a/b'),
      '/other/key': 'value',
    };
    const report = await reportOn(storeOf(values), { configurations });
    expect(report).toMatchObject({ objects: 4, encrypted: 2, opened: 2, verdict: 'plain' });
    expect(report.plain).toEqual([
      {
        resource: 'secrets',
        objects: 1,
        encrypted: 2,
        isCovered: true,
        firstKeys: ['/tenant-x/secrets/a/c'],
      },
    ]);
  });

  test('with values that were moved, cut off or are nobody knows what', async () => {
    const whole = sealedAt('/registry/secrets/a/cut');
    const values = {
      '/registry/secrets/a/cut': whole.subarray(0, 30),
      '/registry/secrets/a/moved': sealedAt('/registry/secrets/a/other'),
      '/registry/secrets/a/odd': 'k8s:enc:',
      '/registry/secrets/a/\n\u001b[31m': 'k8s:enc:aesgcm:v1:key\u001b[31m:xx',
      '/registry/secrets/a/sound': sealedAt('/registry/secrets/a/sound'),
      elsewhere: 'k8s:enc:rotten:v1:key:xx',
    };
    const report = await reportOn(storeOf(values), { configurations });
    expect(report).toMatchObject({ objects: 6, encrypted: 6, opened: 1, verdict: 'sealed' });
    const found = report.protections.map(({ provider, keyName, status, resources, reasons }) => {
      return [
        provider,
        keyName,
        status,
        resources[0]!.resource,
        reasons.map((one) => one.firstKey),
      ];
    });
    expect(found).toEqual([
      [
        'aesgcm',
        'key1',
        'sealed',
        'secrets',
        ['/registry/secrets/a/moved', '/registry/secrets/a/cut'],
      ],
      ['unknown', '', 'sealed', 'secrets', ['/registry/secrets/a/odd']],
      ['aesgcm', 'key\\x1b[31m', 'missing', 'secrets', ['/registry/secrets/a/\\x0a\\x1b[31m']],
      ['rotten', 'key', 'missing', '', ['elsewhere']],
    ]);
    expect(report.protections[0]).toMatchObject({ objects: 3, opened: 1, isWriter: true });
  });

  test('with more reasons than anybody reads', async () => {
    const whole = sealedAt('/registry/secrets/a/x');
    const values = Array.from({ length: 60 }, (_, at): [string, Uint8Array] => [
      `/registry/secrets/a/${String(at).padStart(2, '0')}`,
      at < 24 ? whole.subarray(0, 23 + at) : whole,
    ]);
    const { protections } = await reportOn(storeOf(Object.fromEntries(values)), { configurations });
    const [{ reasons, objects } = { reasons: [], objects: 0 }] = protections;
    expect(objects).toBe(60);
    expect(reasons.length).toBe(21);
    expect(reasons.reduce((total, one) => total + one.objects, 0)).toBe(60);
  });

  test('counts live keys only', async () => {
    const key = '/registry/secrets/a/b';
    const records = [
      { main: 2, key, bytes: sealedAt(key) },
      { main: 3, key, value: PLAINTEXT },
      { main: 4, key: `${key}c`, bytes: sealedAt(`${key}c`) },
      { main: 5, key: `${key}c` },
    ];
    const report = await reportOn(buildStore({ records }), { configurations });
    expect(report).toMatchObject({ revision: 5, objects: 1, encrypted: 0, verdict: 'plain' });
  });

  test('is done when it is told to stop', async () => {
    const values = { '/registry/secrets/a/b': PLAINTEXT };
    const signal = AbortSignal.abort();
    await expect(reportOn(storeOf(values), { signal })).rejects.toThrow(/abort/);
  });
});

test('names that are tokens are in no report, hashes of them are', async () => {
  const keyOf = (name: string): string => `/openshift.io/oauth/accesstokens/${name}`;
  const names = ['BearerTokenOfEve', 'sha256~abc'];
  const records = names.map((name, at) => ({ main: at + 2, key: keyOf(name), value: PLAINTEXT }));
  const sealed = { main: 4, key: keyOf('BearerOfBob'), value: 'k8s:enc:aescbc:v1:lost:0123' };
  const report = await reportOn(buildStore({ records: [...records, sealed] }));
  expect(report.plain.flatMap(({ firstKeys }) => firstKeys)).toEqual([
    keyOf('[a token]'),
    keyOf('sha256~abc'),
  ]);
  expect(JSON.stringify(report)).not.toContain('Bearer');
});
