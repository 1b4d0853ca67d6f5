/** The roles and bindings of a cluster, found by name, by role and by subject. */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import { bindingOf, clusterRoleId, roleId, textOf } from './binding.ts';
import type { Binding, RoleId, SubjectId } from './binding.ts';
import { rulesOf } from './policy-rule.ts';
import type { PolicyRule } from './policy-rule.ts';

/** A Role or ClusterRole. */
export interface Role {
  readonly kind: 'Role' | 'ClusterRole';
  /** Empty for the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
  /** As stored, which is what counts when somebody asks for something. */
  readonly rules: readonly PolicyRule[];
  readonly labels: ReadonlyMap<string, string>;
  /** Label selectors of the roles whose rules are gathered in this one. */
  readonly aggregates: readonly JsonValue[];
}

/** What RBAC says at a time. */
export interface RbacState {
  readonly roles: ReadonlyMap<RoleId, Role>;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly bindingsByRole: ReadonlyMap<RoleId, readonly Binding[]>;
  /** By `scopedSubject`. */
  readonly bindingsBySubject: ReadonlyMap<string, readonly Binding[]>;
  /** Namespaces that a subject has bindings in; an empty one is the whole cluster. */
  readonly scopesBySubject: ReadonlyMap<SubjectId, ReadonlySet<string>>;
}

/** Where the objects are kept. */
export interface RbacStateOptions {
  /** What stands before the resource in their keys; `/registry` if absent. */
  readonly prefix?: string;
}

/**
 * Takes the decoded Roles, ClusterRoles, RoleBindings and ClusterRoleBindings of a cluster, in any
 * version of the API; other objects are left out.
 */
export function createRbacState(
  objects: Iterable<JsonObject>,
  { prefix = '/registry' }: RbacStateOptions = {},
): RbacState {
  const roles = new Map<RoleId, Role>();
  const bindings = new Map<string, Binding>();
  for (const object of objects) {
    const kind = fieldOf(object, 'kind');
    const named = { ...nameOf(object), prefix };
    if (kind === 'Role' && named.namespace !== '') {
      roles.set(roleId(named.namespace, named.name), readRole(object, kind, named));
    } else if (kind === 'ClusterRole') {
      const role = readRole(object, kind, { ...named, namespace: '' });
      roles.set(clusterRoleId(named.name), role);
    } else if (kind === 'RoleBinding' && named.namespace !== '') {
      const key = `${prefix}/rolebindings/${named.namespace}/${named.name}`;
      bindings.set(key, bindingOf(object, { kind, ...named, key }));
    } else if (kind === 'ClusterRoleBinding') {
      const key = `${prefix}/clusterrolebindings/${named.name}`;
      bindings.set(key, bindingOf(object, { kind, ...named, namespace: '', key }));
    }
  }
  return { roles, bindings, ...indexBindings(bindings.values()) };
}

/** What the bindings of a subject in a namespace are found by; an empty one is the whole cluster. */
export function scopedSubject(namespace: string, subject: SubjectId): string {
  return `${namespace}\0${subject}`;
}

/** The bindings of a role or subject; none if it has none. */
export function bindingsOf(
  index: ReadonlyMap<string, readonly Binding[]>,
  id: string,
): readonly Binding[] {
  return index.get(id) ?? [];
}

/** Whether the rules of a role as stored are the same. */
export function isSameRules(one: Role | undefined, other: Role | undefined): boolean {
  return JSON.stringify(one?.rules) === JSON.stringify(other?.rules);
}

function readRole(
  object: JsonObject,
  kind: Role['kind'],
  { namespace, name, prefix }: { namespace: string; name: string; prefix: string },
): Role {
  const selectors = fieldOf(fieldOf(object, 'aggregationRule'), 'clusterRoleSelectors');
  const place = kind === 'Role' ? `roles/${namespace}` : 'clusterroles';
  return {
    kind,
    namespace,
    name,
    key: `${prefix}/${place}/${name}`,
    rules: rulesOf(object),
    labels: labelsOf(fieldOf(fieldOf(object, 'metadata'), 'labels')),
    aggregates: kind === 'ClusterRole' && Array.isArray(selectors) ? selectors : [],
  };
}

function indexBindings(
  bindings: Iterable<Binding>,
): Pick<RbacState, 'bindingsByRole' | 'bindingsBySubject' | 'scopesBySubject'> {
  const bindingsByRole = new Map<RoleId, Binding[]>();
  const bindingsBySubject = new Map<string, Binding[]>();
  const scopesBySubject = new Map<SubjectId, Set<string>>();
  for (const binding of bindings) {
    addTo(bindingsByRole, binding.role, binding);
    for (const subject of binding.subjects) {
      addTo(bindingsBySubject, scopedSubject(binding.namespace, subject), binding);
      const scopes = scopesBySubject.get(subject);
      if (scopes === undefined) scopesBySubject.set(subject, new Set([binding.namespace]));
      else scopes.add(binding.namespace);
    }
  }
  return { bindingsByRole, bindingsBySubject, scopesBySubject };
}

function addTo(index: Map<string, Binding[]>, id: string, binding: Binding): void {
  const others = index.get(id);
  if (others === undefined) index.set(id, [binding]);
  else others.push(binding);
}

function nameOf(object: JsonObject): { namespace: string; name: string } {
  const metadata = fieldOf(object, 'metadata');
  return {
    namespace: textOf(fieldOf(metadata, 'namespace')),
    name: textOf(fieldOf(metadata, 'name')),
  };
}

function labelsOf(labels: JsonValue | undefined): Map<string, string> {
  const isObject = typeof labels === 'object' && labels !== null && !Array.isArray(labels);
  if (!isObject) return new Map();
  return new Map(Object.entries(labels).map(([name, value]) => [name, textOf(value)]));
}
