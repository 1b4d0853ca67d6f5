/**
 * Writes a store anew: the records that the plan keeps, what it adds behind them, and the other
 * buckets with their changes. The file has no free pages, so it is as small as it can be.
 */

import { copyBucket } from '../../bbolt/write/copy-bucket.ts';
import { DatabaseWriter } from '../../bbolt/write/database-writer.ts';
import type { BucketWriter } from '../../bbolt/write/bucket-writer.ts';
import type { Bucket } from '../../bbolt/database.ts';
import { compareBytes } from '../../bytes/compare.ts';
import { Crc32c, crc32cCombine } from '../../bytes/crc32c.ts';
import { decodeText, encodeText } from '../../bytes/text.ts';
import { newRecords } from '../../etcd/rewrite/new-elements.ts';
import type { RewritePlan } from '../../etcd/rewrite/plan.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import type { ByteSink } from '../../io/sink.ts';
import type { RunOptions } from '../../io/source.ts';
import type { BucketChange } from './bucket-change.ts';

/** What was written, for comparing with what is read back. */
export interface WrittenStore {
  /** Hash over all buckets, as `status` computes it. */
  readonly hash: number;
  /** Elements of all buckets. */
  readonly entries: number;
  /** Bytes. */
  readonly imageSize: number;
  /** Keys that must be live; undefined where nothing was left out, so that the hash says it all. */
  readonly liveKeys: number | undefined;
}

/** What to write. */
export interface StoreContent extends RunOptions {
  readonly snapshot: Snapshot;
  readonly rewrite: RewritePlan;
  readonly changes: ReadonlyMap<string, BucketChange>;
  /** Live keys of the snapshot, where they are known. */
  readonly liveKeys: number | undefined;
}

/** Writes the store from the sink's first byte on; the sink stays open. */
export function writeStore(content: StoreContent, sink: ByteSink): Promise<WrittenStore> {
  return new StoreWriter(content, sink).write();
}

class StoreWriter {
  readonly #content: StoreContent;
  readonly #writer: DatabaseWriter;
  #hash = new Crc32c();
  #entries = 0;

  constructor(content: StoreContent, sink: ByteSink) {
    const { pageSize, meta } = content.snapshot.database;
    this.#content = content;
    this.#writer = new DatabaseWriter(sink, { pageSize, txid: meta.txid });
  }

  async write(): Promise<WrittenStore> {
    const { snapshot, changes } = this.#content;
    const there = snapshot.buckets.map(({ name }) => name);
    const added = [...changes.keys()].map(encodeText);
    const missing = added.filter((name) => !there.some((one) => compareBytes(one, name) === 0));
    for (const name of [...there, ...missing].sort(compareBytes)) await this.#writeBucket(name);
    const { imageSize } = await this.#writer.finish();
    const liveKeys = this.#liveKeys();
    return { hash: this.#hash.digest(), entries: this.#entries, imageSize, liveKeys };
  }

  /**
   * A compaction tells keys apart by fingerprints of their names, so what it keeps is counted again
   * when it is read back, by other fingerprints: no key can be lost unnoticed.
   */
  #liveKeys(): number | undefined {
    const { rewrite, liveKeys } = this.#content;
    const { kept, bump, tombstones } = rewrite;
    if (kept === undefined || liveKeys === undefined) return undefined;
    const unnamed = bump !== undefined && !kept.hasUnnamed ? 1 : 0;
    return liveKeys - (tombstones?.names.size ?? 0) + unnamed;
  }

  async #writeBucket(name: Uint8Array): Promise<void> {
    const { snapshot, changes, signal } = this.#content;
    signal?.throwIfAborted();
    const text = decodeText(name) ?? '';
    const from = snapshot.buckets.find((named) => compareBytes(named.name, name) === 0)?.bucket;
    const to = this.#writer.bucket(name, { sequence: from?.sequence });
    this.#hash.update(name);
    if (text === 'key' && from !== undefined) await this.#copyRecords(from, to);
    else await this.#copyElements(from, to, changes.get(text));
    await to.end();
  }

  async #copyRecords(from: Bucket, to: BucketWriter): Promise<void> {
    const { snapshot, rewrite, signal, onProgress } = this.#content;
    const copied = await copyBucket({
      database: snapshot.database,
      bucket: from.ref,
      target: to,
      keep: rewrite.kept?.ordinals,
      signal,
      onProgress,
    });
    const before = this.#hash.digest();
    this.#hash = new Crc32c(crc32cCombine(before, copied.crc, copied.crcBytes));
    this.#entries += copied.keptCount;
    for (const { key, value } of newRecords(rewrite)) await this.#put(to, key, value);
  }

  async #copyElements(
    from: Bucket | undefined,
    to: BucketWriter,
    change: BucketChange | undefined,
  ): Promise<void> {
    const puts = [...(change?.puts ?? [])];
    for await (const entries of from?.entries() ?? []) {
      for (const { key, value } of entries) {
        if (change?.keeps(key) === false) continue;
        for (let next = puts[0]; next && compareBytes(next[0], key) < 0; next = puts[0]) {
          await this.#put(to, next[0], next[1]);
          puts.shift();
        }
        if (value !== undefined) await this.#put(to, key, value);
        else await this.#copyInner(from, to, key);
      }
    }
    for (const [key, value] of puts) await this.#put(to, key, value);
  }

  /** etcd has no buckets inside others; what somebody put there is kept. */
  async #copyInner(from: Bucket | undefined, to: BucketWriter, name: Uint8Array): Promise<void> {
    const inner = await from?.bucket(name);
    if (inner === undefined) return;
    this.#hash.update(name);
    this.#entries++;
    await copyWhole(inner, to, name);
  }

  async #put(to: BucketWriter, key: Uint8Array, value: Uint8Array): Promise<void> {
    await to.put(key, value);
    this.#hash.update(key);
    this.#hash.update(value);
    this.#entries++;
  }
}

async function copyWhole(from: Bucket, into: BucketWriter, name: Uint8Array): Promise<void> {
  const to = into.bucket(name, { sequence: from.sequence });
  for await (const entries of from.entries()) {
    for (const { key, value } of entries) {
      if (value !== undefined) {
        await to.put(key, value);
        continue;
      }
      const inner = await from.bucket(key);
      if (inner !== undefined) await copyWhole(inner, to, key);
    }
  }
  await to.end();
}
