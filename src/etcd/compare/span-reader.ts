/**
 * Reads many short pieces of a file into one piece of memory: those that lie close together at once,
 * and as many at once as fit into an arena.
 */

import { readAll } from '../../io/source.ts';
import type { ByteSource, Read } from '../../io/source.ts';

/** Bytes that are read at once. */
const ARENA_BYTES = 4 * 1024 * 1024;
/** Longest single read, and the longest gap that is read along with what is around it. */
const RUN_BYTES_MAX = 128 * 1024;
const GAP_BYTES_MAX = 2048;

/** Pieces of a file, and where in memory they go; each column has as many entries. */
export interface Spans {
  /** Where they begin in the file. */
  readonly offsets: Float64Array;
  readonly sizes: Uint32Array;
  /** Where they go in memory. */
  readonly targets: Float64Array;
}

/** Pieces that are read at once. */
interface Run {
  /** The first piece, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Where in the file, and where in the arena. */
  readonly offset: number;
  readonly start: number;
}

/** Reads pieces of one source, again and again into the same arena. */
export class SpanReader {
  readonly #source: ByteSource;
  #arena = new Uint8Array(0);

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /**
   * Reads all pieces.
   * @throws {SourceError} if the source fails.
   */
  async read(spans: Spans, memory: Uint8Array): Promise<void> {
    const { offsets, sizes, targets } = spans;
    for (let from = 0; from < offsets.length;) {
      const size = sizes[from] ?? 0;
      if (size > RUN_BYTES_MAX) {
        const target = targets[from] ?? 0;
        await this.#source.read(offsets[from] ?? 0, memory.subarray(target, target + size));
        from++;
      } else from = await this.#readSome(spans, from, memory);
    }
  }

  /** Reads as many pieces as fit; gives the next one. */
  async #readSome(spans: Spans, from: number, memory: Uint8Array): Promise<number> {
    if (this.#arena.length === 0) this.#arena = new Uint8Array(ARENA_BYTES);
    const arena = this.#arena;
    const runs: Run[] = [];
    const reads: Read[] = [];
    let next = from;
    let start = 0;
    while (next < spans.offsets.length) {
      const { to, size } = runFrom(spans, next);
      if (to === next || start + size > arena.length) break;
      const offset = spans.offsets[next] ?? 0;
      runs.push({ from: next, to, offset, start });
      reads.push({ offset, target: arena.subarray(start, start + size) });
      start += size;
      next = to;
    }
    await readAll(this.#source, reads);
    for (const run of runs) copyRun(run, spans, arena, memory);
    return next;
  }
}

/** The pieces from one on that are read at once; nothing of one that is too long for that. */
function runFrom({ offsets, sizes }: Spans, from: number): { to: number; size: number } {
  const first = offsets[from] ?? 0;
  let end = first;
  let to = from;
  for (; to < offsets.length; to++) {
    const offset = offsets[to] ?? 0;
    const next = offset + (sizes[to] ?? 0);
    const isNear = offset >= end && offset - end <= GAP_BYTES_MAX;
    if (!isNear || next - first > RUN_BYTES_MAX) break;
    end = next;
  }
  return { to, size: end - first };
}

function copyRun(run: Run, spans: Spans, arena: Uint8Array, memory: Uint8Array): void {
  for (let at = run.from; at < run.to; at++) {
    const start = run.start + (spans.offsets[at] ?? 0) - run.offset;
    memory.set(arena.subarray(start, start + (spans.sizes[at] ?? 0)), spans.targets[at]);
  }
}
