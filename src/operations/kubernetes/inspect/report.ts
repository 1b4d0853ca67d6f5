/**
 * What there is to say of a snapshot on one page: whose it is, what is in it, how large that is, and
 * what would come back with it. Everything is plain data, ready to be written as JSON; times are
 * RFC 3339 in UTC, ids of etcd hexadecimal, as etcdctl prints them. Texts of the data (names, URLs,
 * images) are as they are stored, control characters included: whoever writes makes them harmless.
 * Names that are credentials themselves are hidden.
 */

import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type { EncryptionReport } from '../encryption-report/report.ts';
import type { SecurityReport } from './security-report.ts';

/** The page. */
export interface InspectReport {
  /** The revision that was looked at. */
  readonly revision: number;
  readonly cluster: ClusterFacts;
  /** Undefined if no API server keeps objects here. */
  readonly kubernetes: KubernetesFacts | undefined;
  readonly store: StoreFacts;
  readonly space: SpaceReport;
  readonly writes: WriteReport;
  readonly times: TimeReport;
  readonly stale: StaleReport;
  readonly encryption: EncryptionReport;
  /** Undefined if it was not asked for. */
  readonly security: SecurityReport | undefined;
  /** What could not be looked at, most first. */
  readonly unreadable: readonly UnreadableObjects[];
}

/** The etcd cluster that wrote the store. */
export interface ClusterFacts {
  readonly members: readonly ClusterMember[];
  /** Of etcd, the one that is known best first; empty if nothing says it. */
  readonly etcdVersions: readonly KnownVersion[];
  /** Minor releases of etcd that start from a restore: `3.5`, `3.6`. */
  readonly startableBy: readonly string[];
  /** Alarms that nobody has lowered. */
  readonly alarms: readonly { readonly memberId: string; readonly type: string }[];
  readonly auth: {
    readonly enabled: boolean;
    readonly userCount: number;
    readonly roleCount: number;
  };
  /** `--quota-backend-bytes` in bytes, where an etcd Pod says it; undefined if it is not known. */
  readonly quotaBytes: number | undefined;
}

/** A member of the cluster. */
export interface ClusterMember {
  readonly id: string;
  /** Empty for one that never started. */
  readonly name: string;
  readonly peerUrls: readonly string[];
  readonly clientUrls: readonly string[];
  readonly isLearner: boolean;
}

/** A version, and how it is known. */
export interface KnownVersion {
  /** `v1.36.3`, `3.6.0`; of a lower bound the minor: `1.34`. */
  readonly version: string;
  /** `is`: somebody says so of itself; `at-least`: it follows from what is stored. */
  readonly certainty: 'is' | 'at-least';
  /** Who says so, to be read behind the version: `kubelet of 3 Nodes`, `ConfigMap kubeadm-config`. */
  readonly source: string;
  /** Objects that say so. */
  readonly objects: number;
}

/** The Kubernetes cluster. */
export interface KubernetesFacts {
  /** Prefixes of the API servers' keys: `/registry`. */
  readonly prefixes: readonly string[];
  /** Of the API servers first, then of the kubelets, then lower bounds. */
  readonly versions: readonly KnownVersion[];
  /** What it was made with and runs on, each with how it is known. */
  readonly providers: readonly ProviderHint[];
  /** In the order of their names, at most `FIRST_MAX`. */
  readonly nodes: readonly NodeFacts[];
  readonly nodeCount: number;
  /** Most objects first, at most `FIRST_MAX`. */
  readonly namespaces: readonly NamespaceFacts[];
  readonly namespaceCount: number;
}

/** Nodes and namespaces that are listed, at most. */
export const FIRST_MAX = 1000;

/** What tells who made or runs a cluster. */
export interface ProviderHint {
  /** `kubeadm`, `k3s`, `OpenShift`, `AWS`, …. */
  readonly name: string;
  readonly source: string;
}

/** A node. */
export interface NodeFacts {
  readonly name: string;
  /** Of its kubelet; empty, as every text here, if it is not said. */
  readonly version: string;
  readonly osImage: string;
  readonly architecture: string;
  readonly kernel: string;
  readonly runtime: string;
  readonly internalIps: readonly string[];
  readonly roles: readonly string[];
  readonly isReady: boolean;
  readonly isSchedulable: boolean;
  readonly providerId: string;
}

/** A namespace. */
export interface NamespaceFacts {
  readonly name: string;
  /** Live objects in it. */
  readonly objects: number;
  /** Bytes of their records. */
  readonly liveBytes: number;
  /** Whether there is a Namespace of this name; objects of others are orphans. */
  readonly exists: boolean;
  /** `Active`, `Terminating`; empty if it is not said. */
  readonly phase: string;
}

/** The database file. */
export interface StoreFacts {
  readonly fileBytes: number;
  /** Up to the high-water mark. */
  readonly imageBytes: number;
  readonly pageBytes: number;
  readonly pages: number;
  /** Pages below the high-water mark that hold nothing; undefined if no list of them was found. */
  readonly freePages: number | undefined;
  /** Revision up to which history is gone; undefined if it never was compacted. */
  readonly compactRevision: number | undefined;
  /** A compaction that was asked for and had not finished. */
  readonly compactingTo: number | undefined;
  /** The oldest revision that can still be read in full: the compacted one, or 1. */
  readonly oldestRevision: number;
  readonly raftTerm: number | undefined;
  readonly raftIndex: number | undefined;
}

/** What something takes. Bytes are those of the records as they are stored: revision and message. */
export interface SpaceCounts {
  /** Live keys. */
  readonly objects: number;
  /** Bytes of their newest records. */
  readonly liveBytes: number;
  /** Records that are retained besides those: earlier revisions, deleted keys, tombstones. */
  readonly historyRecords: number;
  readonly historyBytes: number;
}

/** Where the space goes. */
export interface SpaceReport extends SpaceCounts {
  /** Largest first, by live bytes and history together; so are resources and namespaces. */
  readonly classes: readonly ClassSpace[];
  readonly biggest: readonly BigObject[];
  /** By writes since they were created. */
  readonly mostWritten: readonly WrittenKey[];
  /** By records that are retained; only keys that have more than one. */
  readonly mostRetained: readonly WrittenKey[];
}

/** A class of objects. */
export interface ClassSpace extends SpaceCounts {
  readonly class: ObjectClass;
  /** `Secrets`, `RBAC`. */
  readonly label: string;
  readonly resources: readonly ResourceSpace[];
}

/** A resource of Kubernetes, or keys of others that begin alike. */
export interface ResourceSpace extends SpaceCounts {
  /** `secrets`, `deployments.apps`; of others the first part of the keys: `/service/`. */
  readonly resource: string;
  /** Whose keys these are, where they are not Kubernetes': `Patroni`, `k3s: bootstrap data`. */
  readonly owner: string | undefined;
  readonly namespaces: readonly NamespaceSpace[];
}

/** Of a resource what is in one namespace. */
export interface NamespaceSpace extends SpaceCounts {
  /** Empty for what is in none, or for the smallest ones together, of which `isRest` is true. */
  readonly namespace: string;
  readonly isRest: boolean;
}

/** A key, as it is shown. */
export interface ShownKey {
  /** Printable; the names of tokens are hidden. */
  readonly key: string;
  readonly class: ObjectClass;
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** An object that takes much space. */
export interface BigObject extends ShownKey {
  readonly valueBytes: number;
  readonly modRevision: number;
}

/** A key that is written often. */
export interface WrittenKey extends ShownKey {
  /** Writes since the key was created (its version); 0 if it is deleted. */
  readonly writes: number;
  /** Records that are retained, tombstones too. */
  readonly retainedRecords: number;
  readonly retainedBytes: number;
}

/** When and what was written, of what is retained. */
export interface WriteReport {
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Equal parts of the revisions from first to last, in order; at most `BUCKETS_MAX`. */
  readonly buckets: readonly WriteBucket[];
}

/** Parts of the timeline, at most. */
export const BUCKETS_MAX = 120;

/** What is retained of some revisions. */
export interface WriteBucket {
  readonly fromRevision: number;
  /** Included. */
  readonly toRevision: number;
  /** About when they were written; undefined if nothing says it. */
  readonly from: EstimatedTime | undefined;
  readonly to: EstimatedTime | undefined;
  /** Retained records, tombstones too. */
  readonly writes: number;
  readonly bytes: number;
  /** Tombstones among them. */
  readonly deletes: number;
  /** Live keys that were created then. */
  readonly creates: number;
  /** Writes by class, in the order of classes, those that have any. */
  readonly classes: readonly { readonly class: ObjectClass; readonly writes: number }[];
}

/** A time that follows from others. */
export interface EstimatedTime {
  readonly time: string;
  /** Bounds that it lies between; undefined where there is none. */
  readonly earliest: string | undefined;
  readonly latest: string | undefined;
}

/** The oldest and the newest time that objects hold. */
export interface TimeReport {
  readonly oldest: KnownTime | undefined;
  /** About when the snapshot was taken. */
  readonly newest: KnownTime | undefined;
}

/** A time, and how it is known. */
export interface KnownTime {
  readonly time: string;
  /** `renewTime of Lease kube-node-lease/cp-1`. */
  readonly source: string;
}

/** What a restore brings back that the world has left behind. */
export interface StaleReport {
  readonly items: readonly StaleItem[];
  readonly etcdLeases: EtcdLeaseFacts;
}

/** Objects that say what is true no longer. */
export interface StaleItem {
  readonly kind:
    | 'leases'
    | 'api-server-addresses'
    | 'events'
    | 'running-pods'
    | 'expired-tokens'
    | 'long-lived-tokens'
    | 'terminating';
  readonly count: number;
  /** One sentence: what they are, and what becomes of them. */
  readonly what: string;
  /** A few of them, by the names that people use. */
  readonly examples: readonly string[];
}

/** Leases of etcd: what hangs on one is deleted when it ends. */
export interface EtcdLeaseFacts {
  readonly count: number;
  /** Live keys that hang on one. */
  readonly keys: number;
  /** Live keys that name a lease that is not there: they are never deleted. */
  readonly orphanedKeys: number;
  /** Those that end first, at most 20. */
  readonly first: readonly EtcdLease[];
}

/** A lease of etcd. */
export interface EtcdLease {
  readonly id: string;
  readonly ttlSeconds: number;
  /** What was left at the last checkpoint; undefined if there was none: then it starts anew. */
  readonly remainingSeconds: number | undefined;
  /** Live keys that hang on it. */
  readonly keys: number;
}

/** Objects that could not be looked at. */
export interface UnreadableObjects {
  readonly reason: string;
  readonly count: number;
  /** One of them, printable. */
  readonly firstKey: string;
}
