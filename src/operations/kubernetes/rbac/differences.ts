/** Who gained and lost what: only those are looked at whose bindings or roles changed. */

import type { Binding, RoleId, SubjectId } from './binding.ts';
import type { Permission } from './danger.ts';
import type { EffectiveAccess } from './effective-access.ts';
import { uncovered } from './permission.ts';

/** What a subject has in one state and not in the other. */
export interface Difference {
  readonly subject: SubjectId;
  /** Empty for the whole cluster. */
  readonly namespace: string;
  /** The same object for all who have the same roles. */
  readonly excess: Excess;
  /** Bindings that changed, or whose roles did, and that it comes from. */
  readonly bindings: readonly Binding[];
}

/** What roles allow and others do not. */
export interface Excess {
  readonly permissions: readonly Permission[];
  /** The roles that they come from. */
  readonly from: ReadonlySet<RoleId>;
  /** What the subject had, in the order of its reach. */
  readonly otherRoles: readonly RoleId[];
}

/** The difference between two states, in one direction. */
export class Comparison {
  readonly of: EffectiveAccess;
  readonly without: EffectiveAccess;
  readonly #changedRoles: ReadonlySet<RoleId>;
  readonly #excesses = new Map<string, Excess>();

  constructor(of: EffectiveAccess, without: EffectiveAccess, changedRoles: ReadonlySet<RoleId>) {
    this.of = of;
    this.without = without;
    this.#changedRoles = changedRoles;
  }

  /** What a subject has more in a namespace; undefined if it has nothing more. */
  difference(subject: SubjectId, namespace: string): Difference | undefined {
    const excess = this.#excess(subject, namespace);
    if (excess.permissions.length === 0) return undefined;
    const bindings = this.of.bindings(subject, namespace).filter((binding) => {
      if (!excess.from.has(binding.role)) return false;
      return this.#changedRoles.has(binding.role) || !this.#isKept(binding, subject);
    });
    return { subject, namespace, excess, bindings };
  }

  /** Whether the binding of a subject is in the other state as well. */
  #isKept({ key, role }: Binding, subject: SubjectId): boolean {
    const other = this.without.state.bindings.get(key);
    return other?.role === role && other.subjects.has(subject);
  }

  #excess(subject: SubjectId, namespace: string): Excess {
    const { of, without } = this;
    const own = of.roles(subject, namespace);
    const wider = of.widerRoles(subject, namespace);
    const others = without.roles(subject, namespace);
    const othersWider = without.widerRoles(subject, namespace);
    const withPaths = namespace === '';
    const id = JSON.stringify([withPaths, own, wider, others, othersWider]);
    const known = this.#excesses.get(id);
    if (known !== undefined) return known;
    const permissions = uncovered(of.permissions(own, withPaths), [
      without.permissions(others, withPaths),
      without.permissions(othersWider, withPaths),
      of.permissions(wider, withPaths),
    ]);
    const from = new Set(
      own.filter((role) => {
        const set = of.permissions([role], withPaths);
        return permissions.some((permission) => set.covers(permission));
      }),
    );
    const excess = { permissions, from, otherRoles: [...others, ...othersWider] };
    this.#excesses.set(id, excess);
    return excess;
  }
}

/** The roles that do not allow the same in both states, directly or by what is gathered in them. */
export function changedRoles(before: EffectiveAccess, after: EffectiveAccess): Set<RoleId> {
  const ids = new Set([...before.state.roles.keys(), ...after.state.roles.keys()]);
  return new Set([...ids].filter((id) => before.roleText(id) !== after.roleText(id)));
}

/** Subjects, each with the namespace where something may have changed for it. */
export function affectedSubjects(
  before: EffectiveAccess,
  after: EffectiveAccess,
  roles: ReadonlySet<RoleId>,
): { subject: SubjectId; namespace: string }[] {
  const affected = new Map<string, { subject: SubjectId; namespace: string }>();
  const add = (subject: SubjectId, { namespace }: Binding): void => {
    affected.set(`${namespace}\0${subject}`, { subject, namespace });
  };
  for (const [one, other] of [
    [before.state, after.state],
    [after.state, before.state],
  ] as const) {
    for (const binding of one.bindings.values()) {
      const counterpart = other.bindings.get(binding.key);
      const isSameRole = counterpart?.role === binding.role && !roles.has(binding.role);
      for (const subject of binding.subjects) {
        if (!(isSameRole && counterpart.subjects.has(subject))) add(subject, binding);
      }
    }
  }
  return [...affected.values()];
}
