/**
 * What was written over time: the report's parts of the revisions, and the same writes in equal parts
 * of the time, as far as times are known. Pure; inside a part writes are taken as evenly spread.
 */

import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type {
  EstimatedTime,
  WriteBucket,
  WriteReport,
} from '../../../operations/kubernetes/inspect/report.ts';

/** Writes of one part, stacked by class. */
export interface TimelineBar {
  /** Where it stands, as parts of the whole width. */
  readonly from: number;
  readonly to: number;
  readonly writes: number;
  readonly deletes: number;
  readonly classes: ReadonlyMap<ObjectClass, number>;
  /** What it stands for; undefined for a part of the time. */
  readonly bucket: WriteBucket | undefined;
}

/** Bars over the time. */
export interface TimeBars {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly bars: readonly TimelineBar[];
  /** Writes of which nothing says when they were. */
  readonly undated: number;
}

/** Parts of the time. */
const TIME_BARS = 80;
/** Times are known to seconds at best: less of them is one moment. */
const SPAN_MIN = 2000;

/** A bar for each part of the revisions. */
export function barsByRevision({ buckets }: WriteReport): TimelineBar[] {
  return buckets.map((bucket, at) => ({
    ...{ from: at / buckets.length, to: (at + 1) / buckets.length },
    ...{ writes: bucket.writes, deletes: bucket.deletes, bucket },
    classes: new Map(bucket.classes.map(({ class: name, writes }) => [name, writes])),
  }));
}

/** Where a revision stands, as a part of the width; undefined if it is not between first and last. */
export function placeOfRevision(revision: number, report: WriteReport): number | undefined {
  const { buckets } = report;
  const at = buckets.findIndex(({ toRevision }) => revision <= toRevision);
  const bucket = buckets[at];
  if (bucket === undefined || revision < bucket.fromRevision) return undefined;
  const length = bucket.toRevision - bucket.fromRevision + 1;
  return (at + (revision - bucket.fromRevision) / length) / buckets.length;
}

/** Bars over equal parts of the time; undefined if all is of one moment, or hardly anything is known. */
export function barsByTime({ buckets }: WriteReport): TimeBars | undefined {
  const dated = buckets.flatMap((bucket) => {
    const [from, to] = [millis(bucket.from), millis(bucket.to)];
    if (from === undefined || to === undefined || bucket.writes === 0) return [];
    return [{ bucket, from: Math.min(from, to), to: Math.max(from, to) }];
  });
  const start = dated.reduce((least, { from }) => Math.min(least, from), Infinity);
  const end = dated.reduce((most, { to }) => Math.max(most, to), -Infinity);
  if (!(end - start >= SPAN_MIN)) return undefined;
  const bins = Array.from({ length: TIME_BARS }, () => new Bin());
  const toBin = (time: number): number => ((time - start) / (end - start)) * TIME_BARS;
  for (const { bucket, from, to } of dated) spread(bucket, toBin(from), toBin(to), bins);
  const all = buckets.reduce((sum, { writes }) => sum + writes, 0);
  const known = dated.reduce((sum, { bucket }) => sum + bucket.writes, 0);
  const bars = bins.map((bin, at) => bin.bar(at));
  return { start, end, bars, undated: all - known };
}

/** The time in milliseconds; undefined if there is none that can be read. */
export function millis(estimate: EstimatedTime | undefined): number | undefined {
  const time = estimate === undefined ? NaN : Date.parse(estimate.time);
  return Number.isNaN(time) ? undefined : time;
}

/** Shares the writes of a bucket among the bins that it reaches over, by how far it does. */
function spread(bucket: WriteBucket, from: number, to: number, bins: readonly Bin[]): void {
  const last = bins.length - 1;
  if (to - from < 1e-9) {
    bins[Math.min(last, Math.floor(from))]?.add(bucket, 1);
    return;
  }
  for (let at = Math.min(last, Math.floor(from)); at <= last && at < to; at++) {
    const part = Math.min(to, at + 1) - Math.max(from, at);
    if (part > 0) bins[at]?.add(bucket, part / (to - from));
  }
}

/** An equal part of the time. */
class Bin {
  #writes = 0;
  #deletes = 0;
  readonly #classes = new Map<ObjectClass, number>();

  add({ writes, deletes, classes }: WriteBucket, share: number): void {
    this.#writes += writes * share;
    this.#deletes += deletes * share;
    for (const one of classes) {
      this.#classes.set(one.class, (this.#classes.get(one.class) ?? 0) + one.writes * share);
    }
  }

  bar(at: number): TimelineBar {
    return {
      ...{ from: at / TIME_BARS, to: (at + 1) / TIME_BARS, bucket: undefined },
      ...{ writes: this.#writes, deletes: this.#deletes, classes: this.#classes },
    };
  }
}
