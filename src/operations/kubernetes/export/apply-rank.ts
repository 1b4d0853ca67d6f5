/**
 * The order in which manifests can be applied: definitions before what they define, what is referred
 * to before what refers to it, and what judges requests last, since who answers for it runs late.
 */

import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';

/** Stands for all resources that are built in and not named. */
const OTHERS = '*';
/** Stands for custom resources. */
const CUSTOM = '*.*';

const ORDER: readonly string[] = [
  'apiextensions.k8s.io/customresourcedefinitions',
  '/namespaces',
  'scheduling.k8s.io/priorityclasses',
  'node.k8s.io/runtimeclasses',
  'storage.k8s.io/csidrivers',
  'storage.k8s.io/storageclasses',
  'storage.k8s.io/volumeattributesclasses',
  'networking.k8s.io/ingressclasses',
  'networking.k8s.io/servicecidrs',
  'resource.k8s.io/deviceclasses',
  'flowcontrol.apiserver.k8s.io/prioritylevelconfigurations',
  'flowcontrol.apiserver.k8s.io/flowschemas',
  'policy/podsecuritypolicies',
  '/serviceaccounts',
  'rbac.authorization.k8s.io/clusterroles',
  'rbac.authorization.k8s.io/clusterrolebindings',
  'rbac.authorization.k8s.io/roles',
  'rbac.authorization.k8s.io/rolebindings',
  '/secrets',
  '/configmaps',
  '/persistentvolumes',
  '/persistentvolumeclaims',
  '/services',
  '/endpoints',
  'discovery.k8s.io/endpointslices',
  // Before the pods: none of them runs without.
  'networking.k8s.io/networkpolicies',
  OTHERS,
  'resource.k8s.io/resourceclaimtemplates',
  'resource.k8s.io/resourceclaims',
  'scheduling.k8s.io/workloads',
  'scheduling.k8s.io/podgroups',
  '/podtemplates',
  '/pods',
  '/replicationcontrollers',
  'apps/controllerrevisions',
  'apps/replicasets',
  'apps/deployments',
  'apps/daemonsets',
  'apps/statefulsets',
  'batch/jobs',
  'batch/cronjobs',
  'policy/poddisruptionbudgets',
  'autoscaling/horizontalpodautoscalers',
  'networking.k8s.io/ingresses',
  // Behind the pods, which have been let in once.
  '/limitranges',
  '/resourcequotas',
  CUSTOM,
  'apiregistration.k8s.io/apiservices',
  'admissionregistration.k8s.io/validatingadmissionpolicies',
  'admissionregistration.k8s.io/validatingadmissionpolicybindings',
  'admissionregistration.k8s.io/mutatingadmissionpolicies',
  'admissionregistration.k8s.io/mutatingadmissionpolicybindings',
  'admissionregistration.k8s.io/validatingwebhookconfigurations',
  'admissionregistration.k8s.io/mutatingwebhookconfigurations',
];

const RANKS: ReadonlyMap<string, number> = new Map(ORDER.map((name, rank) => [name, rank]));

/** Place of a resource in the order; what has the same one is ordered by its key. */
export function applyRank({
  group,
  resource,
  kind,
}: Pick<ResourcePlace, 'group' | 'resource' | 'kind'>): number {
  const isCustom = kind === undefined || kind === '';
  return RANKS.get(`${group}/${resource}`) ?? RANKS.get(isCustom ? CUSTOM : OTHERS) ?? 0;
}
