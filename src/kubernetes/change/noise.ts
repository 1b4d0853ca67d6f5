/**
 * Which changes are not worth a line: those that a cluster makes all day long while nobody touches
 * it. What looks like them and is not:
 *
 * - a Lease that another holder took over, and the Lease of a node that came or went;
 * - the status of a CertificateSigningRequest, which holds the approval and the certificate, and of
 *   a CustomResourceDefinition, which holds the versions that may be stored;
 * - k3s' bootstrap data, which holds the keys of the cluster.
 */

import { fieldOf, isJsonObject, parseJson } from '../../bytes/json.ts';
import type { JsonValue } from '../../bytes/json.ts';
import type { StoragePlace } from '../storage/storage-place.ts';
import type { FieldChange, Noise, ObjectChange, StoredObject } from './object-change.ts';

/** What is known of a change. */
export interface JudgedChange {
  readonly change: ObjectChange['change'];
  readonly place: StoragePlace;
  readonly before: StoredObject | undefined;
  readonly after: StoredObject | undefined;
  readonly fields: readonly FieldChange[];
  /** Both sides have an object. */
  readonly isCompared: boolean;
}

/** Resources whose every change is noise. */
const RESOURCES = new Map<string, Noise>([
  ['events', 'event'],
  ['endpoints', 'endpoints'],
  ['endpointslices', 'endpoints'],
  ['leasecandidates', 'lease'],
]);
/** Groups that have them: a custom resource may be called `events`, too. */
const GROUPS = ['', 'events.k8s.io', 'discovery.k8s.io', 'coordination.k8s.io'];
/** Where kubelets renew the Leases of their nodes. */
const NODE_LEASES = 'kube-node-lease';
/** Resources whose status says what somebody decided. */
const TELLING_STATUS = ['certificatesigningrequests', 'customresourcedefinitions'];
/** Where leaders were elected before there were Leases: an annotation that is renewed. */
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const BOOTSTRAP = '/bootstrap/';

/** Why a change is not worth a line; undefined if it is. */
export function noiseOf(judged: JudgedChange): Noise | undefined {
  const { place } = judged;
  if (place.type === 'bookkeeping') {
    return place.key.startsWith(BOOTSTRAP) ? undefined : 'bookkeeping';
  }
  if (place.type !== 'resource') return undefined;
  if (GROUPS.includes(place.group)) {
    const noise = RESOURCES.get(place.resource);
    if (noise !== undefined) return noise;
    if (place.resource === 'leases') return isTellingLease(judged) ? undefined : 'lease';
  }
  return judged.isCompared && judged.change === 'modified' ? fieldNoise(judged) : undefined;
}

function fieldNoise({ place, fields }: JudgedChange): Noise | undefined {
  if (fields.length === 0) return 'managed-fields-only';
  if (fields.every(isRenewedLeader)) return 'lease';
  const isTelling = place.type === 'resource' && TELLING_STATUS.includes(place.resource);
  return !isTelling && fields.every(isStatus) ? 'status-only' : undefined;
}

/** Whether a Lease was more than renewed. */
function isTellingLease({ change, place, before, after }: JudgedChange): boolean {
  if (change === 'added' || change === 'removed') {
    return place.type === 'resource' && place.namespace === NODE_LEASES;
  }
  // A server that starts anew makes its Lease anew: only who takes over a living one is a story.
  if (change !== 'modified') return false;
  const [older, newer] = [before, after].map((side) => fieldOf(side?.object, 'spec'));
  return ['holderIdentity', 'leaseTransitions'].some(
    (name) => fieldOf(older, name) !== fieldOf(newer, name),
  );
}

function isStatus({ steps: [first] }: FieldChange): boolean {
  return first !== undefined && 'name' in first && first.name === 'status';
}

function isRenewedLeader({ steps, before, after }: FieldChange): boolean {
  const last = steps.at(-1);
  if (last === undefined || !('name' in last) || last.name !== LEADER) return false;
  const holder = holderOf(before);
  return holder !== undefined && holder === holderOf(after);
}

function holderOf(text: JsonValue | undefined): JsonValue | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const json = parseJson(text);
    return isJsonObject(json) ? fieldOf(json, 'holderIdentity') : undefined;
  } catch {
    return undefined;
  }
}
