/**
 * Which release of Kubernetes must have written an object, by the version that it is stored in:
 * none before the first one that has the type (kubernetes api, tags v1.8 to v0.36.3). Nothing
 * rewrites what is stored, so it is a lower bound only.
 */

/** First minors of 1.x that have a type, by apiVersion and kind. */
const FIRST_MINORS: ReadonlyMap<string, number> = new Map([
  ['apps/v1 Deployment', 9],
  ['apps/v1 DaemonSet', 9],
  ['apps/v1 ReplicaSet', 9],
  ['apps/v1 StatefulSet', 9],
  ['coordination.k8s.io/v1 Lease', 14],
  ['admissionregistration.k8s.io/v1 MutatingWebhookConfiguration', 16],
  ['admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration', 16],
  ['certificates.k8s.io/v1 CertificateSigningRequest', 19],
  ['networking.k8s.io/v1 Ingress', 19],
  ['networking.k8s.io/v1 IngressClass', 19],
  ['batch/v1 CronJob', 21],
  ['discovery.k8s.io/v1 EndpointSlice', 21],
  ['policy/v1 PodDisruptionBudget', 21],
  ['autoscaling/v2 HorizontalPodAutoscaler', 23],
  ['storage.k8s.io/v1 CSIStorageCapacity', 24],
  ['flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema', 26],
  ['flowcontrol.apiserver.k8s.io/v1 FlowSchema', 29],
  ['admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy', 30],
  ['networking.k8s.io/v1 IPAddress', 33],
  ['networking.k8s.io/v1 ServiceCIDR', 33],
  ['resource.k8s.io/v1 DeviceClass', 34],
  ['resource.k8s.io/v1 ResourceClaim', 34],
  ['resource.k8s.io/v1 ResourceSlice', 34],
  ['scheduling.k8s.io/v1alpha1 Workload', 35],
  ['scheduling.k8s.io/v1alpha2 Workload', 36],
  ['scheduling.k8s.io/v1alpha2 PodGroup', 36],
]);

/** The minor of 1.x that must have been there; undefined if the type says nothing. */
export function firstMinorOf(
  apiVersion: string | undefined,
  kind: string | undefined,
): number | undefined {
  return FIRST_MINORS.get(`${apiVersion ?? ''} ${kind ?? ''}`);
}
