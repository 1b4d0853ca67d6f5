/**
 * Where each part of a sound store lies in its file, so that a test can say by position alone
 * whether damage there can be noticed. Computed from the undamaged bytes.
 */

import type { Database } from '../../../src/bbolt/database.ts';
import { branchChildNumber, elementSpan, leafFlags } from '../../../src/bbolt/elements.ts';
import { decodePageHeader, pageTypeOf, viewOf } from '../../../src/bbolt/page.ts';
import type { Page } from '../../../src/bbolt/page.ts';
import { WireReader } from '../../../src/bytes/wire.ts';
import { REVISION_SIZE } from '../../../src/etcd/revision.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';

/** Bytes [start, end) of the file that are one thing. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** What it is: `key page header`, `leaf slack`, `record value`, `meta value term`, … */
  readonly label: string;
  /** The record that it belongs to, in the key bucket. */
  readonly record?: RecordFacts | undefined;
}

/** What matters of a record for what can be noticed of it. */
export interface RecordFacts {
  readonly main: number;
  readonly tombstone: boolean;
  /** Whether it lies in the part that a compaction has, or may have, been at. */
  readonly compacted: boolean;
  /** Whether it is the whole life of its key: created by it, and neither changed nor deleted. */
  alone: boolean;
}

const META_END = 80;
const FIELDS = ['', 'key', 'create', 'mod', 'version', 'value', 'lease'];

/** The parts of every page that the active meta reaches, in the order of the walk. */
export async function locateRegions(bytes: Uint8Array): Promise<Region[]> {
  const snapshot = await openSnapshot(bytes);
  const { database } = snapshot;
  const meta = await snapshot.storeMeta();
  const { finishedCompactRevision: finished = 1, scheduledCompactRevision: scheduled = 1 } = meta;
  const floor = Math.max(finished, scheduled);
  const locator = new Locator(bytes, database, floor);
  for (const start of [0, database.pageSize]) {
    locator.add(start, start + META_END, 'meta');
    locator.add(start + META_END, start + database.pageSize, 'meta slack');
  }
  locator.tree(Number(database.meta.root), []);
  return locator.finish();
}

class Locator {
  readonly #bytes: Uint8Array;
  readonly #database: Database;
  readonly #regions: Region[] = [];
  readonly #compactFloor: number;
  /** Records of the present life of each key. */
  readonly #lives = new Map<string, RecordFacts[]>();
  readonly #reached = new Set<number>([0, 1]);

  constructor(bytes: Uint8Array, database: Database, compactFloor: number) {
    this.#bytes = bytes;
    this.#database = database;
    this.#compactFloor = compactFloor;
  }

  add(start: number, end: number, label: string, more: Partial<Region> = {}): void {
    if (end > start) this.#regions.push({ start, end, label, ...more });
  }

  finish(): Region[] {
    const { pageSize, highWaterMark, meta } = this.#database;
    if (meta.freelist !== undefined) this.#freelist(Number(meta.freelist));
    for (let pgid = 2; pgid < highWaterMark; pgid++) {
      if (!this.#reached.has(pgid)) {
        this.add(pgid * pageSize, (pgid + 1) * pageSize, 'free page');
      }
    }
    this.add(highWaterMark * pageSize, this.#bytes.length, 'behind the pages');
    return this.#regions;
  }

  /** A bucket's tree on pages of its own. */
  tree(pgid: number, path: readonly string[]): void {
    const page = this.#page(pgid);
    const start = pgid * this.#database.pageSize;
    const end = this.#elements(page, start, path);
    this.add(end, start + page.bytes.length, `${page.type} slack`);
  }

  #freelist(pgid: number): void {
    const page = this.#page(pgid);
    const start = pgid * this.#database.pageSize;
    const end = start + 16 + page.count * 8;
    this.add(start, start + 16, 'page header');
    this.add(start + 16, end, 'freelist id');
    this.add(end, start + page.bytes.length, 'freelist slack');
  }

  #page(pgid: number): Page {
    const { pageSize } = this.#database;
    const start = pgid * pageSize;
    const { flags, count, overflow } = decodePageHeader(viewOf(this.#bytes), start);
    const size = (1 + overflow) * pageSize;
    for (let id = pgid; id <= pgid + overflow; id++) this.#reached.add(id);
    const bytes = this.#bytes.subarray(start, start + size);
    const type = pageTypeOf(flags) ?? 'leaf';
    return { pgid, type, count, overflow, bytes, view: viewOf(bytes) };
  }

  /** Returns where the last element ends. */
  #elements(page: Page, start: number, path: readonly string[]): number {
    this.add(start, start + 12, `${page.pgid === 0 ? 'inline ' : ''}page header`);
    this.add(start + 12, start + 16, `${page.pgid === 0 ? 'inline ' : ''}page overflow`);
    this.add(start + 16, start + 16 + page.count * 16, `${page.type} element`);
    let last = start + 16 + page.count * 16;
    for (let element = 0; element < page.count; element++) {
      const span = elementSpan(page, element);
      const [keyStart, keyEnd, end] = [
        start + span.keyStart,
        start + span.keyEnd,
        start + span.end,
      ];
      last = end;
      if (page.type === 'branch') {
        this.add(keyStart, keyEnd, 'branch key');
        this.tree(branchChildNumber(page, element), path);
        continue;
      }
      const name = this.#bytes.subarray(keyStart, keyEnd);
      const isBucket = (leafFlags(page, element) & 1) !== 0;
      if (isBucket) this.#bucket(keyStart, keyEnd, end, path);
      else this.#element(path, name, keyStart, keyEnd, end);
    }
    return last;
  }

  #kind(path: readonly string[]): string {
    return path.length === 0 ? 'root' : path.join('/');
  }

  #bucket(keyStart: number, keyEnd: number, end: number, path: readonly string[]): void {
    const name = new TextDecoder().decode(this.#bytes.subarray(keyStart, keyEnd));
    const inner = [...path, name];
    this.add(keyStart, keyEnd, 'bucket name');
    this.add(keyEnd, keyEnd + 8, 'bucket root');
    this.add(keyEnd + 8, keyEnd + 16, 'bucket sequence');
    const root = Number(viewOf(this.#bytes).getBigUint64(keyEnd, true));
    if (root !== 0) {
      this.tree(root, inner);
      return;
    }
    const bytes = this.#bytes.slice(keyEnd + 16, end);
    const view = viewOf(bytes);
    const { count } = decodePageHeader(view);
    const page: Page = { pgid: 0, type: 'leaf', count, overflow: 0, bytes, view };
    this.#elements(page, keyEnd + 16, inner);
  }

  #element(
    path: readonly string[],
    name: Uint8Array,
    keyStart: number,
    keyEnd: number,
    end: number,
  ): void {
    const kind = this.#kind(path);
    if (kind !== 'key') {
      const text =
        kind === 'meta' || kind === 'auth' || kind === 'cluster'
          ? ` ${new TextDecoder().decode(name)}`
          : '';
      this.add(keyStart, keyEnd, `${kind} key${text}`);
      this.add(keyEnd, end, `${kind} value${text}`);
      return;
    }
    const main = Number(viewOf(this.#bytes).getBigUint64(keyStart));
    const tombstone = keyEnd - keyStart > REVISION_SIZE;
    const record = { main, tombstone, compacted: main <= this.#compactFloor, alone: false };
    this.add(keyStart, keyEnd, 'revision', { record });
    let at = keyEnd;
    const reader = new WireReader(this.#bytes.subarray(0, end), keyEnd);
    while (reader.next()) {
      const field = FIELDS[reader.field]!;
      this.add(at, reader.start, `record tag ${field}`, { record });
      this.add(reader.start, reader.end, `record ${field}`, { record });
      at = reader.end;
      if (reader.field === 1) {
        this.#live(new TextDecoder().decode(reader.bytes()), record);
      }
    }
  }

  /** Keeps track of which records are a life of their own so far. */
  #live(name: string, record: RecordFacts): void {
    const life = [...(this.#lives.get(name) ?? []), record];
    for (const one of life) one.alone = life.length === 1 && !record.tombstone;
    if (record.tombstone) this.#lives.delete(name);
    else this.#lives.set(name, life);
  }
}
