/**
 * The WebAssembly kernel: the loops that must run at memory speed. Its sources are the
 * AssemblyScript files in `assembly/`; `npm run kernel` compiles them into `kernel-bytes.ts`. The
 * module imports nothing and needs SIMD. Where it cannot run (no WebAssembly or SIMD, or a content
 * security policy without `wasm-unsafe-eval`) there is no kernel, and callers use their own
 * JavaScript.
 */

import { KERNEL_BASE64 } from './kernel-bytes.ts';

/**
 * One instance with its own memory, its own single CRC-32C stream, set of live keys and scan of
 * leaves. Pointers are byte offsets in `memory`; lengths and sizes are in bytes.
 */
export interface Kernel
  extends
    CrcKernel,
    KeySetKernel,
    LeafScanKernel,
    LeafPackKernel,
    GenerationsKernel,
    KvHashKernel,
    NewestKernel,
    RecordMergeKernel,
    WalScanKernel {
  /** One page at first. Growing it detaches `memory.buffer`, so views must be made again. */
  readonly memory: WebAssembly.Memory;
  /** First byte of `memory` that belongs to the host, a multiple of 16; below lie the tables. */
  readonly heapBase: number;
  /** XXH64 of the bytes, as a signed 64-bit number. */
  readonly xxh64: (pointer: number, length: number, seed: bigint) => bigint;
}

/** The CRC-32C stream (`assembly/crc32c.ts`). */
export interface CrcKernel {
  /** Starts a stream. `initial` is the CRC of what came before it, 0 for nothing. */
  readonly crcReset: (initial: number) => void;
  /** Adds bytes of any length and alignment, read in place; the pointer is not kept. */
  readonly crcUpdate: (pointer: number, length: number) => void;
  /** The CRC so far, unsigned 32-bit. The stream can go on afterwards. */
  readonly crcDigest: () => number;
  /** Bytes since `crcReset`. */
  readonly crcLength: () => number;
}

/**
 * The set of live keys (`assembly/key-set.ts`). From its making on all memory behind its first slot
 * is its own, and it may grow memory whenever it is given something or asked for something.
 */
export interface KeySetKernel {
  /**
   * Makes an empty set whose slots begin at `table`, a multiple of 16, and end with memory; `queue` has
   * room for `operations` of 8 bytes, 65,536 if leaves are scanned. 0 if there is not enough memory.
   */
  readonly keySetInit: (
    table: number,
    queue: number,
    operations: number,
    seed: number,
    keepDeleted: number,
  ) => number;
  /** Adds a piece to a key's name: NAME_PIECE_SIZE bytes, or what is left of it. */
  readonly keySetName: (pointer: number, length: number) => void;
  /** Ends a name: the key is live (1) or deleted (0) from here on. */
  readonly keySetPut: (isLive: number) => void;
  /**
   * Ends a name: puts it in as deleted if it was not known, and says 0; else changes nothing, and
   * says 1 for a live key and 2 for a deleted one. For sets with `keepDeleted`.
   */
  readonly keySetClaim: () => number;
  /** Live keys now. */
  readonly keySetSize: () => number;
  /** Not 0 if memory ended; the set is then worth nothing. */
  readonly keySetFailed: () => number;
  /** Pointer to the first slot, for handing the slots to another set's `keySetReplay`. */
  readonly keySetTable: () => number;
  /** Slots of 8 bytes from there to the end of memory. */
  readonly keySetSlots: () => number;
  /**
   * Does what the slots of a later set with the same seed and `keepDeleted` say; any piece of them,
   * in this kernel's memory before its own table.
   */
  readonly keySetReplay: (pointer: number, slots: number) => void;
}

/** The scan of leaves of etcd's key bucket (`assembly/leaf-scan.ts`). */
export interface LeafScanKernel {
  /**
   * Says where the scan finds its rows of three u32 (pointer, size, element of the parent), the
   * parent branch page and the upper key; and whether names go into the set of live keys (1).
   */
  readonly leafScanInit: (
    rows: number,
    parent: number,
    upperKey: number,
    countKeys: number,
  ) => void;
  /**
   * Takes the pages of rows [from, end) up to the first one that is not plain, and says how many.
   * `children` are the elements of the parent; `upperSize` is 0 where there is no upper key.
   */
  readonly leafScan: (from: number, end: number, children: number, upperSize: number) => number;
  /** Records of the pages that the last call took. */
  readonly leafScanRecords: () => number;
  /** Main revision of the last record that was taken. */
  readonly leafScanRevision: () => number;
}

/**
 * The packing of plain leaves into new ones (`assembly/leaf-pack.ts`, which says what the words of
 * its state are). It uses the CRC-32C stream for the elements that it packs.
 */
export interface LeafPackKernel {
  /** Says where the words are; those that do not change must be in place. */
  readonly leafPackInit: (state: number) => void;
  /** Goes on with the rows up to `end`, and says why it ended: one of PACK_STATUS. */
  readonly leafPack: (end: number, children: number, upperSize: number) => number;
}

/**
 * The lives of keys over the rows that `leafScanInit` names (`assembly/generations.ts`). From its
 * beginning on all memory behind the table's start is its own, so an instance has either this or a
 * set of live keys.
 */
export interface GenerationsKernel {
  /**
   * Begins a pass. `entries` is room for 65,536 entries of ENTRY_WORDS; up to the main revision
   * `compactFloor` records may be missing; `handsAll` (1) marks every entry. 0 without memory.
   */
  readonly generationsInit: (
    table: number,
    entries: number,
    seed: number,
    compactFloor: number,
    handsAll: number,
  ) => number;
  /**
   * As `leafScan`, but stops where the entries are enough for one call. Each record has become an
   * entry; those that are not plainly right, and the first and the last, are marked.
   */
  readonly generationsScan: (
    from: number,
    end: number,
    children: number,
    upperSize: number,
  ) => number;
  /** Entries of the last call. */
  readonly generationsCount: () => number;
  /** Main revision of the last record. */
  readonly generationsRevision: () => number;
  /** Keys that are live after the records so far. */
  readonly generationsLive: () => number;
  /** Adds a piece to a key's name: NAME_PIECE_SIZE bytes, or what is left of it. */
  readonly generationsName: (pointer: number, length: number) => void;
  /** Ends a name: its next record, or tombstone (1). The first entry says what was before it. */
  readonly generationsPut: (
    main: number,
    sub: number,
    createRevision: number,
    version: number,
    tombstone: number,
  ) => void;
  /** Ends a name: main revision of the newest record if the key is live, else -1. */
  readonly generationsNewest: () => number;
  /** Create revision of the live key that `generationsNewest` was last asked for. */
  readonly generationsCreated: () => number;
  /** Not 0 if memory ended; no later answer is right. */
  readonly generationsFailed: () => number;
}

/**
 * The records that HashKV counts (`assembly/kv-hash.ts`), over the rows that `leafScanInit` names,
 * given 0 for `countKeys`.
 */
export interface KvHashKernel {
  /**
   * Takes main revisions `first` to `last` from here on; `names` is 0 to hash all records, 1 to put
   * their names in the key set as live, 2 to hash only puts whose names are not in it.
   */
  readonly kvHashInit: (first: number, last: number, names: number) => void;
  /** As `leafScan`. */
  readonly kvHashScan: (from: number, end: number, children: number, upperSize: number) => number;
  /** Records hashed since `kvHashInit`. */
  readonly kvHashRecords: () => number;
  /** Not 0 if the last of them was a put. */
  readonly kvHashEndsLive: () => number;
  /** Not 0 if two records that were looked up had the same name. */
  readonly kvHashDoubled: () => number;
}

/**
 * The newest records of every key in two stores (`assembly/newest-records.ts`), by the hash of
 * names (`assembly/name-hash.ts`). From its making on all memory behind its first slot is its own,
 * so an instance has one table only.
 */
export interface NewestKernel {
  /**
   * Where NAME_NUMBERS_SIZE bytes of random numbers are, which stay in place, and
   * NAME_ROOM_SIZE bytes of room.
   */
  readonly nameHashInit: (numbers: number, room: number) => void;
  /** Hash of a whole name, as a signed 64-bit number. */
  readonly nameHash: (pointer: number, length: number) => bigint;
  /**
   * Makes an empty table whose slots begin at `table`, a multiple of 16, and end with memory;
   * `queue` is room for NEWEST_QUEUE_SIZE bytes. 0 if there is not enough memory.
   */
  readonly newestInit: (table: number, queue: number) => number;
  /** Adds a piece to a key's name: NAME_PIECE_SIZE bytes, or what is left of it. */
  readonly newestName: (pointer: number, length: number) => void;
  /**
   * Ends a name: the numbers of its record in each store, or 0, and whether the key is given even if
   * it is the same in both (1).
   */
  readonly newestPut: (before: number, after: number, isAlso: number) => void;
  /** Not 0 if memory ended; the table is then worth nothing. */
  readonly newestFailed: () => number;
  /** Pointer to the first slot, when everything is put in. */
  readonly newestTable: () => number;
  /** Slots of NEWEST_SLOT_WORDS from there to the end of memory. */
  readonly newestSlots: () => number;
}

/**
 * The merge of the records of two stores (`assembly/record-merge.ts`, which says what the words of
 * its sides and the rules of names are), into the table of newest records.
 */
export interface RecordMergeKernel {
  /** Says where the words of both sides and the rules are. */
  readonly recordMergeInit: (words: number, rules: number, rulesSize: number) => void;
  /** The last main revision of each side, and the one up to which records may be missing, or -1. */
  readonly recordMergeBounds: (
    revisionBefore: number,
    compactBefore: number,
    revisionAfter: number,
    compactAfter: number,
  ) => void;
  /** Goes on until a side has no row left, or one whose page is not plain, or both have ended. */
  readonly recordMerge: () => void;
  /** Records of the last call that are the same in both. */
  readonly recordMergeShared: () => number;
  /** Main revision of the last record that is the same in both. */
  readonly recordMergeSharedRevision: () => number;
  /** First main revision that shows a fork; -1 if none did. */
  readonly recordMergeFork: () => number;
}

/**
 * The scan of a write-ahead log (`assembly/wal-scan.ts`), which uses the CRC-32C stream.
 */
export interface WalScanKernel {
  /**
   * Says where the piece of the segment begins, which offsets in rows count from, and where up to
   * `rowsMax` rows of WAL_ROW_FIELDS f64 go.
   */
  readonly walScanInit: (origin: number, rows: number, rowsMax: number) => void;
  /**
   * Takes frames from `at` on that end at or before `end`, up to the first that is not plain, and
   * says how many. `running` is the CRC of what came before.
   */
  readonly walScan: (at: number, end: number, running: number) => number;
  /** Pointer behind the last frame that was taken. */
  readonly walScanNext: () => number;
  /** The running CRC there, unsigned. */
  readonly walScanRunning: () => number;
}

/**
 * Why `leafPack` ended: all rows are packed, the row in hand is not plain, there is no room for
 * pages, a branch page was finished.
 */
export const PACK_STATUS = { done: 0, notPlain: 1, full: 2, branch: 3 } as const;
/** Bytes of the random numbers that names are hashed with: 258 a level, of 64 bits, for two rows. */
export const NAME_NUMBERS_SIZE: number = 4 * 258 * 2 * 8;
/** Bytes of room for the pieces of a long name. */
export const NAME_ROOM_SIZE: number = 4 * (1024 + 4);
/** Bytes of room for records that wait to be put in the table of newest records. */
export const NEWEST_QUEUE_SIZE: number = 1024 * 16;
/** Words of 32 bits in a slot of that table: the hash of a name with two marks, two numbers. */
export const NEWEST_SLOT_WORDS = 4;
/** Marks of a slot's first word: the newest record is the same in both, the key is given even then. */
export const NEWEST_MARKS = { same: 1, also: 2 } as const;
/** Words of 32 bits of each side of `recordMerge`. */
export const MERGE_SIDE_WORDS = 12;
/** Fields of a row of `walScan`, each of 8 bytes. */
export const WAL_ROW_FIELDS = 8;
/** Words of 32 bits in an entry of `generationsScan`. */
export const ENTRY_WORDS = 18;
/** Marks of an entry: to be looked at, the key was live before, the record is a tombstone. */
export const ENTRY_MARKS = { handed: 1, liveBefore: 2, tombstone: 4 } as const;
/** Bytes in which `keySetName` takes a longer name. */
export const NAME_PIECE_SIZE = 65_536;
/** Words of 32 bits in a row of the scan of leaves. */
export const ROW_WORDS = 3;

/** The module's exports as WebAssembly gives them: every i32 is signed. */
interface RawExports extends Omit<Kernel, 'heapBase'> {
  readonly heapBase: WebAssembly.Global<'i32'>;
}

/** The compiled module: it has no state, so all instances share it. */
let compiled: WebAssembly.Module | undefined;

/**
 * The kernel's module, compiled synchronously when it is first asked for; `undefined` where that is
 * not allowed or not available. It can be posted to a worker, which then need not compile it again.
 */
export function compileKernel(): WebAssembly.Module | undefined {
  try {
    compiled ??= new WebAssembly.Module(decodeBase64(KERNEL_BASE64));
    return compiled;
  } catch {
    // WebAssembly is missing (ReferenceError), forbidden or without SIMD (CompileError).
    return undefined;
  }
}

/**
 * Makes an instance with a memory of its own; `undefined` where that is not allowed or not
 * available. A worker gives the module that was posted to it.
 */
export function instantiateKernel(
  module: WebAssembly.Module | undefined = compileKernel(),
): Kernel | undefined {
  if (module === undefined) return undefined;
  try {
    const raw = new WebAssembly.Instance(module).exports as unknown as RawExports;
    return {
      ...raw,
      heapBase: raw.heapBase.value,
      crcDigest: () => raw.crcDigest() >>> 0,
      generationsLive: () => raw.generationsLive() >>> 0,
      keySetSize: () => raw.keySetSize() >>> 0,
      keySetTable: () => raw.keySetTable() >>> 0,
      newestTable: () => raw.newestTable() >>> 0,
      walScanRunning: () => raw.walScanRunning() >>> 0,
    };
  } catch {
    // No memory left for another instance.
    return undefined;
  }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
