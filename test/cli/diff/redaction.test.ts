/**
 * No format shows a secret: every output is searched for every value of every Secret of the
 * fixtures, in each way that it could be written. What a Secret has in common with objects that hold
 * no secrets (the name of its namespace) may be shown, and is found in those.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DIFF_FORMATS } from '../../../src/cli/diff/options.ts';
import { readFixture } from '../../build/fixtures.ts';
import { tell } from '../fake.ts';
import { formsOf, SIZE_MIN } from './secret-forms.ts';
import { enterFolder, putEncryption, putSnapshots } from '../folder.ts';

interface TrueObject {
  readonly key: string;
  readonly object: {
    readonly kind: string;
    readonly data?: Readonly<Record<string, string>>;
    readonly metadata: object;
    readonly type?: string;
  } | null;
}

function objectsOf(fixture: string): TrueObject[] {
  const text = new TextDecoder().decode(readFixture(`kubernetes/${fixture}`, 'objects.ndjson'));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TrueObject);
}

/** Every value of a Secret, and a text of everything that is no secret. */
function secretsOf(fixtures: readonly string[]): { secrets: Buffer[]; open: string } {
  const secrets = new Map<string, Buffer>();
  const open: string[] = [];
  for (const { key, object } of fixtures.flatMap(objectsOf)) {
    open.push(key);
    if (object?.kind !== 'Secret') {
      open.push(JSON.stringify(object));
      continue;
    }
    const { data = {}, metadata, type } = object;
    const annotations = JSON.stringify(metadata).replace(
      /"[^"]*last-applied[^"]*":"(\\.|[^"\\])*"/,
      '',
    );
    open.push(annotations, type ?? '', ...Object.keys(data));
    for (const value of Object.values(data)) secrets.set(value, Buffer.from(value, 'base64'));
  }
  const values = [...secrets.values()].filter(({ length }) => length >= SIZE_MIN);
  return { secrets: values, open: open.join('\n') };
}

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
});
afterAll(() => {
  folder.leave();
});

async function output(pair: readonly string[], ...options: string[]): Promise<string> {
  const told = await tell(['diff', ...pair.map((name) => `${name}.db`), '--all', ...options]);
  expect(told).toMatchObject({ exit: 1, stderr: '' });
  return told.stdout.replace(/\s+/g, ' ');
}

const PAIRS: readonly (readonly [before: string, after: string, keys: string | undefined])[] = [
  ['before', 'after', 'after'],
  ['before', 'after', undefined],
  ['after', 'before', 'after'],
  ['before', 'enc-aescbc', 'enc-aescbc'],
  ['enc-wildcard-all', 'enc-aescbc', 'enc-wildcard-all'],
  ['cbor', 'enc-secretbox', 'enc-secretbox'],
];

describe.each(PAIRS)('%s and %s, with the keys of %s', (before, after, keys) => {
  const { secrets, open } = secretsOf([before, after]);
  const allowed = open.replace(/\s+/g, ' ');
  const options = keys === undefined ? [] : ['--encryption-config', `${keys}.yaml`];

  it.each(DIFF_FORMATS)('%s has no secret in it', async (format) => {
    const told = await output([before, after], '--noise', '-w', format, ...options);
    const shown = secrets.flatMap(formsOf).filter((form) => told.includes(form));
    expect(shown.filter((form) => !allowed.includes(form))).toEqual([]);
  });
});

it('would find one', async () => {
  const { secrets, open } = secretsOf(['before', 'after']);
  expect(secrets.length).toBeGreaterThan(20);
  const hidden = secrets.filter((value) => !open.includes(value.toString('utf8')));
  expect(hidden.length).toBeGreaterThan(20);
  const options = ['--show-secrets', '--encryption-config', 'after.yaml'];
  const told = await output(['before', 'after'], '-w', 'json', ...options);
  const shown = hidden.filter((value) => formsOf(value).some((form) => told.includes(form)));
  expect(shown.length).toBeGreaterThan(5);
});
