/** Runs a describer's check in the pass, and gathers what policies ask of the objects. */

import { formatKey } from '../../bytes/text.ts';
import type { StoreCheck } from '../../etcd/checks/check.ts';
import type { ObjectRecord } from '../../etcd/check-engine.ts';
import type { GenerationCheck } from '../../etcd/checks/generations.ts';
import type { RecordCursor } from '../../etcd/record-cursor.ts';
import type { Report } from '../../findings.ts';
import type { Describer, ObjectCheck } from '../describer.ts';

/** Times in objects, in milliseconds since 1970. */
export interface ObjectTimes {
  /** Newest time that is not later than now. */
  readonly newest: number | undefined;
  /** Times that are later than now. */
  readonly futureCount: number;
  readonly latest: number | undefined;
}

/** What the objects of a store amount to. */
export interface ObjectFacts {
  readonly times: ObjectTimes;
  /** Live keys by group; empty if they were not asked for. */
  readonly groups: ReadonlyMap<string, number>;
  /** Keys of live definitions. */
  readonly definitions: ReadonlySet<string>;
}

/** What to gather: each costs time, so nothing is gathered unasked. */
export interface ObjectWishes {
  /** Milliseconds since 1970; times later than this are counted apart. */
  readonly timesUntil: number | undefined;
  readonly groups: boolean;
}

/** The check; it runs behind the generations, whose changes of live keys it counts by group. */
export class DescriberCheck implements StoreCheck {
  readonly #describer: Describer | undefined;
  readonly #check: ObjectCheck | undefined;
  readonly #generations: GenerationCheck;
  readonly #wishes: ObjectWishes;
  readonly #groups = new Map<string, number>();
  readonly #definitions = new Set<string>();
  #newest: number | undefined;
  #futureCount = 0;
  #latest: number | undefined;

  constructor(
    describer: Describer | undefined,
    generations: GenerationCheck,
    wishes: ObjectWishes,
    report: Report,
  ) {
    this.#describer = describer;
    this.#check = describer?.check(report);
    this.#generations = generations;
    this.#wishes = wishes;
  }

  /** What was gathered. */
  get facts(): ObjectFacts {
    return {
      times: { newest: this.#newest, futureCount: this.#futureCount, latest: this.#latest },
      groups: this.#groups,
      definitions: this.#definitions,
    };
  }

  /** Whether every record is wanted, tombstones too, behind the generations. */
  get wantsRecords(): boolean {
    return this.#wishes.groups;
  }

  /** Whether records are wanted that are no tombstones. */
  get wantsObjects(): boolean {
    return this.#describer !== undefined;
  }

  record(record: RecordCursor): void {
    if (this.#wishes.groups) this.#count(record);
    if (!record.tombstone) this.object(record);
  }

  /** A record that is no tombstone. */
  object(record: ObjectRecord): void {
    if (this.#describer === undefined) return;
    this.#check?.record(record);
    const { timesUntil } = this.#wishes;
    if (timesUntil === undefined || !this.#describer.describes(record)) return;
    this.#addTime(this.#describer.timeOf(record.value), timesUntil);
  }

  end(): void {
    this.#check?.end();
  }

  #addTime(time: number | undefined, until: number): void {
    if (time === undefined) return;
    if (time <= until) {
      this.#newest = Math.max(time, this.#newest ?? time);
      return;
    }
    this.#futureCount++;
    this.#latest = Math.max(time, this.#latest ?? time);
  }

  #count(record: RecordCursor): void {
    const { change } = this.#generations;
    if (change === 0) return;
    const key = formatKey(record.name);
    const described = this.#describer?.describes(record) ?? false;
    const group = described ? (this.#describer?.classify(key) ?? '') : 'other keys';
    this.#groups.set(group, (this.#groups.get(group) ?? 0) + change);
    if (this.#describer?.isDefinition(key) !== true) return;
    if (change > 0) this.#definitions.add(key);
    else this.#definitions.delete(key);
  }
}
