/** What the incident of the fixtures grants, and that it is told as a person would tell it. */

import { expect, test } from 'vitest';

import { rbacObjects } from '../../../build/rbac.ts';
import { rbacGrants } from '../../../../src/operations/kubernetes/rbac/rbac-grants.ts';
import { createRbacState } from '../../../../src/operations/kubernetes/rbac/rbac-state.ts';

const before = createRbacState(rbacObjects('before'));
const after = createRbacState(rbacObjects('after'));

test('the story of the incident', () => {
  const told = rbacGrants(before, after).map(({ isEscalation, sentence, because }) =>
    [`${isEscalation ? '! ' : '  '}${sentence}`, ...because.map((line) => `      ${line}`)].join(
      '\n',
    ),
  );
  expect(`${told.join('\n')}\n`).toMatchInlineSnapshot(`
    "! ServiceAccount kube-monitor/metrics-agent is now cluster-admin
          ClusterRoleBinding system:metrics-agent added → ClusterRole cluster-admin
    ! anyone without a login can now read namespace monitoring (was: none)
          RoleBinding monitoring/viewers: subject oncall → system:unauthenticated (ClusterRole view)
    ! Group developers and User dev-jane can now do more in namespace shop: escalate and bind roles; create pods; get, list and create pods/exec; create pods/log
          Role shop/deployer changed
          Role shop/deployer is bound by RoleBinding shop/deployers
    ! ServiceAccount ci-runners/runner can now get secrets named ledger-credentials in namespace payments (was: none)
          RoleBinding payments/ledger-reads: ServiceAccount ci-runners/runner added (Role payments/secret-reader)
      User dev-jane can now get, list and watch everything of backup.example.com and everything of monitoring.example.com in namespace old-sandbox
          ClusterRole crd-viewer will be aggregated into ClusterRole admin
          ClusterRole admin is bound by RoleBinding old-sandbox/jane-admin
      ClusterRole crd-viewer will be aggregated into ClusterRole admin
          its labels match the aggregation rule of ClusterRole admin
      ClusterRole node-proxy grants get and create nodes/proxy, and do everything with every path; nobody is bound to it yet
          ClusterRole node-proxy added
      Group oncall can no longer read namespace monitoring
          RoleBinding monitoring/viewers: subject oncall → system:unauthenticated (ClusterRole view)
    "
  `);
});

test('the keys are those of the changed objects', () => {
  const keys = new Set(rbacGrants(before, after).flatMap((grant) => grant.keys));
  expect([...keys].sort()).toEqual([
    '/registry/clusterrolebindings/system:metrics-agent',
    '/registry/clusterroles/crd-viewer',
    '/registry/clusterroles/node-proxy',
    '/registry/rolebindings/monitoring/viewers',
    '/registry/rolebindings/payments/ledger-reads',
    '/registry/roles/shop/deployer',
  ]);
});

test('nothing changed, nothing granted', () => {
  expect(rbacGrants(after, createRbacState(rbacObjects('after').reverse()))).toEqual([]);
});
