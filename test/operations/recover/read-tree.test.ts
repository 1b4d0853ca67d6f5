/** The kernel and the reference tell of the same records, and of the same keys. */

import { expect, test } from 'vitest';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { readTree } from '../../../src/operations/recover/read-tree.ts';
import type { TreeRecord } from '../../../src/operations/recover/read-tree.ts';
import { fixtureNames, readFixture } from '../../build/fixtures.ts';

async function told(bytes: Uint8Array, referenceOnly: boolean): Promise<unknown[]> {
  const lines: unknown[] = [];
  const names = new Set<string>();
  const visit = (record: TreeRecord): void => {
    const { bytes: from, nameStart, nameEnd, pgid, element, main, sub, tombstone } = record;
    const name = Buffer.from(from.subarray(nameStart, nameEnd)).toString('latin1');
    const before = record.wasLive ? [record.beforeMain, record.beforeCreate] : undefined;
    lines.push([name, pgid, element, main, sub, tombstone, record.valueSize, before]);
    names.add(name);
  };
  const { reached, lives } = await readTree(await openSnapshot(bytes), visit, { referenceOnly });
  const live = [...names].map((name) => lives.current(Buffer.from(name, 'latin1')));
  return [lines, live, [...reached.members()]];
}

test.each(fixtureNames('kubernetes'))('%s', async (name) => {
  const bytes = readFixture(name, 'snapshot.db');
  const [lines, ...rest] = await told(bytes, false);
  const [expected, ...others] = await told(bytes, true);
  expect(lines).toEqual(expected);
  expect(rest).toEqual(others);
});
