// The kernel: the few loops that must run at memory speed, compiled from AssemblyScript to one
// WebAssembly module with SIMD. `npm run kernel` compiles it into ../kernel-bytes.ts.

export { crcDigest, crcReset, crcUpdate } from './crc32c';
export {
  keySetFailed,
  keySetInit,
  keySetName,
  keySetPut,
  keySetReplay,
  keySetSize,
  keySetSlots,
  keySetTable,
} from './key-set';
export { leafScan, leafScanInit, leafScanRecords, leafScanRevision } from './leaf-scan';
export { xxh64 } from './xxh64';

/** First byte of memory that the host may use; a multiple of 16. */
export const heapBase: usize = __heap_base;
