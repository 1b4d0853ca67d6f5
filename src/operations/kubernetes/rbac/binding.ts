/**
 * RoleBindings and ClusterRoleBindings: who is bound to which role. Facts: `appliesToUser` and
 * `GetRoleReferenceRules` in `pkg/registry/rbac/validation/rule.go`, and the conversions in
 * `pkg/apis/rbac/v1alpha1/conversion.go` of Kubernetes 1.36.3. Neither looks at the API group of a
 * subject or of a reference.
 */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import type { Subject } from './grant.ts';

/** Group of everybody who has logged in. */
export const AUTHENTICATED = 'system:authenticated';
/** Group of everybody who has not. */
export const UNAUTHENTICATED = 'system:unauthenticated';
/** The user that a request without credentials comes from. */
export const ANONYMOUS = 'system:anonymous';
/** Group of all service accounts; with `:` and a namespace, of those in it. */
export const SERVICE_ACCOUNTS = 'system:serviceaccounts';
/** Group that may do everything, whatever RBAC says. */
export const MASTERS = 'system:masters';

const SERVICE_ACCOUNT_USER = 'system:serviceaccount:';

/**
 * A subject as a text that is the same for all that name it: a service account is the user of its
 * name.
 */
export type SubjectId = string;

/** A role as a text: `ClusterRole\0name`, `Role\0namespace\0name`. */
export type RoleId = string;

/** A binding. */
export interface Binding {
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding';
  /** Empty for the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
  readonly role: RoleId;
  /** In the order of the object. */
  readonly subjects: ReadonlySet<SubjectId>;
}

/** Reads a decoded RoleBinding or ClusterRoleBinding. */
export function bindingOf(
  object: JsonObject,
  { kind, namespace, name, key }: Pick<Binding, 'kind' | 'namespace' | 'name' | 'key'>,
): Binding {
  const subjects = fieldOf(object, 'subjects');
  const isAlpha = textOf(fieldOf(object, 'apiVersion')).endsWith('/v1alpha1');
  const ids = Array.isArray(subjects)
    ? subjects.map((subject: JsonValue) => subjectOf(subject, namespace, isAlpha))
    : [];
  return {
    kind,
    namespace,
    name,
    key,
    role: referenceOf(fieldOf(object, 'roleRef'), namespace),
    subjects: new Set(ids.filter((id) => id !== undefined)),
  };
}

/** The id of a Role. */
export function roleId(namespace: string, name: string): RoleId {
  return `Role\0${namespace}\0${name}`;
}

/** The id of a ClusterRole. */
export function clusterRoleId(name: string): RoleId {
  return `ClusterRole\0${name}`;
}

/** The id of a user; also of the one that a service account is. */
export function userId(name: string): SubjectId {
  return `User\0${name}`;
}

/** The id of a group. */
export function groupId(name: string): SubjectId {
  return `Group\0${name}`;
}

/** The subject of an id. */
export function subjectOfId(id: SubjectId): Subject {
  const kind = id.startsWith('User') ? 'User' : 'Group';
  const name = id.slice(kind.length + 1);
  const [namespace = '', account, further] = name.startsWith(SERVICE_ACCOUNT_USER)
    ? name.slice(SERVICE_ACCOUNT_USER.length).split(':')
    : [];
  return kind === 'User' && account !== undefined && further === undefined
    ? { kind: 'ServiceAccount', namespace, name: account }
    : { kind, namespace: undefined, name };
}

/** A text; empty for everything else. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** What a binding refers to; a kind that is no role is none of them. */
function referenceOf(reference: JsonValue | undefined, namespace: string): RoleId {
  const kind = textOf(fieldOf(reference, 'kind'));
  const name = textOf(fieldOf(reference, 'name'));
  if (kind === 'ClusterRole') return clusterRoleId(name);
  return kind === 'Role' ? roleId(namespace, name) : `${kind}\0`;
}

function subjectOf(
  subject: JsonValue,
  bindingNamespace: string,
  isAlpha: boolean,
): SubjectId | undefined {
  const name = textOf(fieldOf(subject, 'name'));
  const kind = fieldOf(subject, 'kind');
  // In v1alpha1, and there alone, `*` is everybody who has logged in.
  if (kind === 'User') return isAlpha && name === '*' ? groupId(AUTHENTICATED) : userId(name);
  if (kind === 'Group') return groupId(name);
  if (kind !== 'ServiceAccount') return undefined;
  const namespace = textOf(fieldOf(subject, 'namespace')) || bindingNamespace;
  return namespace === '' ? undefined : userId(`${SERVICE_ACCOUNT_USER}${namespace}:${name}`);
}
