/** Identities that clouds give to service accounts. */

/** Annotations by which the clouds give a service account an identity of theirs. */
export const CLOUD_ROLES: readonly string[] = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
];
