/** Single changes of RBAC, and how they are told. */

import { describe, expect, test } from 'vitest';

import { binding, rbac, role } from '../../../build/rbac.ts';
import type { JsonObject } from '../../../../src/bytes/json.ts';
import { rbacGrants } from '../../../../src/operations/kubernetes/rbac/rbac-grants.ts';

/** What is told of a change, `!` in front of escalations. */
function told(before: readonly JsonObject[], after: readonly JsonObject[]): string[] {
  return rbacGrants(rbac(...before), rbac(...after)).map(
    ({ isEscalation, sentence }) => `${isEscalation ? '! ' : ''}${sentence}`,
  );
}

const deployer = role('deployer', ['get secrets']);
const bound = binding('deployer', 'deployer', ['ci/deployer']);

describe('gains', () => {
  test('of a new binding', () => {
    expect(told([deployer], [deployer, bound])).toEqual([
      '! ServiceAccount ci/deployer can now get secrets in every namespace (was: none)',
    ]);
  });

  test('are told with what was there before', () => {
    const more = role('deployer', ['get,list,watch secrets']);
    expect(told([deployer, bound], [more, bound])).toEqual([
      '! ServiceAccount ci/deployer can now list and watch secrets in every namespace (was: get)',
    ]);
    const inShop = binding('shop/deployer', 'deployer', ['ci/deployer']);
    expect(told([deployer, inShop], [deployer, inShop, bound])).toEqual([
      '! ServiceAccount ci/deployer can now get secrets in every namespace (was: in namespace shop only)',
    ]);
  });

  test('of a role of a namespace reach no further', () => {
    const objects = [role('shop/deployer', ['get pods']), role('deployer', ['delete pods'])];
    const further = binding('shop/deployer', 'Role:deployer', ['deployer']);
    expect(told(objects, [...objects, further])).toEqual([
      'ServiceAccount shop/deployer can now get pods in namespace shop (was: none)',
    ]);
  });

  test('are none where the subject could do it already', () => {
    const wide = binding('wide', 'all', ['ci/deployer']);
    const objects = [role('all', ['* *:*']), deployer, wide];
    expect(told(objects, [...objects, bound])).toEqual([]);
    const group = binding('group', 'all', ['Group:system:serviceaccounts:ci']);
    expect(told([...objects.slice(0, 2), group], [...objects.slice(0, 2), group, bound])).toEqual(
      [],
    );
  });

  test('are none for a user who is named otherwise', () => {
    const asUser = binding('deployer', 'deployer', ['User:system:serviceaccount:ci:deployer']);
    expect(told([deployer, bound], [deployer, asUser])).toEqual([]);
  });

  test('are none by paths in a namespace, and none by a role that is not there', () => {
    const paths = role('paths', ['get /metrics']);
    expect(told([paths], [paths, binding('shop/paths', 'paths', ['User:jane'])])).toEqual([]);
    expect(told([], [binding('gone', 'gone', ['User:jane'])])).toEqual([]);
  });

  test('by a role that comes into being after its binding', () => {
    expect(told([bound], [deployer, bound])).toEqual([
      '! ServiceAccount ci/deployer can now get secrets in every namespace (was: none)',
    ]);
  });
});

describe('escalations', () => {
  test.each([
    ['get secrets', true],
    ['delete secrets', false],
    ['get secrets=one', true],
    ['create pods', true],
    ['get pods', false],
    ['* pods', true],
    ['get pods/exec', true],
    ['create */exec', true],
    ['patch pods/ephemeralcontainers', true],
    ['create apps:daemonsets', true],
    ['create serviceaccounts/token', true],
    ['create *:*', true],
    ['impersonate users', true],
    ['impersonate:user-info authentication.k8s.io:users', true],
    ['bind rbac.authorization.k8s.io:clusterroles=view', true],
    ['get nodes/proxy', true],
    ['create persistentvolumes', true],
    ['update certificates.k8s.io:certificatesigningrequests/approval', true],
    ['approve certificates.k8s.io:signers', true],
    ['update admissionregistration.k8s.io:validatingwebhookconfigurations', true],
    ['get rbac.authorization.k8s.io:roles', false],
    ['create rbac.authorization.k8s.io:rolebindings', true],
    ['get /metrics', false],
  ])('%s: %s', (rule, expected) => {
    const before = role('r', [rule]);
    const [grant] = rbacGrants(rbac(before), rbac(before, binding('b', 'r', ['User:jane'])));
    expect(grant?.isEscalation).toBe(expected);
  });

  test('none by what belongs to no namespace, granted in one', () => {
    const nodes = role('r', ['get nodes/proxy', 'create persistentvolumes']);
    const [grant] = rbacGrants(rbac(nodes), rbac(nodes, binding('shop/b', 'r', ['User:jane'])));
    expect(grant?.isEscalation).toBe(false);
  });

  test.each([
    ['Group:system:unauthenticated', 'anyone without a login can now get pods'],
    ['User:system:anonymous', 'anyone without a login can now get pods'],
    ['Group:system:authenticated', 'everyone who is logged in can now get pods'],
    ['Group:system:masters', 'Group system:masters can now get pods'],
  ])('whatever %s gets', (subject, sentence) => {
    const pods = role('r', ['get pods']);
    expect(told([pods], [pods, binding('b', 'r', [subject])])).toEqual([
      `! ${sentence} in every namespace (was: none)`,
    ]);
  });

  test('come first, the widest before the others', () => {
    const roles = [role('all', ['* *:*']), role('pods', ['get pods']), deployer];
    expect(
      told(roles, [
        ...roles,
        binding('a', 'pods', ['User:a']),
        binding('shop/b', 'all', ['User:b']),
        binding('shop/c', 'deployer', ['User:c']),
        binding('d', 'deployer', ['User:d']),
        binding('e', 'all', ['User:e']),
      ]),
    ).toEqual([
      '! User e is now cluster-admin',
      '! User d can now get secrets in every namespace (was: none)',
      '! User b can now do everything in namespace shop',
      '! User c can now get secrets in namespace shop (was: none)',
      'User a can now get pods in every namespace (was: none)',
    ]);
  });
});

describe('in one sentence', () => {
  test('subjects of one binding, and of one changed role', () => {
    const all = binding('all', 'deployer', ['User:a', 'Group:b', 'ci/c', 'User:d', 'User:e']);
    const sentence = 'Group b, User a, User d and 2 more can now get secrets in every namespace';
    expect(told([deployer], [deployer, all])).toEqual([`! ${sentence} (was: none)`]);
    const one = binding('shop/one', 'deployer', ['User:a']);
    const other = binding('ci/other', 'deployer', ['User:b']);
    expect(told([role('deployer', []), one, other], [deployer, one, other])).toEqual([
      '! User a and User b can now get secrets in namespaces ci and shop, each where it is bound (was: none)',
    ]);
  });

  test('a removed binding is a loss, and no escalation', () => {
    expect(told([deployer, bound], [deployer])).toEqual([
      'ServiceAccount ci/deployer can no longer get secrets in every namespace',
    ]);
  });

  test('resources of other groups are told apart', () => {
    const widgets = role('r', ['get example.net:widgets,widgets/status', 'get apps:deployments']);
    expect(told([widgets], [widgets, binding('shop/b', 'r', ['User:jane'])])).toEqual([
      'User jane can now get deployments, widgets.example.net and widgets/status.example.net in namespace shop (was: none)',
    ]);
  });
});

test('a role that nobody is bound to', () => {
  expect(told([], [role('proxy', ['get nodes/proxy'])])).toEqual([
    'ClusterRole proxy grants get nodes/proxy; nobody is bound to it yet',
  ]);
  expect(told([role('proxy', ['get nodes/proxy'])], [])).toEqual([]);
});

describe('aggregated roles', () => {
  const label = { labels: { 'example.net/to-view': 'true' } };
  const rule = (selector: JsonObject): JsonObject => ({
    aggregationRule: { clusterRoleSelectors: [selector] },
  });
  const selector = { matchLabels: { 'example.net/to-view': 'true' } };
  const reader = binding('shop/b', 'view', ['User:jane']);

  test('what will be gathered is told, once as a gain and once as what happens', () => {
    const view = role('view', [], rule(selector));
    const source = role('source', ['get pods']);
    expect(
      told([view, source, reader], [view, role('source', ['get pods'], label), reader]),
    ).toEqual([
      'User jane can now get pods in namespace shop (was: none)',
      'ClusterRole source will be aggregated into ClusterRole view',
    ]);
  });

  test('what was gathered already is told by its source', () => {
    const source = role('source', ['get pods'], label);
    const view = role('view', ['get pods'], rule(selector));
    const grants = rbacGrants(
      rbac(role('view', [], rule(selector)), reader),
      rbac(source, view, reader),
    );
    expect(grants.map(({ sentence, because, keys }) => ({ sentence, because, keys }))).toEqual([
      {
        sentence: 'User jane can now get pods in namespace shop (was: none)',
        because: [
          'ClusterRole source is now aggregated into ClusterRole view',
          'ClusterRole view is bound by RoleBinding shop/b',
        ],
        keys: ['/registry/clusterroles/source', '/registry/clusterroles/view'],
      },
    ]);
  });

  test.each<[JsonObject, boolean]>([
    [{}, true],
    [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] }, true],
    [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] }, false],
    [{ matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['1'] }] }, true],
    [{ matchExpressions: [{ key: 'a', operator: 'Guess' }] }, false],
    [{ matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] }, false],
  ])('selector %j: %s', (one, expected) => {
    const source = role('source', ['get pods'], { labels: { a: '1' } });
    const view = role('view', [], rule(one));
    const gained = told([view, reader], [view, source, reader]);
    expect(gained.some((sentence) => sentence.startsWith('User jane'))).toBe(expected);
  });

  test('that gather each other end', () => {
    const both = (rules: string[]): JsonObject[] => [
      role('one', rules, { ...rule(selector), ...label }),
      role('other', [], { ...rule(selector), ...label }),
      binding('b', 'other', ['User:jane']),
    ];
    expect(told(both([]), both(['get pods']))[0]).toBe(
      'User jane can now get pods in every namespace (was: none)',
    );
  });
});
