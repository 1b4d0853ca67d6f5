/** What installers and usual add-ons put into a cluster raises no alarm. */

import { expect, test } from 'vitest';

import type { JsonObject } from '../../../../src/bytes/json.ts';
import type { ExaminedObject } from '../../../../src/operations/kubernetes/inspect/security-report.ts';
import { madeBy, podSpec, withTemplate } from '../../../build/kubernetes-changes.ts';
import { binding, role } from '../../../build/rbac.ts';
import { linesOf, securityOfObjects, stored, storedRbac } from '../../../build/security.ts';

let count = 0;
/** An object with all that every object has. */
function whole(kind: string, name: string, fields: JsonObject = {}): ExaminedObject {
  const uid = `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}`;
  const metadata = {
    uid,
    creationTimestamp: '2026-01-01T00:00:00Z',
    managedFields: [{ manager: 'kubeadm', time: '2026-01-01T00:00:00Z' }],
    ...(fields['metadata'] as JsonObject | undefined),
  };
  return stored(kind, name, { ...fields, metadata });
}
const rbac = (...objects: readonly JsonObject[]): ExaminedObject[] =>
  objects.map((object) => {
    const { stored: known } = storedRbac(object);
    const { name, namespace } = known.object?.['metadata'] as Record<string, string>;
    const place = namespace === undefined ? (name ?? '') : `${namespace}/${name ?? ''}`;
    return whole(known.kind ?? '', place, object);
  });
/** A binding to the ClusterRole of a name that may have colons in it. */
const bound = (place: string, name: string, subjects: readonly string[], kind = 'ClusterRole') => ({
  ...binding(place, '', subjects),
  roleRef: { kind, name },
});
const ADMIN = role('cluster-admin', ['* *:*', '* /*']);
const mount = (path: string): JsonObject => podSpec({}, { volumes: [{ hostPath: { path } }] });
const PRIVILEGED = podSpec({ securityContext: { privileged: true } }, { hostNetwork: true });

const KUBEADM = [
  ...['default', 'kube-system', 'kube-public', 'kube-node-lease'].map((name) =>
    whole('Namespace', name),
  ),
  whole('Node', 'cp-1'),
  ...rbac(
    ADMIN,
    binding('cluster-admin', 'cluster-admin', ['Group:system:masters']),
    bound('kubeadm:cluster-admins', 'cluster-admin', ['Group:kubeadm:cluster-admins']),
    role('system:node-bootstrapper', ['create,get certificates.k8s.io:certificatesigningrequests']),
    bound('kubeadm:kubelet-bootstrap', 'system:node-bootstrapper', [
      'Group:system:bootstrappers:kubeadm:default-node-token',
    ]),
    role('kube-public/kubeadm:bootstrap-signer-clusterinfo', ['get configmaps=cluster-info']),
    bound(
      'kube-public/kubeadm:bootstrap-signer-clusterinfo',
      'kubeadm:bootstrap-signer-clusterinfo',
      ['User:system:anonymous'],
      'Role',
    ),
    role('system:public-info-viewer', ['get /healthz,/livez,/readyz,/version']),
    bound('system:public-info-viewer', 'system:public-info-viewer', [
      'Group:system:authenticated',
      'Group:system:unauthenticated',
    ]),
    role('system:controller:clusterrole-aggregation-controller', [
      'escalate,get,list,patch,update,watch rbac.authorization.k8s.io:clusterroles',
    ]),
    bound(
      'system:controller:clusterrole-aggregation-controller',
      'system:controller:clusterrole-aggregation-controller',
      ['kube-system/clusterrole-aggregation-controller'],
    ),
  ),
  ...['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map((name) =>
    whole('Pod', `kube-system/${name}-cp-1`, {
      metadata: {
        annotations: { 'kubernetes.io/config.mirror': 'x' },
        ...madeBy('Node', 'cp-1'),
      },
      spec: mount('/etc/kubernetes/pki'),
    }),
  ),
  whole('DaemonSet', 'kube-system/kube-proxy', withTemplate(PRIVILEGED)),
  whole('Deployment', 'kube-system/coredns', withTemplate(podSpec())),
  whole('ConfigMap', 'kube-system/coredns', {
    data: { Corefile: '.:53 {\n    forward . /etc/resolv.conf {\n    }\n}\n' },
  }),
  whole('ConfigMap', 'kube-public/cluster-info', {
    data: { kubeconfig: 'clusters:\n- cluster:\n    certificate-authority-data: LS0t\n' },
  }),
  whole('Secret', 'kube-system/bootstrap-token-abcdef', { type: 'bootstrap.kubernetes.io/token' }),
  whole('EndpointSlice', 'default/kubernetes', { endpoints: [{ addresses: ['203.0.113.1'] }] }),
];

const K3S = [
  whole('Node', 'server-0'),
  ...rbac(
    ADMIN,
    binding('helm-kube-system-traefik', 'cluster-admin', ['kube-system/helm-traefik']),
    role('system:kubelet-api-admin', ['* nodes/proxy']),
    bound('kube-apiserver-kubelet-admin', 'system:kubelet-api-admin', ['User:kube-apiserver']),
  ),
  whole('Job', 'kube-system/helm-install-traefik', {
    metadata: madeBy('HelmChart', 'traefik'),
    ...withTemplate(podSpec()),
  }),
  whole('APIService', 'v1beta1.metrics.k8s.io', {
    spec: {
      service: { namespace: 'kube-system', name: 'metrics-server' },
      insecureSkipTLSVerify: true,
    },
  }),
  whole('ConfigMap', 'kube-system/coredns', {
    data: {
      Corefile:
        '.:53 {\n    hosts /etc/coredns/NodeHosts {\n      ttl 60\n    }\n    forward . /etc/resolv.conf\n}\n',
      NodeHosts: '172.18.0.2 server-0\n',
    },
  }),
  whole('Service', 'kube-system/traefik', {
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
  }),
];

const OPENSHIFT = [
  ...['openshift-config', 'openshift-etcd'].map((name) =>
    whole('Namespace', name, {
      metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    }),
  ),
  ...rbac(
    ADMIN,
    binding('system:openshift:operator:etcd-operator', 'cluster-admin', [
      'openshift-etcd-operator/etcd-operator',
    ]),
    role('system:webhook', ['create,get build.openshift.io:buildconfigs/webhooks']),
    bound('system:webhooks', 'system:webhook', [
      'Group:system:authenticated',
      'Group:system:unauthenticated',
    ]),
    role('system:scope-impersonation', ['impersonate authentication.k8s.io:userextras/scopes']),
    bound('system:scope-impersonation', 'system:scope-impersonation', [
      'Group:system:authenticated',
      'Group:system:unauthenticated',
    ]),
  ),
];

const ADD_ONS = [
  ...rbac(
    role('ingress-nginx', ['list,watch configmaps,endpoints,nodes,pods,secrets']),
    binding('ingress-nginx', 'ingress-nginx', ['ingress-nginx/ingress-nginx']),
    role('prometheus-operator', ['* secrets,configmaps', '* apps:statefulsets']),
    binding('prometheus-operator', 'prometheus-operator', ['monitoring/prometheus-operator']),
    role('calico-cni-plugin', ['create serviceaccounts/token=calico-cni-plugin']),
    binding('calico-cni-plugin', 'calico-cni-plugin', ['calico-system/calico-cni-plugin']),
    role('metrics-server', ['get nodes/metrics', 'get,list,watch pods,nodes']),
    bound('system:metrics-server', 'metrics-server', ['kube-system/metrics-server']),
    bound('shop/edit', 'edit', ['Group:shop-developers']),
  ),
  whole('MutatingWebhookConfiguration', 'istio', {
    webhooks: [
      {
        name: 'sidecar-injector.istio.io',
        clientConfig: { service: { namespace: 'istio-system', name: 'istiod' } },
        rules: [{ apiGroups: [''], resources: ['pods'] }],
        failurePolicy: 'Fail',
      },
    ],
  }),
  whole('DaemonSet', 'monitoring/node-exporter', withTemplate(mount('/'))),
  whole('CustomResourceDefinition', 'certificates.cert-manager.io', {
    spec: {
      names: { kind: 'Certificate' },
      conversion: {
        webhook: { clientConfig: { service: { namespace: 'cert-manager', name: 'w' } } },
      },
    },
  }),
];

test.each([
  ['kubeadm', KUBEADM],
  ['K3s', K3S],
  ['OpenShift', OPENSHIFT],
  ['add-ons', ADD_ONS],
])('%s', (_name, objects) => {
  const alarms = securityOfObjects(objects).sections.flatMap((section) =>
    linesOf(section).filter((line) => line.startsWith('!')),
  );
  expect(alarms).toEqual([]);
});
