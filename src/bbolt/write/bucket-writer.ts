/** A bucket of a new file, written from elements in key order. */

import { compareBytes } from '../../bytes/compare.ts';
import { BUCKET_HEADER_SIZE } from '../bucket.ts';
import { BUCKET_FLAG, KEY_SIZE_MAX } from '../elements.ts';
import { viewOf } from '../page.ts';
import { TreeWriter } from './tree-writer.ts';
import type { BuiltTree } from './tree-writer.ts';
import type { PageStream } from './page-stream.ts';

/** Largest value that bbolt accepts, in bytes (bbolt bucket.go, MaxValueSize, v1.4.3). */
const VALUE_SIZE_MAX = 2 ** 31 - 2;
const SEQUENCE_MAX = 2n ** 64n - 1n;

/** What a bucket has besides its elements. */
export interface BucketSettings {
  /** Counter of bbolt's NextSequence; etcd does not use it. */
  readonly sequence?: bigint | undefined;
}

/** Where pages go, and up to how many bytes they are filled. */
export interface WriteRules {
  readonly stream: PageStream;
  /** Bytes of a page, header included. */
  readonly limit: number;
}

/**
 * Takes the elements of one bucket: keys with values, and buckets. Keys and names ascend, byte by
 * byte, and while a bucket inside is open it is the only one that takes anything.
 */
export class BucketWriter {
  /** The tree that is being built. For what puts whole pages of elements into it. */
  readonly tree: TreeWriter;
  readonly #rules: WriteRules;
  readonly #onEnd: ((tree: BuiltTree) => void) | undefined;
  #lastKey = new Uint8Array(64);
  /** -1 before the first key. */
  #lastKeySize = -1;
  #hasOpenBucket = false;
  #hasEnded = false;

  /** Use `DatabaseWriter.bucket` and `BucketWriter.bucket`. */
  constructor(rules: WriteRules, onEnd?: (tree: BuiltTree) => void) {
    const { stream, limit } = rules;
    this.#rules = rules;
    this.#onEnd = onEnd;
    this.tree = new TreeWriter(stream, { limit, mayBeInline: onEnd !== undefined });
  }

  /**
   * Adds a key (1 to 32,768 bytes) and its value (up to 2^31 - 2 bytes). Where a promise comes back,
   * it is to be waited for before more is given: until it is settled the bytes may still be needed,
   * and without waiting more and more memory is.
   * @throws {RangeError} for a key that does not come behind the last one, and for sizes that bbolt
   * does not accept.
   * @throws {TypeError} if the bucket was ended, or one inside it was not.
   */
  put(key: Uint8Array, value: Uint8Array): Promise<void> | undefined {
    if (value.length > VALUE_SIZE_MAX) {
      throw new RangeError(
        `"value": expected at most ${VALUE_SIZE_MAX} bytes, got ${value.length}`,
      );
    }
    this.expectNext(key);
    this.tree.add(0, key, value);
    return this.#rules.stream.settle();
  }

  /**
   * Begins a bucket inside this one, which takes everything until it is ended.
   * @throws as `put`, for its name.
   */
  bucket(name: Uint8Array, { sequence = 0n }: BucketSettings = {}): BucketWriter {
    if (sequence < 0n || sequence > SEQUENCE_MAX) {
      throw new RangeError(`"sequence": expected 0 to 2^64 - 1, got ${sequence}`);
    }
    this.expectNext(name);
    const key = name.slice();
    this.#hasOpenBucket = true;
    return new BucketWriter(this.#rules, (tree) => {
      this.#hasOpenBucket = false;
      this.tree.add(BUCKET_FLAG, key, encodeBucket(tree, sequence));
    });
  }

  /**
   * Ends the bucket, which afterwards takes nothing any more.
   * @throws {TypeError} if it was ended before, or one inside it was not.
   * @throws what the sink threw.
   */
  async end(): Promise<void> {
    this.finish();
    await this.#rules.stream.settle();
  }

  /** Ends the bucket, without waiting for the sink. */
  finish(): BuiltTree {
    this.#expectOpen();
    this.#hasEnded = true;
    const tree = this.tree.finish();
    this.#onEnd?.(tree);
    return tree;
  }

  /** Makes sure that `key` may come next, and that the one after it comes behind it. */
  expectNext(key: Uint8Array): void {
    this.#expectOpen();
    if (key.length < 1 || key.length > KEY_SIZE_MAX) {
      throw new RangeError(`"key": expected 1 to ${KEY_SIZE_MAX} bytes, got ${key.length}`);
    }
    if (this.#lastKeySize >= 0 && compareBytes(this.lastKey, key) >= 0) {
      throw new RangeError('"key": expected one that comes behind the key before it');
    }
    this.setLastKey(key);
  }

  /** The last key; a view, empty before the first one. */
  get lastKey(): Uint8Array {
    return this.#lastKey.subarray(0, Math.max(0, this.#lastKeySize));
  }

  /** Says what the last key is, where elements were put into the tree itself. */
  setLastKey(key: Uint8Array): void {
    if (key.length > this.#lastKey.length) this.#lastKey = new Uint8Array(2 * key.length);
    this.#lastKey.set(key);
    this.#lastKeySize = key.length;
  }

  #expectOpen(): void {
    if (this.#hasEnded) throw new TypeError('the bucket was ended and takes nothing any more');
    if (this.#hasOpenBucket) throw new TypeError('a bucket inside this one was not ended');
  }
}

/** The value of a bucket element (drawn in `../bucket.ts`). */
function encodeBucket(tree: BuiltTree, sequence: bigint): Uint8Array {
  const page = 'inline' in tree ? tree.inline : new Uint8Array(0);
  const value = new Uint8Array(BUCKET_HEADER_SIZE + page.length);
  const view = viewOf(value);
  view.setBigUint64(0, 'root' in tree ? BigInt(tree.root) : 0n, true);
  view.setBigUint64(8, sequence, true);
  value.set(page, BUCKET_HEADER_SIZE);
  return value;
}
