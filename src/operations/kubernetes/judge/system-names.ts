/** Names of what belongs to Kubernetes itself, and of what only looks so. */

/** What an object is found by. */
interface Named {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What the installers of control planes run so. */
const CONTROL_PLANE =
  /^(kube-(apiserver|controller-manager|scheduler|proxy|vip)|etcd|cloud-controller-manager)-/;
const LOOKS_LIKE_SYSTEM = /^(kube|kubernetes|openshift)-/;
/** Those of Kubernetes itself, and of add-ons of that name. */
const KNOWN_NAMESPACES = new Set([
  ...['kube-system', 'kube-public', 'kube-node-lease'],
  ...['kube-flannel', 'kube-prometheus-stack', 'kubernetes-dashboard'],
]);
/** ConfigMaps that the DNS of a cluster is configured by. */
const DNS_NAMES = new Set(['coredns', 'coredns-custom', 'node-local-dns', 'kube-dns']);

/** Whether a static pod is one of a control plane's own. */
export function isControlPlanePod({ namespace, name }: Named): boolean {
  return namespace === 'kube-system' && CONTROL_PLANE.test(name);
}

/** Whether a namespace is named as the system's own are, and is none of them. */
export function looksLikeSystemNamespace(name: string): boolean {
  return LOOKS_LIKE_SYSTEM.test(name) && !KNOWN_NAMESPACES.has(name);
}

/** Whether a ConfigMap of this name configures the DNS of the cluster. */
export function isClusterDns({ namespace, name }: Named): boolean {
  return namespace === 'kube-system' && DNS_NAMES.has(name);
}
