/**
 * A small etcd store that is written as bbolt writes one: a commit puts changed pages where nothing
 * is in use, then the meta, and clears nothing; what a commit has freed is taken by the next ones.
 * It remembers everything that was ever written, and what became of every page. Nothing of `src/`
 * but the message is used.
 */

import { etcd } from '../../src/messages/etcd.js';
import { bytesOf } from './database.ts';
import { encodeBranch, encodeLeaf, encodeMeta, neededBytes, NO_FREELIST } from './pages.ts';
import type { LeafElement } from './pages.ts';
import { revisionKey } from './store.ts';

/** A record that was written once. */
export interface WrittenRecord {
  readonly main: number;
  readonly sub: number;
  readonly key: string;
  /** Undefined for a tombstone. */
  readonly value: string | undefined;
  readonly createRevision: number;
  readonly version: number;
}

/** A leaf of records as it was once put into the file. */
export interface WrittenLeaf {
  readonly pgid: number;
  readonly pageCount: number;
  readonly records: readonly WrittenRecord[];
}

/** A put, or a delete where there is no value. */
export interface Write {
  readonly key: string;
  readonly value?: string;
}

interface Life {
  readonly createRevision: number;
  readonly version: number;
}

export class LivingStore {
  readonly pageSize: number;
  /** Everything that was ever written. */
  readonly written: WrittenRecord[] = [];
  /** Every leaf that was ever put into the file, the latest last. */
  readonly leafWrites: WrittenLeaf[] = [];
  highWaterMark = 2;
  #file = new Uint8Array(0);
  #leaves: { records: WrittenRecord[]; at: WrittenLeaf | undefined }[] = [
    { records: [], at: undefined },
  ];
  readonly #lives = new Map<string, Life>();
  /** Pages that may be taken, and those that may be after the next commit. */
  #free = new Set<number>();
  #freed = new Set<number>();
  #taken: number[] = [];
  #main = 1;
  #compacted = 0;
  #txid = 1n;

  constructor(pageSize = 1024) {
    this.pageSize = pageSize;
    this.commit();
    this.commit();
  }

  get revision(): number {
    return this.#main;
  }

  /** The records that the newest tree has, in order. */
  retained: readonly WrittenRecord[] = [];

  /** One transaction of etcd; keys that are not there are not deleted. */
  transact(writes: readonly Write[]): void {
    const main = this.#main + 1;
    const used = new Set<string>();
    let sub = 0;
    for (const { key, value } of writes) {
      const life = this.#lives.get(key);
      if (used.has(key) || (value === undefined && life === undefined)) continue;
      used.add(key);
      const createRevision = life?.createRevision ?? main;
      const version = (life?.version ?? 0) + 1;
      this.#append({ main, sub: sub++, key, value, createRevision, version });
      if (value === undefined) this.#lives.delete(key);
      else this.#lives.set(key, { createRevision, version });
    }
    if (sub > 0) this.#main = main;
  }

  /** Removes what nobody can ask for any more, as etcd's compaction at the newest revision. */
  compact(): void {
    this.#compacted = this.#main;
    const newest = new Map<string, WrittenRecord>();
    for (const record of this.#leaves.flatMap(({ records }) => records)) {
      newest.set(record.key, record);
    }
    for (const leaf of this.#leaves) {
      const kept = leaf.records.filter(
        (record) => newest.get(record.key) === record && record.value !== undefined,
      );
      if (kept.length === leaf.records.length) continue;
      this.#release(leaf.at);
      leaf.at = undefined;
      leaf.records = kept;
    }
    const kept = this.#leaves.filter(({ records }) => records.length > 0);
    this.#leaves = kept.length === 0 ? [{ records: [], at: undefined }] : kept;
  }

  /** Writes what has changed, then the meta. */
  commit(): void {
    this.#writeTree(true);
    this.retained = this.#leaves.flatMap(({ records }) => records);
    for (const pgid of this.#freed) this.#free.add(pgid);
    this.#freed = new Set();
  }

  /**
   * Writes pages as a commit does, but the meta never gets there. What the store holds in memory goes
   * on as if it were committed later.
   */
  crash(): void {
    const before = { free: new Set(this.#free), mark: this.highWaterMark, taken: this.#taken };
    const leaves = this.#leaves.map(({ at }) => at);
    this.#writeTree(false);
    this.#free = before.free;
    this.#freed = new Set();
    this.#taken = before.taken;
    this.highWaterMark = before.mark;
    for (const [at, leaf] of this.#leaves.entries()) leaf.at = leaves[at];
  }

  /** A file with nothing but what the tree has, as after a defragmentation. */
  defragmented(): LivingStore {
    const copy = new LivingStore(this.pageSize);
    copy.#leaves = this.#leaves.map(({ records }) => ({ records: [...records], at: undefined }));
    copy.#main = this.#main;
    copy.#compacted = this.#compacted;
    copy.commit();
    return copy;
  }

  /** The file; `slackBytes` is kept of what lies past the high-water mark. */
  bytes(slackBytes = 0): Uint8Array<ArrayBuffer> {
    const size = this.highWaterMark * this.pageSize;
    return this.#file.slice(0, Math.min(this.#file.length, size + slackBytes));
  }

  /** The leaves of records that nothing was written over since, in the tree or not. */
  intactLeaves(): WrittenLeaf[] {
    const over = this.#lastWrites;
    return this.leafWrites.filter((leaf) =>
      Array.from({ length: leaf.pageCount }, (_, at) => leaf.pgid + at).every(
        (pgid) => over.get(pgid) === leaf,
      ),
    );
  }

  /**
   * The records of which nothing was written over since, on whatever is left of their leaf, with the
   * last page that they reach to.
   */
  intactRecords(): { readonly record: WrittenRecord; readonly lastPage: number }[] {
    return this.leafWrites.flatMap((leaf) => {
      let start = 16 + 16 * leaf.records.length;
      return leaf.records.flatMap((record) => {
        const { key, value } = elementOf(record);
        const first = leaf.pgid + Math.floor(start / this.pageSize);
        start += key.length + value.length;
        const lastPage = leaf.pgid + Math.floor((start - 1) / this.pageSize);
        for (let pgid = first; pgid <= lastPage; pgid++) {
          if (this.#lastWrites.get(pgid) !== leaf) return [];
        }
        return [{ record, lastPage }];
      });
    });
  }

  /** What was last written to each page: a leaf of records, or something else. */
  readonly #lastWrites = new Map<number, WrittenLeaf | undefined>();

  #append(record: WrittenRecord): void {
    this.written.push(record);
    let [last] = this.#leaves.slice(-1);
    // As bbolt does (node.go, split, v1.4.3): two elements on every leaf, however large they are.
    const isFull = (records: readonly WrittenRecord[]): boolean =>
      records.length > 1 && this.#needed([...records, record]) > this.pageSize;
    if (last === undefined || isFull(last.records)) {
      last = { records: [], at: undefined };
      this.#leaves.push(last);
    }
    this.#release(last.at);
    last.at = undefined;
    last.records = [...last.records, record];
  }

  #needed(records: readonly WrittenRecord[]): number {
    return neededBytes(records.map(elementOf).map(({ key, value }) => key.length + value.length));
  }

  #release(leaf: WrittenLeaf | undefined): void {
    if (leaf === undefined) return;
    for (let at = 0; at < leaf.pageCount; at++) this.#freed.add(leaf.pgid + at);
  }

  /** Changed leaves and everything above them; the bucket of metadata each time. */
  #writeTree(hasMeta: boolean): void {
    for (const pgid of this.#taken) this.#freed.add(pgid);
    this.#taken = [];
    const children = this.#leaves.map((leaf) => {
      leaf.at ??= this.#writeLeaf(leaf.records);
      const first = leaf.records[0];
      return {
        key: first === undefined ? new Uint8Array(0) : elementOf(first).key,
        child: leaf.at.pgid,
      };
    });
    const root =
      children.length === 1
        ? children[0]!.child
        : this.#put((id) => encodeBranch(id, children, this.pageSize));
    const bucket = new Uint8Array(16);
    new DataView(bucket.buffer).setBigUint64(0, BigInt(root), true);
    const finished = revisionKey(this.#compacted, 0, false);
    const meta = encodeLeaf(0, [{ key: bytesOf('finishedCompactRev'), value: finished }], 0);
    const inline = new Uint8Array(16 + meta.length);
    inline.set(meta, 16);
    const buckets = [
      { key: bytesOf('key'), value: bucket, flags: 1 },
      { key: bytesOf('meta'), value: inline, flags: 1 },
    ];
    const top = this.#put((id) => encodeLeaf(id, buckets, this.pageSize));
    if (hasMeta) this.#writeMeta(top);
  }

  #writeMeta(root: number): void {
    const index = Number(this.#txid % 2n);
    const { pageSize, highWaterMark } = this;
    const page = encodeMeta({
      index,
      pageSize,
      root,
      freelist: NO_FREELIST,
      highWaterMark,
      txid: this.#txid++,
    });
    this.#write(index, page);
  }

  #writeLeaf(records: readonly WrittenRecord[]): WrittenLeaf {
    const size = this.#needed(records);
    const pageCount = Math.max(1, Math.ceil(size / this.pageSize));
    const pgid = this.#allocate(pageCount);
    this.#write(pgid, encodeLeaf(pgid, records.map(elementOf), this.pageSize));
    const leaf = { pgid, pageCount, records };
    this.leafWrites.push(leaf);
    for (let at = 0; at < pageCount; at++) this.#lastWrites.set(pgid + at, leaf);
    return leaf;
  }

  /** A page that is written anew with every commit. */
  #put(encode: (id: number) => Uint8Array): number {
    const pageCount = encode(0).length / this.pageSize;
    const pgid = this.#allocate(pageCount);
    this.#write(pgid, encode(pgid));
    for (let at = 0; at < pageCount; at++) {
      this.#taken.push(pgid + at);
      this.#lastWrites.set(pgid + at, undefined);
    }
    return pgid;
  }

  /** The first free pages that lie together, else new ones. */
  #allocate(pageCount: number): number {
    for (const pgid of [...this.#free].sort((a, b) => a - b)) {
      const run = Array.from({ length: pageCount }, (_, at) => pgid + at);
      if (!run.every((one) => this.#free.has(one))) continue;
      for (const one of run) this.#free.delete(one);
      return pgid;
    }
    this.highWaterMark += pageCount;
    return this.highWaterMark - pageCount;
  }

  #write(pgid: number, bytes: Uint8Array): void {
    const end = pgid * this.pageSize + bytes.length;
    if (end > this.#file.length) {
      const longer = new Uint8Array(end);
      longer.set(this.#file);
      this.#file = longer;
    }
    this.#file.set(bytes, pgid * this.pageSize);
  }
}

function elementOf({ main, sub, key, value, createRevision, version }: WrittenRecord): LeafElement {
  const fields = {
    create_revision: createRevision,
    mod_revision: main,
    version,
    value: bytesOf(value ?? ''),
  };
  const message = { key: bytesOf(key), ...(value === undefined ? {} : fields) };
  const encoded = new Uint8Array(etcd.KeyValue.encode(message).finish());
  return { key: revisionKey(main, sub, value === undefined), value: encoded };
}
