// The kernel: the few loops that must run at memory speed, compiled from AssemblyScript to one
// WebAssembly module with SIMD. `npm run kernel` compiles it into ../kernel-bytes.ts.

export { crcDigest, crcLength, crcReset, crcUpdate } from './crc32c';
export {
  generationsCount,
  generationsCreated,
  generationsFailed,
  generationsInit,
  generationsLive,
  generationsName,
  generationsNewest,
  generationsPut,
  generationsRevision,
  generationsScan,
} from './generations';
export {
  keySetClaim,
  keySetFailed,
  keySetInit,
  keySetName,
  keySetPut,
  keySetReplay,
  keySetSize,
  keySetSlots,
  keySetTable,
} from './key-set';
export { kvHashDoubled, kvHashEndsLive, kvHashInit, kvHashRecords, kvHashScan } from './kv-hash';
export { leafPack, leafPackInit } from './leaf-pack';
export { leafScan, leafScanInit, leafScanRecords, leafScanRevision } from './leaf-scan';
export { nameHash, nameHashInit } from './name-hash';
export {
  newestFailed,
  newestInit,
  newestName,
  newestPut,
  newestSlots,
  newestTable,
} from './newest-records';
export {
  recordMerge,
  recordMergeBounds,
  recordMergeFork,
  recordMergeInit,
  recordMergeShared,
  recordMergeSharedRevision,
} from './record-merge';
export { walScan, walScanInit, walScanNext, walScanRunning } from './wal-scan';
export { xxh64 } from './xxh64';

/** First byte of memory that the host may use; a multiple of 16. */
export const heapBase: usize = __heap_base;
