/**
 * Looks at every page that no tree explained, up to the end of the file: free pages with what was
 * there before, lost pages, and pages whose header is damaged while their elements make sense.
 */

import { copyRecord } from './copies.ts';
import { readLeaf } from './leaf.ts';
import { isRevisionSize, leafRecords } from './leaf-records.ts';
import type { PassState } from './pass.ts';
import type { Salvaged } from './types.ts';

/** The records on all pages that are not done, in the order of the pages; bytes are copies. */
export async function* carvePages({ image, options, done }: PassState): AsyncGenerator<Salvaged[]> {
  const { pageBytesMax } = options;
  const rules = { isKeySize: isRevisionSize, pageBytesMax, used: done };
  for await (const pages of image.batches(notIn(done, image.pageCount))) {
    options.signal?.throwIfAborted();
    const found: Salvaged[] = [];
    for (const { pgid, bytes } of pages) {
      // A page before this one may have been found to reach over it.
      if (bytes === undefined || done.has(pgid)) continue;
      const leaf = await readLeaf(image, pgid, bytes, rules);
      const { records, whole } = leafRecords(leaf, false);
      for (const record of records) found.push(copyRecord(pgid, record, 'carved'));
      if (whole && records.length > 0) {
        done.addRange(pgid, Math.min(image.pageCount, pgid + leaf.pageCount));
      }
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
