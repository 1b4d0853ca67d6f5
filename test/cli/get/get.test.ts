/** What `get` shows of a store that is not like the fixtures: tokens, other prefixes, odd values. */

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { buildStore } from '../../build/store.ts';
import { tell } from '../fake.ts';
import { enterFolder } from '../folder.ts';

const TOKEN = 'a-token-before-4-6-and-long-enough';
const secret = JSON.stringify({
  kind: 'Secret',
  apiVersion: 'v1',
  metadata: { name: 'copy', namespace: 'a' },
  data: { password: 'aHVudGVyMg==' },
});

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  const values: Record<string, string> = {
    [`/openshift.io/oauth/accesstokens/${TOKEN}`]: `{"kind":"OAuthAccessToken","apiVersion":"oauth.openshift.io/v1","metadata":{"name":"${TOKEN}"}}`,
    '/bootstrap/0123456789ab': 'bootstrap hunter2',
    '/registry/configmaps/a/broken': '{"kind":"ConfigMap","apiVersion":"v1",',
    '/registry/configmaps/a/odd': `{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"odd","namespace":"a"},"data":{"__proto__":"\\u001b[31mred"}}`,
    '/tenant/registry/configmaps/b/far': `{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"far","namespace":"b"}}`,
    '/registry/example.io/widgets/a/orphan': `{"kind":"Widget","apiVersion":"example.io/v1","metadata":{"name":"orphan","namespace":"a"}}`,
    '/elsewhere/secret': secret,
    '/plain': 'text\n',
    '\u0000\u0001': 'binary',
  };
  const records = Object.entries(values).map(([key, value], at) => ({
    ...{ main: 2 + at, key, value },
    ...{ createRevision: 2 + at, version: 1 },
  }));
  writeFileSync('store.db', buildStore({ records }));
});
afterAll(() => {
  folder.leave();
});

const get = (...argv: string[]): ReturnType<typeof tell> => tell(['get', 'store.db', ...argv]);

describe('secrets', () => {
  test.each([
    ['oauthaccesstokens', '-w', 'name'],
    ['oauthaccesstokens', '-w', 'jsonl'],
    ['oauthaccesstoken', `${TOKEN.slice(0, -1)}x`],
    ['--key', `/openshift.io/oauth/accesstokens/${TOKEN.slice(0, -1)}x`],
    ['--key', '/bootstrap/0123456789ab'],
    ['--key', '/bootstrap/0123456789ab', '-w', 'raw'],
    ['--key', '/elsewhere/secret'],
    ['--key', '/elsewhere/secret', '-w', 'raw'],
  ])('are not told by %s %s %s %s', async (...argv) => {
    const { stdout, stderr } = await get(...argv.filter((word) => word !== ''));
    expect(stdout + stderr).not.toBe('');
    for (const told of [TOKEN, 'hunter2', 'aHVudGVyMg', btoa('bootstrap hunter2').slice(0, 12)]) {
      expect(stdout + stderr).not.toContain(told);
    }
  });
  test('are told where that was asked for, in a file of their owner', async () => {
    const { exit } = await get(
      '--key',
      '/bootstrap/0123456789ab',
      '-w',
      'raw',
      '--show-secrets',
      '--out',
      'out',
    );
    expect(exit).toBe(0);
    expect(readFileSync('out', 'utf8')).toBe('bootstrap hunter2');
    expect(statSync('out').mode & 0o777).toBe(0o600);
  });
});

test('a field that some objects of a list do not have is said with their names', async () => {
  const { exit, stderr } = await get(
    'cm',
    '-n',
    'b',
    '--k8s-prefix',
    '/tenant/registry',
    '-w',
    'field=.x',
  );
  expect(stderr).toBe('etcd-snapshot: store.db: configmap/far: no field .x\n');
  expect(exit).toBe(1);
});

test('a key of bytes is named as it can be given', async () => {
  const { stderr } = await get('--key', '0001');
  expect(stderr).toContain('the key 0001 was not found; did you mean --hex 0001?');
  expect(await get('--key', '0001', '--hex', '-w', 'raw')).toMatchObject({ stdout: 'binary' });
});

test('objects outlive the definition of their resource', async () => {
  for (const type of ['widgets', 'widgets.example.io', 'widgets.exam']) {
    const found = await get(`${type}/orphan`, '-n', 'a', '-w', 'field=.kind');
    expect(found).toMatchObject({ exit: 0, stdout: 'Widget\n' });
  }
  const { stderr } = await get('widgetz', '-n', 'a');
  expect(stderr).toContain('there is no resource called widgetz; did you mean widgets?');
});

test('an object that does not decode is told of, and the others are shown', async () => {
  const { exit, stdout, stderr } = await get('cm', '-n', 'a', '-w', 'field=.metadata.name');
  expect(stdout).toBe('odd\n');
  expect(stderr).toBe('etcd-snapshot: store.db: ConfigMap a/broken: found JSON that is broken\n');
  expect(exit).toBe(2);
  expect(await get('cm/broken', '-n', 'a', '-w', 'raw')).toMatchObject({
    exit: 0,
    stdout: '{"kind":"ConfigMap","apiVersion":"v1",',
  });
});

test('an object under another prefix is found all the same', async () => {
  const { stdout } = await get('cm/far', '-n', 'b', '-w', 'name');
  expect(stdout).toBe('configmap/far\n');
});

test('what a terminal obeys is not sent to one', async () => {
  for (const format of ['yaml', 'json', 'jsonl']) {
    const { stdout } = await get('cm/odd', '-n', 'a', '-w', format);
    expect(stdout).toContain('__proto__');
    expect(stdout).not.toContain('\u001b');
  }
});

test('a value of nobody is given as it is', async () => {
  expect((await get('--key', '/plain', '-w', 'raw')).stdout).toBe('text\n');
  expect((await get('--key', '/plain')).stdout).toContain('text: |\n  text\n');
});
