/**
 * Every known damage of a log. What is found is committed in fixtures/verify/wal-damage.json beside
 * what the server did with it, and so is the reason where the two disagree. `REWRITE=1` rewrites
 * what is found and keeps the reasons.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';

import { isEtcdSnapshotError } from '../../../src/errors.ts';
import type { MemoryDirectory } from '../../../src/io/directory-source.ts';
import { verifyWal } from '../../../src/operations/data-directory/verify-wal.ts';
import {
  baseDirectory,
  directoryMutations,
  forgetDirectories,
  memoryDirectory,
} from '../../build/data-directory.ts';
import type { DirectoryMutation } from '../../build/data-directory.ts';

/** One finding: its code and where; of a log that is read whole, nothing more is known. */
interface FoundAt {
  readonly code: string;
  readonly file?: string | undefined;
  readonly offset?: number | undefined;
  /** Index of the last good entry before it, where the finding says so. */
  readonly lastIndex?: number | undefined;
}

interface Found {
  /** Verdict, or the code of the error where nothing could be examined. */
  readonly verdict: string;
  /** How reading ended, and the last entry that is left then. */
  readonly stop?: string;
  readonly lastIndex?: number;
  readonly findings: readonly FoundAt[];
}

interface Row extends Found {
  /** What the server did: `serves`, `hangs` (it runs and never serves), `ends`. */
  readonly server: string;
  /** Whether it cut the log off and kept a copy. */
  readonly repaired: boolean;
  /** Why the verdict on the log alone is right although the server did otherwise. */
  readonly reason?: string;
}

const TABLE = new URL('../../../fixtures/verify/wal-damage.json', import.meta.url);
const FOLDER = 'member/wal/';

const table = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, Row>;
const rewritten: Record<string, Row> = {};
const rewrite = process.env['REWRITE'] === '1';
/** Those of raft snapshots and of the database leave the log as it is. */
const cases = (['3.5', '3.6', '3.7'] as const)
  .flatMap((version) => [
    ...directoryMutations('wal', version),
    ...directoryMutations('segments', version),
  ])
  .filter(({ ops }) => ops.every(({ file }) => file.startsWith(FOLDER)));

afterAll(async () => {
  forgetDirectories();
  if (!rewrite || Object.keys(rewritten).length < cases.length) return;
  const options = { ...(await resolveConfig(TABLE.pathname)), parser: 'json' };
  writeFileSync(TABLE, await format(JSON.stringify(rewritten), options));
});

it.skipIf(rewrite)('has a line for every damage, and for nothing else', () => {
  expect(Object.keys(table)).toEqual(cases.map(({ id }) => id));
});

describe.each(cases)('$id: $breaks', (mutation) => {
  it('is found as it is written down', async () => {
    enterBase(baseDirectory(mutation));
    const directory = await memoryDirectory(baseDirectory(mutation), mutation.ops);
    const { reason } = table[mutation.id] ?? {};
    const row = { ...(await find(directory)), ...serverOf(mutation) };
    rewritten[mutation.id] = { ...row, ...(reason === undefined ? {} : { reason }) };
    if (rewrite) return;
    expect(rewritten[mutation.id]).toEqual(table[mutation.id]);
    // Where the log is sound the server must serve, and where it is damaged it must not.
    const isClaim = row.verdict !== 'unknown';
    const isAgreed = !isClaim || (row.verdict === 'sound') === (row.server === 'serves');
    if (isAgreed) expect(reason).toBeUndefined();
    else expect(reason).toMatch(/\w/);
    // What the server repaired is torn, and nothing else is.
    expect(row.stop === 'torn').toBe(row.repaired);
  });
});

let base = '';

/** Keeps one data directory unpacked at a time. */
function enterBase(name: string): void {
  if (name !== base) forgetDirectories();
  base = name;
}

async function find(directory: MemoryDirectory): Promise<Found> {
  try {
    const run = verifyWal(directory);
    const findings: FoundAt[] = [];
    for await (const { code, place, facts } of run) {
      const { lastIndex } = facts as { lastIndex?: number };
      const file = place.file?.slice(FOLDER.length);
      findings.push({
        code,
        ...(file === undefined ? {} : { file }),
        ...(place.offset === undefined ? {} : { offset: place.offset }),
        ...(lastIndex === undefined ? {} : { lastIndex }),
      });
    }
    const { verdict, wal } = await run.result;
    return { verdict, stop: wal!.stop.reason, lastIndex: wal!.lastIndex, findings };
  } catch (error) {
    if (!isEtcdSnapshotError(error)) throw error;
    return { verdict: error.code, findings: [] };
  }
}

function serverOf({ result }: DirectoryMutation): { server: string; repaired: boolean } {
  const { started, files_after: files } = result;
  const server = started === true ? 'serves' : started === false ? 'ends' : 'hangs';
  return { server, repaired: files.some((file) => file.endsWith('.wal.broken')) };
}
