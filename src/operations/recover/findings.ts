/**
 * What is worth offering of all the records that are met: first those of the tree, in the order of
 * revisions, then those of pages that are not in use.
 */

import type { KeyLives } from '../../etcd/key-lives.ts';
import type { Revision } from '../../etcd/revision.ts';
import type { CarvedRecord } from './carved-record.ts';
import { CarvedRecords } from './carved-records.ts';
import { LostDeletes } from './lost-deletes.ts';
import { NumberedNames, NumberTable } from './number-table.ts';
import { Offers } from './offers.ts';
import type { Offer } from './offers.ts';
import type { TreeRecord } from './read-tree.ts';
import { markOf, StoredRecords } from './stored-records.ts';
import type { StoredPlace } from './stored-records.ts';
import type { KeyState, RecoveredRecord, RecoveryMark, RecoverOptions } from './types.ts';

/** What the store knows of a key. */
interface StoredKey {
  /** Main revision of the newest record. */
  readonly newest: number;
  readonly isDeleted: boolean;
  /** When its life began; 0 if it is deleted. */
  readonly createRevision: number;
}

export class Findings {
  readonly counts = { lost: 0, copies: 0 };
  readonly #highWaterMark: number;
  readonly #options: RecoverOptions;
  readonly #stored = new StoredRecords();
  /** Of every key that the store has deleted the revision of the last delete. */
  readonly #deleted: NumberTable;
  /** The keys that are live, known when the tree has been read. */
  #live: KeyLives | undefined;
  /** Records that were found on pages that are not in use. */
  #carved: CarvedRecords;
  readonly #lostDeletes: LostDeletes;
  readonly #offers = new Offers();
  /** Of each life of a key that has ended the offer, by key and create revision. */
  readonly #lives: NumberTable;
  readonly #names = new NumberedNames();
  /** Numbers of the offers in the order that they are given in; nothing is put in any more. */
  #order: Uint32Array | undefined;

  constructor(highWaterMark: number, options: RecoverOptions) {
    this.#highWaterMark = highWaterMark;
    this.#options = options;
    this.#deleted = new NumberTable(options.seed);
    this.#carved = new CarvedRecords(options.seed, 0);
    this.#lostDeletes = new LostDeletes(options.seed);
    this.#lives = new NumberTable(options.seed);
  }

  /** How many records are offered. */
  get count(): number {
    return this.#offers.count;
  }

  /** Takes in a record of the tree; bound, so that it can be handed on. */
  readonly visit = (record: TreeRecord): void => {
    const { bytes, nameStart, nameEnd, tombstone } = record;
    if (record.element === 0) this.#stored.beginPage(record.pgid);
    this.#stored.add(record, bytes, nameStart, nameEnd);
    if (tombstone) this.#deleted.set(record.main, bytes, nameStart, nameEnd);
    if (!record.wasLive || !(tombstone || this.#options.all === true)) return;
    const key = bytes.subarray(nameStart, nameEnd);
    if (!this.#wants(key)) return;
    const place = this.#stored.find(record.beforeMain, key);
    if (place === undefined) return;
    const number = this.#offers.add(key, inTree(record, place));
    if (tombstone) this.#lives.set(number, this.#names.of(key, record.beforeCreate));
  };

  /** Goes on to pages that are not in use. */
  treeEnded(lives: KeyLives, freePages: number): void {
    this.#live = lives;
    this.#carved = new CarvedRecords(this.#options.seed, freePages);
  }

  /** Takes in a record of such a page; bound, so that it can be handed on. */
  readonly carve = (record: CarvedRecord): void => {
    const { bytes, nameStart, nameEnd, main, sub, tombstone } = record;
    const { wants } = this.#options;
    if (wants?.(bytes.subarray(nameStart, nameEnd)) === false) return;
    const mark = markOf(bytes, nameStart, nameEnd);
    if (this.#stored.has(main, sub, mark)) {
      if (!tombstone) this.#addCopy(record, mark);
      return;
    }
    const isNew = this.#carved.add(record, mark);
    if (!tombstone) this.counts[isNew ? 'lost' : 'copies']++;
    if (!isNew) return;
    const key = bytes.subarray(nameStart, nameEnd);
    if (tombstone) this.#lostDeletes.add(key, main);
    else this.#addLost(record, key);
  };

  /** Everything that is offered, in order. */
  *records(): Generator<RecoveredRecord> {
    const offers = this.#offers;
    this.#order ??= offers.sorted();
    for (const index of this.#order) {
      const key = offers.key(index).slice();
      const offer = offers.get(index);
      const stored = this.#stateOf(key);
      const deletedRevision = offer.deletedRevision ?? this.#deleteAfter(key, offer, stored);
      yield { key, ...offer, deletedRevision, keyState: keyState(stored) };
    }
  }

  /** A put that the store has. */
  #addCopy(record: CarvedRecord, mark: number): void {
    this.counts.copies++;
    if (this.#options.all !== true || !this.#carved.add(record, mark)) return;
    const key = record.bytes.subarray(record.nameStart, record.nameEnd);
    const stored = this.#stateOf(key);
    const isLive = stored?.isDeleted === false && stored.newest === record.main;
    this.#offers.add(key, this.#onPage(record, isLive ? 'live' : 'history'));
  }

  /** A put that the store does not have: offered as the last version of a life that has ended. */
  #addLost(record: CarvedRecord, key: Uint8Array): void {
    const isAll = this.#options.all === true;
    const { createRevision } = record;
    const isOver = hasEnded(this.#stateOf(key), createRevision);
    const before = isOver ? this.#lives.get(this.#names.of(key, createRevision)) : undefined;
    const isLater = isOver && (before === undefined || this.#isBetter(record, before));
    if (!isLater && !isAll) return;
    const offer = this.#onPage(record, undefined);
    if (before !== undefined && !isAll) {
      this.#offers.replace(before, offer);
      return;
    }
    const number = this.#offers.add(key, offer);
    if (isLater) this.#lives.set(number, this.#names.of(key, createRevision));
  }

  /**
   * Whether a carved record says more of a life's end than what is known: never more than what the
   * tree leads to.
   */
  #isBetter(found: CarvedRecord, before: number): boolean {
    const known = this.#offers.get(before);
    if (known.confidence === 'certain') return false;
    const order = compareRevisions(found, known.revision);
    return order > 0 || (order === 0 && found.confidence === 'whole-page');
  }

  #onPage(record: CarvedRecord, copyOf: RecoveryMark | undefined): Offer {
    const { pgid, main, sub, createRevision, valueSize, confidence, element, offset } = record;
    return {
      revision: { main, sub },
      createRevision,
      valueSize,
      mark: copyOf ?? (pgid < this.#highWaterMark ? 'freed-page' : 'slack'),
      confidence,
      pgid,
      element,
      offset,
      deletedRevision: undefined,
      isCopy: copyOf !== undefined,
    };
  }

  /** What the store knows of a key; undefined if it has no record of it. */
  #stateOf(key: Uint8Array): StoredKey | undefined {
    const life = this.#live?.current(key);
    if (life !== undefined) {
      return { newest: life.main, isDeleted: false, createRevision: life.createRevision };
    }
    const deleted = this.#deleted.get(key);
    return deleted === undefined
      ? undefined
      : { newest: deleted, isDeleted: true, createRevision: 0 };
  }

  /** The first delete of a key that was found behind a version of it. */
  #deleteAfter(
    key: Uint8Array,
    { revision, mark, isCopy }: Offer,
    stored: StoredKey | undefined,
  ): number | undefined {
    if (mark === 'history' || isCopy) return undefined;
    const lost = this.#lostDeletes.after(key, revision.main);
    const isStored = stored?.isDeleted === true && stored.newest > revision.main;
    return isStored ? Math.min(stored.newest, lost ?? stored.newest) : lost;
  }

  #wants(key: Uint8Array): boolean {
    return this.#options.wants?.(key) ?? true;
  }
}

/** The version before a record of the tree. */
function inTree({ main, tombstone, beforeMain, beforeCreate }: TreeRecord, at: StoredPlace): Offer {
  const { sub, pgid, element, valueSize } = at;
  return {
    revision: { main: beforeMain, sub },
    createRevision: beforeCreate,
    valueSize,
    mark: tombstone ? 'tombstoned' : 'history',
    confidence: 'certain',
    pgid,
    element,
    offset: undefined,
    deletedRevision: tombstone ? main : undefined,
    isCopy: false,
  };
}

/** Whether the life of a key that began at a revision is over, as far as the store knows. */
function hasEnded(stored: StoredKey | undefined, createRevision: number): boolean {
  return stored === undefined || stored.isDeleted || stored.createRevision !== createRevision;
}

function keyState(stored: StoredKey | undefined): KeyState {
  if (stored === undefined) return 'unknown';
  return stored.isDeleted ? 'deleted' : 'live';
}

function compareRevisions(a: Revision, b: Revision): number {
  return a.main - b.main || a.sub - b.sub;
}
