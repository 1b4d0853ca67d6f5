/** Names and values that were chosen so that a fast hash takes them for one. */

import { describe, expect, test } from 'vitest';
import { compareStores } from '../../../src/etcd/compare/compare-stores.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { KernelMemory } from '../../../src/kernel/kernel-memory.ts';
import { instantiateKernel } from '../../../src/kernel/kernel.ts';
import { etcd } from '../../../src/messages/etcd.js';
import { buildDatabase, bytesOf } from '../../build/database.ts';
import { revisionKey } from '../../build/store.ts';
import { nameOfHash } from '../../kernel/xxh64-inverse.ts';
import { ENGINES, readPairs } from './comparing.ts';

/** A store whose names and values are bytes; the records get main revisions from 2 on. */
function rawStore(
  records: readonly (readonly [name: Uint8Array, value: Uint8Array])[],
): Uint8Array {
  const elements = records.map(([key, value], at) => {
    const fields = { create_revision: at + 2, mod_revision: at + 2, version: 1 };
    const bytes = etcd.KeyValue.encode({ key, value, ...fields }).finish();
    return [revisionKey(at + 2, 0, false), new Uint8Array(bytes)] as const;
  });
  const meta = { elements: [], inline: true };
  return buildDatabase({
    elements: [
      ['key', { elements, perPage: 3 }],
      ['meta', meta],
    ],
  });
}

const filler = Array.from({ length: 9 }, (_, at) => {
  return [bytesOf(`/filler/${String(at)}`), bytesOf('x')] as const;
});

describe.each(ENGINES)('what was planted ($referenceOnly)', (engine) => {
  const { xxh64 } = plantingKernel();

  test('two names of one fast hash are two keys', async () => {
    const name = bytesOf('/registry/secrets/default/token');
    const planted = nameOfHash(xxh64(name));
    expect(xxh64(planted)).toBe(xxh64(name));
    const before = await openSnapshot(rawStore([...filler, [name, bytesOf('old')]]));
    const after = await openSnapshot(rawStore([...filler, [planted, bytesOf('new')]]));
    const comparison = await compareStores({ store: before }, { store: after }, engine);
    expect(comparison).toMatchObject({ sameKeys: 9, differentKeys: 2 });
    const pairs = await readPairs(comparison);
    expect(pairs.map(({ key, before: old }) => [key, old === undefined])).toEqual(
      [name, planted]
        .sort((left, right) => Buffer.compare(left, right))
        .map((key) => [key, key === planted]),
    );
  });

  test('two values of one fast hash, at one revision, are a difference and a fork', async () => {
    const value = bytesOf('a token that grants nothing');
    const planted = nameOfHash(xxh64(value));
    const name = bytesOf('/registry/secrets/default/token');
    const before = await openSnapshot(rawStore([...filler, [name, value]]));
    const after = await openSnapshot(rawStore([...filler, [name, planted]]));
    const comparison = await compareStores({ store: before }, { store: after }, engine);
    expect(comparison).toMatchObject({ sameKeys: 9, differentKeys: 1 });
    expect(comparison.shared).toEqual({ records: 9, lastRevision: 10, forkRevision: 11 });
    const [pair] = await readPairs(comparison);
    expect(pair?.before?.value).toEqual(value);
    expect(pair?.after?.value).toEqual(new Uint8Array(planted));
    expect(pair?.before?.modRevision).toBe(pair?.after?.modRevision);
  });
});

/** Hashes as the files' maker would. */
function plantingKernel(): { xxh64: (bytes: Uint8Array) => bigint } {
  const kernel = instantiateKernel();
  if (kernel === undefined) throw new Error('this runtime cannot run the kernel');
  const memory = new KernelMemory(kernel);
  const area = memory.reserve(256);
  return {
    xxh64: (bytes) => {
      memory.view(area).set(bytes);
      return BigInt.asUintN(64, kernel.xxh64(area.start, bytes.length, 0n));
    },
  };
}
