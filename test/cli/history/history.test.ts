/** What `history` and `timeline` show of a store that is not like the fixtures. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { BrokenPipe } from '../../../src/cli/context.ts';
import { run } from '../../../src/cli/run.ts';
import { buildStore } from '../../build/store.ts';
import type { RecordSpec } from '../../build/store.ts';
import { tell } from '../fake.ts';
import { enterFolder } from '../folder.ts';

const TOKEN = 'a-token-before-4-6-and-long-enough';
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

const object = (fields: object): string => JSON.stringify({ apiVersion: 'v1', ...fields });

/** Writes to one key after another: each value makes a revision. */
function recordsOf(writes: Record<string, readonly (string | undefined)[]>): RecordSpec[] {
  const records: RecordSpec[] = [];
  let main = 1;
  for (const [key, values] of Object.entries(writes)) {
    let [createRevision, version] = [main + 1, 0];
    for (const value of values) {
      main++;
      if (value === undefined) records.push({ main, key });
      else records.push({ main, key, value, createRevision, version: ++version });
      if (value === undefined) [createRevision, version] = [main + 1, 0];
    }
  }
  return records;
}

const secret = (password: string): string =>
  object({
    kind: 'Secret',
    metadata: {
      ...{ name: 'db', namespace: 'a' },
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': object({
          ...{ kind: 'Secret', data: { password: btoa(password) } },
        }),
      },
    },
    data: { password: btoa(password) },
  });
const hostile = (text: string): string =>
  object({
    kind: 'ConfigMap',
    metadata: {
      ...{ name: 'odd', namespace: 'a' },
      managedFields: [
        { manager: `m\u001b[31m${text}`, operation: 'Up\u202edate', time: 'x\u0007' },
      ],
    },
    data: { [`key\u001b]0;${text}\u0007`]: `\u001b[31m${text}\u2028`, __proto__x: '1' },
  });

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  const records = recordsOf({
    '/registry/secrets/a/db': [secret('hunter1'), secret('hunter22'), undefined, secret('hunter3')],
    '/registry/configmaps/a/odd': [hostile('one'), hostile('two')],
    '/registry/configmaps/a/broken': [
      object({ kind: 'ConfigMap', metadata: { name: 'broken', namespace: 'a' } }),
      '{"kind":"ConfigMap","apiVersion":"v1",',
    ],
    [`/openshift.io/oauth/accesstokens/${TOKEN}`]: [
      object({ kind: 'OAuthAccessToken', metadata: { name: TOKEN } }),
    ],
    '/bootstrap/0123456789ab': ['bootstrap hunter4', 'bootstrap hunter5'],
    '/plain\u001b[31m': ['text\u001b', '\u0000\u0001'],
  });
  writeFileSync('store.db', buildStore({ records }));
});
afterAll(() => {
  folder.leave();
});

describe('secrets', () => {
  test.each([
    [['history', 'secret/db', '-n', 'a']],
    [['history', 'secret/db', '-n', 'a', '-w', 'jsonl']],
    [['history', 'secret/db', '-n', 'a', '-w', 'yaml']],
    [['history', `oauthaccesstokens/${TOKEN}`]],
    [['history', `oauthaccesstokens/${TOKEN}`, '-w', 'jsonl']],
    [['history', `oauthaccesstokens/${TOKEN.slice(0, -1)}x`]],
    [['timeline', `oauthaccesstokens/${TOKEN.slice(0, -1)}x`]],
    [['history', '--key', '/bootstrap/0123456789ab']],
    [['history', '--key', '/bootstrap/0123456789ab', '-w', 'json']],
    [['timeline', '--all']],
    [['timeline', '--all', '-w', 'json']],
    [['timeline', '--all', '-w', 'jsonl', 'secrets,oauthaccesstokens']],
  ])('are not told by %j', async ([command = '', ...argv]) => {
    const { stdout, stderr } = await tell([command, 'store.db', ...argv]);
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toContain(TOKEN);
    for (const told of ['hunter1', 'hunter22', 'hunter3', 'hunter4', 'hunter5']) {
      expect(stdout + stderr).not.toContain(told);
      expect(stdout + stderr).not.toContain(btoa(told).replaceAll('=', ''));
    }
  });

  test('are seen to have changed', async () => {
    const { stdout } = await tell(['history', 'store.db', 'secret/db', '-n', 'a']);
    expect(stdout).toMatch(/data\.password: \[7 bytes, fingerprint \w+\] → \[8\s+bytes,/);
    expect(stdout).toMatch(/^4 +deleted/m);
    expect(stdout).toMatch(/^5 +created/m);
  });

  test('are told where that was asked for, in a file of their owner', async () => {
    const argv = ['history', 'store.db', 'secret/db', '-n', 'a', '--show-secrets', '--out', 'out'];
    expect((await tell(argv)).exit).toBe(0);
    expect(readFileSync('out', 'utf8')).toContain(btoa('hunter22'));
    expect(statSync('out').mode & 0o777).toBe(0o600);
  });
});

describe('what a terminal obeys', () => {
  test.each([
    [['history', 'cm/odd', '-n', 'a']],
    [['history', 'cm/odd', '-n', 'a', '-w', 'jsonl']],
    [['history', 'cm/odd', '-n', 'a', '-w', 'yaml']],
    [['history', '--key', '/plain\u001b[31m', '--show-secrets']],
    [['timeline', '--all', '--show-secrets']],
    [['timeline', '--all', '--show-secrets', '-w', 'json']],
  ])('is not sent to one by %j', async ([command = '', ...argv]) => {
    const { stdout, stderr } = await tell([command, 'store.db', ...argv]);
    expect(stdout).toMatch(/31m/);
    expect(stdout + stderr).not.toMatch(CONTROLS);
  });
});

test('what does not decode is shown with its size and the reason', async () => {
  const argv = ['history', 'store.db', 'cm/broken', '-n', 'a'];
  const { exit, stdout, stderr } = await tell(argv);
  expect(exit).toBe(2);
  expect(stdout).toContain('version 2, 38 bytes\n      ? found JSON that is broken\n');
  expect(stderr).toBe(
    'etcd-snapshot: store.db: ConfigMap a/broken at revision 9: found JSON that is broken\n',
  );
  const line = (await tell([...argv, '-w', 'jsonl'])).stdout.split('\n')[2] ?? '';
  expect(JSON.parse(line)).toMatchObject({
    after: { problem: 'found JSON that is broken', valueSize: 38 },
  });
  const timeline = await tell(['timeline', 'store.db', 'cm/broken']);
  expect(timeline.exit).toBe(2);
  expect(timeline.stdout).toContain('~ ConfigMap a/broken: found JSON that is broken');
});

test('the file is not touched', async () => {
  const hash = (): string => createHash('sha256').update(readFileSync('store.db')).digest('hex');
  const before = hash();
  await tell(['history', 'store.db', 'cm/odd', '-n', 'a']);
  await tell(['timeline', 'store.db', '--all']);
  expect(hash()).toBe(before);
});

test.each([['history'], ['timeline']])(
  '%s ends in order where nobody reads on',
  async (command) => {
    const argv = command === 'history' ? ['secret/db', '-n', 'a'] : ['secrets'];
    let written = 0;
    const closing = {
      isTerminal: false,
      write: (): Promise<void> =>
        written++ === 0 ? Promise.resolve() : Promise.reject(new BrokenPipe('nobody reads on')),
    };
    const stderr: string[] = [];
    const exit = await run([command, 'store.db', ...argv], {
      stdout: closing,
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
    expect(exit).toBe(0);
    expect(stderr.join('')).toBe('');
    expect(written).toBe(2);
  },
);

test.each(['2026-02-30', '2026-02-29T10:00', '2026-13-01', '2026-11-21T25:00'])(
  '--since %s is no moment',
  async (moment) => {
    const { exit, stderr } = await tell(['timeline', 'store.db', '--since', moment]);
    expect(exit).toBe(2);
    expect(stderr).toContain(`--since: found ${moment}, expected a revision`);
    const leapDay = await tell(['timeline', 'store.db', '--since', '2028-02-29T23:59:59Z']);
    expect(leapDay.stderr).not.toContain('expected a revision');
  },
);
