/** What `inspect` prints as JSON is what the schema that ships says, for real stores of any kind. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { schemaFaults } from '../diff/json-schema.ts';
import type { JsonSchema } from '../diff/json-schema.ts';
import { tell } from '../fake.ts';
import { enterFolder, putEncryption, putSnapshots } from '../folder.ts';

const SCHEMA = new URL('../../../docs/etcd-snapshot-inspect.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as JsonSchema;

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
});
afterAll(() => {
  folder.leave();
});

it.each([
  [['before.db']],
  [['after.db', '--security', '--encryption-config', 'after.yaml']],
  [['enc-kmsv2.db', '--security']],
  [['enc-wildcard-all.db', '--encryption-config', 'enc-wildcard-all.yaml']],
  [['history.db', '--at', '200']],
  [['3.6-rich.db', '--security']],
  [['3.5-midcompact.db']],
  [['3.4-members.db']],
  [['3.4-empty.db']],
])('%s', async (words) => {
  const { stdout, stderr, exit } = await tell(['inspect', ...words, '-w', 'json']);
  expect([stderr, exit]).toEqual(['', 0]);
  expect(schemaFaults(JSON.parse(stdout), schema, schema)).toEqual([]);
});

it('is in the package', () => {
  const url = new URL('../../../package.json', import.meta.url);
  const { files } = JSON.parse(readFileSync(url, 'utf8')) as { files: string[] };
  expect(files).toContain('docs/etcd-snapshot-inspect.schema.json');
});
