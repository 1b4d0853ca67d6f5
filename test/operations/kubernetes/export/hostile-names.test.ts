/**
 * Whatever the keys of a store are, an export writes nothing outside of its folder: names that only
 * bad data can have, in a real file system, with a canary beside it.
 */

import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { encodeText } from '../../../../src/bytes/text.ts';
import type { ResourcePlace } from '../../../../src/kubernetes/storage/storage-place.ts';
import { openTree } from '../../../../src/node/tree/tree-sink.ts';
import { manifestPath } from '../../../../src/operations/kubernetes/export/manifest-path.ts';
import { buildStore } from '../../../build/store.ts';
import { tell } from '../../../cli/fake.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-hostile-'));
  await mkdir(join(folder, 'beside'));
  await writeFile(join(folder, 'beside/canary'), 'alive');
});
afterEach(async () => {
  const others = ['beside', 'out', 'hostile.db'];
  expect((await readdir(folder)).filter((name) => !others.includes(name))).toEqual([]);
  expect(await readdir(join(folder, 'beside'))).toEqual(['canary']);
  expect(await readFile(join(folder, 'beside/canary'), 'utf8')).toBe('alive');
  await rm(folder, { recursive: true });
});

/** Names as bad data can have them. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...['..', '.', '', '../beside', '../../beside/canary', '/etc/passwd', 'beside/canary'],
    ...['_global_', 'apply-order.txt', '.etcd-snapshot-export', '.git', 'CON', 'nul', 'com1'],
    ...['web', 'Web', 'WEB', 'wéb', 'we\u0301b', 'trailing.', 'trailing ', 'a:b', 'a\\b', '-rf'],
    ...['a\0b', '\u001b[31m', '\n', 'x'.repeat(253), `${'x'.repeat(253)}y`, 'é'.repeat(250), '~'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const places = fc.record({
  type: fc.constant('resource' as const),
  prefix: fc.constant('/registry'),
  group: hostile,
  resource: hostile,
  kind: fc.constantFrom(undefined, 'ConfigMap'),
  namespace: fc.option(hostile, { nil: undefined }),
  name: hostile,
});

/** Files below a folder, without the list. */
async function filesOf(out: string): Promise<string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  expect(entries.every((entry) => entry.isFile() || entry.isDirectory())).toBe(true);
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '.etcd-snapshot-export')
    .map(({ parentPath, name }) => join(parentPath, name).slice(out.length + 1));
}

test('paths of any objects stay in the folder, and are as many as the objects', async () => {
  const out = join(folder, 'out');
  await fc.assert(
    fc.asyncProperty(fc.array(places, { minLength: 1, maxLength: 12 }), async (some) => {
      const idOf = (place: ResourcePlace): string => manifestPath(place);
      const files = new Map(some.map((place) => [`${idOf(place)}.yaml`, JSON.stringify(place)]));
      const sink = await openTree(out, true);
      await sink.put([...files].map(([path, text]) => ({ path, bytes: encodeText(text) })));
      await sink.commit();
      expect((await filesOf(out)).sort()).toEqual([...files.keys()].sort());
    }),
    { seed: 4, numRuns: 120 },
  );
}, 60_000);

test('two objects have two paths', () => {
  const idOf = ({ group, resource, kind, namespace, name }: ResourcePlace): string =>
    JSON.stringify([kind ?? [group, resource], namespace ?? null, name]);
  const isText = (text: string): boolean => new TextDecoder().decode(encodeText(text)) === text;
  fc.assert(
    fc.property(places, places, (one, other) => {
      fc.pre(isText(JSON.stringify([one, other])) && idOf(one) !== idOf(other));
      // The dot between both is no part of a plural.
      fc.pre(![one, other].some(({ resource }) => resource.includes('.')));
      const folded = (place: ResourcePlace): string => manifestPath(place).toLowerCase();
      expect(folded(one)).not.toBe(folded(other));
    }),
    { seed: 5, numRuns: 3000 },
  );
});

test('a store with such keys is exported by the command', async () => {
  const names = ['..', '../../beside/canary', 'Web', 'web', 'CON', 'x'.repeat(253), 'a:b', 'a%2Fb'];
  const spaces = ['shop', '..', '_global_', 'apply-order.txt', 'Shop', 'nul'];
  const records = spaces.flatMap((namespace) =>
    names.map((name) => {
      const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } };
      return { key: `/registry/configmaps/${namespace}/${name}`, value: JSON.stringify(object) };
    }),
  );
  const store = buildStore({ records: records.map((record, at) => ({ main: at + 2, ...record })) });
  await writeFile(join(folder, 'hostile.db'), store);
  const out = join(folder, 'out');
  const first = await tell(['export', join(folder, 'hostile.db'), '--out', out]);
  expect(first).toMatchObject({ exit: 0, stderr: '' });
  const files = await filesOf(out);
  expect(files.filter((path) => path.endsWith('.yaml'))).toHaveLength(records.length);
  const folded = files.map((path) => path.normalize('NFKD').toLowerCase());
  expect(new Set(folded).size).toBe(files.length);
  const size = (await stat(join(out, 'apply-order.txt'))).mtimeMs;
  const again = await tell(['export', join(folder, 'hostile.db'), '--out', out, '--update']);
  expect(again.stdout).toContain(`0 files new or changed, ${String(files.length)} as before`);
  expect((await stat(join(out, 'apply-order.txt'))).mtimeMs).toBe(size);
});

test('an update leaves the manifest of an object that cannot be read any more', async () => {
  const valueOf = (name: string): string =>
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' } });
  const storeOf = async (values: Readonly<Record<string, string>>): Promise<void> => {
    const records = Object.entries(values).map(([name, value], at) => ({
      ...{ main: at + 2, key: `/registry/configmaps/shop/${name}`, value },
    }));
    await writeFile(join(folder, 'hostile.db'), buildStore({ records }));
  };
  const command = ['export', join(folder, 'hostile.db'), '--out', join(folder, 'out')];
  await storeOf({ broken: valueOf('broken'), gone: valueOf('gone'), well: valueOf('well') });
  expect((await tell(command)).exit).toBe(0);
  await storeOf({ broken: '{', well: valueOf('well') });
  expect((await tell([...command, '--update'])).exit).toBe(2);
  expect((await filesOf(join(folder, 'out'))).sort()).toEqual([
    ...['apply-order.txt', 'shop/ConfigMap/broken.yaml', 'shop/ConfigMap/well.yaml'],
  ]);
});
