/**
 * Files that are made to cost much, in three sizes each: the time of `verify` must grow with the
 * file's size and no faster. There is no peer; other tools crash on most of these or run on and on.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  encodeBranch,
  encodeLeaf,
  encodeMeta,
  LEAF,
  NO_FREELIST,
  writeHeader,
} from '../test/build/pages.ts';
import { corporaFolder } from './corpora.ts';
import { growthExponent, median } from './statistics.ts';
import { buildGoTool, locateOurs } from './tools.ts';

const PAGE_SIZE = 4096;
const ROOT = 2;
const BUCKET = 3;
/** Pages of the three sizes: 8, 32 and 128 MiB. */
const PAGE_COUNTS = [2048, 8192, 32_768];
/** Records of a leaf, and children of a branch. */
const RECORDS = 60;
const CHILDREN = 100;
/** Buckets inside each other, just under what is entered. */
const NESTING = 60;
const EXPONENT_MAX = 1.1;

/** What came of a shape. */
export interface HostileResult {
  readonly name: string;
  /** Seconds of each size, smallest first. */
  readonly seconds: readonly number[];
  readonly peakMiB: number;
  readonly exponent: number;
  readonly isMet: boolean;
}

/** Makes the pages behind the root bucket's, about `pageCount` of them; the first is `BUCKET`. */
type Shape = (pageCount: number) => readonly Uint8Array[];

const SHAPES: Readonly<Record<string, Shape>> = {
  'leaves that count 65,535 elements': (pageCount) =>
    tree(pageCount, (id) => {
      const page = new Uint8Array(PAGE_SIZE);
      writeHeader(page, { id, flags: LEAF, count: 0xffff, overflow: 0 });
      return page;
    }),
  'branches whose children are all the branch itself': (pageCount) =>
    tree(pageCount, (id, index) => {
      const children = Array.from({ length: CHILDREN }, (_, child) => {
        return { key: revisionKey(index * CHILDREN + child + 1), child: id };
      });
      return encodeBranch(id, children, PAGE_SIZE);
    }),
  'inline buckets inside each other': (pageCount) => {
    let value = new Uint8Array(pageCount * PAGE_SIZE);
    writeHeader(value.subarray(16), { id: 0, flags: LEAF, count: 0, overflow: 0 });
    for (let depth = 0; depth < NESTING; depth++) {
      const page = encodeLeaf(0, [{ key: Buffer.from('b'), value, flags: 1 }], 0);
      value = new Uint8Array(16 + page.length);
      value.set(page, 16);
    }
    return [encodeLeaf(BUCKET, [{ key: Buffer.from('b'), value, flags: 1 }], PAGE_SIZE)];
  },
  'records of which every one is wrong': (pageCount) =>
    tree(pageCount, (id, index) => leaf(id, index, (main) => [`k${main % 1000}`, 7, 0])),
  'keys of which every one has lost its lease': (pageCount) =>
    tree(pageCount, (id, index) => leaf(id, index, (main) => [`k${main}`, 1, 9])),
};

/** Runs all shapes; each size three times, of which the middle one counts. */
export function runHostile(note: (line: string) => void): readonly HostileResult[] {
  const ours = locateOurs();
  if (ours === undefined) throw new Error('our command is missing (npm run build)');
  const folder = join(corporaFolder(), 'hostile');
  mkdirSync(folder, { recursive: true });
  try {
    return Object.entries(SHAPES).map(([name, shape]) => {
      note(name);
      return measureShape(name, shape, { ours, folder });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line a shape. */
export function hostileLine({ name, seconds, peakMiB, exponent, isMet }: HostileResult): string {
  const times = seconds.map((one) => one.toFixed(2)).join(', ');
  return (
    `verify of ${name}: ${times} s, up to ${peakMiB.toFixed(0)} MiB, ` +
    `exponent ${exponent.toFixed(2)}, goal ${EXPONENT_MAX}: ${isMet ? 'met' : 'missed'}`
  );
}

function measureShape(
  name: string,
  shape: Shape,
  { ours, folder }: { ours: string; folder: string },
): HostileResult {
  const file = join(folder, 'hostile.db');
  const points = PAGE_COUNTS.map((pageCount) => {
    const sizeBytes = writeDatabase(file, shape(pageCount));
    const words = ['-runs', '3', '--', process.execPath, ours, 'verify', file, '-w', 'json'];
    const done = spawnSync(buildGoTool('measure'), words, { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`measure failed: ${done.stderr}`);
    const runs = done.stdout.trim().split('\n').map(parseRun);
    // 1 is damage; nothing here may end in a refusal or a crash.
    if (runs.some(({ exitCode }) => exitCode !== 1)) throw new Error(`${name}: ${done.stdout}`);
    const peak = Math.max(...runs.map(({ peakBytes }) => peakBytes));
    return { sizeBytes, seconds: median(runs.map(({ wallSeconds }) => wallSeconds)), peak };
  });
  const exponent = growthExponent(points);
  return {
    name,
    seconds: points.map(({ seconds }) => seconds),
    peakMiB: Math.max(...points.map(({ peak }) => peak)) / 2 ** 20,
    exponent,
    isMet: exponent <= EXPONENT_MAX,
  };
}

function parseRun(line: string): { wallSeconds: number; peakBytes: number; exitCode: number } {
  return JSON.parse(line) as { wallSeconds: number; peakBytes: number; exitCode: number };
}

/** A bucket's tree of one branch page and `pageCount` pages below it. */
function tree(
  pageCount: number,
  makePage: (id: number, index: number) => Uint8Array,
): readonly Uint8Array[] {
  const childCount = Math.min(pageCount, 0xfff0);
  const keys = Array.from({ length: childCount }, (_, index) => {
    return revisionKey(index * CHILDREN + 1);
  });
  const overflow = Math.ceil((16 + childCount * 33) / PAGE_SIZE);
  const first = BUCKET + overflow;
  const children = keys.map((key, index) => ({ key, child: first + index }));
  const pages = keys.map((_, index) => makePage(first + index, index));
  return [encodeBranch(BUCKET, children, PAGE_SIZE), ...pages];
}

/** A leaf of records of one key name, version and lease each. */
function leaf(
  id: number,
  index: number,
  recordOf: (main: number) => readonly [name: string, version: number, lease: number],
): Uint8Array {
  const elements = Array.from({ length: RECORDS }, (_, element) => {
    const main = index * CHILDREN + element + 1;
    const [name, version, lease] = recordOf(main);
    const key = Buffer.from(name);
    const value = new Uint8Array([
      ...[0x0a, key.length, ...key],
      ...[0x10, ...varint(main), 0x18, ...varint(main), 0x20, version],
      ...(lease > 0 ? [0x30, lease] : []),
    ]);
    return { key: revisionKey(main), value };
  });
  return encodeLeaf(id, elements, PAGE_SIZE);
}

/** The key of the first record of a transaction: main, `_`, sub. */
function revisionKey(main: number): Uint8Array {
  const key = new Uint8Array(17);
  new DataView(key.buffer).setBigUint64(0, BigInt(main));
  key[8] = 0x5f;
  return key;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** A file whose key bucket begins with the first page; its size in bytes. */
function writeDatabase(file: string, pages: readonly Uint8Array[]): number {
  const bucket = new Uint8Array(16);
  new DataView(bucket.buffer).setBigUint64(0, BigInt(BUCKET), true);
  const root = encodeLeaf(ROOT, [{ key: Buffer.from('key'), value: bucket, flags: 1 }], PAGE_SIZE);
  const size = pages.reduce((sum, page) => sum + page.length, BUCKET * PAGE_SIZE);
  const highWaterMark = size / PAGE_SIZE;
  const metas = [0, 1].map((index) => {
    const fields = { index, pageSize: PAGE_SIZE, root: ROOT, freelist: NO_FREELIST };
    return encodeMeta({ ...fields, highWaterMark, txid: BigInt(9 - index) });
  });
  writeFileSync(file, Buffer.concat([...metas, root, ...pages]));
  return size;
}
