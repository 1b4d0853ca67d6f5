/** The classes that objects are grouped by where a person reads about them. */

import type { StoragePlace } from './storage-place.ts';

/** A class, as the outputs name it. */
export type ObjectClass =
  | 'secrets'
  | 'rbac'
  | 'identity'
  | 'admission'
  | 'extension'
  | 'customresources'
  | 'workloads'
  | 'pods'
  | 'config'
  | 'network'
  | 'storage'
  | 'devices'
  | 'nodes'
  | 'namespaces'
  | 'leases'
  | 'events'
  | 'other';

/** Classes as people read them, in the order that they are read in: power first, noise last. */
export const CLASS_LABELS: Readonly<Record<ObjectClass, string>> = {
  secrets: 'Secrets',
  rbac: 'RBAC',
  identity: 'Identity',
  admission: 'Admission',
  extension: 'CRDs and APIs',
  customresources: 'Custom resources',
  workloads: 'Workloads',
  pods: 'Pods',
  config: 'Configuration',
  network: 'Network',
  storage: 'Storage',
  devices: 'Devices',
  nodes: 'Nodes',
  namespaces: 'Namespaces',
  leases: 'Leases',
  events: 'Events',
  other: 'Other keys',
};

/** The order of the outputs. */
export const CLASS_ORDER: readonly ObjectClass[] = Object.keys(CLASS_LABELS) as ObjectClass[];

/** Resources of API servers by class; all others with a group of their own are custom resources. */
const RESOURCES: Readonly<Partial<Record<ObjectClass, readonly string[]>>> = {
  secrets: ['secrets'],
  rbac: ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'],
  identity: [
    ...['serviceaccounts', 'certificatesigningrequests', 'clustertrustbundles'],
    ...['podcertificaterequests', 'users', 'groups', 'identities', 'oauthclients'],
    ...['oauthaccesstokens', 'oauthauthorizetokens', 'oauthclientauthorizations'],
  ],
  admission: [
    ...['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
    ...['validatingadmissionpolicies', 'validatingadmissionpolicybindings'],
    ...['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings'],
    ...['initializerconfigurations', 'podsecuritypolicies', 'podpresets', 'auditsinks'],
  ],
  extension: ['customresourcedefinitions', 'apiservices'],
  workloads: [
    ...['deployments', 'replicasets', 'daemonsets', 'statefulsets', 'jobs', 'cronjobs'],
    ...['replicationcontrollers', 'podtemplates', 'controllerrevisions'],
    ...['horizontalpodautoscalers', 'poddisruptionbudgets', 'priorityclasses', 'runtimeclasses'],
    ...['workloads', 'podgroups', 'deploymentconfigs', 'buildconfigs', 'builds', 'imagestreams'],
    ...['images', 'templates', 'templateinstances', 'brokertemplateinstances'],
  ],
  pods: ['pods'],
  config: [
    ...['configmaps', 'limitranges', 'resourcequotas', 'flowschemas'],
    ...['prioritylevelconfigurations', 'storageversions', 'storageversionmigrations'],
    ...['clusterresourcequotas'],
  ],
  network: [
    ...['services', 'endpoints', 'endpointslices', 'ingresses', 'ingressclasses'],
    ...['networkpolicies', 'ipaddresses', 'servicecidrs', 'clustercidrs', 'routes'],
  ],
  storage: [
    ...['persistentvolumes', 'persistentvolumeclaims', 'storageclasses', 'volumeattachments'],
    ...['csinodes', 'csidrivers', 'csistoragecapacities', 'volumeattributesclasses'],
  ],
  devices: [
    ...['resourceclaims', 'resourceclaimtemplates', 'resourceslices', 'deviceclasses'],
    ...['devicetaintrules', 'resourcepoolstatusrequests', 'resourceclasses'],
    ...['podschedulings', 'podschedulingcontexts', 'resourceclaimparameters'],
    ...['resourceclassparameters'],
  ],
  nodes: ['nodes'],
  namespaces: ['namespaces'],
  leases: ['leases', 'leasecandidates'],
  events: ['events'],
};

const CLASS_OF_RESOURCE: ReadonlyMap<string, ObjectClass> = new Map(
  CLASS_ORDER.flatMap((name) =>
    (RESOURCES[name] ?? []).map((resource): [string, ObjectClass] => [resource, name]),
  ),
);

/** The class of what is stored at a place. */
export function classOf(place: StoragePlace): ObjectClass {
  if (place.type !== 'resource') return 'other';
  // The kind is known of what is built in, and custom resources may have any name.
  if (place.kind !== undefined) return CLASS_OF_RESOURCE.get(place.resource) ?? 'other';
  return place.group === '' ? 'other' : 'customresources';
}
