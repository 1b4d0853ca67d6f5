/**
 * What a restore brings back that the world has left behind: what was renewed by somebody who lives
 * on without it, what says that it runs, and credentials that had ended or been taken away since.
 */

import { decodeBase64 } from '../../../bytes/base64.ts';
import { decodeText } from '../../../bytes/text.ts';
import type { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { ACCOUNT_TOKEN, RUNNING } from './key-table.ts';
import type { KeyTable } from './key-table.ts';
import { POD_PHASE, SECRET_TYPE, textAt, textOf } from './object-fields.ts';
import type { ResourceSpace, StaleItem } from './report.ts';
import { objectName } from './shown-key.ts';
import type { SeenKey } from './value-pass.ts';

/** Objects of a kind that are named. */
export const EXAMPLES_MAX = 5;
const BOOTSTRAP_TOKEN_TYPE = 'bootstrap.kubernetes.io/token';
const ACCOUNT_TOKEN_TYPE = 'kubernetes.io/service-account-token';

/** Objects of one kind. */
class Examples {
  count = 0;
  readonly names: string[] = [];

  add(place: StoragePlace): void {
    this.count++;
    this.name(place);
  }

  name(place: StoragePlace): void {
    if (this.names.length < EXAMPLES_MAX) this.names.push(objectName(place));
  }
}

/** Told of objects, knows what is stale. */
export class StaleCollector {
  readonly #running = new Examples();
  readonly #accountTokens = new Examples();
  readonly #terminating = new Examples();
  /** Tokens that have an end, in milliseconds since 1970. */
  readonly #ends: { readonly place: StoragePlace; readonly end: number }[] = [];

  /** Whether it needs what lies at a place, besides what the pass over the records has found. */
  static wants(place: StoragePlace): boolean {
    if (place.type !== 'resource' || place.group !== '') return false;
    if (place.resource === 'namespaces') return true;
    return isSystemSecret(place) && place.name.startsWith('bootstrap-token-');
  }

  /** The same of a group of keys. */
  static wantsOf(place: StoragePlace): boolean {
    return StaleCollector.wants(place) || isSystemSecret(place);
  }

  /** Takes what the pass over the records has found; all but the first few are not named. */
  take(keys: KeyTable): void {
    for (let number = 0; number < keys.length; number++) {
      if (keys.is(number, RUNNING)) this.#running.count++;
      if (keys.is(number, ACCOUNT_TOKEN)) this.#accountTokens.count++;
    }
  }

  observe({ number, place, stored }: SeenKey, keys: KeyTable): void {
    if (place.type !== 'resource' || place.group !== '' || stored === undefined) return;
    if (keys.is(number, RUNNING)) this.#running.name(place);
    if (keys.is(number, ACCOUNT_TOKEN)) this.#accountTokens.name(place);
    if (place.resource === 'namespaces') {
      if (textOf(stored.object, ['status', 'phase']) === 'Terminating')
        this.#terminating.add(place);
    } else if (place.resource === 'pods') this.#pod(place, stored, keys.is(number, RUNNING));
    else if (place.resource === 'secrets') {
      this.#secret(place, stored, keys.is(number, ACCOUNT_TOKEN));
    }
  }

  /** What there is of it; `newest` is about when the snapshot was taken. */
  finish(resources: readonly ResourceSpace[], newest: number | undefined): StaleItem[] {
    const expired = new Examples();
    for (const { place, end } of this.#ends) if (end < (newest ?? -Infinity)) expired.add(place);
    const items: StaleItem[] = [
      keysItem('leases', resources, ({ resource }) => resource === 'leases.coordination.k8s.io'),
      keysItem('api-server-addresses', resources, ({ owner }) => isServerAddress(owner)),
      keysItem('events', resources, ({ resource }) => resource === 'events'),
      itemOf('running-pods', this.#running),
      itemOf('long-lived-tokens', this.#accountTokens),
      itemOf('expired-tokens', expired),
      itemOf('terminating', this.#terminating),
    ];
    return items.filter(({ count }) => count > 0);
  }

  /** One that was encrypted, or is stored as JSON. */
  #pod(place: StoragePlace, stored: ReadObject, isCounted: boolean): void {
    if (!isCounted && textAt(stored, POD_PHASE) === 'Running') this.#running.add(place);
  }

  #secret(place: StoragePlace, stored: ReadObject, isCounted: boolean): void {
    const type = textAt(stored, SECRET_TYPE);
    if (type === ACCOUNT_TOKEN_TYPE && !isCounted) this.#accountTokens.add(place);
    if (type !== BOOTSTRAP_TOKEN_TYPE) return;
    const end = decodeBase64(textOf(stored.object, ['data', 'expiration']));
    const time = Date.parse((end && decodeText(end)) ?? '');
    if (!Number.isNaN(time)) this.#ends.push({ place, end: time });
  }
}

function isSystemSecret(place: StoragePlace): boolean {
  if (place.type !== 'resource' || place.group !== '') return false;
  return place.resource === 'secrets' && place.namespace === 'kube-system';
}

const WHAT: Readonly<Record<StaleItem['kind'], string>> = {
  leases:
    'Leases with the last renewals from before; nodes and leaders count as alive until they run out',
  'api-server-addresses':
    'addresses of API servers as they were; those that are gone stay in Endpoints kubernetes until their etcd lease ends',
  events: 'Events of what was going on then; they go when their etcd leases end',
  'running-pods': 'Pods that say they run; kubelets and controllers find out which still do',
  'long-lived-tokens':
    'tokens of service accounts that never end; those that were deleted since are valid again',
  'expired-tokens': 'bootstrap tokens that had ended already',
  terminating: 'namespaces whose deletion was under way; it goes on',
};

function itemOf(kind: StaleItem['kind'], { count, names }: Examples): StaleItem {
  return { kind, count, what: WHAT[kind], examples: names };
}

/** Of what the keys say enough. */
function keysItem(
  kind: StaleItem['kind'],
  resources: readonly ResourceSpace[],
  isIt: (resource: ResourceSpace) => boolean,
): StaleItem {
  const count = resources.filter(isIt).reduce((sum, { objects }) => sum + objects, 0);
  return { kind, count, what: WHAT[kind], examples: [] };
}

function isServerAddress(owner: string | undefined): boolean {
  return owner?.startsWith('Kubernetes: address of an API server') === true;
}
