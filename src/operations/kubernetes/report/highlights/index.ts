/** The rules, in the order in which their highlights are shown among equals. */

import { findAwsAuth } from './access/aws-auth.ts';
import { findGranted } from './access/granted.ts';
import { findServiceAccount } from './access/service-account.ts';
import { findSigningRequest } from './access/signing-request.ts';
import { findTokenSecret } from './access/token-secret.ts';
import { findExternalWebhook } from './admission/external-webhook.ts';
import { findInsecureApiService } from './admission/insecure-api-service.ts';
import { findWeakenedAdmission } from './admission/weakened-admission.ts';
import { findBootstrapData } from './cluster/bootstrap-data.ts';
import { findClusterDns } from './cluster/cluster-dns.ts';
import { findDeparted } from './cluster/departed.ts';
import { findEncryption } from './cluster/encryption.ts';
import { findExposedService } from './cluster/exposed-service.ts';
import { findForeignDefinition } from './cluster/foreign-definition.ts';
import { findKeyMismatch } from './cluster/key-mismatch.ts';
import { findNetworkPolicy } from './cluster/network-policy.ts';
import { findPodSecurity } from './cluster/pod-security.ts';
import { findSystemNamespace } from './cluster/system-namespace.ts';
import { findDebugContainer } from './pods/debug-container.ts';
import { findPowerfulPod } from './pods/powerful-pod.ts';
import { findStaticPod } from './pods/static-pod.ts';
import { findSystemWorkload } from './pods/system-workload.ts';
import type { ChangeRule, ReportRule } from './rule.ts';

/** A rule of one change or of the whole. */
export type HighlightRule = { readonly ofChange: ChangeRule } | { readonly ofWhole: ReportRule };

export const HIGHLIGHT_RULES: readonly HighlightRule[] = [
  { ofWhole: findGranted },
  { ofChange: findAwsAuth },
  { ofChange: findSigningRequest },
  { ofChange: findTokenSecret },
  { ofChange: findExternalWebhook },
  { ofChange: findWeakenedAdmission },
  { ofChange: findInsecureApiService },
  { ofChange: findPowerfulPod },
  { ofChange: findDebugContainer },
  { ofChange: findSystemWorkload },
  { ofChange: findStaticPod },
  { ofChange: findKeyMismatch },
  { ofChange: findClusterDns },
  { ofChange: findNetworkPolicy },
  { ofChange: findExposedService },
  { ofChange: findPodSecurity },
  { ofChange: findSystemNamespace },
  { ofChange: findServiceAccount },
  { ofWhole: findForeignDefinition },
  { ofWhole: findEncryption },
  { ofChange: findBootstrapData },
  { ofWhole: findDeparted },
];
