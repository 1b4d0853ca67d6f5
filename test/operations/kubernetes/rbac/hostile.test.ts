/** Objects that no API server would store, and more of them than anybody has. */

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { binding, rbac, role } from '../../../build/rbac.ts';
import type { JsonObject } from '../../../../src/bytes/json.ts';
import { authorize } from '../../../../src/operations/kubernetes/rbac/authorize.ts';
import { rbacGrants } from '../../../../src/operations/kubernetes/rbac/rbac-grants.ts';
import { createRbacState } from '../../../../src/operations/kubernetes/rbac/rbac-state.ts';

const NAMES = [
  'kind',
  'metadata',
  'name',
  'namespace',
  'labels',
  'rules',
  'verbs',
  'resources',
  'apiGroups',
  'subjects',
  'roleRef',
  'aggregationRule',
  'clusterRoleSelectors',
  'matchLabels',
  'matchExpressions',
  '__proto__',
  'constructor',
];
const KINDS = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding', 'User', 'Group'];

const { object } = fc.letrec<{ value: unknown; object: JsonObject }>((tie) => ({
  object: fc
    .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 6 })
    .map((fields) => Object.fromEntries(fields) as JsonObject),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...KINDS, 'a', 'b', '*', '', null, 7, true),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
}));

test('whatever the objects are like, there is an answer', () => {
  const objects = fc.array(
    fc.tuple(fc.constantFrom(...KINDS), object).map(([kind, fields]) => ({ ...fields, kind })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(objects, objects, (before, after) => {
      const states = [createRbacState(before), createRbacState(after)] as const;
      expect(Array.isArray(rbacGrants(...states))).toBe(true);
      const action = { verb: 'get', path: '/' };
      expect(typeof authorize(states[0], { user: 'a', groups: ['b'], action })).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});

test('names that objects have of themselves are names like others', () => {
  const names = ['__proto__', 'constructor', 'toString'];
  for (const name of names) {
    const objects = [role(name, ['get pods']), binding(name, name, [`User:${name}`])];
    expect(rbacGrants(rbac(), rbac(...objects)).map(({ sentence }) => sentence)).toEqual([
      `User ${name} can now get pods in every namespace (was: none)`,
    ]);
  }
});

test('a rule with more permissions than anybody could list tells what is dangerous in it', () => {
  const words = Array.from({ length: 3_000 }, (_, index) => `w${String(index)}`).join(',');
  const huge = role('huge', [
    `${words},escalate ${words},rbac.authorization.k8s.io:${words},roles`,
  ]);
  const [grant] = rbacGrants(rbac(huge), rbac(huge, binding('b', 'huge', ['User:jane'])));
  expect(grant?.isEscalation).toBe(true);
  expect(grant?.sentence).toContain('escalate');
  expect(grant?.sentence).toContain('more than can be listed');
  expect(grant?.sentence.length).toBeLessThan(1_000);
});

test('a huge rule that did not change is no gain', () => {
  const words = Array.from({ length: 3_000 }, (_, index) => `w${String(index)}`).join(',');
  const bound = binding('b', 'huge', ['User:jane']);
  const huge = (further: string[]): JsonObject => role('huge', [`${words} ${words}`, ...further]);
  const grants = rbacGrants(rbac(huge([]), bound), rbac(huge(['get secrets']), bound));
  expect(grants.map(({ sentence }) => sentence)).toEqual([
    'User jane can now do more in every namespace: get secrets; more than can be listed (was: none)',
  ]);
});

test('many namespaces bound to one role that changes are one sentence', () => {
  const teams = Array.from({ length: 2_000 }, (_, index) =>
    binding(`team-${String(index).padStart(4, '0')}/edit`, 'edit', [`Group:team-${String(index)}`]),
  );
  const [grant, ...others] = rbacGrants(
    rbac(role('edit', ['get pods']), ...teams),
    rbac(role('edit', ['get,delete pods']), ...teams),
  );
  expect(others).toEqual([]);
  expect(grant?.subjects).toHaveLength(2_000);
  expect(grant?.namespaces).toHaveLength(2_000);
  expect(grant?.sentence).toBe(
    'Group team-0, Group team-1, Group team-10 and 1,997 more can now delete pods in namespaces team-0000, team-0001, team-0002 and 1,997 more, each where it is bound (was: get)',
  );
});

test('a user in very many bindings has one sentence, and a few reasons', () => {
  const roles = Array.from({ length: 3_000 }, (_, index) =>
    role(`r${String(index)}`, ['get pods']),
  );
  const bindings = roles.map((_, index) => {
    const name = `r${String(index)}`;
    return binding(name, name, ['User:jane']);
  });
  const [grant, ...others] = rbacGrants(rbac(...roles), rbac(...roles, ...bindings));
  expect(others).toEqual([]);
  expect(grant?.because).toHaveLength(20);
  expect(grant?.because.at(-1)).toBe('and 2,981 more');
  expect(grant?.keys).toHaveLength(3_000);
});

test('roles that all gather all others end', () => {
  const all = { aggregationRule: { clusterRoleSelectors: [{}] } };
  const roles = (verb: string): JsonObject[] =>
    Array.from({ length: 400 }, (_, index) => role(`r${String(index)}`, [`${verb} pods`], all));
  const bound = binding('b', 'r7', ['User:jane']);
  const [grant] = rbacGrants(rbac(...roles('get'), bound), rbac(...roles('list'), bound));
  expect(grant?.sentence).toBe('User jane can now list pods in every namespace (was: get)');
});
