/**
 * The one pass over all records of a store: what is retained of each key, which group it counts to,
 * and when it was written. Values are looked at only for whether they are encrypted.
 */

import { Bitmap } from '../../../bytes/bitmap.ts';
import { walkLeaves } from '../../../bbolt/walk.ts';
import { RecordSide } from '../../../etcd/compare/record-side.ts';
import type { LeafPositions } from '../../../etcd/compare/leaf-positions.ts';
import type { RecordCursor } from '../../../etcd/record-cursor.ts';
import { expectRetained, storeRevisions } from '../../../etcd/records.ts';
import type { Snapshot } from '../../../etcd/snapshot.ts';
import type { RunOptions } from '../../../io/source.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { encodingOf } from '../../../kubernetes/envelope.ts';
import { KeyGroups } from './key-groups.ts';
import { ENCRYPTED, EXAMINED, KeyTable, WANTED } from './key-table.ts';
import { answerOf, lightQuestion } from './light-facts.ts';
import type { LightQuestion } from './light-facts.ts';
import { classNumber, Timeline } from './timeline.ts';

/** What the pass is to find out. */
export interface RecordPassOptions extends RunOptions {
  /** Records of later ones do not count; the newest one without it. */
  readonly revision?: number | undefined;
  readonly prefixes: readonly string[];
  readonly seed?: number | undefined;
  /** Whether the page may need keys of a group, by the place of one of them. */
  readonly wantsOf: (group: StoragePlace) => boolean;
  /** Whether it needs what lies at a place; asked once for each key of such a group. */
  readonly wants: (place: StoragePlace) => boolean;
  /** The same for the security questions; undefined if they are not asked. */
  readonly examines: ((place: StoragePlace) => boolean) | undefined;
}

/** What the pass has found. */
export interface RecordPass {
  readonly keys: KeyTable;
  readonly groups: KeyGroups;
  readonly timeline: Timeline;
  /** The one that was looked at. */
  readonly revision: number;
  /** Up to which history is gone; -1 if it never was compacted. */
  readonly compact: number;
  /** Where the records are. */
  readonly positions: LeafPositions;
  /** Pages that something points to. */
  readonly reached: Bitmap;
}

/**
 * Passes over the records.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function passOverRecords(
  snapshot: Snapshot,
  options: RecordPassOptions,
): Promise<RecordPass> {
  const { database } = snapshot;
  const { signal, onProgress } = options;
  const { current, compact } = await storeRevisions(snapshot);
  const { revision = current } = options;
  expectRetained(revision, { current, compact });
  const reached = await reachSmallBuckets(snapshot);
  // All pages are gone through, whatever the revision: which of them are free is asked as well.
  const side = new RecordSide(snapshot, { revision: current, compact }, undefined, reached);
  const intake = new RecordIntake(revision, options);
  try {
    for (;;) {
      await side.fill();
      if (side.ended) break;
      signal?.throwIfAborted();
      takeBatch(side, intake);
      onProgress?.({
        doneBytes: reached.count() * database.pageSize,
        totalBytes: database.imageSize,
      });
    }
  } finally {
    await side.close();
  }
  intake.finish();
  const { keys, groups, timeline } = intake;
  return { keys, groups, timeline, revision, compact, positions: side.positions, reached };
}

/** Takes in what is left of the batch in hand. */
function takeBatch(side: RecordSide, intake: RecordIntake): void {
  const { batch } = side;
  while (side.batch === batch && side.row < side.rowCount && !side.ended) {
    while (side.read()) {
      intake.take(side.record, side.ordinal);
      side.moveTo(side.row, side.element + 1);
    }
  }
}

/** The pages of all buckets but that of the records. */
async function reachSmallBuckets({ database, buckets }: Snapshot): Promise<Bitmap> {
  const reached = new Bitmap(database.highWaterMark);
  reached.addRange(0, 2);
  const small = buckets.filter(({ bucket }) => bucket.ref.path[0] !== 'key');
  for (const ref of [database.root.ref, ...small.map(({ bucket }) => bucket.ref)]) {
    const leaves = walkLeaves(database.reader(), ref, { visited: reached });
    while ((await leaves.next()).done !== true);
  }
  return reached;
}

/** Takes records in, one by one. */
class RecordIntake {
  readonly keys: KeyTable;
  readonly groups: KeyGroups;
  readonly timeline: Timeline;
  readonly #options: RecordPassOptions;
  readonly #revision: number;
  /** Of each group the class as a number, whether some of it may be wanted, and what is asked. */
  readonly #classes: number[] = [];
  readonly #wanted: boolean[] = [];
  readonly #questions: (LightQuestion | undefined)[] = [];

  constructor(revision: number, options: RecordPassOptions) {
    this.keys = new KeyTable(options.seed);
    this.groups = new KeyGroups(options.prefixes, options.seed);
    this.timeline = new Timeline(revision);
    this.#revision = revision;
    this.#options = options;
  }

  take(record: RecordCursor, ordinal: number): void {
    const { main, tombstone } = record;
    // A restore with a revision bump leaves a record of nothing, which is no key.
    if (record.empty || main > this.#revision) return;
    const { keys } = this;
    const before = keys.length;
    const number = keys.take(record, ordinal);
    if (keys.length > before) this.#place(number, record);
    const group = keys.groups[number] ?? 0;
    if (!tombstone) this.#look(number, group, record);
    this.timeline.write(main, {
      class: this.#classes[group] ?? 0,
      bytes: record.end - record.start,
      isDelete: tombstone,
    });
  }

  /** Looks at the value. */
  #look(number: number, group: number, { bytes, valueStart, valueEnd }: RecordCursor): void {
    const encoding = encodingOf(bytes, valueStart, valueEnd);
    const question = this.#questions[group];
    if (encoding === 'encrypted') this.keys.mark(number, ENCRYPTED);
    else if (question === undefined) return;
    else if (encoding !== 'protobuf') this.keys.mark(number, WANTED);
    else this.keys.mark(number, answerOf(question, bytes.subarray(valueStart, valueEnd)));
  }

  /** What is live is known at the end only. */
  finish(): void {
    const { keys } = this;
    for (let number = 0; number < keys.length; number++) {
      if (keys.is(number)) this.timeline.create(keys.createRevisions[number] ?? 0);
    }
  }

  #place(number: number, { bytes, nameStart, nameEnd }: RecordCursor): void {
    const { keys, groups } = this;
    const { wantsOf, wants, examines } = this.#options;
    const group = groups.numberOf(bytes, nameStart, nameEnd);
    keys.groups[number] = group;
    const known = groups.groups[group];
    if (known === undefined) return;
    if (this.#classes[group] === undefined) {
      this.#classes[group] = classNumber(known.class);
      this.#wanted[group] = wantsOf(known.place);
      this.#questions[group] = lightQuestion(known.place);
    }
    const place = (): StoragePlace => groups.placeOf(bytes.subarray(nameStart, nameEnd));
    if (this.#wanted[group] && wants(place())) keys.mark(number, WANTED);
    if (examines?.(place()) === true) keys.mark(number, EXAMINED);
  }
}
