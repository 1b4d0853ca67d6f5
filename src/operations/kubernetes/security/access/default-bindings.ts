/**
 * Bindings that come with Kubernetes, kubeadm, K3s and OpenShift: what they give is no news as long
 * as they give it to whom they were made for. (Kubernetes
 * plugin/pkg/auth/authorizer/rbac/bootstrappolicy/{policy,controller_policy,namespace_policy}.go and
 * cmd/kubeadm/app/phases/bootstraptoken/{node,clusterinfo}, v1.36.3.)
 */

import { AUTHENTICATED, MASTERS, SERVICE_ACCOUNTS, UNAUTHENTICATED } from '../../rbac/binding.ts';
import { ANONYMOUS, groupId, userId } from '../../rbac/binding.ts';
import type { Binding, SubjectId } from '../../rbac/binding.ts';

const CONTROLLER = 'system:controller:';
const account = (name: string): SubjectId => userId(`system:serviceaccount:kube-system:${name}`);

const MANAGER = userId('system:kube-controller-manager');
const SCHEDULER = userId('system:kube-scheduler');
const NODES = groupId('system:nodes');
const JOINING = groupId('system:bootstrappers:kubeadm:default-node-token');

/** Whom the bindings that are not of controllers were made for. */
const SUBJECTS: ReadonlyMap<string, readonly SubjectId[]> = new Map([
  ['cluster-admin', [groupId(MASTERS)]],
  ['system:basic-user', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:discovery', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:public-info-viewer', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:cluster-trust-bundle-discovery', [groupId(SERVICE_ACCOUNTS)]],
  ['system:service-account-issuer-discovery', [groupId(SERVICE_ACCOUNTS)]],
  ['system:kube-controller-manager', [MANAGER]],
  ['system:kube-scheduler', [SCHEDULER]],
  ['system:volume-scheduler', [SCHEDULER]],
  ['system:kube-dns', [account('kube-dns')]],
  ['system:monitoring', [groupId('system:monitoring')]],
  ['system:node', [NODES]],
  ['system:node-proxier', [userId('system:kube-proxy')]],
  ['system::extension-apiserver-authentication-reader', [MANAGER, SCHEDULER]],
  [
    'system::leader-locking-kube-controller-manager',
    [MANAGER, account('kube-controller-manager'), account('leader-election-controller')],
  ],
  ['system::leader-locking-kube-scheduler', [SCHEDULER, account('kube-scheduler')]],
  ['kubeadm:cluster-admins', [groupId('kubeadm:cluster-admins')]],
  ['kubeadm:get-nodes', [JOINING]],
  ['kubeadm:kubelet-bootstrap', [JOINING]],
  ['kubeadm:node-autoapprove-bootstrap', [JOINING]],
  ['kubeadm:node-autoapprove-certificate-rotation', [NODES]],
  ['kubeadm:node-proxier', [account('kube-proxy')]],
  ['kubeadm:kubelet-config', [JOINING, NODES]],
  ['kubeadm:nodes-kubeadm-config', [JOINING, NODES]],
  ['kubeadm:kube-proxy', [JOINING]],
  ['kubeadm:bootstrap-signer-clusterinfo', [userId(ANONYMOUS)]],
  ['kube-apiserver-kubelet-admin', [userId('kube-apiserver')]],
  ['system:webhooks', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:scope-impersonation', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:oauth-token-deleters', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:openshift:discovery', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:openshift:public-info-viewer', [groupId(AUTHENTICATED), groupId(UNAUTHENTICATED)]],
  ['system:k3s-controller', [userId('system:k3s-controller')]],
  ['k3s-cloud-controller-manager', [userId('k3s-cloud-controller-manager')]],
]);

/** Roles that may do much, and come with a binding of theirs. */
const ROLES_OF_OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['kubeadm:cluster-admins', 'cluster-admin'],
  ['kubeadm:kubelet-bootstrap', 'system:node-bootstrapper'],
  ['kubeadm:node-proxier', 'system:node-proxier'],
  ['kube-apiserver-kubelet-admin', 'system:kubelet-api-admin'],
  ['system:webhooks', 'system:webhook'],
  ['system:oauth-token-deleters', 'system:oauth-token-deleter'],
  [
    'kubeadm:node-autoapprove-bootstrap',
    'system:certificates.k8s.io:certificatesigningrequests:nodeclient',
  ],
  [
    'kubeadm:node-autoapprove-certificate-rotation',
    'system:certificates.k8s.io:certificatesigningrequests:selfnodeclient',
  ],
  [
    'system::extension-apiserver-authentication-reader',
    'extension-apiserver-authentication-reader',
  ],
]);

/** Names of roles that come with Kubernetes besides those of its parts. */
const ROLES = /^(cluster-admin|admin|edit|view|system:|kubeadm:|extension-apiserver-)/;

/** Whether a binding is as Kubernetes or its installer made it: this role, and nobody else. */
export function isDefaultBinding({ name, role, subjects }: Binding): boolean {
  const roleName = role.slice(role.lastIndexOf('\0') + 1);
  if (roleName !== (ROLES_OF_OTHER_NAMES.get(name) ?? name)) return false;
  const known = name.startsWith(CONTROLLER)
    ? [account(name.slice(CONTROLLER.length))]
    : (SUBJECTS.get(name) ?? []);
  return [...subjects].every((subject) => known.includes(subject));
}

/** Whether a role of this name comes with Kubernetes, or a part of it. */
export function isDefaultRoleName(name: string): boolean {
  return ROLES.test(name);
}
