/** A sink that fails at its N-th operation, for every N: nothing is left, in memory and on disk. */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { MemoryDirectorySink } from '../../src/io/memory-sink.ts';
import type { DirectorySink } from '../../src/io/sink.ts';
import { openDirectorySink } from '../../src/node/directory-sink.ts';
import { FaultySink } from '../build/faulty-sink.ts';
import { buildTree, TREE, treeOf } from '../build/sink-tree.ts';

const REASON = new Error('no more');

/** Builds the tree over a sink that is good for so many operations. */
async function build(inner: DirectorySink, good: number): Promise<FaultySink> {
  const sink = new FaultySink(inner, good, REASON);
  try {
    await buildTree(sink);
    await sink.commit();
  } catch (error) {
    expect(error).toBe(REASON);
    await sink.abandon();
  }
  return sink;
}

test('in memory', async () => {
  let good = 0;
  for (; ; good++) {
    const inner = new MemoryDirectorySink();
    const { hasFailed, wasAbandoned } = await build(inner, good);
    expect(wasAbandoned).toBe(hasFailed);
    if (!hasFailed) {
      expect(Object.fromEntries(inner.files!)).toEqual(TREE);
      break;
    }
    expect(inner.files).toBeUndefined();
  }
  expect(good).toBeGreaterThan(10);
});

test('on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-faulty-'));
  try {
    for (let good = 0; ; good++) {
      const target = join(folder, 'data');
      const { hasFailed } = await build(await openDirectorySink({ target }), good);
      if (!hasFailed) break;
      expect(await readdir(folder)).toEqual([]);
    }
    expect(await treeOf(join(folder, 'data'))).toEqual(TREE);
  } finally {
    await rm(folder, { recursive: true });
  }
});
