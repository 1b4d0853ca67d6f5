/**
 * etcd-snapshot, the portable part: it runs in browsers and in Node, reads sources, Blobs and
 * arrays, and writes nothing. `etcd-snapshot/node` has the same and reads files.
 */

export { Bucket, Database, openDatabase } from './bbolt/database.ts';
export type { KeyRange, NamedBucket } from './bbolt/database.ts';
export type { BucketRef } from './bbolt/bucket.ts';
export { Cursor } from './bbolt/cursor.ts';
export type { Entry } from './bbolt/cursor.ts';
export type { Meta } from './bbolt/meta.ts';
export type { Arena, PageReaderOptions } from './bbolt/page-reader.ts';
export {
  CorruptionError,
  ERROR_CODES,
  EtcdSnapshotError,
  isCorruptionError,
  isEtcdSnapshotError,
  LimitError,
  RevisionError,
  SourceError,
  UnsupportedError,
} from './errors.ts';
export type { ErrorCode, LimitCode, RevisionCode, SourceCode, UnsupportedCode } from './errors.ts';
export type { StoreMeta } from './etcd/meta-bucket.ts';
export type { KeyValue } from './etcd/key-value.ts';
export type { RecordsOptions, StoreRecord } from './etcd/records.ts';
export type { Revision, RevisionKey } from './etcd/revision.ts';
export { openSnapshot, Snapshot } from './etcd/snapshot.ts';
export type { Trailer } from './etcd/snapshot.ts';
export { formatPlace, formatProblem, formatProblemLine } from './findings.ts';
export type { Place, Problem, ProblemCode, ProblemFacts, Severity } from './findings.ts';
export { BlobSource } from './io/blob-source.ts';
export { gunzip } from './io/gunzip.ts';
export type { GunzipOptions } from './io/gunzip.ts';
export { MemorySource } from './io/memory-source.ts';
export type { ByteSource, Progress, Read, RunOptions } from './io/source.ts';
export type { ScanHelper } from './etcd/split-key-bucket.ts';
export { hashKv } from './operations/hash-kv.ts';
export type { HashKvOptions, KvHash } from './operations/hash-kv.ts';
export { status } from './operations/status.ts';
export type { Status, StatusOptions } from './operations/status.ts';
export type { Describer, DescribedRecord, ObjectCheck } from './operations/describer.ts';
export { kubernetes } from './kubernetes/describer.ts';
export type { Finding, FindingCounts } from './operations/verify/collector.ts';
export type { Digest, TrailerVerdict } from './operations/verify/file-layer.ts';
export type {
  AgePolicy,
  BaselinePolicy,
  Policies,
  PolicyFacts,
} from './operations/verify/policies.ts';
export type { ExaminedPages } from './operations/verify/tree-layer.ts';
export { verify } from './operations/verify/verify.ts';
export type {
  Examined,
  Verdict,
  VerifyOptions,
  VerifyResult,
  VerifyRun,
} from './operations/verify/verify.ts';
