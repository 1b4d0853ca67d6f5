/** A snapshot that is large enough for a kill to come while something is done with it. */

import { writeFile } from 'node:fs/promises';

import type { StoreRecord } from '../../../src/etcd/records.ts';
import { MemorySink } from '../../../src/io/memory-sink.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { writeSnapshot } from '../../../src/operations/rewrite/write-snapshot.ts';
import { pseudoRandom } from '../../kernel/pseudo-random.ts';

const VALUE_BYTES = 3_000;

/** Writes a snapshot of about so many bytes, all of them records, in a file of its own. */
export async function makeStore(path: string, sizeBytes: number): Promise<Uint8Array> {
  const sink = new MemorySink();
  const open = (): Promise<MemorySource> => Promise.resolve(new MemorySource(sink.bytes));
  await writeSnapshot(records(Math.ceil(sizeBytes / VALUE_BYTES)), { sink, open });
  await writeFile(path, sink.bytes);
  return sink.bytes;
}

/** Every fifth record changes a key that was there. */
function* records(count: number): Generator<StoreRecord> {
  const random = pseudoRandom(20_261_126);
  for (let at = 0; at < count; at++) {
    const main = at + 2;
    const isChange = at % 5 === 4;
    const key = new TextEncoder().encode(`key/${String(isChange ? at - 1 : at).padStart(8, '0')}`);
    const value = new Uint8Array(VALUE_BYTES);
    new DataView(value.buffer).setUint32(0, random());
    yield {
      key,
      value,
      createRevision: isChange ? main - 1 : main,
      modRevision: main,
      version: isChange ? 2 : 1,
      lease: 0n,
      revision: { main, sub: 0, tombstone: false },
      tombstone: false,
    };
  }
}
