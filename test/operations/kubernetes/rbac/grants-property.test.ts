/** What is told as gained and lost is what the authorizer's answers say, about random clusters. */

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { Random } from '../../../differential/harness/random.ts';
import {
  REQUESTERS,
  allActions,
  changedCluster,
  randomCluster,
} from '../../../build/rbac-questions.ts';
import { authorize, serviceAccount } from '../../../../src/operations/kubernetes/rbac/authorize.ts';
import type { Requester } from '../../../../src/operations/kubernetes/rbac/authorize.ts';
import { subjectOfId } from '../../../../src/operations/kubernetes/rbac/binding.ts';
import type { Permission } from '../../../../src/operations/kubernetes/rbac/danger.ts';
import {
  Comparison,
  affectedSubjects,
  changedRoles,
} from '../../../../src/operations/kubernetes/rbac/differences.ts';
import { EffectiveAccess } from '../../../../src/operations/kubernetes/rbac/effective-access.ts';
import type { Grant, Subject } from '../../../../src/operations/kubernetes/rbac/grant.ts';
import type { Action } from '../../../../src/operations/kubernetes/rbac/policy-rule.ts';
import { rbacGrants } from '../../../../src/operations/kubernetes/rbac/rbac-grants.ts';
import { createRbacState } from '../../../../src/operations/kubernetes/rbac/rbac-state.ts';
import type { RbacState } from '../../../../src/operations/kubernetes/rbac/rbac-state.ts';

const ACTIONS = allActions();
const AUTHENTICATED = 'system:authenticated';

interface Pair {
  readonly before: RbacState;
  readonly after: RbacState;
}

const pairs = fc.integer().map((seed): Pair => {
  const random = new Random(seed);
  const objects = randomCluster(random);
  return {
    before: createRbacState(objects),
    after: createRbacState(changedCluster(random, objects)),
  };
});

test('whoever may do something that it could not do is told of', () => {
  fc.assert(
    fc.property(pairs, ({ before, after }) => {
      const gained = rbacGrants(before, after).filter(({ change }) => change === 'gained');
      // A user in no group is nobody whom the API server lets in.
      for (const requester of REQUESTERS.filter(({ groups }) => groups.length > 0)) {
        const own = gained.filter(({ subjects }) => subjects.some((one) => isOf(requester, one)));
        for (const action of newlyAllowed(requester, before, after)) {
          const told = own.some((grant) => isIn(action, grant));
          expect(told, JSON.stringify([requester, action])).toBe(true);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test('each single thing that a subject is said to have gained is new to it', () => {
  fc.assert(
    fc.property(pairs, ({ before, after }) => {
      const [older, newer] = [new EffectiveAccess(before), new EffectiveAccess(after)];
      const changed = changedRoles(older, newer);
      const comparison = new Comparison(newer, older, changed);
      for (const { subject, namespace } of affectedSubjects(older, newer, changed)) {
        const difference = comparison.difference(subject, namespace);
        for (const permission of difference?.excess.permissions ?? []) {
          const requester = requesterOf(subjectOfId(subject));
          const question = { ...requester, action: actionOf(permission, namespace) };
          const about = JSON.stringify([requester, permission]);
          expect(authorize(after, question), about).toBe(true);
          expect(authorize(before, question), about).toBe(false);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('backwards, what was gained is lost', () => {
  const told = (grants: readonly Grant[], change: Grant['change']): string[] =>
    grants
      .filter((grant) => grant.change === change && grant.subjects.length > 0)
      .flatMap(({ subjects, namespaces }) =>
        subjects.map((subject) => JSON.stringify([subject, namespaces === undefined])),
      )
      .sort();
  fc.assert(
    fc.property(pairs, ({ before, after }) => {
      const forth = rbacGrants(before, after);
      const back = rbacGrants(after, before);
      const distinct = (items: string[]): string[] => [...new Set(items)];
      expect(distinct(told(back, 'lost'))).toEqual(distinct(told(forth, 'gained')));
      expect(distinct(told(back, 'gained'))).toEqual(distinct(told(forth, 'lost')));
    }),
  );
});

test('escalations come first, and every grant has its reasons', () => {
  fc.assert(
    fc.property(pairs, ({ before, after }) => {
      const grants = rbacGrants(before, after);
      const firstHarmless = grants.findIndex(({ isEscalation }) => !isEscalation);
      const later = firstHarmless === -1 ? [] : grants.slice(firstHarmless);
      expect(later.filter(({ isEscalation }) => isEscalation)).toEqual([]);
      for (const { because, keys, sentence } of grants) {
        expect(because.length, sentence).toBeGreaterThan(0);
        expect(keys.length, sentence).toBeGreaterThan(0);
      }
    }),
  );
});

function newlyAllowed(requester: Requester, before: RbacState, after: RbacState): Action[] {
  return ACTIONS.filter(
    (action) =>
      authorize(after, { ...requester, action }) && !authorize(before, { ...requester, action }),
  );
}

/** What the permission alone allows: words that are in no rule stand for all others. */
function actionOf(permission: Permission, namespace: string): Action {
  const concrete = (word: string): string => word.replace('*', 'other');
  if ('path' in permission) {
    return { verb: concrete(permission.verb), path: permission.path.replace('*', '/other') };
  }
  const { verb, group, name = 'other' } = permission;
  const [resource = '', subresource = ''] = permission.resource.split('/');
  return {
    verb: concrete(verb),
    group: concrete(group),
    resource: concrete(resource),
    subresource,
    name,
    namespace: namespace === '' ? 'elsewhere' : namespace,
  };
}

function isIn(action: Action, { namespaces }: Grant): boolean {
  return namespaces === undefined || (!('path' in action) && namespaces.includes(action.namespace));
}

function isOf({ user, groups }: Requester, { kind, namespace, name }: Subject): boolean {
  if (kind === 'Group') return groups.includes(name);
  return user === (kind === 'User' ? name : `system:serviceaccount:${namespace ?? ''}:${name}`);
}

/** Somebody who is nothing but this subject, and what that makes of him. */
function requesterOf({ kind, namespace, name }: Subject): Requester {
  if (kind === 'ServiceAccount') return serviceAccount(namespace ?? '', name);
  if (name === 'system:anonymous') return { user: name, groups: ['system:unauthenticated'] };
  if (kind === 'User') return { user: name, groups: [AUTHENTICATED] };
  const further = name.startsWith('system:serviceaccounts:') ? ['system:serviceaccounts'] : [];
  return { user: 'member', groups: [name, AUTHENTICATED, ...further] };
}
