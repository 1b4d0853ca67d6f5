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
  ClusterError,
  CorruptionError,
  ERROR_CODES,
  EtcdSnapshotError,
  isCorruptionError,
  isEtcdSnapshotError,
  LimitError,
  RestoreError,
  RevisionError,
  SourceError,
  TargetError,
  UnsupportedError,
} from './errors.ts';
export type {
  ClusterCode,
  ErrorCode,
  LimitCode,
  RevisionCode,
  SourceCode,
  TargetCode,
  UnsupportedCode,
} from './errors.ts';
export type { StoreMeta } from './etcd/meta-bucket.ts';
export type { KeyValue } from './etcd/key-value.ts';
export type { RecordsOptions, StoreRecord } from './etcd/records.ts';
export type { Revision, RevisionKey } from './etcd/revision.ts';
export { openSnapshot, Snapshot } from './etcd/snapshot.ts';
export type { Trailer } from './etcd/snapshot.ts';
export { formatPlace, formatProblem, formatProblemLine } from './findings.ts';
export type { Place, Problem, ProblemCode, ProblemFacts, Severity } from './findings.ts';
export { MemoryDirectory } from './io/directory-source.ts';
export type { DirectoryEntry, DirectorySource, EntryKind } from './io/directory-source.ts';
export { BlobSource } from './io/blob-source.ts';
export { gunzip } from './io/gunzip.ts';
export type { GunzipOptions } from './io/gunzip.ts';
export { MemorySource } from './io/memory-source.ts';
export type { ByteSource, Progress, Read, RunOptions } from './io/source.ts';
export type { ScanHelper } from './etcd/split-key-bucket.ts';
export type { EntriesBeyond } from './operations/data-directory/entries-beyond.ts';
export type {
  ConfStateFacts,
  DirectoryFacts,
  MemberFacts,
} from './operations/data-directory/facts.ts';
export type {
  Layout,
  LayoutOptions,
  Leftover,
  LogFolder,
  RaftSnapshotFile,
  ReceivedDatabase,
} from './operations/data-directory/layout.ts';
export { openDataDirectory } from './operations/data-directory/open.ts';
export type { DataDirectory, OpenDataDirectoryOptions } from './operations/data-directory/open.ts';
export type { WalFacts } from './operations/data-directory/read-wal.ts';
export { verifyDataDirectory } from './operations/data-directory/verify.ts';
export type { VerifyDirectoryOptions } from './operations/data-directory/verify.ts';
export type {
  ComparedStore,
  CompareOptions,
  KeyPair,
  KeyVersion,
} from './etcd/compare/comparison.ts';
export type {
  ChangeEvent,
  ChangeLog,
  ChangeLogOptions,
  ChangeRange,
  KeyChange,
  ObservedRecord,
} from './etcd/changes/key-change.ts';
export { readChanges } from './etcd/changes/read-changes.ts';
export { findKey } from './etcd/live/find-key.ts';
export type { FindOptions } from './etcd/live/find-key.ts';
export { readLiveKeys } from './etcd/live/read-live-keys.ts';
export type { LiveKey, LiveKeys, WantsValue } from './etcd/live/read-live-keys.ts';
export type { LiveKeyTable } from './etcd/live/live-key-table.ts';
export { columnsOf } from './kubernetes/columns/columns-of.ts';
export type { ColumnedResource } from './kubernetes/columns/columns-of.ts';
export type { Cell, CellContext, Column } from './kubernetes/columns/column.ts';
export { listObjects } from './operations/kubernetes/list/list-objects.ts';
export type { ListOptions, ObjectList } from './operations/kubernetes/list/list-objects.ts';
export { inListOrder } from './operations/kubernetes/list/key-order.ts';
export type { ListOrder } from './operations/kubernetes/list/key-order.ts';
export { newestTime } from './operations/kubernetes/list/newest-time.ts';
export {
  LabelSelectorError,
  matchesLabels,
  parseLabelSelector,
} from './kubernetes/names/label-selector.ts';
export type {
  LabelOperator,
  LabelRequirement,
  LabelSelector,
} from './kubernetes/names/label-selector.ts';
export { ResourceNameError, resolveResource } from './kubernetes/names/resolve-resource.ts';
export type { ResolvedResource, ResolveOptions } from './kubernetes/names/resolve-resource.ts';
export type { KnownResource, ResourceOrigin } from './kubernetes/names/known-resource.ts';
export type {
  Change,
  ChangeDescriber,
  ChangeDescription,
  ChangeKind,
} from './operations/diff/change.ts';
export { diff } from './operations/diff/diff.ts';
export type { Diff, DiffOptions } from './operations/diff/diff.ts';
export type { Lineage } from './operations/diff/lineage.ts';
export { plainDescriber } from './operations/diff/plain.ts';
export type { PlainChange, PlainDescriberOptions, PlainValue } from './operations/diff/plain.ts';
export { verifyWal } from './operations/data-directory/verify-wal.ts';
export { hashKv } from './operations/hash-kv.ts';
export type { HashKvOptions, KvHash } from './operations/hash-kv.ts';
export { status } from './operations/status.ts';
export type { KeyTableOptions } from './operations/key-table-options.ts';
export type { Status, StatusOptions } from './operations/status.ts';
export type { Describer, DescribedRecord, ObjectCheck } from './operations/describer.ts';
export { kubernetes, kubernetesDescriber } from './kubernetes/describer.ts';
export type {
  KubernetesChangeDescriber,
  KubernetesDescriberOptions,
} from './kubernetes/describer.ts';
export type { Finding, FindingCounts } from './operations/verify/collector.ts';
export type { Digest, TrailerVerdict } from './operations/verify/file/check.ts';
export type {
  AgePolicy,
  BaselinePolicy,
  Policies,
  PolicyFacts,
} from './operations/verify/policies.ts';
export type { ExaminedPages } from './operations/verify/tree-layer.ts';
export { makeCluster } from './etcd/cluster/new-cluster.ts';
export type { NewCluster, NewMember } from './etcd/cluster/new-cluster.ts';
export type { Lease } from './etcd/lease.ts';
export type { Member } from './etcd/member.ts';
export type { Alarm, AlarmType } from './etcd/alarm.ts';
export type { ClassifyKey, Drop, DropCount, KeyClass } from './etcd/rewrite/drops.ts';
export type { RewritePlan } from './etcd/rewrite/plan.ts';
export type { EtcdMinor } from './etcd/version.ts';
export { MemoryDirectorySink, MemorySink } from './io/memory-sink.ts';
export type { ByteSink, DirectorySink } from './io/sink.ts';
export { classifyKey } from './kubernetes/storage/key-class.ts';
export type {
  AtRest,
  FieldChange,
  Noise,
  ObjectChange,
  PathStep,
  StoredObject,
} from './kubernetes/change/object-change.ts';
export { redactObject } from './kubernetes/change/redact.ts';
export type { RedactOptions } from './kubernetes/change/redact.ts';
export { decodeObject, decodeObjectJson } from './kubernetes/decode/decode-object.ts';
export type { DecodedObject, DecodeOptions } from './kubernetes/decode/decode-object.ts';
export type { UnknownField } from './kubernetes/decode/field-places.ts';
export { ObjectError } from './kubernetes/decode/object-error.ts';
export type { Absent } from './kubernetes/decode/protobuf-decoder.ts';
export { printJson } from './kubernetes/print/json.ts';
export { printYaml } from './kubernetes/print/yaml.ts';
export type { Ciphers, Sealed } from './kubernetes/encryption/ciphers.ts';
export type {
  EncryptionConfiguration,
  EncryptionKey,
  EncryptionProvider,
  ProtectedResources,
  ResourcePattern,
} from './kubernetes/encryption/configuration.ts';
export { createDecryptor } from './kubernetes/encryption/decryptor.ts';
export type {
  Decryption,
  Decryptor,
  DecryptorOptions,
  SealedCause,
} from './kubernetes/encryption/decryptor.ts';
export { atRestOf } from './kubernetes/encryption/encrypted-value.ts';
export { KmsSeeds, parseKmsSeeds } from './kubernetes/encryption/kms-seeds.ts';
export {
  EncryptionConfigurationError,
  parseEncryptionConfiguration,
} from './kubernetes/encryption/parse-configuration.ts';
export { findPrefixes } from './kubernetes/storage/find-prefixes.ts';
export { CLASS_LABELS, CLASS_ORDER, classOf } from './kubernetes/storage/object-class.ts';
export type { ObjectClass } from './kubernetes/storage/object-class.ts';
export { keyOf, placeOf } from './kubernetes/storage/place-of.ts';
export type {
  BookkeepingPlace,
  ResourcePlace,
  StoragePlace,
  TenantPlace,
} from './kubernetes/storage/storage-place.ts';
export { cleanObject } from './operations/kubernetes/export/clean/clean-object.ts';
export { exportObjects } from './operations/kubernetes/export/export-objects.ts';
export type {
  ExportOptions,
  ExportProblem,
  ExportSummary,
  Manifest,
  ObjectExport,
} from './operations/kubernetes/export/export-objects.ts';
export { LEFT_OUT_LABELS } from './operations/kubernetes/export/left-out.ts';
export type { LeaveOutOptions, LeftOutReason } from './operations/kubernetes/export/left-out.ts';
export { manifestPath } from './operations/kubernetes/export/manifest-path.ts';
export type { KeySelection } from './operations/kubernetes/export/selected-keys.ts';
export type { ObjectRevisions, TimeFact, TimeSource } from './kubernetes/object-facts.ts';
export type { Moment } from './operations/kubernetes/history/moment.ts';
export type { EventOptions, ObjectEvent } from './operations/kubernetes/history/object-event.ts';
export { readKeyHistory, readObjectHistory } from './operations/kubernetes/history/read-history.ts';
export type {
  HistoryOptions,
  ObjectHistory,
} from './operations/kubernetes/history/read-history.ts';
export { readTimeline } from './operations/kubernetes/history/read-timeline.ts';
export type { Timeline, TimelineOptions } from './operations/kubernetes/history/read-timeline.ts';
export { RevisionClock } from './operations/kubernetes/history/revision-clock.ts';
export type {
  ClockBasis,
  ClockOptions,
  RevisionTime,
} from './operations/kubernetes/history/revision-clock.ts';
export type { Writer } from './operations/kubernetes/history/writers.ts';
export { ObjectShower } from './operations/kubernetes/objects/object-shower.ts';
export type { ShowOptions } from './operations/kubernetes/objects/object-shower.ts';
export { ObjectStore } from './operations/kubernetes/objects/object-store.ts';
export type {
  ObjectStoreOptions,
  PreparedDecryptor,
  WantedChanges,
} from './operations/kubernetes/objects/object-store.ts';
export { ObjectsError } from './operations/kubernetes/objects/objects-error.ts';
export { selectObjects } from './operations/kubernetes/objects/select-objects.ts';
export type {
  Found,
  Selection,
  SelectOptions,
} from './operations/kubernetes/objects/select-objects.ts';
export { parseWishes } from './operations/kubernetes/objects/wishes.ts';
export type { Wish } from './operations/kubernetes/objects/wishes.ts';
export { reportEncryption } from './operations/kubernetes/encryption-report/encryption-report.ts';
export type { EncryptionReportOptions } from './operations/kubernetes/encryption-report/encryption-report.ts';
export type {
  EncryptionReport,
  KmsKeyUse,
  PlainResource,
  Protection,
  ProtectionStatus,
  ResourceCount,
  SealedReason,
  UnusedKey,
} from './operations/kubernetes/encryption-report/report.ts';
export { inspect } from './operations/kubernetes/inspect/inspect.ts';
export type { InspectOptions } from './operations/kubernetes/inspect/inspect.ts';
export type {
  BigObject,
  ClassSpace,
  ClusterFacts,
  ClusterMember,
  EstimatedTime,
  EtcdLease,
  EtcdLeaseFacts,
  InspectReport,
  KnownTime,
  KnownVersion,
  KubernetesFacts,
  NamespaceFacts,
  NamespaceSpace,
  NodeFacts,
  ProviderHint,
  ResourceSpace,
  ShownKey,
  SpaceCounts,
  SpaceReport,
  StaleItem,
  StaleReport,
  StoreFacts,
  TimeReport,
  UnreadableObjects,
  WriteBucket,
  WriteReport,
  WrittenKey,
} from './operations/kubernetes/inspect/report.ts';
export type {
  ExaminedObject,
  SecurityExamination,
  SecurityObject,
  SecurityReport,
  SecuritySection,
} from './operations/kubernetes/inspect/security-report.ts';
export { SecurityExaminer } from './operations/kubernetes/security/security-examiner.ts';
export type { Bump, BumpOrigin, Witness } from './operations/restore/bump.ts';
export type { RestoreNote } from './operations/restore/notes.ts';
export type { OldCluster } from './operations/restore/old-cluster.ts';
export { recoverObjects } from './operations/kubernetes/recover/recover-objects.ts';
export type {
  ObjectRecovery,
  RecoveredItem,
  RecoverObjectsOptions,
} from './operations/kubernetes/recover/recover-objects.ts';
export type { WantedType } from './operations/kubernetes/recover/recovered-types.ts';
export { recover } from './operations/recover/recover.ts';
export type {
  KeyState,
  RecoveredRecord,
  RecoverOptions,
  Recovery,
  RecoveryConfidence,
  RecoveryMark,
  RecoverySummary,
} from './operations/recover/types.ts';
export { planRestore } from './operations/restore/plan.ts';
export type { RestoreOptions, RestorePlan } from './operations/restore/plan.ts';
export { restore } from './operations/restore/restore.ts';
export type { RestoreResult, RestoreSettings } from './operations/restore/restore.ts';
export type { TargetVersion, VersionOrigin } from './operations/restore/target-version.ts';
export { defragment } from './operations/rewrite/defragment.ts';
export type { Defragmented, DefragmentOptions } from './operations/rewrite/defragment.ts';
export type { SnapshotTarget, WrittenSnapshot } from './operations/rewrite/finish-snapshot.ts';
export { writeSnapshot } from './operations/rewrite/write-snapshot.ts';
export type { RecordStream, WriteSnapshotOptions } from './operations/rewrite/write-snapshot.ts';
export type { WrittenStore } from './operations/rewrite/write-store.ts';
export { verify } from './operations/verify/verify.ts';
export type {
  Examined,
  Verdict,
  VerifyOptions,
  VerifyResult,
  VerifyRun,
} from './operations/verify/verify.ts';
export type { Run } from './operations/verify/run.ts';
export type { LogPosition } from './raft/raft-snapshot.ts';
export type { LogStop, RecordsBehind, SegmentSummary } from './wal/read-log.ts';
export type { LogSegment } from './wal/segments.ts';
export type { SegmentName } from './wal/segment-name.ts';
