/** What `list` shows of a store that is not like the fixtures. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { BrokenPipe } from '../../../src/cli/context.ts';
import { run } from '../../../src/cli/run.ts';
import { ColumnTable } from '../../../src/cli/render/column-table.ts';
import { buildStore } from '../../build/store.ts';
import { tell } from '../fake.ts';
import { enterFolder } from '../folder.ts';

const TOKEN = 'a-token-before-4-6-and-long-enough';
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;
const ODD = '\u001b[31m\u009b\u202e';

const object = (fields: object): string => JSON.stringify({ apiVersion: 'v1', ...fields });

const VALUES: readonly (readonly [key: string, value: string])[] = [
  [
    '/registry/apiextensions.k8s.io/customresourcedefinitions/odds.example.com',
    JSON.stringify({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'odds.example.com' },
      spec: {
        ...{ group: 'example.com', scope: 'Namespaced' },
        names: { plural: 'odds', kind: 'Odd' },
        versions: [
          {
            ...{ name: 'v1', storage: true },
            additionalPrinterColumns: [
              { name: `Odd${ODD}`, type: 'string', jsonPath: '.spec.odd' },
              { name: 'Data', type: 'string', jsonPath: '.data' },
            ],
          },
        ],
      },
    }),
  ],
  ['/registry/configmaps/a/broken', '{"kind":"ConfigMap","apiVersion":"v1",'],
  ['/registry/configmaps/a/cut', 'k8s\u0000\n\u0005'],
  [
    `/registry/configmaps/a/odd${ODD}`,
    object({ kind: 'ConfigMap', metadata: { name: `odd${ODD}`, namespace: 'a' }, data: {} }),
  ],
  [
    '/registry/events/a/e',
    object({
      ...{ kind: 'Event', metadata: { name: 'e', namespace: 'a' }, reason: ODD, type: ODD },
      ...{ message: `first${ODD}\nsecond`, involvedObject: { kind: ODD, name: ODD } },
    }),
  ],
  [
    '/registry/example.com/odds/a/one',
    JSON.stringify({
      ...{ apiVersion: 'example.com/v1', kind: 'Odd', metadata: { name: 'one', namespace: 'a' } },
      spec: { odd: `x${ODD}` },
    }),
  ],
  [
    '/registry/secrets/a/db',
    object({
      ...{ kind: 'Secret', metadata: { name: 'db', namespace: 'a', labels: { app: 'db' } } },
      ...{ type: 'Opaque', data: { password: btoa('hunter22') } },
    }),
  ],
  [
    `/openshift.io/oauth/accesstokens/${TOKEN}`,
    object({ kind: 'OAuthAccessToken', metadata: { name: TOKEN } }),
  ],
  ['/bootstrap/0123456789ab', 'bootstrap hunter4'],
  [`/plain${ODD}`, `text${ODD}`],
];

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  const records = VALUES.map(([key, value], at) => {
    const main = at + 2;
    return { main, key, value, createRevision: main, version: 1 };
  });
  writeFileSync('store.db', buildStore({ records }));
});
afterAll(() => {
  folder.leave();
});

describe.each(['table', 'wide', 'json', 'jsonl', 'yaml', 'name'])('-w %s', (format) => {
  test.each([
    [['-A']],
    [['-A', '--sort', 'size']],
    [['-n', 'a']],
    [['cm,events,odds', '-A']],
    [['odds', '-n', 'a']],
    [['secrets', '-A', '-l', 'app=db']],
    [['oauthaccesstokens', '-A']],
    [['--prefix', '/']],
  ])('shows neither secrets nor what a terminal obeys: %j', async (argv) => {
    const { stdout, stderr } = await tell(['list', 'store.db', ...argv, '-w', format]);
    expect(stdout).not.toBe('');
    expect(stdout + stderr).not.toMatch(CONTROLS);
    for (const secret of [TOKEN, 'hunter22', btoa('hunter22'), 'hunter4', btoa('hunter4')]) {
      expect(stdout + stderr).not.toContain(secret.replaceAll('=', ''));
    }
  });
});

test('keys only are one a line, without tokens and controls', async () => {
  const { exit, stdout } = await tell(['list', 'store.db', '--keys-only']);
  expect(exit).toBe(0);
  expect(stdout.trimEnd().split('\n').length).toBe(VALUES.length);
  expect(stdout).not.toMatch(CONTROLS);
  expect(stdout).not.toContain(TOKEN);
  expect(stdout).toContain('\n/openshift.io/oauth/accesstokens/[34 bytes, fingerprint ');
});

test('what does not decode has a mark, is told of, and makes the exit code 2', async () => {
  const { exit, stdout, stderr } = await tell(['list', 'store.db', 'cm', '-n', 'a']);
  expect(exit).toBe(2);
  expect(stdout).toMatch(/^broken +<unreadable>$/m);
  expect(stdout).toMatch(/^cut +<unreadable>$/m);
  expect(stdout).toMatch(/^odd\\x1b.* +0 +<unknown>$/m);
  expect(stderr).toContain('ConfigMap a/broken: found JSON that is broken');
  const mixed = await tell(['list', 'store.db', '-n', 'a']);
  expect(mixed.exit).toBe(2);
  expect(mixed.stdout).toMatch(/^configmap\/broken .*<unreadable>$/m);
  expect(mixed.stderr).toContain('ConfigMap a/cut: ');
});

test('a type that is asked for twice is listed once', async () => {
  const once = await tell(['list', 'store.db', 'secrets', '-A']);
  for (const types of ['secrets,secret', 'secret,secrets,Secret']) {
    expect(await tell(['list', 'store.db', types, '-A'])).toStrictEqual(once);
  }
});

test('objects that are asked for by their names are in one table, in the order that is said', async () => {
  const argv = ['list', 'store.db', 'cm/broken', `cm/odd${ODD}`, 'configmap/cut', '-n', 'a'];
  const names = async (...more: string[]): Promise<string[]> => {
    const { stdout } = await tell([...argv, ...more]);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => /^\w+/.exec(line)?.[0] ?? '');
  };
  expect(await names()).toStrictEqual(['NAME', 'broken', 'odd', 'cut']);
  expect(await names('--sort', 'size')).toStrictEqual(['NAME', 'odd', 'broken', 'cut']);
  expect(await names('--sort', 'modified')).toStrictEqual(['NAME', 'odd', 'cut', 'broken']);
});

test('files are for their owner', async () => {
  const argv = [
    'list',
    'store.db',
    'secrets',
    '-A',
    '--show-secrets',
    '-w',
    'yaml',
    '--out',
    'out',
  ];
  expect((await tell(argv)).exit).toBe(0);
  expect(readFileSync('out', 'utf8')).toContain(btoa('hunter22'));
  expect(statSync('out').mode & 0o777).toBe(0o600);
});

test('the file is not touched', async () => {
  const hash = (): string => createHash('sha256').update(readFileSync('store.db')).digest('hex');
  const before = hash();
  await tell(['list', 'store.db', '-A', '--sort', 'modified']);
  expect(hash()).toBe(before);
});

test.each([[['-A']], [['cm,secrets', '-A', '-w', 'json']], [['--keys-only']]])(
  '%j ends in order where nobody reads on',
  async (argv) => {
    const stderr: string[] = [];
    const exit = await run(['list', 'store.db', ...argv], {
      stdout: {
        isTerminal: false,
        write: () => Promise.reject(new BrokenPipe('nobody reads on')),
      },
      stderr: {
        isTerminal: false,
        write: (text) => Promise.resolve(void stderr.push(String(text))),
      },
      stdin: (async function* () {
        yield await Promise.resolve(new Uint8Array(0));
      })(),
      signal: new AbortController().signal,
      now: () => 0,
      today: () => 0,
      random32: () => 1,
    });
    expect(exit).toBeLessThan(3);
    expect(stderr.join('')).not.toContain('nobody');
  },
);

test('a column is as wide as what was seen of it so far', () => {
  const table = new ColumnTable(['NAME', 'AGE']);
  expect(table.lines([['a', '1d']])).toBe('NAME   AGE\na      1d\n');
  expect(table.lines([['a-long-name', '']])).toBe('a-long-name\n');
  expect(table.lines([['b', 'two\nlines']])).toBe('b             two...\n');
});
