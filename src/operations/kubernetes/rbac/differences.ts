/** Who gained and lost what: only those are looked at whose bindings or roles changed. */

import { BoundedMap } from './bounded-map.ts';
import type { Aggregation } from './aggregation.ts';
import { clusterRoleId } from './binding.ts';
import type { Binding, RoleId, SubjectId } from './binding.ts';
import type { Permission } from './danger.ts';
import type { EffectiveAccess } from './effective-access.ts';
import { uncovered } from './permission.ts';
import { isSameRules } from './rbac-state.ts';

/** Whom a difference is about, and where it comes from. */
export interface Told {
  readonly subject: SubjectId;
  /** Empty for the whole cluster. */
  readonly namespace: string;
  /** Bindings that changed, or whose roles did, and that it comes from. */
  readonly bindings: readonly Binding[];
}

/** What a subject has in one state and not in the other. */
export interface Difference extends Told {
  /** Mostly the same object for all who have the same roles. */
  readonly excess: Excess;
}

/** What roles allow and others do not. */
export interface Excess {
  readonly permissions: readonly Permission[];
  /** Whether there are more than are taken apart. */
  readonly isCut: boolean;
  /** The roles that they come from. */
  readonly from: ReadonlySet<RoleId>;
  /** What the subject had in the other state, here and wider. */
  readonly otherRoles: readonly RoleId[];
}

/** The difference between two states, in one direction. */
export class Comparison {
  readonly of: EffectiveAccess;
  readonly without: EffectiveAccess;
  readonly #changedRoles: ReadonlySet<RoleId>;
  readonly #excesses = new BoundedMap<Excess>();

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
    const covering = [
      without.permissions(others, withPaths),
      without.permissions(othersWider, withPaths),
      of.permissions(wider, withPaths),
    ];
    const set = of.permissions(own, withPaths);
    const permissions = uncovered(set, covering);
    const from = new Set(own.filter((role) => of.permissions([role], withPaths).exceeds(covering)));
    const excess = {
      permissions,
      isCut: set.isCut,
      from,
      otherRoles: [...new Set([...others, ...othersWider])].sort(),
    };
    this.#excesses.set(id, excess, permissions.length);
    return excess;
  }
}

/** The roles whose rules changed, or those of what is gathered in them. */
export function changedRoles(before: EffectiveAccess, after: EffectiveAccess): Set<RoleId> {
  const [older, newer] = [before.state.roles, after.state.roles];
  const ids = [...new Set([...older.keys(), ...newer.keys()])];
  const changed = ids.filter((id) => !isSameRules(older.get(id), newer.get(id)));
  const targets = new Map<RoleId, RoleId[]>();
  for (const id of ids) {
    const [one, other] = [before, after].map(({ aggregation }) => sourceIds(aggregation, id));
    if (one === undefined || other === undefined) continue;
    const all = new Set([...one, ...other]);
    if (all.size > one.length || all.size > other.length) changed.push(id);
    for (const source of all) {
      const others = targets.get(source) ?? [];
      targets.set(source, others);
      others.push(id);
    }
  }
  // What is gathered in a role that changed is gathered in those that gather it.
  const reached = new Set(changed);
  for (const id of reached) for (const target of targets.get(id) ?? []) reached.add(target);
  return reached;
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

function sourceIds({ sources }: Aggregation, id: RoleId): RoleId[] {
  return (sources.get(id) ?? []).map(({ name }) => clusterRoleId(name));
}
