/** Who may do what, by the roles and bindings of a snapshot. */

import type { JsonObject } from '../../../../bytes/json.ts';
import { userId } from '../../rbac/binding.ts';
import type { Binding, RoleId, SubjectId } from '../../rbac/binding.ts';
import { clausesOf } from '../../rbac/clauses.ts';
import { isDangerous } from '../../rbac/danger.ts';
import { EffectiveAccess } from '../../rbac/effective-access.ts';
import { RbacObjects } from '../../rbac/rbac-objects.ts';
import { bindingsOf, createRbacState } from '../../rbac/rbac-state.ts';
import type { Role } from '../../rbac/rbac-state.ts';
import { isDefaultBinding } from './default-bindings.ts';
import { isEverything, isSevere } from './severe.ts';

/** Clauses of a role that are told. */
const CLAUSES_SHOWN = 3;

/** What a role gives, in a namespace or everywhere. */
export interface RoleRights {
  /** Everything, with every resource. */
  readonly isEverything: boolean;
  /** Something that opens the way to more. */
  readonly isDangerous: boolean;
  /** Nearly everything. */
  readonly isSevere: boolean;
  /** The dangerous part: `get secrets and create pods`; of a harmless role what it gives. */
  readonly words: string;
}

/** A binding, and what it gives. */
export interface BoundRights {
  readonly binding: Binding;
  /** Undefined if there is no such role: the binding gives nothing, until somebody makes one. */
  readonly role: Role | undefined;
  readonly rights: RoleRights;
  /** Whether it is as Kubernetes made it. */
  readonly isDefault: boolean;
}

/** A role, and what it would give. */
export interface RoleWithRights {
  readonly role: Role;
  readonly rights: RoleRights;
  readonly isBound: boolean;
  /** Roles that it is gathered in. */
  readonly gatheredIn: readonly Role[];
}

/** Takes roles and bindings, tells what they give. */
export class Access {
  readonly #objects = new RbacObjects();
  #servers: readonly ServerAccess[] | undefined;

  /** Takes a Role, ClusterRole, RoleBinding or ClusterRoleBinding. */
  observe(key: Uint8Array, object: JsonObject): void {
    this.#objects.unchanged(key, object);
  }

  /** All bindings, in the order of their keys. */
  get bindings(): readonly BoundRights[] {
    return this.#all.flatMap(({ bindings }) => bindings);
  }

  /** All roles, in the order of their keys. */
  get roles(): readonly RoleWithRights[] {
    return this.#all.flatMap(({ roles }) => roles);
  }

  /** The most that a service account is given itself, by whatever binding. */
  rightsOf(namespace: string, name: string): readonly BoundRights[] {
    const subject = userId(`system:serviceaccount:${namespace}:${name}`);
    return this.#all.flatMap(({ bySubject }) => bySubject.get(subject) ?? []);
  }

  get #all(): readonly ServerAccess[] {
    this.#servers ??= this.#objects.servers.map(
      ({ prefix, after }) => new ServerAccess(after, prefix),
    );
    return this.#servers;
  }
}

/** The roles and bindings of one API server. */
class ServerAccess {
  readonly bindings: readonly BoundRights[];
  readonly roles: readonly RoleWithRights[];
  readonly bySubject = new Map<SubjectId, BoundRights[]>();
  readonly #access: EffectiveAccess;
  readonly #rights = new Map<string, RoleRights>();

  constructor(objects: readonly JsonObject[], prefix: string) {
    const state = createRbacState(objects, { prefix });
    this.#access = new EffectiveAccess(state);
    this.bindings = [...state.bindings.values()].sort(byKey).map((binding) => ({
      binding,
      role: state.roles.get(binding.role),
      rights: this.#rightsOf(binding.role, binding.namespace !== ''),
      isDefault: isDefaultBinding(binding),
    }));
    for (const bound of this.bindings) {
      for (const subject of bound.binding.subjects) {
        const others = this.bySubject.get(subject);
        if (others === undefined) this.bySubject.set(subject, [bound]);
        else others.push(bound);
      }
    }
    const targets = this.#targets();
    this.roles = [...state.roles].map(([id, role]) => ({
      role,
      rights: this.#rightsOf(id, role.kind === 'Role'),
      isBound: bindingsOf(state.bindingsByRole, id).some(({ subjects }) => subjects.size > 0),
      gatheredIn: targets.get(role) ?? [],
    }));
  }

  #rightsOf(id: RoleId, isNamespaced: boolean): RoleRights {
    const memo = `${String(isNamespaced)}\0${id}`;
    const known = this.#rights.get(memo);
    if (known !== undefined) return known;
    const permissions = [...this.#access.permissions([id], !isNamespaced).permissions];
    const dangerous = permissions.filter((permission) => isDangerous(permission, isNamespaced));
    const told = dangerous.length > 0 ? dangerous : permissions;
    const clauses = clausesOf(told, isNamespaced).map(({ text }) => text);
    const more = clauses.length - CLAUSES_SHOWN;
    const rights = {
      isEverything: permissions.some(isEverything),
      isDangerous: dangerous.length > 0,
      isSevere: dangerous.some((permission) => isSevere(permission, isNamespaced)),
      words: [...clauses.slice(0, CLAUSES_SHOWN), ...(more > 0 ? ['more'] : [])].join('; '),
    };
    this.#rights.set(memo, rights);
    return rights;
  }

  /** Roles by what is gathered in them. */
  #targets(): ReadonlyMap<Role, readonly Role[]> {
    const targets = new Map<Role, Role[]>();
    for (const [id, sources] of this.#access.aggregation.sources) {
      const target = this.#access.state.roles.get(id);
      if (target === undefined) continue;
      for (const source of sources) {
        const others = targets.get(source);
        if (others === undefined) targets.set(source, [target]);
        else others.push(target);
      }
    }
    return targets;
  }
}

function byKey(one: Binding, other: Binding): number {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
