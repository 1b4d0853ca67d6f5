/**
 * What is written of a record: an object as a manifest for `kubectl apply`, or the bytes as they are. Secrets are shown as size and fingerprint, and what cannot be shown so is left out, unless
 * they were asked for.
 */

import { encodeText } from '../../bytes/text.ts';
import { decodeObject } from '../../kubernetes/decode/decode-object.ts';
import { ObjectError } from '../../kubernetes/decode/object-error.ts';
import { encodingOf } from '../../kubernetes/envelope.ts';
import { printYaml } from '../../kubernetes/print/yaml.ts';
import type { StoragePlace } from '../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from '../../operations/kubernetes/objects/object-store.ts';
import { cleanObject } from '../../operations/kubernetes/export/clean/clean-object.ts';

/** How values are read and shown. */
export interface ContentRules {
  readonly objects: ObjectStore;
  readonly showSecrets: boolean;
  /** Whether objects keep what a server has set. */
  readonly asStored: boolean;
}

/** A record's value in the form that is written. */
export interface Content {
  /** Undefined where nothing may be written; then there is a problem. */
  readonly bytes: Uint8Array | undefined;
  readonly form: 'yaml' | 'raw';
  /** Why it is not what one might expect: no secrets in it. */
  readonly problem: string | undefined;
}

/** The content for a value under a key. */
export async function contentOf(
  value: Uint8Array,
  { key, place }: { readonly key: Uint8Array; readonly place: StoragePlace },
  rules: ContentRules,
): Promise<Content> {
  const { objects, showSecrets, asStored } = rules;
  await objects.decryptor.prepare?.(value);
  const opened = objects.decryptor.decrypt(value, key);
  if (opened.status === 'sealed') return raw(value, place, rules, opened.reason);
  const plaintext = opened.status === 'decrypted' ? opened.plaintext : value;
  const isObject =
    place.type === 'resource' || encodingOf(plaintext, 0, plaintext.length) === 'protobuf';
  if (!isObject) return raw(plaintext, place, rules, undefined);
  try {
    // Without a revision: what is created anew must not name one.
    const { object } = decodeObject(plaintext, { absent: 'presence' });
    const shown = objects.redact(object, showSecrets, place);
    const problem = shown === object ? undefined : 'secrets are left out; see --show-secrets';
    const isManifest = !asStored && place.type === 'resource';
    const manifest = isManifest ? cleanObject(shown, place) : shown;
    return { bytes: encodeText(printYaml(manifest)), form: 'yaml', problem };
  } catch (error) {
    if (!(error instanceof ObjectError)) throw error;
    return raw(plaintext, place, rules, error.message);
  }
}

/** Bytes as they are; not where they may be a secret. */
function raw(
  bytes: Uint8Array,
  place: StoragePlace,
  { showSecrets }: ContentRules,
  problem: string | undefined,
): Content {
  if (showSecrets || !mayBeSecret(place)) return { bytes, form: 'raw', problem };
  const hint = 'it may be a secret and is left out; see --show-secrets';
  return {
    bytes: undefined,
    form: 'raw',
    problem: problem === undefined ? hint : `${problem}; ${hint}`,
  };
}

/** Secrets that are no objects, or do not decode, cannot be shown in part. */
function mayBeSecret(place: StoragePlace): boolean {
  if (place.type === 'resource') return true;
  return place.type === 'bookkeeping' && place.what.includes('bootstrap');
}
