/**
 * What servers and controllers write into metadata: it says of one object in one cluster, and has no
 * place in a manifest (kubernetes apimachinery pkg/apis/meta/v1/types.go and the controllers that
 * write the annotations, v1.36.3).
 */

import type { JsonObject, JsonValue } from '../../../../bytes/json.ts';
import { withField, withObject, without } from './edit.ts';

const FIELDS: readonly string[] = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'generation',
  'managedFields',
  'selfLink',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'clusterName',
  // The name was made of it.
  'generateName',
  // Owners by an id that is not theirs any more: the object would be collected as garbage.
  'ownerReferences',
];

const ANNOTATIONS: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'control-plane.alpha.kubernetes.io/leader',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.daemonset.template.generation',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-resizer',
  'volume.kubernetes.io/selected-node',
  'autoscaling.alpha.kubernetes.io/conditions',
  'autoscaling.alpha.kubernetes.io/current-metrics',
  'batch.kubernetes.io/job-tracking',
  'batch.kubernetes.io/cronjob-scheduled-timestamp',
  'endpoints.kubernetes.io/last-change-trigger-time',
  'endpoints.kubernetes.io/over-capacity',
  'kubernetes.io/config.source',
  'kubernetes.io/config.mirror',
  'kubernetes.io/config.seen',
  'kubernetes.io/config.hash',
  'kubernetes.io/limit-ranger',
  'kubernetes.io/service-account.uid',
]);

const LABELS: ReadonlySet<string> = new Set([
  'kubernetes.io/metadata.name',
  'kubernetes.io/legacy-token-last-used',
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'endpoints.kubernetes.io/managed-by',
]);

/** What controllers of Kubernetes wait for before an object goes; others' may be somebody's wish. */
const FINALIZERS: readonly JsonValue[] = [
  'kubernetes',
  'orphan',
  'foregroundDeletion',
  'kubernetes.io/pvc-protection',
  'kubernetes.io/pv-protection',
  'kubernetes.io/pv-controller',
  'external-provisioner.volume.kubernetes.io/finalizer',
  'volume.kubernetes.io/pvc-protection',
  'service.kubernetes.io/load-balancer-cleanup',
  'customresourcecleanup.apiextensions.k8s.io',
  'batch.kubernetes.io/job-tracking',
  'resource.kubernetes.io/delete-protection',
];

/** The metadata of a manifest. */
export function cleanMetadata(metadata: JsonObject): JsonObject {
  let clean = without(metadata, FIELDS);
  clean = withObject(clean, 'annotations', (annotations) => withoutSome(annotations, ANNOTATIONS));
  clean = withObject(clean, 'labels', (labels) => withoutSome(labels, LABELS));
  return withField(clean, 'finalizers', (finalizers) => {
    if (!Array.isArray(finalizers)) return finalizers;
    const left = (finalizers as readonly JsonValue[]).filter((one) => !FINALIZERS.includes(one));
    return left.length === 0 ? undefined : left;
  });
}

/** The same without a copy where nothing is to go, as in most objects. */
function withoutSome(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  const found = Object.keys(object).filter((name) => names.has(name));
  return found.length === 0 ? object : without(object, found);
}
