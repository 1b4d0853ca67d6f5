/**
 * What is worth offering of all the records that are met: first those of the tree, in the order of
 * revisions, then those of pages that are not in use.
 */

import { compareBytes } from '../../bytes/compare.ts';
import type { CarvedPage } from '../salvage/carve-pass.ts';
import type { LeafRecord } from '../salvage/leaf-records.ts';
import { KeyTable } from './key-table.ts';
import type { PutPlace, StoredKey } from './key-table.ts';
import type { TreeRecord } from './read-tree.ts';
import { RecordSet } from './record-set.ts';
import type { Membership } from './record-set.ts';
import type { KeyState, RecoveredRecord, RecoveryMark, RecoverOptions } from './types.ts';

/** A record that may be offered; whether its key is live is only known in the end. */
type Candidate = Omit<RecoveredRecord, 'keyState'>;

const latin1 = new TextDecoder('latin1');

export class Findings {
  readonly counts = { lost: 0, copies: 0 };
  readonly #highWaterMark: number;
  readonly #options: RecoverOptions;
  readonly #keys: KeyTable;
  readonly #set: RecordSet;
  /** Of each life of a key that has ended the last version, by key and create revision. */
  readonly #lives = new Map<string, Candidate>();
  /** What is offered besides. */
  readonly #others: Candidate[] = [];
  /** Revisions of tombstones on pages that are not in use, by key. */
  readonly #deletes = new Map<string, number[]>();

  constructor(highWaterMark: number, options: RecoverOptions) {
    this.#highWaterMark = highWaterMark;
    this.#options = options;
    this.#keys = new KeyTable(options.seed);
    this.#set = new RecordSet(options.seed);
  }

  /** Takes in a record of the tree; bound, so that it can be handed on. */
  readonly visit = (record: TreeRecord): void => {
    const { bytes, main, keyStart, keyEnd } = record;
    this.#set.addStored(main, record.sub, bytes, keyStart, keyEnd);
    const at = this.#keys.slot(bytes, keyStart, keyEnd);
    const isOffered = record.tombstone || this.#options.all === true;
    const before = isOffered ? this.#keys.newestPut(at) : undefined;
    if (record.tombstone) this.#keys.delete(at, main);
    else this.#keys.put(at, record);
    if (before === undefined) return;
    const key = bytes.subarray(keyStart, keyEnd);
    if (!this.#wants(key)) return;
    if (!record.tombstone) {
      this.#others.push(inTree(key, before, 'history', undefined));
      return;
    }
    const found = inTree(key, before, 'tombstoned', main);
    this.#lives.set(lifeOf(key, before.createRevision), found);
  };

  /** Takes in the records of a page that is not in use. */
  carved({ pgid, records }: CarvedPage): void {
    for (const record of records) {
      const { fields, revision, slot } = record;
      if (!this.#wants(fields.key)) continue;
      // A record of no bytes tells nothing.
      if (slot.end === slot.keyEnd) continue;
      const membership = this.#set.addFound(revision, fields.key);
      if (revision.tombstone) {
        if (membership === undefined) this.#addDelete(fields.key, revision.main);
      } else this.#carvedPut(pgid, record, membership);
    }
  }

  /** Everything that is offered, in order. */
  records(): RecoveredRecord[] {
    const all = [...this.#lives.values(), ...this.#others].map((one): RecoveredRecord => {
      const deletedRevision = one.deletedRevision ?? this.#deleteAfter(one);
      return { ...one, deletedRevision, keyState: stateOf(this.#keys.get(one.key)) };
    });
    return all.sort(compareRecords);
  }

  #carvedPut(pgid: number, record: LeafRecord, membership: Membership): void {
    if (membership === undefined) this.counts.lost++;
    else this.counts.copies++;
    if (membership === 'found') return;
    const { fields, revision } = record;
    const stored = this.#keys.get(fields.key);
    const isLost = membership === undefined;
    const found = this.#candidate(pgid, record, isLost ? undefined : copyMark(stored, revision));
    if (isLost && hasEnded(stored, fields.createRevision)) this.#addLife(found);
    else if (this.#options.all === true) this.#others.push(found);
  }

  /** Offers the last version of a life, and with `all` those before it. */
  #addLife(found: Candidate): void {
    const life = lifeOf(found.key, found.createRevision);
    const before = this.#lives.get(life);
    const isLater = before === undefined || isBetter(found, before);
    if (isLater) this.#lives.set(life, found);
    const rest = isLater ? before : found;
    if (rest !== undefined && this.#options.all === true) this.#others.push(rest);
  }

  #candidate(
    pgid: number,
    { slot, fields, revision, confidence }: LeafRecord,
    copyOf: RecoveryMark | undefined,
  ): Candidate {
    const { main, sub } = revision;
    return {
      key: fields.key.slice(),
      revision: { main, sub },
      createRevision: fields.createRevision,
      valueSize: fields.value.length,
      mark: copyOf ?? (pgid < this.#highWaterMark ? 'freed-page' : 'slack'),
      confidence,
      pgid,
      element: slot.element,
      deletedRevision: undefined,
      isCopy: copyOf !== undefined,
    };
  }

  #addDelete(key: Uint8Array, main: number): void {
    const name = latin1.decode(key);
    const known = this.#deletes.get(name);
    if (known === undefined) this.#deletes.set(name, [main]);
    else known.push(main);
  }

  /** The first delete of a key that was found behind a version of it. */
  #deleteAfter({ key, revision, mark, isCopy }: Candidate): number | undefined {
    if (mark === 'history' || isCopy) return undefined;
    const stored = this.#keys.get(key);
    const known = this.#deletes.get(latin1.decode(key)) ?? [];
    const all = stored?.isDeleted === true ? [...known, stored.newest] : known;
    const later = all.filter((main) => main > revision.main);
    return later.length === 0 ? undefined : later.reduce((least, main) => Math.min(least, main));
  }

  #wants(key: Uint8Array): boolean {
    return this.#options.wants?.(key) ?? true;
  }
}

function inTree(
  key: Uint8Array,
  { main, sub, createRevision, pgid, element, valueSize }: PutPlace,
  mark: RecoveryMark,
  deletedRevision: number | undefined,
): Candidate {
  return {
    ...{ key: key.slice(), revision: { main, sub }, createRevision, valueSize, mark },
    ...{ confidence: 'certain', pgid, element, deletedRevision, isCopy: false },
  };
}

/** Whether the life of a key that began at a revision is over, as far as the store knows. */
function hasEnded(stored: StoredKey | undefined, createRevision: number): boolean {
  return stored === undefined || stored.isDeleted || stored.createRevision !== createRevision;
}

/** What a record of the store is that was found again on a page that is not in use. */
function copyMark(stored: StoredKey | undefined, { main }: { main: number }): RecoveryMark {
  return stored?.isDeleted === false && stored.newest === main ? 'live' : 'history';
}

/**
 * Whether a carved record says more of a life's end than what is known: never more than what the
 * tree leads to.
 */
function isBetter(found: Candidate, before: Candidate): boolean {
  if (before.confidence === 'certain') return false;
  const order = compareRevisions(found, before);
  return order > 0 || (order === 0 && found.confidence === 'whole-page');
}

function stateOf(stored: StoredKey | undefined): KeyState {
  if (stored === undefined) return 'unknown';
  return stored.isDeleted ? 'deleted' : 'live';
}

/** A life of a key by name: any bytes as a text that no other has. */
function lifeOf(key: Uint8Array, createRevision: number): string {
  return `${String(createRevision)} ${latin1.decode(key)}`;
}

function compareRecords(a: Candidate, b: Candidate): number {
  return compareBytes(a.key, b.key) || compareRevisions(a, b) || a.pgid - b.pgid;
}

function compareRevisions(a: Candidate, b: Candidate): number {
  return a.revision.main - b.revision.main || a.revision.sub - b.revision.sub;
}
