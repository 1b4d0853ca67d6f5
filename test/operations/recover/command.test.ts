/** The command: what is written is what was stored, for its owner only, and secrets only if asked. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { readStoredObject } from '../../../src/kubernetes/change/stored-object.ts';
import { createDecryptor } from '../../../src/kubernetes/encryption/decryptor.ts';
import { placeOf } from '../../../src/kubernetes/storage/place-of.ts';
import { recover } from '../../../src/operations/recover/recover.ts';
import { fixtureNames, readFixture } from '../../build/fixtures.ts';
import { LivingStore } from '../../build/living-store.ts';
import { tell } from '../../cli/fake.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recover-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Manifest {
  readonly records: readonly {
    readonly key: string;
    readonly file: string | null;
    readonly page: number;
    readonly problem: string | null;
  }[];
}

function manifest(out: string): Manifest {
  return JSON.parse(readFileSync(path(`${out}/manifest.json`), 'utf8')) as Manifest;
}

function filesBelow(name: string): string[] {
  const all = readdirSync(path(name), { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path(name), join(entry.parentPath, entry.name)))
    .sort();
}

/** A store in which these keys were written and deleted. */
function deletedKeys(keys: readonly string[], value: string): Uint8Array {
  const store = new LivingStore();
  store.transact(keys.map((key) => ({ key, value })));
  store.transact(keys.map((key) => ({ key })));
  store.commit();
  return store.bytes();
}

test('the command that is told has what it takes to find the object and to open it', async () => {
  const value = '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","namespace":"a"}}';
  writeFileSync(path('odd.db'), deletedKeys(['/tenant/registry/configmaps/a/x'], value));
  writeFileSync(path('e.yaml'), readFixture('kubernetes/after', 'encryption.yaml'));
  const means = ['--encryption-config', path('e.yaml'), '--k8s-prefix', '/tenant/registry'];
  const { stdout } = await tell(['recover', path('odd.db'), '-A', ...means]);
  const command = `recover ${path('odd.db')} ${means.join(' ')} configmaps/x -n a --out -`;
  expect(stdout).toContain(`etcd-snapshot ${command} | kubectl apply -f -`);
  const { stdout: manifests } = await tell(command.split(' '));
  expect(manifests).toContain('kind: ConfigMap\nmetadata:\n  name: x\n');
});

describe('--out', () => {
  it('writes files for the owner only, all of them in the manifest', async () => {
    writeFileSync(path('after.db'), readFixture('kubernetes/after', 'snapshot.db'));
    const told = await tell(['recover', path('after.db'), '--out', path('out')]);
    expect(told.exit).toBe(0);
    const { records } = manifest('out');
    const listed = records.map(({ file }) => file).filter((file) => file !== null);
    expect(filesBelow('out')).toEqual(['manifest.json', ...listed].sort());
    expect(listed.length).toBeGreaterThan(40);
    expect(statSync(path('out')).mode & 0o777).toBe(0o700);
    expect(statSync(path('out/tombstoned')).mode & 0o777).toBe(0o700);
    for (const file of filesBelow('out')) {
      expect(statSync(path(`out/${file}`)).mode & 0o777).toBe(0o600);
    }
  });

  it('writes secrets only if they are asked for', async () => {
    writeFileSync(path('after.db'), readFixture('kubernetes/after', 'snapshot.db'));
    const ask = ['recover', path('after.db'), 'secret/unused-legacy', '-n', 'shop', '--out'];
    await tell([...ask, path('hidden')]);
    await tell([...ask, path('shown'), '--show-secrets']);
    const read = (out: string): { data: { password: string }; metadata: object } =>
      parse(readFileSync(path(`${out}/${manifest(out).records[0]?.file ?? ''}`), 'utf8')) as never;
    expect(read('hidden').data.password).toMatch(/^\[7 bytes, fingerprint/);
    expect(Buffer.from(read('shown').data.password, 'base64').length).toBe(7);
    expect(read('shown').metadata).not.toHaveProperty('resourceVersion');
    expect(manifest('hidden').records[0]?.problem).toMatch(/--show-secrets/);
  });

  it('writes manifests, or everything that was stored', async () => {
    writeFileSync(path('after.db'), readFixture('kubernetes/after', 'snapshot.db'));
    const ask = ['recover', path('after.db'), 'job/etl-import', '-n', 'legacy-batch', '--out', '-'];
    const { stdout: manifest } = await tell(ask);
    const { stdout: stored } = await tell([...ask, '--as-stored']);
    for (const field of [
      'uid:',
      'status:',
      'creationTimestamp:',
      'controller-uid',
      'managedFields',
    ]) {
      expect(manifest).not.toContain(field);
      expect(stored).toContain(field);
    }
    expect(parse(manifest)).toMatchObject({ kind: 'Job', metadata: { namespace: 'legacy-batch' } });
  });

  it('writes a stream in which each object finds what it needs, and says what was left out', async () => {
    writeFileSync(path('after.db'), readFixture('kubernetes/after', 'snapshot.db'));
    const told = await tell(['recover', path('after.db'), '-n', 'legacy-batch', '--out', '-']);
    const kinds = told.stdout.match(/(?<=^kind: )\w+/gm);
    const configMaps = ['ConfigMap', 'ConfigMap', 'ConfigMap', 'ConfigMap'];
    expect(kinds).toEqual(['Namespace', 'ServiceAccount', 'Secret', ...configMaps, 'Job']);
    expect(told).toMatchObject({
      exit: 0,
      stderr: 'etcd-snapshot: 1 object: secrets are left out; see --show-secrets\n',
    });
  });

  it('writes one file of manifests, for the owner only', async () => {
    writeFileSync(path('after.db'), readFixture('kubernetes/after', 'snapshot.db'));
    const ask = ['recover', path('after.db'), 'netpol/default-deny', '-n', 'payments', '--out'];
    const { stdout } = await tell([...ask, '-']);
    expect(await tell([...ask, path('one.yaml')])).toMatchObject({ exit: 0, stdout: '' });
    expect(readFileSync(path('one.yaml'), 'utf8')).toBe(stdout);
    expect(statSync(path('one.yaml')).mode & 0o777).toBe(0o600);
    // Nothing found is no reason to replace what is there.
    const none = ['recover', path('after.db'), 'netpol/none', '--out', path('one.yaml')];
    expect((await tell(none)).exit).toBe(1);
    expect(readFileSync(path('one.yaml'), 'utf8')).toBe(stdout);
  });

  it('leaves out what may be a secret and cannot be decoded', async () => {
    writeFileSync(path('odd.db'), deletedKeys(['/registry/secrets/a/b'], 'hunter2'));
    const told = await tell(['recover', path('odd.db'), '--out', path('out')]);
    expect(filesBelow('out')).toEqual(['manifest.json']);
    expect(told.stdout + told.stderr).not.toContain('hunter2');
    const shown = await tell(['recover', path('odd.db'), '--out', path('raw'), '--show-secrets']);
    expect(shown.exit).toBe(0);
    const [record] = manifest('raw').records;
    expect(readFileSync(path(`raw/${record?.file ?? ''}`), 'utf8')).toBe('hunter2');
  });

  it('keeps odd names inside of the folder', async () => {
    const long = 'x'.repeat(700);
    const keys = ['/../../evil', '/a/../..', '/..', '/.', '/UPPER', '/upper', `/${long}`, '/a\nb'];
    const nul = ['/nul\u0000', '/con:', '/a\\b', '/ü', '-rf'];
    writeFileSync(path('odd.db'), deletedKeys([...keys, ...nul], 'value'));
    const told = await tell(['recover', path('odd.db'), '--out', path('out')]);
    expect(told.exit).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['odd.db', 'out']);
    const files = filesBelow('out').filter((name) => name !== 'manifest.json');
    expect(files.length).toBe(keys.length + nul.length);
    expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(files.length);
    for (const file of files) {
      expect(file).toMatch(/^tombstoned\/[\w][\w.-]{0,200}\.value$/);
      expect(readFileSync(path(`out/${file}`), 'utf8')).toBe('value');
    }
  });

  it('writes one value as it is to standard output, and refuses several', async () => {
    writeFileSync(path('plain.db'), deletedKeys(['/a', '/b'], 'value'));
    const one = await tell(['recover', path('plain.db'), '--key', '/a', '--out', '-']);
    expect([one.exit, one.stdout]).toEqual([0, 'value']);
    const several = await tell(['recover', path('plain.db'), '--out', '-']);
    expect([several.exit, several.stdout]).toEqual([2, '']);
  });

  it('refuses the input and what lies in it', async () => {
    writeFileSync(path('plain.db'), deletedKeys(['/a'], 'value'));
    const told = await tell(['recover', path('plain.db'), '--out', folder]);
    expect(told.exit).toBe(2);
    expect(readdirSync(folder)).toEqual(['plain.db']);
  });
});

describe.each(fixtureNames('kubernetes'))('%s', (name) => {
  test('what lies on free pages are objects whose names are those of their keys', async () => {
    const recovery = await recover(await openSnapshot(readFixture(name, 'snapshot.db')), {
      all: true,
    });
    const decryptor = createDecryptor([]);
    for (const record of recovery.records()) {
      const value = await recovery.readValue(record);
      expect(value?.length).toBe(record.valueSize);
      const { key, revision } = record;
      const place = placeOf(key);
      if (place.type !== 'resource') continue;
      const found = { modRevision: revision.main, valueSize: record.valueSize, value };
      const object = readStoredObject(found, { key, place }, decryptor);
      if (object.encryption !== undefined) continue;
      expect([object.problem, object.mismatch]).toEqual([undefined, undefined]);
    }
  });
});
