/** What the command prints as JSON is what the schema that ships says, for real stores of any kind. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { tell } from '../fake.ts';
import { enterFolder, putEncryption, putSnapshots } from '../folder.ts';
import { schemaFaults } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

const SCHEMA = new URL('../../../docs/etcd-snapshot-diff.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as JsonSchema & {
  readonly $defs: Readonly<Record<string, JsonSchema>>;
};

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
  [['before.db', 'after.db', '--noise']],
  [['before.db', 'after.db', '--noise', '--encryption-config', 'after.yaml']],
  [['after.db', 'before.db', '--show-secrets', '--encryption-config', 'after.yaml']],
  [['enc-kmsv2.db', 'cbor.db']],
  [['history.db', 'enc-wildcard-all.db', '--noise']],
  [['3.6-basic.db', '3.6-rich.db']],
  [['3.6-rich.db', 'before.db', '--show-secrets', '--noise']],
  [['before.db', 'before.db']],
])('%s', async (words) => {
  const whole = await tell(['diff', ...words, '-w', 'json']);
  expect(whole.stderr).toBe('');
  const data = JSON.parse(whole.stdout) as { changes: unknown[]; isDifferent: boolean };
  expect(schemaFaults(data, schema, schema)).toEqual([]);
  expect(whole.exit).toBe(data.isDifferent ? 1 : 0);

  const lines = (await tell(['diff', ...words, '-w', 'jsonl'])).stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(data.changes.length + 2);
  const { firstLine, changeLine, lastLine } = schema.$defs;
  for (const [at, line] of lines.entries()) {
    const kind = at === 0 ? firstLine! : at === lines.length - 1 ? lastLine! : changeLine!;
    expect(schemaFaults(JSON.parse(line), kind, schema)).toEqual([]);
  }
});

it('is in the package', () => {
  const url = new URL('../../../package.json', import.meta.url);
  const { files } = JSON.parse(readFileSync(url, 'utf8')) as { files: string[] };
  expect(files).toContain('docs/etcd-snapshot-diff.schema.json');
});
