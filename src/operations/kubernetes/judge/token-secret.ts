/** Secrets that are credentials of the cluster itself, and never expire on their own. */

import type { JsonObject } from '../../../bytes/json.ts';
import { textOf } from '../report/json-fields.ts';

/** Type of a Secret with the token of a service account. */
export const ACCOUNT_TOKEN = 'kubernetes.io/service-account-token';
/** Type of a Secret with a token to join nodes with. */
export const BOOTSTRAP_TOKEN = 'bootstrap.kubernetes.io/token';
const ACCOUNT = 'kubernetes.io/service-account.name';

/** The service account that a token is of, in the Secret's namespace; empty if it says none. */
export function accountOf(secret: JsonObject | undefined): string {
  return textOf(secret, 'metadata', 'annotations', ACCOUNT) ?? '';
}

/** Up to Kubernetes 1.23 every service account was given such a Secret. */
export function isMadeByController(name: string, account: string): boolean {
  return name.startsWith(`${account}-token-`) && /-[a-z0-9]{5}$/.test(name);
}
