/**
 * Permissions that open the way to more than they say. Facts: "Role Based Access Control Good
 * Practices" of the Kubernetes documentation, section "privilege escalation risks".
 */

import { ALL } from './policy-rule.ts';

/** A verb on a resource. */
export interface ResourcePermission {
  readonly verb: string;
  readonly group: string;
  /** With its subresource: `pods/exec`. */
  readonly resource: string;
  /** The only object; undefined for all of them. */
  readonly name: string | undefined;
}

/** A verb on a path that is no resource. */
export interface PathPermission {
  readonly verb: string;
  readonly path: string;
}

/** The least that a rule can allow. */
export type Permission = ResourcePermission | PathPermission;

/** A dangerous kind of permission. */
interface Danger {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Whether the resource belongs to no namespace, so that it takes a ClusterRoleBinding. */
  readonly isClusterWide?: boolean;
}

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch'];
const RBAC = ['rbac.authorization.k8s.io'];
const CERTIFICATES = ['certificates.k8s.io'];
const CLUSTER_WIDE = { isClusterWide: true };

const DANGERS: readonly Danger[] = [
  { groups: [''], resources: ['secrets'], verbs: READ },
  // Whoever makes a pod reads every Secret of its namespace and is any service account in it.
  { groups: [''], resources: ['pods'], verbs: ['create'] },
  {
    groups: [''],
    resources: ['pods/exec', 'pods/attach', 'pods/portforward'],
    verbs: ['create', 'get'],
  },
  { groups: [''], resources: ['pods/ephemeralcontainers'], verbs: ['update', 'patch'] },
  { groups: [''], resources: ['replicationcontrollers'], verbs: WRITE },
  {
    groups: ['apps', 'extensions'],
    resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
    verbs: WRITE,
  },
  { groups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: WRITE },
  { groups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
  // Even `get` runs commands by way of the kubelet.
  {
    groups: [''],
    resources: ['nodes/proxy'],
    verbs: [...READ, ...WRITE, 'delete'],
    ...CLUSTER_WIDE,
  },
  { groups: [''], resources: ['persistentvolumes'], verbs: ['create'], ...CLUSTER_WIDE },
  { groups: RBAC, resources: ['roles', 'rolebindings'], verbs: [...WRITE, 'escalate', 'bind'] },
  {
    groups: RBAC,
    resources: ['clusterroles', 'clusterrolebindings'],
    verbs: [...WRITE, 'escalate', 'bind'],
    ...CLUSTER_WIDE,
  },
  {
    groups: CERTIFICATES,
    resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
    verbs: ['update', 'patch'],
    ...CLUSTER_WIDE,
  },
  {
    groups: CERTIFICATES,
    resources: ['signers'],
    verbs: ['approve', 'sign', 'attest'],
    ...CLUSTER_WIDE,
  },
  {
    groups: ['admissionregistration.k8s.io'],
    resources: [
      'mutatingwebhookconfigurations',
      'validatingwebhookconfigurations',
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
    ],
    verbs: [...WRITE, 'delete'],
    ...CLUSTER_WIDE,
  },
];

/** Verbs that are dangerous whatever they are allowed on. */
const DANGEROUS_VERBS = ['escalate', 'bind', 'impersonate'];

/** The words that dangerous permissions are made of, wildcards as well. */
export const DANGEROUS_WORDS: {
  readonly verbs: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
} = {
  verbs: new Set([ALL, ...DANGEROUS_VERBS, ...DANGERS.flatMap(({ verbs }) => verbs)]),
  groups: new Set([ALL, ...DANGERS.flatMap(({ groups }) => groups)]),
  resources: new Set([
    ALL,
    ...['users', 'groups', 'serviceaccounts', 'uids', 'userextras'],
    ...DANGERS.flatMap(({ resources }) => resources.flatMap((name) => [name, anyOf(name)])),
  ]),
};

/**
 * Whether a permission opens the way to more.
 * @param isNamespaced whether it is granted in a namespace only, so that what belongs to none is
 * not granted by it.
 */
export function isDangerous(permission: Permission, isNamespaced: boolean): boolean {
  if ('path' in permission) return false;
  const { verb, group, resource } = permission;
  // Since 1.35 there are `impersonate:user-info` and further ones.
  if (DANGEROUS_VERBS.includes(verb) || verb.startsWith('impersonate:')) return true;
  return DANGERS.some(
    ({ groups, resources, verbs, isClusterWide = false }) =>
      !(isClusterWide && isNamespaced) &&
      (verb === ALL || verbs.includes(verb)) &&
      (group === ALL || groups.includes(group)) &&
      (resource === ALL || resources.some((name) => name === resource || anyOf(name) === resource)),
  );
}

/** `pods/exec`: `*\/exec`, which covers it. */
function anyOf(resource: string): string {
  const slash = resource.indexOf('/');
  return slash === -1 ? resource : ALL + resource.slice(slash);
}
