/**
 * What a Kubernetes API server stores of its own, 1.10 to 1.36 (kubernetes
 * test/integration/etcd/data.go and the storage factories, v1.36.0): the path is the plural in lower
 * case without the group, but for the resources that had their place before groups were invented.
 * Groups that share one place (`extensions` and `apps`) are named by the one that is left; what is
 * stored says itself which one wrote it.
 */

import { clusterWide, namespaced } from './stored-resource.ts';
import type { StoredResource } from './stored-resource.ts';

const CORE: readonly StoredResource[] = [
  ...namespaced('', [
    ['configmaps', 'ConfigMap'],
    ['endpoints', 'Endpoints', 'services/endpoints'],
    ['events', 'Event'],
    ['limitranges', 'LimitRange'],
    ['persistentvolumeclaims', 'PersistentVolumeClaim'],
    ['pods', 'Pod'],
    ['podtemplates', 'PodTemplate'],
    ['replicationcontrollers', 'ReplicationController', 'controllers'],
    ['resourcequotas', 'ResourceQuota'],
    ['secrets', 'Secret'],
    ['serviceaccounts', 'ServiceAccount'],
    ['services', 'Service', 'services/specs'],
  ]),
  ...clusterWide('', [
    ['namespaces', 'Namespace'],
    ['nodes', 'Node', 'minions'],
    ['persistentvolumes', 'PersistentVolume'],
  ]),
];

const WORKLOADS: readonly StoredResource[] = [
  ...namespaced('apps', [
    ['controllerrevisions', 'ControllerRevision'],
    ['daemonsets', 'DaemonSet'],
    ['deployments', 'Deployment'],
    ['replicasets', 'ReplicaSet'],
    ['statefulsets', 'StatefulSet'],
  ]),
  ...namespaced('autoscaling', [['horizontalpodautoscalers', 'HorizontalPodAutoscaler']]),
  ...namespaced('batch', [
    ['cronjobs', 'CronJob'],
    ['jobs', 'Job'],
  ]),
  ...namespaced('policy', [['poddisruptionbudgets', 'PodDisruptionBudget']]),
  ...namespaced('settings.k8s.io', [['podpresets', 'PodPreset']]),
  ...clusterWide('node.k8s.io', [['runtimeclasses', 'RuntimeClass']]),
  ...clusterWide('scheduling.k8s.io', [['priorityclasses', 'PriorityClass']]),
  ...namespaced('scheduling.k8s.io', [
    ['podgroups', 'PodGroup'],
    ['workloads', 'Workload'],
  ]),
];

const ACCESS: readonly StoredResource[] = [
  ...namespaced('rbac.authorization.k8s.io', [
    ['rolebindings', 'RoleBinding'],
    ['roles', 'Role'],
  ]),
  ...clusterWide('rbac.authorization.k8s.io', [
    ['clusterrolebindings', 'ClusterRoleBinding'],
    ['clusterroles', 'ClusterRole'],
  ]),
  ...clusterWide('certificates.k8s.io', [
    ['certificatesigningrequests', 'CertificateSigningRequest'],
    ['clustertrustbundles', 'ClusterTrustBundle'],
  ]),
  ...namespaced('certificates.k8s.io', [['podcertificaterequests', 'PodCertificateRequest']]),
  ...clusterWide('policy', [['podsecuritypolicies', 'PodSecurityPolicy', 'podsecuritypolicy']]),
  ...clusterWide('auditregistration.k8s.io', [['auditsinks', 'AuditSink']]),
  ...clusterWide('admissionregistration.k8s.io', [
    ['initializerconfigurations', 'InitializerConfiguration'],
    ['mutatingadmissionpolicies', 'MutatingAdmissionPolicy'],
    ['mutatingadmissionpolicybindings', 'MutatingAdmissionPolicyBinding'],
    ['mutatingwebhookconfigurations', 'MutatingWebhookConfiguration'],
    ['validatingadmissionpolicies', 'ValidatingAdmissionPolicy'],
    ['validatingadmissionpolicybindings', 'ValidatingAdmissionPolicyBinding'],
    ['validatingwebhookconfigurations', 'ValidatingWebhookConfiguration'],
  ]),
];

/** These two lie where custom resources do. */
const EXTENSION: readonly StoredResource[] = [
  ...clusterWide('apiextensions.k8s.io', [
    [
      'customresourcedefinitions',
      'CustomResourceDefinition',
      'apiextensions.k8s.io/customresourcedefinitions',
    ],
  ]),
  ...clusterWide('apiregistration.k8s.io', [
    ['apiservices', 'APIService', 'apiregistration.k8s.io/apiservices'],
  ]),
];

const NETWORK: readonly StoredResource[] = [
  ...namespaced('networking.k8s.io', [
    ['ingresses', 'Ingress', 'ingress'],
    ['networkpolicies', 'NetworkPolicy'],
  ]),
  ...clusterWide('networking.k8s.io', [
    ['clustercidrs', 'ClusterCIDR'],
    ['ingressclasses', 'IngressClass'],
    ['ipaddresses', 'IPAddress'],
    ['servicecidrs', 'ServiceCIDR'],
  ]),
  ...namespaced('discovery.k8s.io', [['endpointslices', 'EndpointSlice']]),
];

const STORAGE: readonly StoredResource[] = [
  ...clusterWide('storage.k8s.io', [
    ['csidrivers', 'CSIDriver'],
    ['csinodes', 'CSINode'],
    ['storageclasses', 'StorageClass'],
    ['volumeattachments', 'VolumeAttachment'],
    ['volumeattributesclasses', 'VolumeAttributesClass'],
  ]),
  ...namespaced('storage.k8s.io', [['csistoragecapacities', 'CSIStorageCapacity']]),
];

const DEVICES: readonly StoredResource[] = [
  ...namespaced('resource.k8s.io', [
    ['podschedulingcontexts', 'PodSchedulingContext'],
    ['podschedulings', 'PodScheduling'],
    ['resourceclaimparameters', 'ResourceClaimParameters'],
    ['resourceclaims', 'ResourceClaim'],
    ['resourceclaimtemplates', 'ResourceClaimTemplate'],
    ['resourceclassparameters', 'ResourceClassParameters'],
  ]),
  ...clusterWide('resource.k8s.io', [
    ['deviceclasses', 'DeviceClass'],
    ['devicetaintrules', 'DeviceTaintRule'],
    ['resourceclasses', 'ResourceClass'],
    ['resourcepoolstatusrequests', 'ResourcePoolStatusRequest'],
    ['resourceslices', 'ResourceSlice'],
  ]),
];

const SERVERS: readonly StoredResource[] = [
  ...namespaced('coordination.k8s.io', [
    ['leasecandidates', 'LeaseCandidate'],
    ['leases', 'Lease'],
  ]),
  ...clusterWide('flowcontrol.apiserver.k8s.io', [
    ['flowschemas', 'FlowSchema'],
    ['prioritylevelconfigurations', 'PriorityLevelConfiguration'],
  ]),
  ...clusterWide('internal.apiserver.k8s.io', [['storageversions', 'StorageVersion']]),
  ...clusterWide('storagemigration.k8s.io', [
    ['storageversionmigrations', 'StorageVersionMigration'],
  ]),
];

/** Every resource that is built in. */
export const BUILT_IN_RESOURCES: readonly StoredResource[] = [
  ...CORE,
  ...WORKLOADS,
  ...ACCESS,
  ...EXTENSION,
  ...NETWORK,
  ...STORAGE,
  ...DEVICES,
  ...SERVERS,
];
