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
import { POD_KINDS } from '../../judge/pod-powers.ts';
import type { ChangeRule, ReportRule } from './rule.ts';

/** A rule of one change, or of the whole. */
export type HighlightRule =
  | {
      readonly ofChange: ChangeRule;
      /** Built-in kinds that it looks at; all changes if there are none. */
      readonly kinds: readonly string[];
    }
  | { readonly ofWhole: ReportRule };

const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const POLICIES = ['ValidatingAdmissionPolicy', 'MutatingAdmissionPolicy'].flatMap((policy) => [
  policy,
  `${policy}Binding`,
]);

export const HIGHLIGHT_RULES: readonly HighlightRule[] = [
  { ofWhole: findGranted },
  { ofChange: findAwsAuth, kinds: ['ConfigMap'] },
  { ofChange: findSigningRequest, kinds: ['CertificateSigningRequest'] },
  { ofChange: findTokenSecret, kinds: ['Secret'] },
  { ofChange: findExternalWebhook, kinds: WEBHOOKS },
  { ofChange: findWeakenedAdmission, kinds: [...WEBHOOKS, ...POLICIES] },
  { ofChange: findInsecureApiService, kinds: ['APIService'] },
  { ofChange: findPowerfulPod, kinds: POD_KINDS },
  { ofChange: findDebugContainer, kinds: ['Pod'] },
  { ofChange: findSystemWorkload, kinds: POD_KINDS },
  { ofChange: findStaticPod, kinds: ['Pod'] },
  { ofChange: findKeyMismatch, kinds: [] },
  { ofChange: findClusterDns, kinds: ['ConfigMap'] },
  { ofChange: findNetworkPolicy, kinds: ['NetworkPolicy'] },
  { ofChange: findExposedService, kinds: ['Service'] },
  { ofChange: findPodSecurity, kinds: ['Namespace'] },
  { ofChange: findSystemNamespace, kinds: ['Namespace'] },
  { ofChange: findServiceAccount, kinds: ['ServiceAccount'] },
  { ofWhole: findForeignDefinition },
  { ofWhole: findEncryption },
  { ofChange: findBootstrapData, kinds: [] },
  { ofWhole: findDeparted },
];
