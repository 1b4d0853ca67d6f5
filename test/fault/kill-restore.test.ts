/**
 * The built command, stopped at random moments: by `kill -9`, after which everything is there or
 * nothing but leftovers that the next run names; and by Ctrl-C and the like, after which nothing is.
 */

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findLeftovers, removalCommand } from '../../src/node/leftovers.ts';
import type { Leftover } from '../../src/node/leftovers.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { Tally } from '../differential/harness/tally.ts';
import { roundCount, runAndKill } from './harness/kill.ts';
import type { Ended } from './harness/kill.ts';
import { makeStore } from './harness/store.ts';

const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const SEED = Number(process.env['ETCD_SNAPSHOT_SEED'] ?? 20_261_127);
const STORE_BYTES = 20_000_000;
/** A segment is zeros behind this, which the command has seen when it read it back. */
const HASHED_BYTES_MAX = 32_000_000;
const CLUSTER = ['a', 'b', 'c']
  .map((name, at) => `  - {name: ${name}, peerURLs: ["http://10.0.0.${String(at + 1)}:2380"]}\n`)
  .join('');

const tally = new Tally();
let folder = '';
let snapshot = '';
let clusterFile = '';
let source: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-kill-restore-'));
  snapshot = join(folder, 'snapshot.db');
  await makeStore(snapshot, STORE_BYTES);
  source = await readFile(snapshot);
  clusterFile = join(folder, 'cluster.yaml');
  await writeFile(clusterFile, `token: kill\nmembers:\n${CLUSTER}`);
});
afterAll(async ({}, suite) => {
  await rm(folder, { recursive: true });
  const input = `seeds ${String(SEED)} to ${String(SEED + SHAPES.length - 1)}`;
  await tally.finish('restore-kill', suite, { input });
});

/** What a run makes, and whether its places are there before it, as empty folders. */
interface Shape {
  readonly kind: 'member' | 'cluster';
  readonly isThere: boolean;
  /** Whether the log lies elsewhere. */
  readonly log: boolean;
}

const SHAPES: readonly Shape[] = [
  { kind: 'member', isThere: false, log: false },
  { kind: 'member', isThere: true, log: false },
  { kind: 'member', isThere: false, log: true },
  { kind: 'member', isThere: true, log: true },
  { kind: 'cluster', isThere: false, log: false },
  { kind: 'cluster', isThere: true, log: false },
];

/** One run's own folder. */
class Place {
  readonly path: string;
  readonly target: string;
  readonly walDir: string | undefined;
  readonly shape: Shape;

  private constructor(path: string, shape: Shape) {
    this.path = path;
    this.target = join(path, 'data');
    this.walDir = shape.log ? join(path, 'log') : undefined;
    this.shape = shape;
  }

  static async make(name: string, shape: Shape): Promise<Place> {
    const place = new Place(await mkdtemp(join(folder, `${name}-`)), shape);
    if (shape.isThere) for (const path of place.#places) await mkdir(path);
    return place;
  }

  get command(): string[] {
    const { target, walDir, shape } = this;
    const where =
      shape.kind === 'cluster'
        ? ['--cluster', clusterFile, '--out', target]
        : ['--data-dir', target, ...(walDir === undefined ? [] : ['--wal-dir', walDir])];
    return [process.execPath, MAIN, 'restore', snapshot, '-w', 'json', ...where];
  }

  /** Hashes of all files that have their place. */
  async files(): Promise<Record<string, string>> {
    const entries = await readdir(this.path, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.part-'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const found: Record<string, string> = {};
    for (const file of files) found[relative(this.path, file)] = await digestOf(file);
    return found;
  }

  /** Whether the command has come to its end. */
  async isWhole(): Promise<boolean> {
    const names: string[] = await readdir(this.target).catch(() => []);
    return names.includes(this.shape.kind === 'cluster' ? 'a' : 'member');
  }

  /** Expects what was there before. */
  async expectNothing(): Promise<void> {
    const left = await readdir(this.path, { recursive: true });
    const was = this.#places.map((path) => relative(this.path, path));
    expect(left.sort()).toEqual(this.shape.isThere ? was.sort() : []);
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true });
    expect(Buffer.compare(await readFile(snapshot), source)).toBe(0);
  }

  get #places(): string[] {
    return this.walDir === undefined ? [this.target] : [this.target, this.walDir];
  }
}

async function digestOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { size, mode } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, HASHED_BYTES_MAX));
    await handle.read(bytes, 0, bytes.length, 0);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return `${(mode & 0o777).toString(8)} ${String(size)} ${digest}`;
  } finally {
    await handle.close();
  }
}

/** A moment of a run, or shortly behind it: Node takes the first part of it to start. */
function momentMs(random: number, takenMs: number): number {
  return takenMs * (0.15 + ((random % 1_000) / 1_000) * 0.9);
}

function leftoversOf({ stdout }: Ended): readonly Leftover[] {
  const { plan } = JSON.parse(stdout) as { plan: { leftovers: readonly Leftover[] } };
  return plan.leftovers;
}

/** A cluster takes several times as long. */
function roundsOf({ kind }: Shape): number {
  return Math.ceil(roundCount() / (kind === 'cluster' ? 2 : 1));
}

/** What a run that nobody stops makes, and how long it takes. */
async function plainRun(shape: Shape): Promise<{ files: Record<string, string>; tookMs: number }> {
  const place = await Place.make('plain', shape);
  const ended = await runAndKill(place.command, 60_000);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(leftoversOf(ended)).toEqual([]);
  const files = await place.files();
  expect(Object.keys(files)).toHaveLength(shape.kind === 'cluster' ? 9 : 3);
  await place.remove();
  return { files, tookMs: ended.elapsedMs };
}

describe.each(SHAPES)('restore: %j', { timeout: 1_200_000 }, (shape) => {
  const seed = SEED + SHAPES.indexOf(shape);

  test(`kill -9 leaves all or nothing, and the next run is well (seed ${String(seed)})`, async () => {
    const { files, tookMs } = await plainRun(shape);
    const random = pseudoRandom(seed);
    for (let round = 0; round < roundsOf(shape); round++) {
      const place = await Place.make(String(round), shape);
      const { wasKilled } = await runAndKill(place.command, momentMs(random(), tookMs));
      tally.add('restores ended by kill -9', wasKilled ? 1 : 0);
      const leftovers = await findLeftovers(place.target, place.walDir);
      if (!(await place.isWhole())) {
        expect(wasKilled).toBe(true);
        await expectNextRun(place, leftovers);
      }
      for (const { path } of leftovers) await rm(path, { recursive: true });
      expect(await place.files()).toEqual(files);
      expect(await findLeftovers(place.target, place.walDir)).toEqual([]);
      await place.remove();
    }
  });

  test(`a signal leaves nothing behind (seed ${String(seed)})`, async () => {
    const { files, tookMs } = await plainRun(shape);
    const random = pseudoRandom(seed + 100);
    for (let round = 0; round < roundsOf(shape); round++) {
      const [name, code] =
        round % 2 === 0 ? (['SIGINT', 130] as const) : (['SIGTERM', 143] as const);
      const place = await Place.make(String(round), shape);
      const ended = await runAndKill(place.command, momentMs(random(), tookMs), name);
      tally.add('restores ended by a signal', ended.code === 0 ? 0 : 1);
      if (await place.isWhole()) {
        // Node no longer listens while it ends, when everything is done.
        if (ended.signal === null) expect(ended).toMatchObject({ code: 0, stderr: '' });
        else expect(ended.signal).toBe(name);
        expect(await place.files()).toEqual(files);
        expect(await findLeftovers(place.target, place.walDir)).toEqual([]);
      } else {
        // A process that has not begun with its work is ended by the system.
        if (ended.signal === null) expect(ended).toMatchObject({ code, stdout: '' });
        else expect(ended.signal).toBe(name);
        await place.expectNothing();
      }
      await place.remove();
    }
  });
});

/** The same command names what is left, and is well where a log is not in its way. */
async function expectNextRun(place: Place, leftovers: readonly Leftover[]): Promise<void> {
  const logs = leftovers.filter(({ kind }) => kind === 'log');
  const again = await runAndKill(place.command, 60_000);
  if (logs.length > 0) {
    // The log has its place already, and is not replaced.
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain(removalCommand(leftovers));
    for (const { path } of leftovers) await rm(path, { recursive: true });
    await place.expectNothing();
    expect((await runAndKill(place.command, 60_000)).code).toBe(0);
    return;
  }
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(leftoversOf(again)).toEqual(leftovers);
}

describe('defrag --out', { timeout: 1_200_000 }, () => {
  const command = (out: string): string[] => [
    process.execPath,
    MAIN,
    'defrag',
    snapshot,
    '--out',
    out,
  ];

  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    `%s leaves the old file or the new one (seed ${String(SEED)})`,
    async (name) => {
      const place = await mkdtemp(join(folder, 'defrag-'));
      const out = join(place, 'new.db');
      const { code, elapsedMs } = await runAndKill(command(out), 60_000);
      expect(code).toBe(0);
      const made = await digestOf(out);
      const random = pseudoRandom(SEED + name.length);
      for (let round = 0; round < roundCount(); round++) {
        await writeFile(out, 'old', { mode: 0o644 });
        const old = await digestOf(out);
        const ended = await runAndKill(command(out), momentMs(random(), elapsedMs), name);
        const isDone = ended.code === 0;
        tally.add('defrags ended by a signal', isDone ? 0 : 1);
        const found = await digestOf(out);
        if (isDone) expect(found).toBe(made);
        // Ended by the system between the rename and its end, it is the new one already.
        else if (ended.signal !== null) expect([old, made]).toContain(found);
        else expect(found).toBe(old);
        const others = (await readdir(place)).filter((one) => one !== 'new.db');
        if (name !== 'SIGKILL' || isDone) expect(others).toEqual([]);
        for (const other of others) {
          expect(other).toMatch(/^\.new\.db\.part-[0-9a-f]{16}$/);
          await rm(join(place, other));
        }
      }
      await rm(place, { recursive: true });
      expect(Buffer.compare(await readFile(snapshot), source)).toBe(0);
    },
  );
});
