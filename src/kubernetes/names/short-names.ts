/**
 * What kubectl accepts besides the plural of a built-in resource: short names (kubernetes
 * pkg/registry, the ShortNames of each storage.go, and apiextensions-apiserver, v1.36.3; `psp` and
 * the older groups up to 1.21) and the groups that a resource was served in before.
 */

/** Short names by `group/resource`. */
export const SHORT_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['/configmaps', ['cm']],
  ['/endpoints', ['ep']],
  ['/events', ['ev']],
  ['/limitranges', ['limits']],
  ['/namespaces', ['ns']],
  ['/nodes', ['no']],
  ['/persistentvolumeclaims', ['pvc']],
  ['/persistentvolumes', ['pv']],
  ['/pods', ['po']],
  ['/replicationcontrollers', ['rc']],
  ['/resourcequotas', ['quota']],
  ['/serviceaccounts', ['sa']],
  ['/services', ['svc']],
  ['apiextensions.k8s.io/customresourcedefinitions', ['crd', 'crds']],
  ['apps/daemonsets', ['ds']],
  ['apps/deployments', ['deploy']],
  ['apps/replicasets', ['rs']],
  ['apps/statefulsets', ['sts']],
  ['autoscaling/horizontalpodautoscalers', ['hpa']],
  ['batch/cronjobs', ['cj']],
  ['certificates.k8s.io/certificatesigningrequests', ['csr']],
  ['networking.k8s.io/ingresses', ['ing']],
  ['networking.k8s.io/ipaddresses', ['ip']],
  ['networking.k8s.io/networkpolicies', ['netpol']],
  ['policy/poddisruptionbudgets', ['pdb']],
  ['policy/podsecuritypolicies', ['psp']],
  ['scheduling.k8s.io/priorityclasses', ['pc']],
  ['storage.k8s.io/storageclasses', ['sc']],
  ['storage.k8s.io/volumeattributesclasses', ['vac']],
  ['apps.openshift.io/deploymentconfigs', ['dc']],
  ['build.openshift.io/buildconfigs', ['bc']],
  ['image.openshift.io/imagestreams', ['is']],
]);

/** Groups that served a resource before, or besides, by `group/resource`. */
export const OTHER_GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['/events', ['events.k8s.io']],
  ['apps/daemonsets', ['extensions']],
  ['apps/deployments', ['extensions']],
  ['apps/replicasets', ['extensions']],
  ['networking.k8s.io/ingresses', ['extensions']],
  ['networking.k8s.io/networkpolicies', ['extensions']],
  ['policy/podsecuritypolicies', ['extensions']],
]);
