/**
 * What an operation on a store wants to know of the objects in it. Whoever knows a kind of objects
 * (Kubernetes) hands a describer over; the operations know no more of them than this.
 */

import type { Place, Report } from '../findings.ts';

/** A record as a describer sees it: offsets into bytes that are valid for the call. */
export interface DescribedRecord {
  readonly bytes: Uint8Array;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly place: Place;
}

/** A check of the objects in the course of one pass. */
export interface ObjectCheck {
  /** A record that is no tombstone. */
  record(record: DescribedRecord): void;
  /** The pass is over. */
  end(): void;
}

/** Describes the objects that a store holds. */
export interface Describer {
  readonly name: string;
  /** Whether a record is one of its objects. */
  describes(record: DescribedRecord): boolean;
  /** Milliseconds since 1970 of the newest time in an object; undefined if it holds none. */
  timeOf(value: Uint8Array): number | undefined;
  /** The group that a key counts to: a resource. */
  classify(key: string): string;
  /** Whether a key defines other resources, so that it must not vanish unnoticed. */
  isDefinition(key: string): boolean;
  /** Makes the check of one pass. */
  check(report: Report): ObjectCheck;
}
