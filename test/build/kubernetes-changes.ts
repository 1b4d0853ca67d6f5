/** Small Kubernetes objects, and changes of them, for tests. */

import type { JsonObject, JsonValue } from '../../src/bytes/json.ts';
import type { ObjectChange } from '../../src/kubernetes/change/object-change.ts';
import type { Change } from '../../src/operations/diff/change.ts';
import { changeOf } from './object-changes.ts';
import type { ChangeOptions, Side } from './object-changes.ts';

/** Where objects of a kind are kept. */
const PLACES: Readonly<Record<string, string>> = {
  APIService: 'apiregistration.k8s.io/apiservices',
  CertificateSigningRequest: 'certificatesigningrequests',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  ConfigMap: 'configmaps',
  CronJob: 'cronjobs',
  CustomResourceDefinition: 'apiextensions.k8s.io/customresourcedefinitions',
  DaemonSet: 'daemonsets',
  Deployment: 'deployments',
  EndpointSlice: 'endpointslices',
  Event: 'events',
  Ingress: 'ingress',
  Job: 'jobs',
  Lease: 'leases',
  MutatingAdmissionPolicy: 'mutatingadmissionpolicies',
  MutatingAdmissionPolicyBinding: 'mutatingadmissionpolicybindings',
  MutatingWebhookConfiguration: 'mutatingwebhookconfigurations',
  Namespace: 'namespaces',
  NetworkPolicy: 'networkpolicies',
  Node: 'minions',
  PersistentVolume: 'persistentvolumes',
  Pod: 'pods',
  PodTemplate: 'podtemplates',
  ReplicaSet: 'replicasets',
  ResourceQuota: 'resourcequotas',
  Role: 'roles',
  RoleBinding: 'rolebindings',
  Secret: 'secrets',
  Service: 'services/specs',
  ServiceAccount: 'serviceaccounts',
  StatefulSet: 'statefulsets',
  ValidatingAdmissionPolicy: 'validatingadmissionpolicies',
  ValidatingAdmissionPolicyBinding: 'validatingadmissionpolicybindings',
  ValidatingWebhookConfiguration: 'validatingwebhookconfigurations',
};

/** An object's name: `shop/web`, `worker-1`. */
export function objectOf(kind: string, name: string, fields: JsonObject = {}): JsonObject {
  const [first = '', second] = name.split('/');
  const metadata: JsonObject = {
    name: second ?? first,
    ...(second === undefined ? {} : { namespace: first }),
    uid: `uid-of-${name}`,
    ...(fields['metadata'] as JsonObject | undefined),
  };
  return { apiVersion: 'v1', kind, ...fields, metadata };
}

/** The key of an object. */
export function keyOfObject(kind: string, name: string): string {
  return `/registry/${PLACES[kind] ?? `example.com/${kind.toLowerCase()}s`}/${name}`;
}

/** A change of an object from some fields to others; undefined where it is not there. */
export function changed(
  [kind, name]: readonly [string, string],
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  options: ChangeOptions = {},
): Change<ObjectChange> {
  const side = (fields: JsonObject | undefined): Side | undefined =>
    fields && { object: objectOf(kind, name, fields) };
  return changeOf(keyOfObject(kind, name), side(before), side(after), options);
}

/** A pod's specification of one container. */
export function podSpec(container: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return { containers: [{ name: 'app', image: 'app:1', ...container }], ...spec };
}

/** Fields of a workload whose pods are so. */
export function withTemplate(spec: JsonValue, more: JsonObject = {}): JsonObject {
  return { spec: { ...more, template: { spec } } };
}

/** Metadata that says who made an object. */
export function madeBy(kind: string, name: string): JsonObject {
  return { ownerReferences: [{ kind, name, controller: true }] };
}
