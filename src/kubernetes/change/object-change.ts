/** What a change of a key means in Kubernetes. */

import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import type { ObjectClass } from '../storage/object-class.ts';
import type { StoragePlace } from '../storage/storage-place.ts';

/** Why a change is not worth a line. */
export type Noise =
  'lease' | 'event' | 'endpoints' | 'status-only' | 'managed-fields-only' | 'bookkeeping';

/** A step of a path: a field's name, a position, or the merge key of a list's entry. */
export type PathStep =
  | { readonly name: string }
  | { readonly index: number }
  | { readonly index: number; readonly mergeKey: readonly (readonly [string, string])[] };

/** A field that differs. */
export interface FieldChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly steps: readonly PathStep[];
  /** For people: `spec.template.spec.containers[name=app].image`. */
  readonly path: string;
  /** RFC 6901, positions as in the newer object, or in the older one for what was removed. */
  readonly pointer: string;
  /** Absent on the side where the field is. Secrets are replaced by size and fingerprint. */
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** Whether `before` and `after` stand for values that are not shown. */
  readonly redacted: boolean;
  /**
   * Only the order of a list's entries differs (of those that both sides have): `before` and
   * `after` are what the entries are told apart by, in order.
   */
  readonly isOrder?: true;
}

/** What protects a value at rest. */
export interface AtRest {
  /** `aescbc`, `aesgcm`, `secretbox`, `kms v1`, `kms v2`. */
  readonly provider: string;
  /** Of the key, or of the KMS provider. */
  readonly keyName: string;
}

/** An object as one side stores it. */
export interface StoredObject {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly uid: string | undefined;
  /** `undefined` if it lies there in plain text. */
  readonly encryption: AtRest | undefined;
  /** The whole object, **unredacted**; undefined if it could not be decrypted or decoded. */
  readonly object: JsonObject | undefined;
  /**
   * Why there is no object, though there should be one. Where the other side has none to compare
   * with, all but the envelope is looked at when something else is asked for first.
   */
  readonly problem: string | undefined;
  /** What the object says of itself that its key does not; holds no values. */
  readonly mismatch?: string | undefined;
  /** Fields of a built-in kind that this version does not know. */
  readonly unknownFields: number;
}

/** A change, described. */
export interface ObjectChange {
  readonly change: 'added' | 'removed' | 'modified' | 'recreated' | 'rewritten';
  readonly place: StoragePlace;
  readonly class: ObjectClass;
  /** `Secret`; the resource's own name where the kind is not known. */
  readonly kind: string;
  readonly apiVersion: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly noise: Noise | undefined;
  readonly before: StoredObject | undefined;
  readonly after: StoredObject | undefined;
  /** Of objects on both sides; without metadata.managedFields and resourceVersion. */
  readonly fields: readonly FieldChange[];
  /**
   * Whether it is known what changed: not if a side is encrypted without its key, or does not
   * decode.
   */
  readonly isContentKnown: boolean;
  /**
   * What to show instead of the key where that holds a secret, as those of OpenShift's tokens before
   * 4.6 do; `name` and `place` are without it then, too.
   */
  readonly shownKey?: string;
}
