/** Reads the values of records that were found, which are not kept. */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { equalBytes } from '../../bytes/compare.ts';
import { decodeKeyValue } from '../../etcd/key-value.ts';
import type { RecordStore } from '../../etcd/records.ts';
import { encodeRevisionKey } from '../../etcd/revision.ts';
import { readBytes } from '../../io/source.ts';
import { Image } from '../salvage/image.ts';
import { readLeaf } from '../salvage/leaf.ts';
import { isRevisionSize, leafRecords } from '../salvage/leaf-records.ts';
import { RecordReader } from './remnant-record.ts';
import { isRevisionKey } from './revision-keys.ts';
import type { RecoveredRecord } from './types.ts';

/** Bytes of a revision and of all fields of a record but for its key and value, at most. */
const FIELDS_SIZE_MAX = 128;

export class ValueReader {
  readonly #store: RecordStore;
  readonly #image: Image;
  readonly #inUse: Bitmap;
  readonly #pageBytesMax: number;

  /** `inUse` are the pages that the tree takes: a carved page ends before one of them. */
  constructor(store: RecordStore, inUse: Bitmap, pageBytesMax: number) {
    this.#store = store;
    this.#image = new Image(store.database.source, store.database.pageSize);
    this.#inUse = inUse;
    this.#pageBytesMax = pageBytesMax;
  }

  /** The value; undefined if what lies there is another record now. */
  read(record: RecoveredRecord): Promise<Uint8Array | undefined> {
    if (record.confidence === 'certain') return this.#stored(record);
    return record.offset === undefined
      ? this.#carved(record)
      : this.#remnant(record, record.offset);
  }

  async #stored({ revision, key }: RecoveredRecord): Promise<Uint8Array | undefined> {
    const bucket = this.#store.expectBucket('key');
    const bytes = await bucket.get(encodeRevisionKey({ ...revision, tombstone: false }));
    if (bytes === undefined) return undefined;
    const fields = decodeKeyValue(bytes, { bucket: ['key'] });
    return equalBytes(fields.key, key) ? fields.value : undefined;
  }

  /** The record at an offset, which was found to lie on pages without a header. */
  async #remnant(record: RecoveredRecord, offset: number): Promise<Uint8Array | undefined> {
    const { pageSize, source } = this.#store.database;
    const { pgid, key, valueSize, revision } = record;
    const start = pgid * pageSize + offset;
    const size = Math.min(key.length + valueSize + FIELDS_SIZE_MAX, source.size - start);
    const bytes = await readBytes(source, start, size);
    const reader = new RecordReader(pageSize, size);
    reader.begin(bytes);
    const isSame =
      isRevisionKey(bytes, 0) &&
      reader.readFields(0) &&
      reader.main === revision.main &&
      reader.sub === revision.sub &&
      reader.valueSize === valueSize &&
      equalBytes(bytes.subarray(reader.nameStart, reader.nameEnd), key);
    return isSame ? bytes.slice(reader.valueStart, reader.valueEnd) : undefined;
  }

  async #carved({
    pgid,
    element,
    revision,
    key,
  }: RecoveredRecord): Promise<Uint8Array | undefined> {
    for await (const [page] of this.#image.batches([pgid])) {
      if (page?.bytes === undefined) return undefined;
      const rules = {
        isKeySize: isRevisionSize,
        pageBytesMax: this.#pageBytesMax,
        used: this.#inUse,
      };
      const leaf = await readLeaf(this.#image, pgid, page.bytes, rules);
      const found = leafRecords(leaf, false).records.find(({ slot }) => slot.element === element);
      const isSame =
        found !== undefined &&
        found.revision.main === revision.main &&
        found.revision.sub === revision.sub &&
        equalBytes(found.fields.key, key);
      return isSame ? found.fields.value.slice() : undefined;
    }
    return undefined;
  }
}
