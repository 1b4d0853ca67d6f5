/**
 * What is left out of an export unless everything is asked for: what somebody else makes again, what
 * belongs to machines and moments, and what would do harm if it were applied.
 */

import { fieldOf } from '../../../bytes/json.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import { hasController } from '../../../kubernetes/change/object-names.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';
import { listIn, textIn } from './clean/edit.ts';
import { isProvisioned } from './clean/volumes.ts';

/** Why an object is left out. */
export type LeftOutReason =
  | 'owned'
  | 'server-made'
  | 'of-machines'
  | 'event'
  | 'finished'
  | 'being-deleted'
  | 'undefined'
  | 'provisioned'
  | 'token'
  | 'secret'
  | 'no-object';

/** The reasons as people read them, in the order of the summary. */
export const LEFT_OUT_LABELS: Readonly<Record<LeftOutReason, string>> = {
  secret: 'with secrets (--show-secrets writes them)',
  owned: 'that their controllers make again',
  'server-made': 'that every cluster makes itself',
  'of-machines': 'of nodes and servers',
  event: 'Events',
  finished: 'Jobs and Pods that are finished',
  'being-deleted': 'that are being deleted',
  undefined: 'custom resources whose definition is gone',
  provisioned: 'volumes that a provisioner has made',
  token: 'tokens of service accounts',
  'no-object': 'keys that are no objects',
};

/** Resources that are left out as a whole. */
const RESOURCES: ReadonlyMap<string, LeftOutReason> = new Map<string, LeftOutReason>([
  ['/events', 'event'],
  ['events.k8s.io/events', 'event'],
  ['/nodes', 'of-machines'],
  ['storage.k8s.io/csinodes', 'of-machines'],
  ['storage.k8s.io/volumeattachments', 'of-machines'],
  ['storage.k8s.io/csistoragecapacities', 'of-machines'],
  ['resource.k8s.io/resourceslices', 'of-machines'],
  ['resource.k8s.io/resourcepoolstatusrequests', 'of-machines'],
  ['coordination.k8s.io/leases', 'of-machines'],
  ['coordination.k8s.io/leasecandidates', 'of-machines'],
  ['certificates.k8s.io/certificatesigningrequests', 'of-machines'],
  ['certificates.k8s.io/podcertificaterequests', 'of-machines'],
  ['networking.k8s.io/ipaddresses', 'server-made'],
  ['internal.apiserver.k8s.io/storageversions', 'server-made'],
]);

/** Objects by resource and name that servers and their controllers make; `*` is any namespace. */
const SERVER_MADE: ReadonlySet<string> = new Set([
  '/services default/kubernetes',
  '/endpoints default/kubernetes',
  'discovery.k8s.io/endpointslices default/kubernetes',
  'networking.k8s.io/servicecidrs kubernetes',
  'scheduling.k8s.io/priorityclasses system-cluster-critical',
  'scheduling.k8s.io/priorityclasses system-node-critical',
  '/configmaps */kube-root-ca.crt',
  '/configmaps */openshift-service-ca.crt',
  '/configmaps kube-system/extension-apiserver-authentication',
  '/configmaps kube-system/kube-apiserver-legacy-service-account-token-tracking',
]);
/** Resources that have such objects. */
const SERVER_MADE_IN: ReadonlySet<string> = new Set(
  Array.from(SERVER_MADE, (row) => row.slice(0, row.indexOf(' '))),
);
const SERVER_NAMESPACES: readonly string[] = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
];

/** What was asked for expressly. */
export interface LeaveOutOptions {
  /** Also what is left out otherwise, but for secrets and for keys that are no objects. */
  readonly all?: boolean | undefined;
  /** Secrets as well, with their values. */
  readonly showSecrets?: boolean | undefined;
}

/** Why a resource is left out as a whole. */
export function leftOutResource(
  { group, resource }: Pick<ResourcePlace, 'group' | 'resource'>,
  { all, showSecrets }: LeaveOutOptions,
): LeftOutReason | undefined {
  if (isSecrets(group, resource)) return showSecrets === true ? undefined : 'secret';
  return all === true ? undefined : RESOURCES.get(`${group}/${resource}`);
}

/** Whether the objects of a resource are secrets as a whole, whatever is in them. */
export function isSecrets(group: string, resource: string): boolean {
  return group === '' && resource === 'secrets';
}

/** Whether some objects of a resource are left out by their names. */
function hasNamed({ group, resource }: Pick<ResourcePlace, 'group' | 'resource'>): boolean {
  return SERVER_MADE_IN.has(`${group}/${resource}`);
}

/** Why an object is left out, by its name. */
export function leftOutByName(place: ResourcePlace): LeftOutReason | undefined {
  const { group, resource, namespace, name } = place;
  if (!hasNamed(place)) return undefined;
  const names = namespace === undefined ? [name] : [`${namespace}/${name}`, `*/${name}`];
  const isServerMade = names.some((one) => SERVER_MADE.has(`${group}/${resource} ${one}`));
  return isServerMade ? 'server-made' : undefined;
}

/** Why an object is left out, by its name or by what is in it. */
export function leftOutReason(object: JsonObject, place: ResourcePlace): LeftOutReason | undefined {
  const byName = leftOutByName(place);
  if (byName !== undefined) return byName;
  const metadata = fieldOf(object, 'metadata');
  if (hasController(object)) return 'owned';
  if (textIn(metadata, 'deletionTimestamp') !== undefined) return 'being-deleted';
  return BY_RESOURCE.get(`${place.group}/${place.resource}`)?.(object, place);
}

type Judge = (object: JsonObject, place: ResourcePlace) => LeftOutReason | undefined;

/** `server-made` where something holds. */
function serverMadeIf(holds: (object: JsonObject, place: ResourcePlace) => boolean): Judge {
  return (object, place) => (holds(object, place) ? 'server-made' : undefined);
}

/** Roles and bindings that a server makes, and goes on making what they were. */
const rbac = serverMadeIf(
  (object) =>
    textIn(object, 'metadata', 'labels', 'kubernetes.io/bootstrapping') === 'rbac-defaults' &&
    textIn(object, 'metadata', 'annotations', 'rbac.authorization.kubernetes.io/autoupdate') !==
      'false',
);

const flow = serverMadeIf(
  (object) =>
    textIn(object, 'metadata', 'annotations', 'apf.kubernetes.io/autoupdate-spec') === 'true',
);

const finished: Judge = (object) => (isFinished(object) ? 'finished' : undefined);

const BY_RESOURCE: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['rbac.authorization.k8s.io/clusterroles', rbac],
  ['rbac.authorization.k8s.io/clusterrolebindings', rbac],
  ['rbac.authorization.k8s.io/roles', rbac],
  ['rbac.authorization.k8s.io/rolebindings', rbac],
  ['flowcontrol.apiserver.k8s.io/flowschemas', flow],
  ['flowcontrol.apiserver.k8s.io/prioritylevelconfigurations', flow],
  [
    'apiregistration.k8s.io/apiservices',
    serverMadeIf(
      (object) =>
        textIn(object, 'metadata', 'labels', 'kube-aggregator.kubernetes.io/automanaged') !==
        undefined,
    ),
  ],
  [
    '/namespaces',
    serverMadeIf((object, { name }) => SERVER_NAMESPACES.includes(name) && isBare(object)),
  ],
  [
    '/serviceaccounts',
    serverMadeIf(
      (object, { name }) => name === 'default' && isBare(object) && isBareAccount(object),
    ),
  ],
  [
    '/secrets',
    (object) =>
      fieldOf(object, 'type') === 'kubernetes.io/service-account-token' ? 'token' : undefined,
  ],
  ['/persistentvolumes', (object) => (isProvisioned(object) ? 'provisioned' : undefined)],
  ['/endpoints', (object) => (isOfController(object) ? 'owned' : undefined)],
  ['/pods', finished],
  ['batch/jobs', finished],
]);

/** Whether addresses were collected by the controller that follows pods, and not by a person. */
function isOfController(object: JsonObject): boolean {
  const metadata = fieldOf(object, 'metadata');
  const isManaged =
    textIn(metadata, 'labels', 'endpoints.kubernetes.io/managed-by') !== undefined ||
    textIn(metadata, 'annotations', 'endpoints.kubernetes.io/last-change-trigger-time') !==
      undefined ||
    textIn(metadata, 'annotations', 'control-plane.alpha.kubernetes.io/leader') !== undefined;
  if (isManaged) return true;
  return listIn(object, 'subsets').some((subset) =>
    ['addresses', 'notReadyAddresses'].some((field) =>
      listIn(subset, field).some((address) => textIn(address, 'targetRef', 'kind') === 'Pod'),
    ),
  );
}

/** Whether nobody has given it labels or annotations. */
function isBare(object: JsonObject): boolean {
  const metadata = fieldOf(object, 'metadata');
  const names = ['labels', 'annotations'].flatMap((field) =>
    Object.keys((fieldOf(metadata, field) ?? {}) as JsonObject),
  );
  return names.every((name) => name === 'kubernetes.io/metadata.name');
}

/** Whether a service account has nothing but tokens. */
function isBareAccount(object: JsonObject): boolean {
  const fields = ['imagePullSecrets', 'automountServiceAccountToken'];
  return fields.every((name) => fieldOf(object, name) === undefined);
}

/** Whether it has done what it was for, and would do it again. */
function isFinished(object: JsonObject): boolean {
  const status = fieldOf(object, 'status');
  const phase = fieldOf(status, 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') return true;
  return listIn(status, 'conditions').some((condition) => {
    const type = fieldOf(condition, 'type');
    return (type === 'Complete' || type === 'Failed') && fieldOf(condition, 'status') === 'True';
  });
}
