/** The kernel's table of newest records against the one that keeps names. */

import { describe, expect, test } from 'vitest';
import { KernelNewestRecords } from '../../../src/etcd/compare/kernel-newest.ts';
import { NamedNewestRecords, recordNumber } from '../../../src/etcd/compare/newest-records.ts';
import type { KeyTotals, NameRules } from '../../../src/etcd/compare/newest-records.ts';
import { KernelMemory } from '../../../src/kernel/kernel-memory.ts';
import { instantiateKernel } from '../../../src/kernel/kernel.ts';
import type { Kernel } from '../../../src/kernel/kernel.ts';
import { bytesOf } from '../../build/database.ts';
import { pseudoRandom } from '../../kernel/pseudo-random.ts';

/** Bytes of a table beyond those of its keys: the smallest one, its slack, and what rounding adds. */
const TABLE_OVERHEAD = 3 * 65_536;

/** Both tables, told the same. */
class Twin {
  readonly kernel: Kernel;
  readonly table: KernelNewestRecords;
  readonly named: NamedNewestRecords;
  readonly live = new Set<string>();
  peak = 0;

  constructor(rules: NameRules) {
    const kernel = instantiateKernel();
    if (kernel === undefined) throw new Error('this runtime cannot run the kernel');
    this.kernel = kernel;
    this.table = new KernelNewestRecords(kernel, new KernelMemory(kernel), { rules, seed: 3 });
    this.named = new NamedNewestRecords(rules);
  }

  put(name: Uint8Array, before: number, after: number): void {
    this.table.put(name, before, after);
    this.named.put(name, before, after);
  }

  get tableBytes(): number {
    this.kernel.newestTable();
    return this.kernel.newestSlots() * 16;
  }

  expectSame(): void {
    expect(sorted(this.table.finish())).toEqual(sorted(this.named.finish()));
  }
}

/** The totals, with the pairs in an order that both tables have. */
function sorted({ before, after, differentKeys, ...totals }: KeyTotals): unknown {
  const pairs = Array.from(before, (number, at) => `${String(number)} ${String(after[at])}`);
  return {
    ...totals,
    different: pairs.slice(0, differentKeys).sort(),
    same: pairs.slice(differentKeys).sort(),
  };
}

const RULES: NameRules = {
  prefix: bytesOf('/registry/'),
  alsoUnder: [bytesOf('/registry/roles/'), bytesOf('/registry/pods/1')],
};

describe('equals the table that keeps names', () => {
  test.each([
    { name: 'mostly new keys', names: 300_000, deleted: 10, operations: 200_000 },
    { name: 'a third deleted', names: 60_000, deleted: 33, operations: 200_000 },
    { name: 'few keys, often', names: 50, deleted: 30, operations: 50_000 },
  ])('$name', ({ names, deleted, operations }) => {
    const twin = new Twin(RULES);
    const next = pseudoRandom(7);
    const counts = { before: 0, after: 0 };
    for (let count = 0; count < operations; count++) {
      const kind = ['pods', 'roles', '../other'][next() % 3] ?? '';
      const name = bytesOf(`/registry/${kind}/${String(next() % names)}`);
      const tombstone = next() % 100 < deleted;
      const sides = 1 + (next() % 3);
      const before = (sides & 1) === 0 ? 0 : recordNumber(counts.before++, tombstone);
      const after = (sides & 2) === 0 ? 0 : recordNumber(counts.after++, tombstone);
      twin.put(name, before, after);
    }
    twin.expectSame();
  });

  test('on names of any length, also longer than a piece, and on one that is empty', () => {
    const twin = new Twin({ prefix: bytesOf(''), alsoUnder: [] });
    const lengths = [0, 1, 3, 4, 5, 1023, 1024, 1025, 65_535, 65_536, 65_537, 200_000];
    for (const [at, length] of [...lengths, ...lengths].entries()) {
      twin.put(new Uint8Array(length).fill(length & 0xff), recordNumber(at, false), 0);
    }
    twin.expectSame();
  });
});

describe('memory', () => {
  test('at most 30 bytes for each key that is live in one of the stores', () => {
    const twin = new Twin({ prefix: bytesOf(''), alsoUnder: [] });
    const keys = 300_000;
    for (let at = 0; at < keys; at++) {
      twin.table.put(bytesOf(`key ${String(at)}`), recordNumber(at, false), 0);
      if (at % 10_007 === 0) expect(twin.tableBytes).toBeLessThan(at * 30 + TABLE_OVERHEAD);
    }
    expect(twin.tableBytes).toBeLessThanOrEqual(keys * 30 + TABLE_OVERHEAD);
  });

  test('keys that are live in neither store are dropped', () => {
    const twin = new Twin({ prefix: bytesOf(''), alsoUnder: [] });
    for (let at = 0; at < 300_000; at++) {
      twin.put(bytesOf(`key ${String(at)}`), recordNumber(at, false), recordNumber(at, false));
      const gone = bytesOf(`key ${String(at - 1000)}`);
      twin.put(gone, recordNumber(at, true), recordNumber(at, true));
    }
    expect(twin.tableBytes).toBeLessThanOrEqual(TABLE_OVERHEAD);
    twin.expectSame();
  });
});
