/**
 * The records on pages that are not in use. A page whose header says that it is the leaf that it was
 * is read by its elements; one without a header may be what is left of a larger one.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { decodePageHeader, viewOf } from '../../bbolt/page.ts';
import type { RunOptions } from '../../io/source.ts';
import type { FirstPage, Image } from '../salvage/image.ts';
import { ownBytes, readLeaf } from '../salvage/leaf.ts';
import { isOwnHeader } from '../salvage/locate-roots.ts';
import { isRevisionSize, leafRecords } from '../salvage/leaf-records.ts';
import type { CarvedRecord } from './carved-record.ts';
import { PlainLeaf } from './plain-leaf.ts';
import { Remnants } from './remnants.ts';

/** Flag of a leaf page (bbolt internal/common/page.go, LeafPageFlag, v1.4.3). */
const LEAF_FLAG = 0x02;

/** Where to look. */
export interface FreePagesOptions extends RunOptions {
  readonly pageBytesMax: number;
}

export class FreePages {
  readonly #image: Image;
  /** Pages that are in use, and those of leaves that were found whole. */
  readonly #done: Bitmap;
  readonly #options: FreePagesOptions;
  readonly #visit: (record: CarvedRecord) => void;
  readonly #plain = new PlainLeaf();
  readonly #remnants: Remnants;
  /** Pages with records. */
  withRecords = 0;

  constructor(
    image: Image,
    inUse: Bitmap,
    visit: (record: CarvedRecord) => void,
    options: FreePagesOptions,
  ) {
    this.#image = image;
    this.#visit = visit;
    this.#options = options;
    this.#done = new Bitmap(image.pageCount);
    for (const pgid of inUse.members()) this.#done.add(pgid);
    this.#remnants = new Remnants(image, this.#done);
  }

  /** Visits the records, in the order of the pages. */
  async run(): Promise<void> {
    const { signal, onProgress } = this.#options;
    const { source, pageSize, pageCount } = this.#image;
    for await (const pages of this.#image.batches(this.#ids())) {
      signal?.throwIfAborted();
      // A page before one may have been found to reach over it.
      for (const page of pages) if (!this.#done.has(page.pgid)) await this.#look(page);
      const last = pages.at(-1)?.pgid ?? pageCount;
      const doneBytes = Math.min(source.size, (last + 1) * pageSize);
      onProgress?.({ doneBytes, totalBytes: source.size });
    }
    await this.#remnants.run(this.#visit, { signal });
    this.withRecords += this.#remnants.pageCount;
  }

  *#ids(): Generator<number> {
    const { pageCount } = this.#image;
    for (let pgid = 2; pgid < pageCount; pgid++) if (!this.#done.has(pgid)) yield pgid;
  }

  async #look(page: FirstPage): Promise<void> {
    const { pgid, bytes } = page;
    if (bytes === undefined) return;
    if (!isOwnHeader(bytes, pgid)) {
      this.#remnants.note(pgid, bytes);
      return;
    }
    const { flags, overflow } = decodePageHeader(viewOf(bytes));
    if (flags !== LEAF_FLAG) return;
    if (this.#takePlain(pgid, bytes, overflow)) return;
    const { pageBytesMax } = this.#options;
    const rules = { isKeySize: isRevisionSize, pageBytesMax, used: this.#done };
    const leaf = await readLeaf(this.#image, pgid, bytes, rules);
    const { records, whole } = leafRecords(leaf, false);
    if (records.length === 0) return;
    this.withRecords++;
    if (whole) this.#finish(pgid, leaf.pageCount);
    for (const { slot, revision, fields, confidence } of records) {
      // A record of no bytes tells nothing.
      if (slot.end === slot.keyEnd) continue;
      const { key, createRevision, value } = fields;
      const nameStart = key.byteOffset - leaf.bytes.byteOffset;
      this.#visit({
        ...{ pgid, element: slot.element, offset: undefined, ...revision, bytes: leaf.bytes },
        ...{ nameStart, nameEnd: nameStart + key.length },
        ...{ createRevision, valueSize: value.length, confidence },
      });
    }
  }

  /** Takes a page that is plain and was not written over. */
  #takePlain(pgid: number, first: Uint8Array, overflow: number): boolean {
    const image = this.#image;
    const leaf = this.#plain;
    const bytes = overflow === 0 ? first : image.atHand(pgid, (1 + overflow) * image.pageSize);
    if (bytes === undefined || !leaf.open(pgid, bytes)) return false;
    const whole = bytes.subarray(0, leaf.size);
    if (ownBytes(image, pgid, whole, this.#done) < leaf.size) return false;
    this.withRecords++;
    this.#finish(pgid, Math.ceil(leaf.size / image.pageSize));
    for (let element = 0; element < leaf.count; element++) {
      leaf.moveTo(element);
      if (!leaf.isEmpty) this.#visit(leaf);
    }
    return true;
  }

  #finish(pgid: number, pageCount: number): void {
    this.#done.addRange(pgid, Math.min(this.#image.pageCount, pgid + pageCount));
  }
}
