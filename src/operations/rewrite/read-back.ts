/** Reads back what was written, and compares it with what was meant. */

import { Crc32c } from '../../bytes/crc32c.ts';
import { RestoreError } from '../../errors.ts';
import type { ScanHelper } from '../../etcd/split-key-bucket.ts';
import { openSnapshot } from '../../etcd/snapshot.ts';
import { readBytes } from '../../io/source.ts';
import type { ByteSource, RunOptions } from '../../io/source.ts';
import type { KeyTableOptions } from '../key-table-options.ts';
import { firstNonZero } from '../../wal/torn-sector.ts';
import { status } from '../status.ts';
import type { WrittenStore } from './write-store.ts';

/** How to read back. */
export interface ReadBackOptions extends RunOptions, KeyTableOptions {
  /** Starts a second thread that takes half of the work on a large file. */
  readonly helperFor?: ((source: ByteSource) => ReadBackHelper | undefined) | undefined;
}

/** A second thread, to be ended. */
export interface ReadBackHelper extends ScanHelper {
  close(): Promise<void>;
}

/** From here on a second thread is worth its start. */
const HELPED_BYTES = 200_000_000;
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Opens the database that was written, checks every page of it, and compares hash, number of
 * elements and size with what went into it. The source stays open.
 * @throws {RestoreError} restore-read-back
 */
export async function expectStore(
  source: ByteSource,
  written: WrittenStore,
  options: ReadBackOptions,
): Promise<void> {
  const { signal, seed, referenceOnly } = options;
  const snapshot = await openSnapshot(source);
  const countLiveKeys = written.liveKeys !== undefined;
  const helper = source.size < HELPED_BYTES ? undefined : options.helperFor?.(source);
  const wishes = { signal, seed, referenceOnly, countLiveKeys, helper };
  const found = await status(snapshot, wishes).finally(() => helper?.close());
  expectSame(source.name, 'hash', found.hash, written.hash);
  if (written.liveKeys !== undefined) {
    expectSame(source.name, 'live keys', found.liveKeys ?? 0, written.liveKeys);
  }
  expectSame(source.name, 'elements', found.entries, written.entries);
  expectSame(source.name, 'bytes', found.totalSize, written.imageSize);
  expectSame(source.name, 'free pages', found.freePages, 0);
}

/** @throws {RestoreError} restore-read-back if the file does not hold these bytes and then zeros. */
export async function expectBytes(
  source: ByteSource,
  bytes: Uint8Array,
  sizeBytes: number,
): Promise<void> {
  expectSame(source.name, 'bytes', source.size, sizeBytes);
  const found = await readBytes(source, 0, bytes.length);
  const at = found.findIndex((byte, index) => byte !== bytes[index]);
  if (at >= 0) expectSame(source.name, `byte ${String(at)}`, found[at] ?? 0, bytes[at] ?? 0);
  await expectZeros(source, bytes.length);
}

async function expectZeros(source: ByteSource, start: number): Promise<void> {
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (let offset = start; offset < source.size; offset += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, source.size - offset);
    await source.read(offset, chunk.subarray(0, length));
    const at = firstNonZero(chunk, 0, length);
    if (at < length) expectSame(source.name, `byte ${String(offset + at)}`, chunk[at] ?? 0, 0);
  }
}

/** CRC-32C of a whole file. */
export async function checksumOf(source: ByteSource, signal?: AbortSignal): Promise<number> {
  const hash = new Crc32c();
  const chunk = new Uint8Array(Math.min(CHUNK_BYTES, source.size));
  for (let offset = 0; offset < source.size; offset += chunk.length) {
    signal?.throwIfAborted();
    const part = chunk.subarray(0, Math.min(chunk.length, source.size - offset));
    await source.read(offset, part);
    hash.update(part);
  }
  return hash.digest();
}

/** @throws {RestoreError} restore-read-back */
export function expectSame(name: string, what: string, found: number, expected: number): void {
  if (found === expected) return;
  throw new RestoreError(
    'restore-read-back',
    `${name}: what was read back is not what was written: ${what}: ` +
      `found ${String(found)}, expected ${String(expected)}`,
  );
}
