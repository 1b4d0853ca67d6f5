/**
 * Looks at every page that no tree explained, up to the end of the file: free pages with what was
 * there before, lost pages, and pages whose header is damaged while their elements make sense.
 */

import type { Bitmap } from '../../bytes/bitmap.ts';
import type { RunOptions } from '../../io/source.ts';
import { copyRecord } from './copies.ts';
import type { Image } from './image.ts';
import { readLeaf } from './leaf.ts';
import { isRevisionSize, leafRecords } from './leaf-records.ts';
import type { LeafRecord } from './leaf-records.ts';
import type { Salvaged } from './types.ts';

/** Where to carve. */
export interface CarveState {
  readonly image: Image;
  readonly options: RunOptions & { readonly pageBytesMax: number };
  /** Pages of which nothing more is to be had; carved leaves are put in. */
  readonly done: Bitmap;
  /** Whether a page is worth a look, by its first bytes; all are without it. */
  readonly mayBeLeaf?: ((pgid: number, first: Uint8Array) => boolean) | undefined;
}

/** The records of one carved page. */
export interface CarvedPage {
  readonly pgid: number;
  /** The page with its overflow, as far as it is there. */
  readonly bytes: Uint8Array;
  /** Records in place: views into the bytes. */
  readonly records: readonly LeafRecord[];
}

/** The records on all pages that are not done, in the order of the pages; bytes are copies. */
export async function* carvePages(state: CarveState): AsyncGenerator<Salvaged[]> {
  for await (const pages of carveLeaves(state)) {
    yield pages.flatMap(({ pgid, records }) =>
      records.map((record) => copyRecord(pgid, record, 'carved')),
    );
  }
}

/** The pages with records among all that are not done, in their order, a batch at a time. */
async function* carveLeaves(state: CarveState): AsyncGenerator<CarvedPage[]> {
  const { image, options, done, mayBeLeaf } = state;
  const { pageBytesMax } = options;
  const rules = { isKeySize: isRevisionSize, pageBytesMax, used: done };
  for await (const pages of image.batches(notIn(done, image.pageCount))) {
    options.signal?.throwIfAborted();
    const found: CarvedPage[] = [];
    for (const { pgid, bytes } of pages) {
      // A page before this one may have been found to reach over it.
      if (bytes === undefined || done.has(pgid)) continue;
      if (mayBeLeaf?.(pgid, bytes) === false) continue;
      const leaf = await readLeaf(image, pgid, bytes, rules);
      const { records, whole } = leafRecords(leaf, false);
      if (records.length === 0) continue;
      found.push({ pgid, bytes: leaf.bytes, records });
      if (whole) done.addRange(pgid, Math.min(image.pageCount, pgid + leaf.pageCount));
    }
    yield found;
    const last = pages.at(-1)?.pgid ?? 0;
    options.onProgress?.({
      doneBytes: Math.min(image.source.size, (last + 1) * image.pageSize),
      totalBytes: image.source.size,
    });
  }
}

function* notIn(done: { has(pgid: number): boolean }, pageCount: number): Generator<number> {
  for (let pgid = 2; pgid < pageCount; pgid++) if (!done.has(pgid)) yield pgid;
}
