/**
 * The entries of the log that the database has not applied yet, and how far they will move its
 * revision when a server starts on the directory and applies them.
 */

import { revisionEffect } from '../../etcd/revision-effect.ts';
import { ENTRY_TYPES } from '../../raft/entry.ts';
import type { LogBatch } from '../../wal/read-log.ts';
import { RECORD_TYPES } from '../../wal/record.ts';
import { dataOf, field, ROW } from '../../wal/record-batch.ts';

/** What lies beyond the database. */
export interface EntriesBeyond {
  readonly entryCount: number;
  /** Index of the first and the last of them; 0 where there are none. */
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** The revision when all that is certain to be applied has been. */
  readonly revisionFrom: number;
  /** The revision when all of them change something. */
  readonly revisionAtMost: number;
}

/** What the database is like before they are applied. */
export interface StateBefore {
  readonly consistentIndex: number;
  readonly revision: number;
  /** Whether an alarm or authentication may make any of them fail. */
  readonly mayRefuse: boolean;
}

/** One bit each. */
const AT_LEAST = 1;
const AT_MOST = 2;
const MAY_REFUSE = 4;

export class BeyondCounter {
  readonly #before: StateBefore;
  /** Effect of each entry behind the consistent index, one byte each. */
  #effects = new Uint8Array(1024);
  #count = 0;
  #firstIndex = 0;

  constructor(before: StateBefore) {
    this.#before = before;
  }

  /** Takes the records of a log in order. */
  take(batch: LogBatch): void {
    const { consistentIndex } = this.#before;
    for (let record = 0; record < batch.count; record++) {
      if (field(batch, record, ROW.type) !== RECORD_TYPES.entry) continue;
      const index = field(batch, record, ROW.index);
      // An entry replaces all from its index on.
      if (index <= consistentIndex) this.#count = 0;
      else this.#put(index, this.#effectOf(batch, record));
    }
  }

  /**
   * What the entries come to; of those behind `certainIndex` it is not certain that they will be
   * applied, because another leader may replace them.
   */
  result(certainIndex: number): EntriesBeyond {
    let [from, atMost] = [this.#before.revision, this.#before.revision];
    let { mayRefuse } = this.#before;
    for (let at = 0; at < this.#count; at++) {
      const effect = this.#effects[at] ?? 0;
      if (effect & AT_MOST) atMost++;
      if (effect & MAY_REFUSE) mayRefuse = true;
      if (effect & AT_LEAST && !mayRefuse && this.#firstIndex + at <= certainIndex) from++;
    }
    const entryCount = this.#count;
    return {
      entryCount,
      firstIndex: entryCount === 0 ? 0 : this.#firstIndex,
      lastIndex: entryCount === 0 ? 0 : this.#firstIndex + entryCount - 1,
      revisionFrom: from,
      revisionAtMost: atMost,
    };
  }

  #put(index: number, effect: number): void {
    const isNext = this.#count > 0 && index <= this.#firstIndex + this.#count;
    if (!isNext || index < this.#firstIndex) this.#firstIndex = index;
    const at = index - this.#firstIndex;
    if (at >= this.#effects.length) {
      const larger = new Uint8Array(this.#effects.length * 2);
      larger.set(this.#effects);
      this.#effects = larger;
    }
    this.#effects[at] = effect;
    this.#count = at + 1;
  }

  #effectOf(batch: LogBatch, record: number): number {
    if (field(batch, record, ROW.entryType) !== ENTRY_TYPES.normal) return 0;
    const { atLeast, atMost, mayRefuse } = revisionEffect(dataOf(batch, record));
    return (atLeast ? AT_LEAST : 0) | (atMost ? AT_MOST : 0) | (mayRefuse ? MAY_REFUSE : 0);
  }
}
