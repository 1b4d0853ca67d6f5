/** What is retained of which revisions, in equal parts. */

import { CLASS_ORDER } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import { BUCKETS_MAX } from './report.ts';
import type { EstimatedTime, WriteReport } from './report.ts';

const CLASS_NUMBERS: ReadonlyMap<ObjectClass, number> = new Map(
  CLASS_ORDER.map((name, number) => [name, number]),
);
const CLASSES = CLASS_ORDER.length;

/** A class as a number, for whoever tells it of many records. */
export function classNumber(name: ObjectClass): number {
  return CLASS_NUMBERS.get(name) ?? 0;
}

/** Counts records by revision. */
export class Timeline {
  readonly #last: number;
  #first: number | undefined;
  #buckets = 0;
  readonly #bytes = new Float64Array(BUCKETS_MAX);
  readonly #deletes = new Float64Array(BUCKETS_MAX);
  readonly #creates = new Float64Array(BUCKETS_MAX);
  readonly #writes = new Float64Array(BUCKETS_MAX * CLASSES);

  /** Of a store whose newest revision is known. */
  constructor(lastRevision: number) {
    this.#last = lastRevision;
  }

  /** The next record, in the order of revisions; the class is a `classNumber`. */
  write(revision: number, facts: { class: number; bytes: number; isDelete: boolean }): void {
    if (this.#first === undefined) {
      this.#first = revision;
      this.#buckets = Math.min(BUCKETS_MAX, this.#last - revision + 1);
    }
    const bucket = this.#bucketOf(revision);
    this.#add(this.#bytes, bucket, facts.bytes);
    this.#add(this.#writes, bucket * CLASSES + facts.class, 1);
    if (facts.isDelete) this.#add(this.#deletes, bucket, 1);
  }

  /** A live key that was created at a revision, when all records were told. */
  create(revision: number): void {
    if (revision >= (this.#first ?? Infinity))
      this.#add(this.#creates, this.#bucketOf(revision), 1);
  }

  /** The parts; `timeAt` estimates when a revision was written. */
  finish(timeAt: (revision: number) => EstimatedTime | undefined): WriteReport {
    const first = this.#first ?? this.#last;
    const buckets = Array.from({ length: this.#buckets }, (_, bucket) => {
      const fromRevision = this.#start(bucket);
      const toRevision = this.#start(bucket + 1) - 1;
      const classes = CLASS_ORDER.flatMap((name, number) => {
        const writes = this.#writes[bucket * CLASSES + number] ?? 0;
        return writes === 0 ? [] : [{ class: name, writes }];
      });
      return {
        fromRevision,
        toRevision,
        from: timeAt(fromRevision),
        to: timeAt(toRevision),
        writes: classes.reduce((sum, { writes }) => sum + writes, 0),
        bytes: this.#bytes[bucket] ?? 0,
        deletes: this.#deletes[bucket] ?? 0,
        creates: this.#creates[bucket] ?? 0,
        classes,
      };
    });
    return { firstRevision: first, lastRevision: this.#last, buckets };
  }

  /** The first revision of a part. */
  #start(bucket: number): number {
    const first = this.#first ?? 0;
    return first + Math.ceil((bucket * (this.#last - first + 1)) / this.#buckets);
  }

  #bucketOf(revision: number): number {
    const first = this.#first ?? 0;
    const span = this.#last - first + 1;
    const at = Math.floor(((revision - first) * this.#buckets) / span);
    return Math.min(this.#buckets - 1, at);
  }

  #add(column: Float64Array, at: number, count: number): void {
    column[at] = (column[at] ?? 0) + count;
  }
}
