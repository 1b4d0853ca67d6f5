/** `kill -9` at random moments: the directory is there whole or not at all, and leftovers are found. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findLeftovers, removalCommand } from '../../src/node/leftovers.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { roundCount, runAndKill } from './harness/kill.ts';

const ROOT = join(import.meta.dirname, '../..');
const SEED = Number(process.env['ETCD_SNAPSHOT_SEED'] ?? 20_261_126);
/** Plain runs that are not killed: what is to be there, and how long it takes. */
const TIMED_RUNS = 2;

/** A command that makes a data directory, and where. */
interface Place {
  readonly target: string;
  readonly walDir: string | undefined;
}

const command = ({ target, walDir }: Place): string[] => [
  process.execPath,
  join(ROOT, 'test/fault/harness/make-tree.mjs'),
  join(ROOT, 'dist'),
  target,
  ...(walDir === undefined ? [] : [walDir]),
];

/** Hashes of all files below both folders, by their path. */
async function digestOf({ target, walDir }: Place): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, folder] of Object.entries({ data: target, log: walDir })) {
    if (folder === undefined) continue;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      if (path.includes('.part-')) continue;
      const digest = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      found[`${name}/${relative(folder, path)}`] = digest;
    }
  }
  return found;
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-kill-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const SHAPES = [
  { name: 'a missing folder', isThere: false, log: false },
  { name: 'an empty folder', isThere: true, log: false },
  { name: 'a missing folder and a log elsewhere', isThere: false, log: true },
  { name: 'an empty folder and a log in another', isThere: true, log: true },
];

describe.each(SHAPES)('$name', ({ name, isThere, log }) => {
  test(`is whole or as it was (seed ${String(SEED)})`, { timeout: 600_000 }, async () => {
    const random = pseudoRandom(SEED + name.length);
    const make = async (round: string): Promise<Place> => {
      const place = join(folder, name, round);
      const target = join(place, 'data');
      const walDir = log ? join(place, 'log') : undefined;
      await mkdir(isThere ? target : place, { recursive: true });
      if (isThere && walDir !== undefined) await mkdir(walDir);
      return { target, walDir };
    };
    let takenMs = 0;
    let expected: Record<string, string> = {};
    for (let run = 0; run < TIMED_RUNS; run++) {
      const place = await make(`timed-${String(run)}`);
      const ended = await runAndKill(command(place), 60_000);
      expect(ended).toMatchObject({ wasKilled: false, code: 0, stderr: '' });
      takenMs = ended.elapsedMs;
      expected = await digestOf(place);
      expect(Object.keys(expected)).toHaveLength(5);
    }
    for (let round = 0; round < roundCount(); round++) {
      const place = await make(String(round));
      const { wasKilled } = await runAndKill(command(place), momentMs(random(), takenMs));
      await expectWholeOrNothing(place, { expected, isThere, wasKilled });
      // The same command is well afterwards.
      if ((await digestOf(place))['data/member/snap/db'] === undefined) {
        expect((await runAndKill(command(place), 60_000)).code).toBe(0);
      }
      expect(await digestOf(place)).toEqual(expected);
      await rm(join(place.target, '..'), { recursive: true });
    }
  });
});

/** A moment of a run: Node takes the first third of it to start. */
function momentMs(random: number, takenMs: number): number {
  return takenMs * (0.3 + ((random % 1_000) / 1_000) * 0.75);
}

/** Checks what is there, and removes what is left with the command that is named. */
async function expectWholeOrNothing(
  place: Place,
  {
    expected,
    isThere,
    wasKilled,
  }: { expected: Record<string, string>; isThere: boolean; wasKilled: boolean },
): Promise<void> {
  const found = await digestOf(place);
  const leftovers = await findLeftovers(place.target, place.walDir);
  if (leftovers.length > 0) execFileSync('sh', ['-c', removalCommand(leftovers)]);
  if (found['data/member/snap/db'] !== undefined) {
    expect(found).toEqual(expected);
  } else {
    expect(wasKilled).toBe(true);
    const left = await readdir(join(place.target, '..'), { recursive: true });
    const was = place.walDir === undefined ? ['data'] : ['data', 'log'];
    expect(left.sort()).toEqual(isThere ? was : []);
  }
}
