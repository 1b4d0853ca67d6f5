/**
 * What a restore brings back that the world has left behind: what was renewed by somebody who lives
 * on without it, what says that it runs, and credentials that had ended or been taken away since.
 */

import { decodeBase64 } from '../../../bytes/base64.ts';
import { decodeText, formatCount } from '../../../bytes/text.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { POD_NODE, POD_PHASE, SECRET_TYPE, textAt, textOf } from './object-fields.ts';
import type { ResourceSpace, StaleItem } from './report.ts';
import { objectName } from './shown-key.ts';
import type { SeenKey } from './value-pass.ts';

/** Objects of a kind that are named. */
const EXAMPLES_MAX = 5;
/** Nodes that Pods run on which are told apart. */
const NODES_MAX = 100_000;
const BOOTSTRAP_TOKEN = 'bootstrap.kubernetes.io/token';
const ACCOUNT_TOKEN = 'kubernetes.io/service-account-token';

/** Objects of one kind. */
class Examples {
  count = 0;
  readonly names: string[] = [];

  add(place: StoragePlace): void {
    this.count++;
    if (this.names.length < EXAMPLES_MAX) this.names.push(objectName(place));
  }
}

/** Told of objects, knows what is stale. */
export class StaleCollector {
  readonly #running = new Examples();
  readonly #nodes = new Set<string>();
  readonly #accountTokens = new Examples();
  readonly #terminating = new Examples();
  /** Tokens that have an end, in milliseconds since 1970. */
  readonly #ends: { readonly place: StoragePlace; readonly end: number }[] = [];

  /** Whether it needs what lies in a group of keys. */
  static wantsOf(place: StoragePlace): boolean {
    if (place.type !== 'resource' || place.group !== '') return false;
    return ['pods', 'secrets', 'namespaces'].includes(place.resource);
  }

  observe({ place, stored }: SeenKey): void {
    if (!StaleCollector.wantsOf(place) || place.type !== 'resource' || stored === undefined) return;
    if (place.resource === 'pods') {
      if (textAt(stored, POD_PHASE) !== 'Running') return;
      this.#running.add(place);
      const node = textAt(stored, POD_NODE) ?? '';
      if (node !== '' && this.#nodes.size < NODES_MAX) this.#nodes.add(node);
    } else if (place.resource === 'namespaces') {
      if (textOf(stored.object, ['status', 'phase']) === 'Terminating')
        this.#terminating.add(place);
    } else {
      const type = textAt(stored, SECRET_TYPE);
      if (type === ACCOUNT_TOKEN) this.#accountTokens.add(place);
      if (type !== BOOTSTRAP_TOKEN) return;
      const end = decodeBase64(textOf(stored.object, ['data', 'expiration']));
      const time = Date.parse((end && decodeText(end)) ?? '');
      if (!Number.isNaN(time)) this.#ends.push({ place, end: time });
    }
  }

  /** What there is of it; `newest` is about when the snapshot was taken. */
  finish(resources: readonly ResourceSpace[], newest: number | undefined): StaleItem[] {
    const expired = new Examples();
    for (const { place, end } of this.#ends) if (end < (newest ?? -Infinity)) expired.add(place);
    const nodes = formatCount(this.#nodes.size);
    const items: StaleItem[] = [
      keysItem('leases', resources, ({ resource }) => resource === 'leases.coordination.k8s.io'),
      keysItem('api-server-addresses', resources, ({ owner }) => isServerAddress(owner)),
      keysItem('events', resources, ({ resource }) => resource === 'events'),
      itemOf('running-pods', this.#running, `${WHAT['running-pods']} ${nodes} nodes`),
      itemOf('long-lived-tokens', this.#accountTokens),
      itemOf('expired-tokens', expired),
      itemOf('terminating', this.#terminating),
    ];
    return items.filter(({ count }) => count > 0);
  }
}

const WHAT: Readonly<Record<StaleItem['kind'], string>> = {
  leases:
    'Leases with the last renewals from before; nodes and leaders count as alive until they run out',
  'api-server-addresses':
    'addresses of API servers as they were; those that are gone stay in Endpoints kubernetes until their etcd lease ends',
  events: 'Events of what was going on then; they go when their etcd leases end',
  'running-pods': 'Pods that say they run, on',
  'long-lived-tokens':
    'tokens of service accounts that never end; those that were deleted since are valid again',
  'expired-tokens': 'bootstrap tokens that had ended already',
  terminating: 'namespaces whose deletion was under way; it goes on',
};

function itemOf(kind: StaleItem['kind'], found: Examples, what: string = WHAT[kind]): StaleItem {
  return { kind, count: found.count, what, examples: found.names };
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
