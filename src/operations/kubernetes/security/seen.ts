/** An object as the questions see it: named as it may be shown, decoded when somebody looks inside. */

import type { JsonObject } from '../../../bytes/json.ts';
import { encodeText, formatKey } from '../../../bytes/text.ts';
import { isTokenName } from '../../../kubernetes/change/redact.ts';
import { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import { encodingOf } from '../../../kubernetes/envelope.ts';
import type { Encoding } from '../../../kubernetes/envelope.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { ExaminedObject } from '../inspect/security-report.ts';

/** What stands in place of a name that is a credential. */
const HIDDEN = '[a token]';

/** What a finding names. */
export interface Named {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The etcd key, printable. */
  readonly key: string;
}

/** A live object of Kubernetes. */
export interface Seen extends Named {
  /** Kind of the built-in resource that its key is of; undefined for all else. */
  readonly builtIn: string | undefined;
  /** What it calls itself: `helm.toolkit.fluxcd.io/v2`; empty where it is not known. */
  readonly apiVersion: string;
  readonly examined: ExaminedObject;
  /** **Unredacted**; undefined if it could not be opened. May lack which fields a write was about. */
  readonly object: JsonObject | undefined;
  /** The same with that, which few ask for and which is half of most objects. */
  readonly whole: JsonObject | undefined;
}

/** Sees what was examined; undefined for what is no object of Kubernetes. */
export function seenOf(examined: ExaminedObject): Seen | undefined {
  const { place, stored } = examined;
  if (place.type !== 'resource' || isForeign(examined)) return undefined;
  const kind = place.kind ?? stored.kind ?? place.resource;
  const isHidden = isTokenName(kind, place.name);
  const key = formatKey(examined.key);
  return {
    kind,
    namespace: place.namespace,
    name: shownName(kind, place.name),
    key: isHidden ? `${key.slice(0, key.lastIndexOf('/'))}/${HIDDEN}` : key,
    builtIn: place.kind,
    apiVersion: stored.apiVersion ?? '',
    examined,
    get object() {
      return stored.object;
    },
    get whole() {
      return stored instanceof ReadObject ? stored.whole : stored.object;
    },
  };
}

/** A name as it may be shown: some are credentials themselves. */
export function shownName(kind: string, name: string): string {
  return isTokenName(kind, name) ? HIDDEN : name;
}

/** Whether others keep something of their own where resources without a group would lie. */
function isForeign({ place, stored }: ExaminedObject): boolean {
  if (place.type !== 'resource' || place.kind !== undefined || place.group !== '') return false;
  return stored.encryption === undefined && stored.object === undefined;
}

/** What a value is by its first bytes, once it is opened; undefined if nothing is known of it. */
export function encodingOfStored({ stored }: ExaminedObject): Encoding | undefined {
  const bytes = stored instanceof ReadObject ? stored.plaintext : undefined;
  return bytes && encodingOf(bytes, 0, bytes.length);
}

/** The key of an object by its parts, printable. */
export function keyText(key: string): string {
  return formatKey(encodeText(key));
}

/** Whether it is what K3s and RKE2 keep of the certificate authorities of a cluster. */
export function isBootstrapData(place: StoragePlace): boolean {
  return place.type === 'bookkeeping' && place.key.startsWith('/bootstrap/');
}

/** Such data as a finding names it; undefined for all else. */
export function bootstrapDataOf({ key, place }: ExaminedObject): Named | undefined {
  if (place.type !== 'bookkeeping' || !isBootstrapData(place)) return undefined;
  return { kind: place.what, namespace: undefined, name: place.key, key: formatKey(key) };
}
