/** What brings a difference about, as people name it. */

import { pendingIn } from './aggregation.ts';
import { subjectOfId } from './binding.ts';
import type { Binding, RoleId, SubjectId } from './binding.ts';
import type { Comparison, Told } from './differences.ts';
import type { EffectiveAccess } from './effective-access.ts';
import { isSameRules } from './rbac-state.ts';
import type { Role } from './rbac-state.ts';
import { byText, listText, objectText, shortened, subjectText } from './words.ts';

/** Bindings and subjects that a line names. */
const SHOWN = 4;
/** Lines of one grant. */
const LINES_MAX = 20;

/** Lines for people, and the keys of the changed objects in them. */
export interface Causes {
  readonly because: readonly string[];
  readonly keys: readonly string[];
}

/** What differences have in common that have one sentence together. */
export function causeIds({ bindings }: Told, comparison: Comparison): string {
  const ids = bindings.map((binding) =>
    isChanged(binding, comparison) ? binding.key : binding.role,
  );
  return JSON.stringify([...new Set(ids)].sort());
}

/** Says what brings differences about that have the same causes. */
export function causesOf(
  told: readonly Told[],
  comparison: Comparison,
  change: 'gained' | 'lost',
): Causes {
  const because = new Set<string>();
  const keys = new Set<string>();
  const byRole = new Map<RoleId, Set<string>>();
  for (const binding of new Set(told.flatMap(({ bindings }) => bindings))) {
    if (isChanged(binding, comparison)) {
      because.add(bindingLine(binding, comparison, change));
      keys.add(binding.key);
    } else {
      const bindings = byRole.get(binding.role) ?? new Set();
      byRole.set(binding.role, bindings.add(objectText(binding)));
    }
  }
  for (const [role, bindings] of byRole) {
    const found = roleCauses(role, comparison, change);
    for (const line of found.because) because.add(line);
    for (const key of found.keys) keys.add(key);
    const bound = listText([...bindings].sort(byText), SHOWN);
    because.add(`${roleText(role, comparison.of)} is bound by ${bound}`);
  }
  return { because: cut([...because]), keys: [...keys].sort(byText) };
}

function cut(lines: readonly string[]): string[] {
  if (lines.length <= LINES_MAX) return [...lines];
  const more = lines.length - LINES_MAX + 1;
  return [...lines.slice(0, LINES_MAX - 1), `and ${more.toLocaleString('en-US')} more`];
}

/** How a role is called that may not be there. */
function roleText(id: RoleId, access: EffectiveAccess): string {
  const role = access.state.roles.get(id);
  if (role !== undefined) return objectText(role);
  const [kind = '', ...names] = id.split('\0');
  return `${kind} ${shortened(names.join('/'))}`;
}

/** Whether nothing of a role as an object differs. */
export function isSameRole(one: Role, other: Role | undefined): boolean {
  const textOf = ({ rules, labels, aggregates }: Role): string =>
    JSON.stringify([rules, [...labels], aggregates]);
  return other !== undefined && textOf(one) === textOf(other);
}

function isChanged(binding: Binding, { without }: Comparison): boolean {
  const other = without.state.bindings.get(binding.key);
  if (other?.role !== binding.role || other.subjects.size !== binding.subjects.size) return true;
  return ![...binding.subjects].every((subject) => other.subjects.has(subject));
}

function bindingLine(
  binding: Binding,
  { of, without }: Comparison,
  change: 'gained' | 'lost',
): string {
  const name = objectText(binding);
  const role = roleText(binding.role, of);
  const other = without.state.bindings.get(binding.key);
  if (other === undefined) {
    return change === 'gained' ? `${name} added → ${role}` : `${name} removed (it bound ${role})`;
  }
  const from = change === 'gained' ? other : binding;
  const to = change === 'gained' ? binding : other;
  if (from.role !== to.role) {
    const states = change === 'gained' ? [without, of] : [of, without];
    const [before, after] = states as [EffectiveAccess, EffectiveAccess];
    return `${name}: ${roleText(from.role, before)} → ${roleText(to.role, after)}`;
  }
  const removed = [...from.subjects].filter((subject) => !to.subjects.has(subject));
  const added = [...to.subjects].filter((subject) => !from.subjects.has(subject));
  if (removed.length === 1 && added.length === 1) {
    return `${name}: subject ${replacedText(removed[0] ?? '', added[0] ?? '')} (${role})`;
  }
  const [subjects, what] = change === 'gained' ? [added, 'added'] : [removed, 'removed'];
  const list = listText(subjects.map(namedText), SHOWN);
  return `${name}: ${list} ${what} (${role})`;
}

/** `oncall → system:unauthenticated`; with their kinds if they are of different ones. */
function replacedText(from: SubjectId, to: SubjectId): string {
  const [one, other] = [subjectOfId(from), subjectOfId(to)];
  return one.kind === other.kind && one.kind !== 'ServiceAccount'
    ? `${shortened(one.name)} → ${shortened(other.name)}`
    : `${namedText(from)} → ${namedText(to)}`;
}

/** By kind and name, whoever it is. */
function namedText(id: SubjectId): string {
  const subject = subjectOfId(id);
  return subject.kind === 'ServiceAccount'
    ? subjectText(subject)
    : `${subject.kind} ${shortened(subject.name)}`;
}

function roleCauses(id: RoleId, { of, without }: Comparison, change: 'gained' | 'lost'): Causes {
  const because: string[] = [];
  const keys: string[] = [];
  const role = of.state.roles.get(id);
  const other = without.state.roles.get(id);
  if (role === undefined) return { because, keys };
  const others = new Map(without.gathered(id).map((source) => [source.name, source]));
  for (const source of of.gathered(id)) {
    if (source === role) continue;
    const counterpart = others.get(source.name);
    if (counterpart !== undefined && isSameRules(source, counterpart)) continue;
    because.push(`${objectText(source)} ${gatheredText(source, role, counterpart, change)}`);
    keys.push(source.key);
  }
  const isOwn = !isSameRole(role, other);
  if (isOwn) keys.push(role.key);
  if (isOwn && because.length === 0) {
    const what = change === 'gained' ? 'added' : 'removed';
    because.push(`${objectText(role)} ${other === undefined ? what : 'changed'}`);
  }
  return { because, keys };
}

function gatheredText(
  source: Role,
  target: Role,
  counterpart: Role | undefined,
  change: 'gained' | 'lost',
): string {
  const into = `aggregated into ${objectText(target)}`;
  if (counterpart !== undefined) return `changed, which is ${into}`;
  if (change === 'lost') return `is no longer ${into}`;
  return pendingIn(target, [source]).length > 0 ? `will be ${into}` : `is now ${into}`;
}
