/** zstd (RFC 8878), where this Node has it: from 22.15 and 23.8 on. */

import * as zlib from 'node:zlib';

import { UnsupportedError } from '../../errors.ts';
import type { ByteSource } from '../../io/source.ts';
import { broken } from './broken.ts';
import { pump } from './pump.ts';
import type { Decompressor, PackedRange } from './pump.ts';
import { Tally } from './tally.ts';
import { readZstdFrame } from './zstd-frame.ts';

/** What newer versions of node:zlib have besides. */
interface WithZstd {
  readonly createZstdDecompress?: () => Decompressor;
}

/**
 * Unpacks all frames.
 * @throws {CorruptionError} compressed-stream.
 * @throws {UnsupportedError} compressed-input: this Node does not know zstd.
 * @throws {SourceError} if the source cannot be read.
 */
export async function* unzstd(
  source: ByteSource,
  options: Pick<PackedRange, 'signal' | 'onRead'> = {},
): AsyncGenerator<Uint8Array, void> {
  const { createZstdDecompress } = zlib as WithZstd;
  if (createZstdDecompress === undefined) {
    throw new UnsupportedError(
      'compressed-input',
      `${source.name}: this is zstd, which Node reads from 22.15 on: decompress it first`,
    );
  }
  let start = 0;
  while (start < source.size) {
    options.signal?.throwIfAborted();
    const { end, isSkippable } = await readZstdFrame(source, start);
    if (!isSkippable) {
      const range: PackedRange = { ...options, source, start, end, format: 'zstd' };
      const found = yield* pump(createZstdDecompress(), range, new Tally());
      if (found !== end) throw broken('zstd', 'is damaged: a frame ends before its blocks', found);
    }
    start = end;
  }
}
