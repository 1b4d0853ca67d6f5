/**
 * The newest record of every key in each of two stores, told of all records in the order of
 * revisions. Records are known by their numbers, and a record that is the same in both stores is told
 * once for both: so a key whose newest record came last for both at once is the same in both.
 *
 * This one keeps the names, so it is exact; it is what the kernel's table of fingerprints
 * (`kernel-compare.ts`) is measured against, and used where there is no WebAssembly.
 */

import { hasPrefix } from '../../bytes/compare.ts';

/** The number of a record, from its ordinal in its store; 0 stands for no record. */
export function recordNumber(ordinal: number, tombstone: boolean): number {
  return (ordinal + 1) * 2 + (tombstone ? 0 : 1);
}

/** Which names count. */
export interface NameRules {
  /** Only names that begin so. */
  readonly prefix: Uint8Array;
  /** Keys with names that begin so are given even if they are the same in both. */
  readonly alsoUnder: readonly Uint8Array[];
}

/** What there is to say of every key that was live in one of the stores at the end. */
export interface KeyTotals {
  readonly liveKeys: { readonly before: number; readonly after: number };
  /** Keys whose newest record is the same in both. */
  readonly sameKeys: number;
  /** Keys that differ; they come first in the columns. */
  readonly differentKeys: number;
  /**
   * Ordinal of the newest record, plus 1, of the keys that differ and then of those that are given
   * although they are the same; 0 where the key is not live.
   */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

/** A table that is told of the records. */
export interface NewestRecords {
  /** The next record: its number in each store that has it, or 0. */
  put(name: Uint8Array, before: number, after: number): void;
  /** Ends the table; it is worth nothing afterwards. */
  finish(): KeyTotals;
}

interface Slot {
  before: number;
  after: number;
  isSame: boolean;
  readonly isAlso: boolean;
}

const decoder = new TextDecoder('latin1');

/** The table that keeps names. */
export class NamedNewestRecords implements NewestRecords {
  readonly #rules: NameRules;
  readonly #slots = new Map<string, Slot>();

  constructor(rules: NameRules) {
    this.#rules = rules;
  }

  put(name: Uint8Array, before: number, after: number): void {
    // A restore with a revision bump leaves a record of nothing, which is no key.
    if (name.length === 0 || !hasPrefix(name, this.#rules.prefix)) return;
    const text = decoder.decode(name);
    let slot = this.#slots.get(text);
    if (slot === undefined) {
      const isAlso = this.#rules.alsoUnder.some((prefix) => hasPrefix(name, prefix));
      slot = { before: 0, after: 0, isSame: false, isAlso };
      this.#slots.set(text, slot);
    }
    if (before !== 0) slot.before = before;
    if (after !== 0) slot.after = after;
    slot.isSame = before !== 0 && after !== 0;
  }

  finish(): KeyTotals {
    const live = [...this.#slots.values()].filter(({ before, after }) => isLive(before | after));
    const different = live.filter(({ isSame }) => !isSame);
    const given = [...different, ...live.filter(({ isSame, isAlso }) => isSame && isAlso)];
    this.#slots.clear();
    return {
      liveKeys: {
        before: live.filter(({ before }) => isLive(before)).length,
        after: live.filter(({ after }) => isLive(after)).length,
      },
      sameKeys: live.length - different.length,
      differentKeys: different.length,
      before: Uint32Array.from(given, ({ before }) => (isLive(before) ? before >>> 1 : 0)),
      after: Uint32Array.from(given, ({ after }) => (isLive(after) ? after >>> 1 : 0)),
    };
  }
}

function isLive(number: number): boolean {
  return (number & 1) !== 0;
}
