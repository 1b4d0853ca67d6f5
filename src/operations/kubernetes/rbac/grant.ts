/** What a change of RBAC lets somebody do, or no longer. */

/** Who. */
export interface Subject {
  readonly kind: 'User' | 'Group' | 'ServiceAccount';
  /** Of a service account. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** A change of what subjects may do. */
export interface Grant {
  readonly change: 'gained' | 'lost';
  /** Whether it opens the way to more: cluster-admin, secrets, escalate, bind, impersonate, …. */
  readonly isEscalation: boolean;
  /** In the order of their names; empty for a role that nobody is bound to. */
  readonly subjects: readonly Subject[];
  /** Namespaces it is granted in, in order; undefined for all of the cluster. */
  readonly namespaces: readonly string[] | undefined;
  /** `ServiceAccount ci/deployer can now get secrets in every namespace (was: none)`. */
  readonly sentence: string;
  /** Objects that bring it about, as people name them: `ClusterRoleBinding x → ClusterRole y`. */
  readonly because: readonly string[];
  /** Keys of the changed objects among them. */
  readonly keys: readonly string[];
}
