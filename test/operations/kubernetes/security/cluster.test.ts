/** Questions about admission, the API, the network, namespaces and credentials. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../src/bytes/json.ts';
import { podSpec, withTemplate } from '../../../build/kubernetes-changes.ts';
import { binding, role } from '../../../build/rbac.ts';
import {
  askedOf,
  sectionOf,
  securityOfObjects,
  stored,
  storedRbac,
} from '../../../build/security.ts';

const signs = (lines: readonly string[]): string[] => lines.map((line) => line.charAt(0));

describe('admission', () => {
  const webhook = (clientConfig: JsonObject, more: JsonObject = {}) =>
    stored('MutatingWebhookConfiguration', 'x', {
      webhooks: [
        {
          name: 'x.example',
          clientConfig,
          rules: [{ apiGroups: [''], resources: ['pods'] }],
          ...more,
        },
      ],
    });
  test.each([
    ['outside', { url: 'https://evil.example/x' }, '!'],
    ['outside, named as inside', { url: 'https://x.svc.evil.example/x' }, '!'],
    ['not even a URL', { url: 'evil' }, '!'],
    ['on the same machine', { url: 'https://127.0.0.1:9443/x' }, '·'],
    ['a Service by its name', { url: 'https://x.shop.svc:443/x' }, '·'],
    ['a Service', { service: { namespace: 'mesh', name: 'x' } }, '·'],
    ['a Service beside nothing else', { service: { namespace: 'default', name: 'x' } }, '·'],
    ['a Service where nothing is', { service: { namespace: 'kube-public', name: 'x' } }, '!'],
  ])('a webhook %s', (_name, clientConfig, sign) => {
    expect(signs(askedOf('admission', webhook(clientConfig)))).toEqual([sign]);
  });
  test('shows no password of a URL', () => {
    const [line] = askedOf('admission', webhook({ url: 'https://u:hunter2@evil.example/x?key=1' }));
    expect(line).toContain('https://evil.example/x');
    expect(line).not.toMatch(/hunter2|key=/);
  });
  test('a policy without a binding, and one that denies nothing', () => {
    const policy = stored('ValidatingAdmissionPolicy', 'p', { spec: {} });
    const bound = (action: string) =>
      stored('ValidatingAdmissionPolicyBinding', 'b', {
        spec: { policyName: 'p', validationActions: [action] },
      });
    expect(askedOf('admission', policy)).toEqual([
      '! ValidatingAdmissionPolicy p: no binding applies it: it refuses and changes nothing',
    ]);
    expect(askedOf('admission', policy, bound('Deny'))).toEqual([]);
    expect(askedOf('admission', bound('Audit'), policy)).toEqual([
      '· ValidatingAdmissionPolicyBinding b: policy p denies nothing here: Audit',
    ]);
  });
});

describe('the API', () => {
  const service = { namespace: 'x', name: 'x' };
  test('aggregated ones', () => {
    const api = (name: string, more: JsonObject = {}) =>
      stored('APIService', name, { spec: { service, ...more } });
    expect(askedOf('api-extensions', stored('APIService', 'v1.apps', { spec: {} }))).toEqual([]);
    expect(signs(askedOf('api-extensions', api('v1.example.com')))).toEqual(['·']);
    const insecure = { insecureSkipTLSVerify: true };
    expect(signs(askedOf('api-extensions', api('v1.example.com', insecure)))).toEqual(['!']);
    // As the manifest of metrics-server has it.
    expect(signs(askedOf('api-extensions', api('v1beta1.metrics.k8s.io', insecure)))).toEqual([
      '·',
    ]);
  });
  test('who switched verification off later is named', () => {
    const managedFields = [
      { manager: 'helm', fieldsV1: { 'f:spec': { 'f:service': {} } } },
      { manager: 'curl', fieldsV1: { 'f:spec': { 'f:insecureSkipTLSVerify': {} } } },
    ];
    const spec = { service, insecureSkipTLSVerify: true };
    const object = stored('APIService', 'v1beta1.metrics.k8s.io', {
      metadata: { managedFields },
      spec,
    });
    expect(askedOf('api-extensions', object)[0]).toMatch(/^! .*; set by curl$/);
  });
  test('conversions', () => {
    const definition = (clientConfig: JsonObject) =>
      stored('CustomResourceDefinition', 'x.example.com', {
        spec: { names: { kind: 'X' }, conversion: { webhook: { clientConfig } } },
      });
    expect(signs(askedOf('api-extensions', definition({ service })))).toEqual(['·']);
    expect(askedOf('api-extensions', definition({ url: 'https://evil.example/' }))).toEqual([
      '! CustomResourceDefinition x.example.com: every X is converted outside the cluster: https://evil.example/',
    ]);
  });
});

describe('the network', () => {
  test.each([
    ['inside', { type: 'ClusterIP' }, []],
    ['external addresses', { externalIPs: ['203.0.113.1'] }, ['!']],
    ['a load balancer', { type: 'LoadBalancer', ports: [{ port: 443 }] }, ['·']],
    ['a node port', { type: 'NodePort', ports: [{ nodePort: 30000 }] }, ['·']],
    ['another name', { type: 'ExternalName', externalName: 'x.example' }, ['·']],
  ])('a Service: %s', (_name, spec, expected) => {
    expect(signs(askedOf('network', stored('Service', 'shop/x', { spec })))).toEqual(expected);
  });
  test.each([
    ['more_set_headers "X: y";', '·'],
    ['location /x { proxy_pass http://evil.example; }', '!'],
    ['content_by_lua_block { os.execute("id") }', '!'],
  ])('an Ingress with configuration of its own: %s', (text, sign) => {
    const annotations = { 'nginx.ingress.kubernetes.io/configuration-snippet': text };
    const spec = { rules: [{ host: 'x.example' }] };
    const lines = askedOf(
      'network',
      stored('Ingress', 'shop/x', { metadata: { annotations }, spec }),
    );
    expect(lines).toEqual([
      `${sign} Ingress shop/x: offered outside as x.example, with configuration of its own (nginx.ingress.kubernetes.io/configuration-snippet)`,
    ]);
  });
  test('endpoints that no controller wrote', () => {
    const slice = (name: string, labels: JsonObject) =>
      stored('EndpointSlice', name, {
        metadata: { labels },
        endpoints: [{ addresses: ['203.0.113.1'] }],
      });
    const managed = { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' };
    expect(askedOf('network', slice('shop/x', managed))).toEqual([]);
    expect(askedOf('network', slice('default/kubernetes', {}))).toEqual([]);
    expect(askedOf('network', slice('shop/x', {}))).toEqual([
      '· EndpointSlice shop/x: leads to 203.0.113.1; no controller wrote it',
    ]);
  });
  test('policies', () => {
    const policy = (spec: JsonObject) => stored('NetworkPolicy', 'shop/x', { spec });
    const pod = stored('Pod', 'shop/x', { spec: podSpec() });
    const answer = (...objects: Parameters<typeof securityOfObjects>[0]): string =>
      sectionOf(securityOfObjects(objects), 'network').answer;
    expect(answer(pod)).toMatch(/1 namespace with pods and no policy for all of them: shop$/);
    const deny = policy({ podSelector: {}, policyTypes: ['Ingress'] });
    expect(answer(pod, deny)).not.toContain('no policy for all');
    expect(askedOf('network', deny)).toEqual([]);
    expect(
      askedOf('network', policy({ podSelector: {}, ingress: [{}], policyTypes: ['Ingress'] })),
    ).toEqual(['· NetworkPolicy shop/x: allows all ingress of all pods of its namespace']);
  });
});

describe('namespaces', () => {
  const level = (enforce: string) =>
    stored('Namespace', 'shop', {
      metadata: { labels: { 'pod-security.kubernetes.io/enforce': enforce } },
    });
  const privileged = withTemplate(podSpec({ securityContext: { privileged: true } }));
  test('levels', () => {
    expect(askedOf('namespaces', level('restricted'))).toEqual([]);
    expect(signs(askedOf('namespaces', level('privileged')))).toEqual(['·']);
    const pod = stored('Pod', 'shop/y', { spec: podSpec() });
    expect(signs(askedOf('namespaces', level('privileged'), pod))).toEqual(['!']);
    const agent = stored('DaemonSet', 'shop/x', privileged);
    expect(signs(askedOf('namespaces', level('privileged'), agent))).toEqual(['·']);
    expect(askedOf('namespaces', level('Restricted'))).toEqual([
      '! Namespace shop: pod security Restricted is no level: it forbids nothing',
    ]);
  });
  test('a level that was set later by somebody else', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
    const of = (name: string) => ({ 'f:metadata': { 'f:labels': { [`f:${name}`]: {} } } });
    const managedFields = [
      { manager: 'helm', fieldsV1: of('kubernetes.io/metadata.name') },
      { manager: 'curl', fieldsV1: of('pod-security.kubernetes.io/enforce') },
    ];
    expect(
      askedOf('namespaces', stored('Namespace', 'shop', { metadata: { labels, managedFields } })),
    ).toEqual([
      '! Namespace shop: pod security is privileged: pods may own their node; no pod in it needs that; set by curl',
    ]);
  });
  test.each([
    ['kube-system', []],
    ['kube-monitor', ['!']],
    ['shop', []],
    ['openshift-x', ['!']],
  ])('the name %s', (name, expected) => {
    expect(signs(askedOf('namespaces', stored('Namespace', name)))).toEqual(expected);
  });
  test("OpenShift's own are its own", () => {
    const names = ['openshift-config', 'openshift-x'].map((name) => stored('Namespace', name));
    expect(askedOf('namespaces', ...names)).toEqual([]);
  });
});

describe('credentials', () => {
  const KEY = '-----BEGIN RSA PRIVATE KEY-----\nabc';
  test.each([
    ['a private key', { 'a.pem': KEY }, '!'],
    ['an AWS key', { x: 'key = AKIAIOSFODNN7EXAMPLE' }, '!'],
    ['a URL with a password', { x: 'postgres://u:hunter2@db/x' }, '!'],
    ['a name', { DB_PASSWORD: 'hunter2' }, '·'],
  ])('in a ConfigMap: %s', (_name, data, sign) => {
    const lines = askedOf('credentials', stored('ConfigMap', 'shop/x', { data }));
    expect(signs(lines)).toEqual([sign]);
    expect(lines.join()).not.toMatch(/hunter2|IOSFODNN7|abc/);
  });
  test.each([
    { PASSWORD_FILE: '/run/secrets/x' },
    { TOKEN_URL: 'https://x.example/token' },
    { USE_TOKEN: 'true' },
    { 'ca.crt': '-----BEGIN CERTIFICATE-----\nabc' },
    { kubeconfig: 'apiVersion: v1\nclusters: []' },
    { tokenTTL: '1h' },
  ])('no credential: %j', (data) => {
    expect(askedOf('credentials', stored('ConfigMap', 'shop/x', { data }))).toEqual([]);
  });
  test('in variables, told with the workload', () => {
    const env = [
      { name: 'API_KEY', value: 'hunter2hunter2' },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'x', key: 'y' } } },
    ];
    const spec = withTemplate(podSpec({ env }));
    expect(askedOf('credentials', stored('Deployment', 'shop/x', spec))).toEqual([
      '· Deployment shop/x: variable API_KEY of container app is named as a credential',
    ]);
  });
  test('a token is as strong as its account', () => {
    const token = stored('Secret', 'shop/t', {
      type: 'kubernetes.io/service-account-token',
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'web' } },
    });
    expect(signs(askedOf('credentials', token))).toEqual(['·']);
    const rbac = [role('all', ['* *:*']), binding('b', 'all', ['shop/web'])].map(storedRbac);
    expect(askedOf('credentials', token, ...rbac)).toEqual([
      '! Secret shop/t: a token that does not expire, of ServiceAccount web, which is cluster-admin',
    ]);
  });
  test("OpenShift's tokens are not named", () => {
    const key = '/openshift.io/oauth/accesstokens/hunter2hunter2';
    const token = stored('OAuthAccessToken', 'hunter2hunter2', {}, { key });
    const report = securityOfObjects([token]);
    expect(askedOf('credentials', token)).toEqual([
      '· OAuthAccessToken [a token]: a token of a user',
    ]);
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });
  test('the certificate authorities of K3s', () => {
    const data = { ...stored('Secret', 'x/y', {}, { key: '/bootstrap/0123456789ab' }) };
    expect(askedOf('credentials', data)[0]).toMatch(/^· .*certificate authorities of the cluster/);
  });
});
