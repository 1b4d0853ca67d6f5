/**
 * A whole bbolt file in memory from plain data: sorted leaves filled up to a page, branch levels above them, buckets
 * inline or on pages of their own. Simple on purpose; it is no writer.
 */

import {
  encodeBranch,
  encodeFreelist,
  encodeLeaf,
  encodeMeta,
  neededBytes,
  NO_FREELIST,
} from './pages.ts';
import type { BranchElement, LeafElement } from './pages.ts';

/** What an element holds: a value, or a bucket inside. */
export type Content = Uint8Array | BucketSpec;

/** A bucket to build; the elements need not be sorted. */
export interface BucketSpec {
  readonly elements: readonly (readonly [key: Uint8Array | string, content: Content])[];
  readonly sequence?: bigint;
  /** Whether the bucket lies inside its parent's leaf. */
  readonly inline?: boolean;
  /** Most elements of one page; without it pages are filled. */
  readonly perPage?: number;
}

/** How to build a file. */
export interface BuildOptions {
  readonly pageSize?: number;
  /** Pages that are left out between the others, and named in a stored freelist. */
  readonly freePages?: number;
  /** Whether a freelist is stored. */
  readonly freelist?: boolean;
  readonly txid?: bigint;
}

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Order of keys, by Node's own comparison. */
export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

/** A bbolt file as it would lie on disk. */
export function buildDatabase(
  root: BucketSpec,
  options: BuildOptions = {},
): Uint8Array<ArrayBuffer> {
  const builder = new Builder(options.pageSize ?? 4096);
  const rootPage = builder.tree(root);
  const free = Array.from({ length: options.freePages ?? 0 }, () => builder.skip());
  const stored = options.freelist ?? false;
  const freelist = stored ? BigInt(builder.place((id) => builder.freelist(id, free))) : NO_FREELIST;
  return builder.finish({ root: rootPage, freelist, txid: options.txid ?? 8n });
}

class Builder {
  readonly #pageSize: number;
  readonly #pages = new Map<number, Uint8Array>();
  #next = 2;

  constructor(pageSize: number) {
    this.#pageSize = pageSize;
  }

  /** Gives a page its number and as much room as it needs. */
  place(encode: (id: number) => Uint8Array): number {
    const id = this.#next;
    const page = encode(id);
    this.#pages.set(id, page);
    this.#next += page.length / this.#pageSize;
    return id;
  }

  skip(): number {
    return this.#next++;
  }

  freelist(id: number, ids: readonly number[]): Uint8Array {
    return encodeFreelist(id, ids, this.#pageSize);
  }

  /** Writes a bucket's tree; the page of its root. */
  tree(bucket: BucketSpec): number {
    const elements = this.#leafElements(bucket);
    const sizes = elements.map(({ key, value }) => key.length + value.length);
    let level = this.#split(sizes, bucket.perPage).map(([start, end]): BranchElement => {
      const part = elements.slice(start, end);
      const child = this.place((id) => encodeLeaf(id, part, this.#pageSize));
      return { key: part[0]?.key ?? new Uint8Array(0), child };
    });
    while (level.length > 1) {
      const below = level;
      const keySizes = below.map(({ key }) => key.length);
      level = this.#split(keySizes, Math.max(2, bucket.perPage ?? 0xfffe)).map(([start, end]) => {
        const part = below.slice(start, end);
        const child = this.place((id) => encodeBranch(id, part, this.#pageSize));
        return { key: part[0]!.key, child };
      });
    }
    return level[0]!.child;
  }

  finish(fields: { root: number; freelist: bigint; txid: bigint }): Uint8Array<ArrayBuffer> {
    const pageSize = this.#pageSize;
    const file = new Uint8Array(this.#next * pageSize);
    for (const index of [0, 1]) {
      const txid = fields.txid - BigInt(index);
      const meta = encodeMeta({ ...fields, txid, index, pageSize, highWaterMark: this.#next });
      file.set(meta, index * pageSize);
    }
    for (const [id, page] of this.#pages) file.set(page, id * pageSize);
    return file;
  }

  #leafElements(bucket: BucketSpec): LeafElement[] {
    return bucket.elements
      .map(([key, content]): LeafElement => {
        const bytes = typeof key === 'string' ? bytesOf(key) : key;
        if (content instanceof Uint8Array) return { key: bytes, value: content };
        return { key: bytes, value: this.#bucketValue(content), flags: 1 };
      })
      .sort((a, b) => compareKeys(a.key, b.key));
  }

  #bucketValue(bucket: BucketSpec): Uint8Array {
    const page = bucket.inline ? encodeLeaf(0, this.#leafElements(bucket), 0) : new Uint8Array(0);
    const value = new Uint8Array(16 + page.length);
    const view = new DataView(value.buffer);
    view.setBigUint64(0, bucket.inline ? 0n : BigInt(this.tree(bucket)), true);
    view.setBigUint64(8, bucket.sequence ?? 0n, true);
    value.set(page, 16);
    return value;
  }

  /** Positions [start, end) for each page; a page takes at least one element (branches two), and may overflow. */
  #split(sizes: readonly number[], perPage = 0xfffe): [number, number][] {
    const parts: [number, number][] = [];
    for (let start = 0; start < sizes.length;) {
      let end = start + 1;
      while (end < sizes.length && end - start < perPage) {
        if (neededBytes(sizes.slice(start, end + 1)) > this.#pageSize && end - start > 1) break;
        end++;
      }
      parts.push([start, end]);
      start = end;
    }
    return parts.length === 0 ? [[0, 0]] : parts;
  }
}
