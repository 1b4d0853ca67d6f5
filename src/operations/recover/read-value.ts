/** Reads the values of records that were found, which are not kept. */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { equalBytes } from '../../bytes/compare.ts';
import { decodeKeyValue } from '../../etcd/key-value.ts';
import type { RecordStore } from '../../etcd/records.ts';
import { encodeRevisionKey } from '../../etcd/revision.ts';
import { Image } from '../salvage/image.ts';
import { readLeaf } from '../salvage/leaf.ts';
import { isRevisionSize, leafRecords } from '../salvage/leaf-records.ts';
import type { RecoveredRecord } from './types.ts';

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
    return record.confidence === 'certain' ? this.#stored(record) : this.#carved(record);
  }

  async #stored({ revision, key }: RecoveredRecord): Promise<Uint8Array | undefined> {
    const bucket = this.#store.expectBucket('key');
    const bytes = await bucket.get(encodeRevisionKey({ ...revision, tombstone: false }));
    if (bytes === undefined) return undefined;
    const fields = decodeKeyValue(bytes, { bucket: ['key'] });
    return equalBytes(fields.key, key) ? fields.value : undefined;
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
