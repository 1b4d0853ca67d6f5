/** A file that changes while it is read: no answer, and no damage either. */

import { describe, expect, test } from 'vitest';

import { hashKv, MemorySource, openSnapshot, status } from '../../src/index.ts';
import type { ByteSource } from '../../src/index.ts';
import { readFixture } from '../build/fixtures.ts';

const bytes = readFixture('etcd/3.6-basic', 'snapshot.db');

/** Says that it changed, and from the second change on gives zeros. */
function changing(what: string | undefined, zeroed: boolean): ByteSource {
  const memory = new MemorySource(bytes);
  let reads = 0;
  return {
    name: 'changing',
    size: memory.size,
    read: async (offset, target) => {
      await memory.read(offset, target);
      if (zeroed && reads++ > 4) target.fill(0);
    },
    changed: () => Promise.resolve(what),
    close: () => memory.close(),
  };
}

describe.each([
  ['status', status],
  ['hashKv', hashKv],
] as const)('%s', (_name, operation) => {
  test('answers where nothing changed', async () => {
    await expect(operation(await openSnapshot(changing(undefined, false)))).resolves.toBeDefined();
  });

  test('refuses to answer where something did', async () => {
    const snapshot = await openSnapshot(changing('size', false));
    await expect(operation(snapshot)).rejects.toMatchObject({ code: 'source-changed' });
  });

  test('calls it a change, not damage, where the pages look broken by it', async () => {
    const snapshot = await openSnapshot(changing('modification time', true));
    await expect(operation(snapshot)).rejects.toMatchObject({ code: 'source-changed' });
  });
});
