/** Questions about who may do what. */

import { expect, test } from 'vitest';

import type { JsonObject } from '../../../../src/bytes/json.ts';
import { binding, role } from '../../../build/rbac.ts';
import { askedOf, stored, storedRbac } from '../../../build/security.ts';

/** The lines of a question about roles and bindings. */
function asked(id: string, ...objects: readonly JsonObject[]): string[] {
  return askedOf(id, ...objects.map(storedRbac));
}

const ADMIN = role('cluster-admin', ['* *:*', '* /*']);

test('the bindings that come with Kubernetes make nobody admin that should be told', () => {
  const masters = binding('cluster-admin', 'cluster-admin', ['Group:system:masters']);
  expect(asked('cluster-admins', ADMIN, masters)).toEqual([]);
  const kubeadm = binding('kubeadm:cluster-admins', 'cluster-admin', [
    'Group:kubeadm:cluster-admins',
  ]);
  expect(asked('cluster-admins', ADMIN, kubeadm)).toEqual([]);
});

test('a name that Kubernetes uses does not hide who was added', () => {
  const more = binding('cluster-admin', 'cluster-admin', ['Group:system:masters', 'shop/web']);
  expect(asked('cluster-admins', ADMIN, more)).toEqual([
    '! ClusterRoleBinding cluster-admin: Group system:masters and ServiceAccount shop/web may do everything (ClusterRole cluster-admin)',
  ]);
});

test.each([
  ['a person', 'User:jane', '·'],
  ['an account of the system', 'kube-system/helm-traefik', '·'],
  ['an account of an application', 'shop/web', '!'],
  ['everybody', 'Group:system:authenticated', '!'],
  ['nobody known', 'User:system:anonymous', '!'],
  ['all accounts', 'Group:system:serviceaccounts', '!'],
  ['all accounts of a namespace', 'Group:system:serviceaccounts:shop', '!'],
])('cluster-admin: %s', (_name, subject, sign) => {
  const [line, ...others] = asked(
    'cluster-admins',
    ADMIN,
    binding('b', 'cluster-admin', [subject]),
  );
  expect(others).toEqual([]);
  expect(line?.charAt(0)).toBe(sign);
});

test('any role that may do everything is one of an admin', () => {
  const other = role('helper', ['* *:*']);
  expect(asked('cluster-admins', other, binding('b', 'helper', ['User:eve']))).toEqual([
    '· ClusterRoleBinding b: User eve may do everything (ClusterRole helper)',
  ]);
  expect(
    asked('cluster-admins', role('half', ['* apps:*']), binding('b', 'half', ['User:eve'])),
  ).toEqual([]);
});

test('a role that gathers one is, too', () => {
  const gathering = role('harmless', [], {
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { gather: 'yes' } }] },
  });
  const gathered = role('source', ['* *:*'], { labels: { gather: 'yes' } });
  expect(
    asked('cluster-admins', gathering, gathered, binding('b', 'harmless', ['ci/bot'])),
  ).toEqual([
    '! ClusterRoleBinding b: ServiceAccount ci/bot may do everything (ClusterRole harmless)',
    '· ClusterRole source: a role that may do everything; nobody is bound to it yet',
  ]);
});

test('everything in one namespace is said to be there', () => {
  expect(asked('cluster-admins', ADMIN, binding('shop/b', 'cluster-admin', ['ci/bot']))).toEqual([
    '· RoleBinding shop/b: ServiceAccount ci/bot may do everything in namespace shop (ClusterRole cluster-admin)',
  ]);
});

test('a binding to a role that is not there, or of nobody, gives nothing', () => {
  expect(asked('cluster-admins', binding('b', 'cluster-admin', ['User:eve']))).toEqual([]);
  expect(asked('cluster-admins', ADMIN, binding('b', 'cluster-admin', []))).toEqual([]);
});

test.each([
  ['escalate', 'escalate rbac.authorization.k8s.io:clusterroles', '!'],
  ['impersonate', 'impersonate users', '!'],
  ['nodes/proxy', 'get nodes/proxy', '!'],
  ['token requests', 'create serviceaccounts/token', '!'],
  ['approval', 'update certificates.k8s.io:certificatesigningrequests/approval', '!'],
  ['secrets', 'get,list secrets', '·'],
  ['pods', 'create pods', '·'],
  ['webhooks', 'patch admissionregistration.k8s.io:mutatingwebhookconfigurations', '·'],
  ['one token', 'create serviceaccounts/token=cni', '·'],
])('rights: %s', (_name, rule, sign) => {
  const lines = asked('dangerous-rights', role('r', [rule]), binding('b', 'r', ['User:eve']));
  expect(lines.map((line) => line.slice(0, 24))).toEqual([`${sign} ClusterRoleBinding b: `]);
});

test('what opens no way is not told', () => {
  const reader = role('r', ['get,list,watch pods,services', 'get /metrics']);
  expect(
    asked('dangerous-rights', reader, binding('b', 'r', ['Group:system:authenticated'])),
  ).toEqual([]);
});

test('what anybody may do without a login is told, whatever it is', () => {
  const reader = role('r', ['get pods']);
  expect(
    asked('dangerous-rights', reader, binding('shop/b', 'r', ['Group:system:unauthenticated'])),
  ).toEqual([
    '! RoleBinding shop/b: anyone without a login: get pods in namespace shop (ClusterRole r)',
  ]);
});

test('a role that everybody has must not be dangerous', () => {
  const extended = role('system:discovery', ['get /api', 'get secrets']);
  const discovery: JsonObject = {
    ...binding('system:discovery', '', ['Group:system:authenticated']),
    roleRef: { kind: 'ClusterRole', name: 'system:discovery' },
  };
  expect(asked('dangerous-rights', extended, discovery)).toEqual([
    '! ClusterRoleBinding system:discovery: a role that everybody has was extended: get secrets',
  ]);
});

test("an account of another namespace that reads Secrets is not the namespace's own", () => {
  const secrets = role('shop/r', ['get secrets']);
  expect(asked('dangerous-rights', secrets, binding('shop/b', 'Role:r', ['shop/web']))[0]).toMatch(
    /^·/,
  );
  expect(asked('dangerous-rights', secrets, binding('shop/b', 'Role:r', ['ci/bot']))[0]).toMatch(
    /^! .*ServiceAccount ci\/bot is of another namespace$/,
  );
});

test('a label that makes others stronger is told with what it adds', () => {
  const admin = role('admin', [], {
    aggregationRule: {
      clusterRoleSelectors: [
        { matchLabels: { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' } },
      ],
    },
  });
  const labels = { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' };
  const line = (rule: string): string | undefined =>
    asked('dangerous-rights', admin, role('more', [rule], { labels }))[0];
  expect(line('get example.com:widgets')).toMatch(
    /^· ClusterRole more: is aggregated into ClusterRole admin/,
  );
  expect(line('bind rbac.authorization.k8s.io:clusterroles')).toMatch(/^! ClusterRole more/);
});

test('roles of two API servers are not mixed', () => {
  const one = stored('ClusterRole', 'cluster-admin', ADMIN);
  const key = '/other/clusterrolebindings/b';
  const other = stored('ClusterRoleBinding', 'b', binding('b', 'cluster-admin', ['User:eve']), {
    key,
  });
  expect(askedOf('cluster-admins', one, other)).toEqual([]);
});

test('what is given to the default account is given to every pod', () => {
  const secrets = role('shop/r', ['get secrets']);
  expect(asked('service-accounts', secrets, binding('shop/b', 'Role:r', ['shop/default']))).toEqual(
    ['! RoleBinding shop/b: given to every pod of shop without an account of its own: get secrets'],
  );
});

test('cloud roles are told, and one of another AWS account is an alarm', () => {
  const account = (name: string, arn: string) =>
    stored('ServiceAccount', name, {
      metadata: { annotations: { 'eks.amazonaws.com/role-arn': arn } },
    });
  const usual = ['a/a', 'b/b'].map((name) => account(name, 'arn:aws:iam::111122223333:role/x'));
  expect(askedOf('service-accounts', ...usual).map((line) => line.charAt(0))).toEqual(['·', '·']);
  const lines = askedOf(
    'service-accounts',
    ...usual,
    account('c/c', 'arn:aws:iam::999988887777:role/x'),
  );
  expect(lines.filter((line) => line.startsWith('!'))).toEqual([
    '! ServiceAccount c/c: acts as arn:aws:iam::999988887777:role/x (eks.amazonaws.com/role-arn): another AWS account than most (111122223333)',
  ]);
});

const PEM = (name: string, group: string): string => {
  const attribute = (type: number, text: string): number[] => [
    ...[0x06, 3, 0x55, 0x04, type, 0x0c, text.length],
    ...Buffer.from(text),
  ];
  const der = Buffer.from([...attribute(0x0a, group), ...attribute(0x03, name)]).toString('base64');
  const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${der}\n-----END CERTIFICATE REQUEST-----\n`;
  return Buffer.from(pem).toString('base64');
};

test.each([
  ['for the one who asks', 'jane', 'devs', 'jane', 'kubernetes.io/kube-apiserver-client', '·'],
  ['for another name', 'admin', 'devs', 'jane', 'kubernetes.io/kube-apiserver-client', '!'],
  [
    'for system:masters',
    'jane',
    'system:masters',
    'jane',
    'kubernetes.io/kube-apiserver-client',
    '!',
  ],
  ['of a signer for servers', 'db.svc', 'x', 'jane', 'example.com/serving', '·'],
])('a certificate %s', (_name, commonName, group, username, signerName, sign) => {
  const spec = { request: PEM(commonName, group), signerName, username };
  const status = { conditions: [{ type: 'Approved', status: 'True' }] };
  const [line] = askedOf(
    'certificates',
    stored('CertificateSigningRequest', 'x', { spec, status }),
  );
  expect(line?.charAt(0)).toBe(sign);
});

test("a node's own certificate is counted only", () => {
  const spec = {
    request: PEM('system:node:a', 'system:nodes'),
    signerName: 'kubernetes.io/kube-apiserver-client-kubelet',
    username: 'system:bootstrap:abcdef',
  };
  expect(askedOf('certificates', stored('CertificateSigningRequest', 'x', { spec }))).toEqual([]);
});
