/** Objects of RBAC for tests, and those of the fixtures. */

import { readFixture } from './fixtures.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { createRbacState } from '../../src/operations/kubernetes/rbac/rbac-state.ts';
import type { RbacState } from '../../src/operations/kubernetes/rbac/rbac-state.ts';

const GROUP = 'rbac.authorization.k8s.io';
const KINDS = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

/** `namespace/name`, or a name alone. */
type Place = string;

/** `get,list secrets` or `get apps:deployments/scale`, with `=a,b` for names; `get /path`. */
export type RuleText = string;

/** The objects of RBAC of a fixture, as the API server returned them. */
export function rbacObjects(fixture: string): JsonObject[] {
  const lines = new TextDecoder().decode(readFixture(`kubernetes/${fixture}`, 'objects.ndjson'));
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { object: JsonObject | null }).object)
    .filter((object) => object !== null)
    .filter(({ kind, apiVersion }) => {
      const isOfGroup = typeof apiVersion === 'string' && apiVersion.startsWith(`${GROUP}/`);
      return isOfGroup && typeof kind === 'string' && KINDS.has(kind);
    });
}

/** A Role, or without a namespace a ClusterRole. */
export function role(
  place: Place,
  rules: readonly RuleText[],
  further: JsonObject = {},
): JsonObject {
  const metadata = metadataOf(place);
  const { labels, ...fields } = further;
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'namespace' in metadata ? 'Role' : 'ClusterRole',
    metadata: { ...metadata, ...(labels === undefined ? {} : { labels }) },
    rules: rules.map(ruleOf),
    ...fields,
  };
}

/**
 * A RoleBinding, or without a namespace a ClusterRoleBinding, to a ClusterRole, or with `Role:` in
 * front to a Role. Subjects: `User:name`, `Group:name`, `namespace/account`.
 */
export function binding(place: Place, to: string, subjects: readonly string[]): JsonObject {
  const metadata = metadataOf(place);
  const [name = '', kind = 'ClusterRole'] = to.split(':').reverse();
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'namespace' in metadata ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: GROUP, kind, name },
    subjects: subjects.map(subjectOf),
  };
}

/** A state of these objects. */
export function rbac(...objects: readonly JsonObject[]): RbacState {
  return createRbacState(objects);
}

function metadataOf(place: Place): JsonObject {
  const [name = '', namespace] = place.split('/').reverse();
  return namespace === undefined ? { name } : { name, namespace };
}

function subjectOf(text: string): JsonObject {
  const [, kind, name] = /^(User|Group):(.*)$/.exec(text) ?? [];
  if (kind !== undefined && name !== undefined) return { kind, apiGroup: GROUP, name };
  const [account = '', namespace] = text.split('/').reverse();
  const fields = { kind: 'ServiceAccount', name: account };
  return namespace === undefined ? fields : { ...fields, namespace };
}

function ruleOf(text: RuleText): JsonObject {
  const [verbs = '', what = ''] = text.split(' ');
  const list = (items: string): string[] => items.split(',');
  if (what.startsWith('/')) return { verbs: list(verbs), nonResourceURLs: list(what) };
  const [objects = '', names] = what.split('=');
  const [resources = '', group = ''] = objects.split(':').reverse();
  return {
    verbs: list(verbs),
    apiGroups: list(group),
    resources: list(resources),
    ...(names === undefined ? {} : { resourceNames: list(names) }),
  };
}
