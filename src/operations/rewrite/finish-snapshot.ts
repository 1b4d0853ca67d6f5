/** The end of a snapshot that is written: read back, compared, and closed with its trailer. */

import type { ByteSink } from '../../io/sink.ts';
import type { ByteSource } from '../../io/source.ts';
import type { Digest } from '../verify/file/check.ts';
import { expectStore } from './read-back.ts';
import type { ReadBackOptions } from './read-back.ts';
import type { WrittenStore } from './write-store.ts';

/** A file that is being made, and can be read back meanwhile. */
export interface SnapshotTarget {
  readonly sink: ByteSink;
  /** Reads what has been written and synced. */
  open(): Promise<ByteSource>;
}

/** A snapshot with its trailer. */
export interface WrittenSnapshot extends WrittenStore {
  /** SHA-256 of the pages, which is the trailer. */
  readonly sha256: Uint8Array;
  /** Bytes of the file. */
  readonly sizeBytes: number;
}

/** Reads back, appends the trailer, syncs and closes. */
export async function finishSnapshot(
  target: SnapshotTarget,
  written: WrittenStore,
  options: ReadBackOptions & { readonly digest: Digest },
): Promise<WrittenSnapshot> {
  const { sink } = target;
  await sink.sync();
  const source = await target.open();
  try {
    const digest = options.digest(source, written.imageSize, options.signal);
    const compared = expectStore(source, written, options);
    // Both read, so both have to end before the source is closed.
    await Promise.allSettled([compared, digest]);
    await compared;
    const sha256 = await digest;
    await sink.write(written.imageSize, sha256);
    await sink.sync();
    await sink.close();
    return { ...written, sha256, sizeBytes: written.imageSize + sha256.length };
  } finally {
    await source.close();
  }
}
