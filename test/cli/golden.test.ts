/** Byte for byte what the tools of four releases printed of the same files. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { filesOf, fixtureNames, readFixtureJson } from '../build/fixtures.ts';
import { tell } from './fake.ts';
import { enterFolder, putSnapshots } from './folder.ts';

interface Printed {
  readonly exit: number;
  readonly stdout?: string;
  readonly json?: unknown;
}

interface Expectation {
  readonly offline: {
    readonly snapshot_status: Readonly<Record<string, Readonly<Record<string, Printed>>>>;
    readonly hashkv: Readonly<Record<string, Readonly<Record<string, Printed>>>>;
  };
}

const RELEASES = [
  ['3.4', '3.4.23'],
  ['3.5', '3.5.35'],
  ['3.6', '3.6.16'],
  ['3.7', '3.7.3'],
] as const;
const FORMATS = ['simple', 'table', 'json', 'fields'] as const;

const fixtures = fixtureNames('etcd').filter((name) => filesOf(name).includes('expect.json'));
let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
});
afterAll(() => {
  folder.leave();
});

it('has fixtures of every release', () => {
  const releases = new Set(fixtures.map((name) => /^etcd\/(\d\.\d)/.exec(name)?.[1]));
  expect([...releases].sort()).toEqual(RELEASES.map(([minor]) => minor));
});

describe.each(fixtures)('%s', (fixture) => {
  const file = `${fixture.split('/')[1]!}.db`;
  const { offline } = readFixtureJson<Expectation>(fixture, 'expect.json');

  it.each(RELEASES)('status as %s prints it', async (minor, release) => {
    for (const format of FORMATS) {
      const theirs = offline.snapshot_status[release]![format]!;
      expect(theirs.exit).toBe(0);
      const ours = await tell(['status', file, '-w', format, '--compat', minor]);
      expect(ours).toEqual({ exit: 0, stdout: theirs.stdout, stderr: '' });
    }
  });

  it('status prints what 3.7 does without being told', async () => {
    const { stdout } = await tell(['status', file]);
    expect(stdout).toBe(offline.snapshot_status['3.7.3']!['simple']!.stdout);
  });

  it('hashkv as 3.7.3 prints it', async () => {
    const theirs = offline.hashkv['3.7.3']!;
    for (const format of ['simple', 'fields', 'table']) {
      const ours = await tell(['hashkv', file, '-w', format]);
      expect(ours).toEqual({ exit: 0, stdout: theirs[`0 ${format}`]!.stdout, stderr: '' });
    }
    const { stdout } = await tell(['hashkv', file, '-w', 'json']);
    expect(stdout).toBe(`${JSON.stringify(theirs['0']!.json)}\n`);
  });

  it('hashkv at every revision that 3.7.3 was asked for', async () => {
    const revisions = Object.entries(offline.hashkv['3.7.3']!).filter(([name]) =>
      /^\d+$/.test(name),
    );
    expect(revisions.length).toBeGreaterThan(0);
    for (const [revision, theirs] of revisions) {
      const ours = await tell(['hashkv', file, '-w', 'json', '--revision', revision]);
      const answer = ours.exit === 0 ? (JSON.parse(ours.stdout) as unknown) : undefined;
      expect([revision, answer]).toEqual([revision, theirs.json]);
    }
  });
});
