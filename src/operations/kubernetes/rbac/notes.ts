/** What a change of roles means that gives nobody anything yet. */

import { pendingIn } from './aggregation.ts';
import type { RoleId } from './binding.ts';
import { isSameRole } from './causes.ts';
import { clausesOf } from './clauses.ts';
import type { EffectiveAccess } from './effective-access.ts';
import type { Grant } from './grant.ts';
import { uncovered } from './permission.ts';
import { bindingsOf, isSameRules } from './rbac-state.ts';
import type { Role } from './rbac-state.ts';
import { listText, objectText } from './words.ts';

const CLAUSES_SHOWN = 5;
const SOURCES_SHOWN = 4;

/** Roles that grant more than before, and that nobody is bound to. */
export function unboundNotes(
  before: EffectiveAccess,
  after: EffectiveAccess,
  changed: ReadonlySet<RoleId>,
): Grant[] {
  const gathered = new Set([...after.aggregation.sources.values()].flat());
  const notes: Grant[] = [];
  for (const id of changed) {
    const role = after.state.roles.get(id);
    if (role === undefined || gathered.has(role) || isBound(after, id)) continue;
    const withPaths = role.kind === 'ClusterRole';
    const permissions = uncovered(after.permissions([id], withPaths), [
      before.permissions([id], withPaths),
    ]);
    if (permissions.length === 0) continue;
    const clauses = clausesOf(permissions, role.kind === 'Role').map(({ text }) => text);
    const name = objectText(role);
    notes.push({
      ...note(role),
      sentence: `${name} grants ${clausesText(clauses)}; nobody is bound to it yet`,
      because: [`${name} ${before.state.roles.has(id) ? 'changed' : 'added'}`],
      keys: isSameRole(role, before.state.roles.get(id)) ? [] : [role.key],
    });
  }
  return notes;
}

/** Roles that are gathered in others a moment later. */
export function pendingNotes(before: EffectiveAccess, after: EffectiveAccess): Grant[] {
  const notes: Grant[] = [];
  for (const [id, sources] of after.aggregation.sources) {
    const target = after.state.roles.get(id);
    if (target === undefined) continue;
    const earlier = new Map(before.aggregation.sources.get(id)?.map((role) => [role.name, role]));
    const pending = pendingIn(target, sources).filter(
      (source) => !isSameRules(source, earlier.get(source.name)),
    );
    if (pending.length === 0) continue;
    const into = objectText(target);
    const what = listText(pending.map(objectText), SOURCES_SHOWN);
    notes.push({
      ...note(target),
      sentence: `${what} will be aggregated into ${into}`,
      because: [
        `${pending.length === 1 ? 'its' : 'their'} labels match the aggregation rule of ${into}`,
      ],
      keys: pending.map(({ key }) => key),
    });
  }
  return notes;
}

function isBound({ state }: EffectiveAccess, id: RoleId): boolean {
  return bindingsOf(state.bindingsByRole, id).some(({ subjects }) => subjects.size > 0);
}

function note(role: Role): Omit<Grant, 'sentence' | 'because' | 'keys'> {
  const namespaces = role.kind === 'Role' ? [role.namespace] : undefined;
  return { change: 'gained', isEscalation: false, subjects: [], namespaces };
}

function clausesText(clauses: readonly string[]): string {
  const shown = clauses.slice(0, CLAUSES_SHOWN);
  return [...shown, ...(clauses.length > shown.length ? ['more'] : [])].join(', and ');
}
