/**
 * A file system that fails, once or from then on, at the N-th call, for every N: what is to be made
 * is there whole or not at all, and what stays behind is found and can be removed.
 */

import { execFileSync } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { isEtcdSnapshotError } from '../../src/errors.ts';
import { openDirectorySink } from '../../src/node/directory-sink.ts';
import type { DirectorySinkOptions } from '../../src/node/directory-sink.ts';
import { findLeftovers, removalCommand } from '../../src/node/leftovers.ts';
import { buildTree, SEGMENT, TREE, treeOf } from '../build/sink-tree.ts';

/** Which call fails; none while `isOn` is false. */
const fault = vi.hoisted(() => ({ isOn: false, calls: 0, failsAt: 0, goesOn: false, code: 'EIO' }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<Record<string, unknown>>();
  const HANDLE_CALLS = new Set([
    'chmod',
    'chown',
    'write',
    'writeFile',
    'truncate',
    'sync',
    'stat',
  ]);
  const fails = (): boolean => {
    if (!fault.isOn) return false;
    const call = fault.calls++;
    return call === fault.failsAt || (fault.goesOn && call > fault.failsAt);
  };
  const failure = (call: string): Error =>
    Object.assign(new Error(`${fault.code}: ${call}`), { code: fault.code, syscall: call });
  const faulty =
    (name: string, call: (...given: unknown[]) => Promise<unknown>) =>
    async (...given: unknown[]): Promise<unknown> => {
      if (fails()) throw failure(name);
      const result = await call(...given);
      return name === 'open' ? faultyHandle(result as FileHandle) : result;
    };
  const faultyHandle = (handle: FileHandle): unknown =>
    new Proxy(handle, {
      get: (of, name) => {
        const value = Reflect.get(of, name, of) as unknown;
        if (typeof value !== 'function') return value;
        // Nothing here loses power, and waiting for a disk thousands of times takes minutes.
        if (name === 'sync') return faulty(name, () => Promise.resolve());
        const bound = value.bind(of) as (...given: unknown[]) => Promise<unknown>;
        return HANDLE_CALLS.has(String(name)) ? faulty(String(name), bound) : bound;
      },
    });
  const entries = Object.entries(real).map(([name, value]) => [
    name,
    typeof value === 'function' ? faulty(name, value as () => Promise<unknown>) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-fault-'));
});
afterEach(async () => {
  fault.isOn = false;
  await rm(folder, { recursive: true });
});

/** Builds a directory with call number `failsAt` failing; gives the error and whether it was met. */
async function build(
  options: DirectorySinkOptions,
  failsAt: number,
): Promise<{ error: unknown; wasMet: boolean }> {
  Object.assign(fault, { isOn: true, calls: 0, failsAt });
  let error: unknown;
  try {
    const sink = await openDirectorySink(options);
    try {
      await buildTree(sink);
      await sink.commit();
    } catch (reason) {
      await sink.abandon().catch(() => undefined);
      throw reason;
    }
  } catch (reason) {
    error = reason;
  }
  fault.isOn = false;
  return { error, wasMet: fault.calls > failsAt };
}

const isLog = ([path]: [string, unknown]): boolean => path.startsWith('member/wal/');
const DATA = Object.fromEntries(Object.entries(TREE).filter((one) => !isLog(one)));

/** What there is to see of a directory, without what starts with a dot. */
async function visible(path: string): Promise<Record<string, Uint8Array> | undefined> {
  const files = await treeOf(path).catch(() => ({}));
  const kept = Object.entries(files).filter(([name]) => !name.startsWith('.part-'));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const SHAPES = [
  { there: false, log: undefined, logThere: false },
  { there: true, log: undefined, logThere: false },
  { there: false, log: 'log', logThere: false },
  { there: true, log: 'log', logThere: true },
  { there: true, log: 'data/wal', logThere: false },
];

describe.each([
  { goesOn: false, code: 'EIO' },
  { goesOn: true, code: 'ENOSPC' },
])('$code, on and on: $goesOn', ({ goesOn, code }) => {
  test.each(SHAPES)('%j', { timeout: 120_000 }, async ({ there, log, logThere }) => {
    Object.assign(fault, { goesOn, code });
    const expected =
      log === 'data/wal' ? { ...DATA, [`wal/${basename(SEGMENT)}`]: TREE[SEGMENT] } : DATA;
    let completeInSpite = 0;
    let logsLeft = 0;
    for (let failsAt = 0; ; failsAt++) {
      const place = join(folder, String(failsAt));
      const target = join(place, 'data');
      const walDir = log === undefined ? undefined : join(place, log);
      await mkdir(there ? target : place, { recursive: true });
      if (logThere) await mkdir(walDir!);
      const { error, wasMet } = await build({ target, walDir, blocking: false }, failsAt);
      const found = await findLeftovers(target, walDir);
      if (!goesOn && error !== undefined) expect(isEtcdSnapshotError(error)).toBe(true);
      const seen = await visible(target);
      logsLeft += found.filter(({ kind }) => kind === 'log').length;
      if (seen?.['member/snap/db'] !== undefined) {
        expect(seen).toEqual(log === undefined ? TREE : expected);
        if (error !== undefined) completeInSpite++;
      } else {
        expect(error).toBeDefined();
        if (found.length > 0) execFileSync('sh', ['-c', removalCommand(found)]);
        const left = await readdir(place, { recursive: true });
        const was = [there ? 'data' : '', logThere ? 'log' : ''].filter((name) => name !== '');
        expect(left.sort()).toEqual(was);
        if (!goesOn) expect(found).toEqual([]);
      }
      await rm(place, { recursive: true });
      if (!wasMet) {
        expect(error).toBeUndefined();
        expect(failsAt).toBeGreaterThan(50);
        break;
      }
    }
    // Only what is done after the last rename can fail so late.
    expect(completeInSpite).toBeLessThan(10);
    if (goesOn && log !== undefined) expect(logsLeft).toBeGreaterThan(0);
  });
});
