/** What a key says of what is stored under it. */

/** A Kubernetes object, by its key. */
export interface ResourcePlace {
  readonly type: 'resource';
  /** What stands before the resource: `/registry`, `/kubernetes.io`, `/openshift.io`, …. */
  readonly prefix: string;
  /** API group; empty for the core group. */
  readonly group: string;
  /** Plural in lower case as the API has it: `nodes`, not `minions`. */
  readonly resource: string;
  /** Kind of a built-in resource; undefined for custom resources. */
  readonly kind: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What Kubernetes' servers keep besides objects: `compact_rev_key`, bootstrap data, …. */
export interface BookkeepingPlace {
  readonly type: 'bookkeeping';
  /** What it is, for people: `Kubernetes: last compaction`, `k3s: bootstrap data`. */
  readonly what: string;
  readonly key: string;
}

/** A key of somebody else. */
export interface TenantPlace {
  readonly type: 'tenant';
  /** `Cilium`, `Calico`, `Patroni`, …; `etcd data` if nothing knows it. */
  readonly tenant: string;
  readonly key: string;
}

export type StoragePlace = ResourcePlace | BookkeepingPlace | TenantPlace;
