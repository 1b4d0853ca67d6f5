/**
 * The changes that a store retains, in the order of revisions, each with what its key was before.
 * Values are read a window at a time: both those of the changes and those before them.
 */

import { equalBytes } from '../../bytes/compare.ts';
import { whileUnchanged } from '../../io/source.ts';
import type { KeyVersion } from '../compare/comparison.ts';
import { RecordReader } from '../compare/record-reader.ts';
import type { RecordCursor } from '../record-cursor.ts';
import { expectRetained, storeRevisions } from '../records.ts';
import type { RecordStore } from '../records.ts';
import type {
  ChangeEvent,
  ChangeLog,
  ChangeLogOptions,
  ChangeRange,
  KeyChange,
} from './key-change.ts';
import { ChangeScan } from './scan-changes.ts';

/** Changes of a window, and bytes of their values and of those before; one alone may have more. */
const WINDOW_CHANGES = 4096;
const WINDOW_BYTES = 16 * 1024 * 1024;

/**
 * Finds the changes in one pass over the store.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function readChanges(
  store: RecordStore,
  options: ChangeLogOptions = {},
): Promise<ChangeLog> {
  return whileUnchanged(store.database.source, async () => {
    const revisions = await storeRevisions(store);
    const { revision = revisions.current } = options;
    expectRetained(revision, revisions);
    const scan = new ChangeScan(store, revision, options);
    await scan.run();
    return {
      revisions,
      revision,
      count: scan.ordinals.length,
      changes: (range = {}) => new ChangeWindows(store, scan).read(range, options),
    };
  });
}

/** A change whose record was read, while the one before it is not. */
interface ReadRecord {
  readonly key: Uint8Array;
  readonly revision: number;
  readonly sub: number;
  readonly version: KeyVersion | undefined;
  /** Number of the record before; 0 for none. */
  readonly previous: number;
}

class ChangeWindows {
  readonly #scan: ChangeScan;
  readonly #reader: RecordReader;

  constructor(store: RecordStore, scan: ChangeScan) {
    this.#scan = scan;
    this.#reader = new RecordReader(store, scan.positions);
  }

  async *read(
    { from = 0, to = Infinity, wants }: ChangeRange,
    { signal }: ChangeLogOptions,
  ): AsyncGenerator<KeyChange[]> {
    const { length } = this.#scan.ordinals;
    const end = await this.#firstAfter(to, length);
    for (let at = await this.#firstAfter(from - 1, end); at < end;) {
      signal?.throwIfAborted();
      const next = this.#windowEnd(at, end);
      const records = await this.#records(at, next, wants);
      const changes = await this.#withBefore(records);
      if (changes.length > 0) yield changes;
      at = next;
    }
  }

  /** The first change behind a revision. */
  async #firstAfter(revision: number, end: number): Promise<number> {
    if (revision === Infinity) return end;
    let [low, high] = [0, end];
    while (low < high && revision >= 0) {
      const middle = (low + high) >>> 1;
      let main = 0;
      await this.#reader.visit([this.#scan.ordinals.get(middle)], (_at, record) => {
        ({ main } = record);
      });
      if (main > revision) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #windowEnd(from: number, end: number): number {
    const { sizes } = this.#scan;
    let bytes = 0;
    let to = from;
    for (; to < Math.min(end, from + WINDOW_CHANGES); to++) {
      bytes += sizes.get(to);
      if (bytes > WINDOW_BYTES && to > from) break;
    }
    return to;
  }

  async #records(from: number, to: number, wants: ChangeRange['wants']): Promise<ReadRecord[]> {
    const { ordinals, previous } = this.#scan;
    const wanted = Uint32Array.from({ length: to - from }, (_, at) => ordinals.get(from + at));
    const records: ReadRecord[] = [];
    await this.#reader.visit(wanted, (at, record) => {
      if (wants !== undefined && !wants(record.name)) return;
      const { main: revision, sub, tombstone } = record;
      records.push({
        ...{ key: record.name.slice(), revision, sub, previous: previous.get(from + at) },
        version: tombstone ? undefined : versionOf(record),
      });
    });
    return records;
  }

  async #withBefore(records: readonly ReadRecord[]): Promise<KeyChange[]> {
    const numbers = records.map(({ previous }) => previous).filter((number) => number !== 0);
    const sorted = Uint32Array.from(new Set(numbers), (number) => number - 1).sort();
    const places = new Map<number, number>();
    for (const [place, ordinal] of sorted.entries()) places.set(ordinal + 1, place);
    const found: { readonly key: Uint8Array; readonly version: KeyVersion }[] = [];
    await this.#reader.visit(sorted, (_at, record) => {
      found.push({ key: record.name.slice(), version: versionOf(record) });
    });
    return records.map((record) => {
      const before = found[places.get(record.previous) ?? -1];
      // Two names may have the same fingerprint.
      const isOf = before !== undefined && equalBytes(before.key, record.key);
      return changeOf(record, isOf ? before.version : undefined);
    });
  }
}

function changeOf(
  { key, revision, sub, version: after }: ReadRecord,
  last: KeyVersion | undefined,
): KeyChange {
  const event = eventOf(after);
  // Where a deletion is missing, the key's last life has ended all the same.
  const before = event === 'create' ? undefined : last;
  const isNext = after === undefined || before?.version === after.version - 1;
  const isBeforeKnown = event === 'create' || (before !== undefined && isNext);
  return { key, revision, sub, event, before, after, isBeforeKnown };
}

function eventOf(after: KeyVersion | undefined): ChangeEvent {
  if (after === undefined) return 'delete';
  return after.version <= 1 ? 'create' : 'modify';
}

function versionOf(record: RecordCursor): KeyVersion {
  const { createRevision, main: modRevision, version, lease } = record;
  const value = record.value.slice();
  return { createRevision, modRevision, version, lease, valueSize: value.length, value };
}
