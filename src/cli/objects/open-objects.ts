/**
 * A snapshot opened for whoever shows objects of it: with the keys that open what is encrypted, the
 * prefixes that Kubernetes stores under, the definitions of custom resources, and the veil over
 * secrets.
 */

import { encodeText } from '../../bytes/text.ts';
import type { JsonObject } from '../../bytes/json.ts';
import type { ComparedStore, KeyVersion } from '../../etcd/compare/comparison.ts';
import { findNewest } from '../../etcd/live/find-key.ts';
import type { NewestRecord } from '../../etcd/live/find-key.ts';
import type { LiveKeys } from '../../etcd/live/read-live-keys.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import { redactObject } from '../../kubernetes/change/redact.ts';
import { readStoredObject } from '../../kubernetes/change/stored-object.ts';
import type { ReadObject } from '../../kubernetes/change/stored-object.ts';
import { ResourceNameError, resolveResource } from '../../kubernetes/names/resolve-resource.ts';
import type { ResolvedResource } from '../../kubernetes/names/resolve-resource.ts';
import { placeOf } from '../../kubernetes/storage/place-of.ts';
import type { StoragePlace } from '../../kubernetes/storage/storage-place.ts';
import type { Context } from '../context.ts';
import { openFingerprint } from '../fingerprint.ts';
import type { Fingerprint } from '../fingerprint.ts';
import { openSnapshotInput } from '../input.ts';
import { progressLine } from '../progress.ts';
import { LateDecryptor } from './late-decryptor.ts';
import type { ObjectOptions } from './options.ts';

/** Where API servers store if nobody chose another prefix: those of Kubernetes, of OpenShift. */
const PREFIXES: readonly string[] = ['/registry', '/kubernetes.io'];
const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions/';

/** What the options name besides the snapshot. */
interface Means {
  readonly decryptor: LateDecryptor;
  readonly fingerprint: Fingerprint;
}

/**
 * Opens a snapshot, at the revision that was asked for.
 * @throws {UsageError} if a file of keys cannot be read, or is not what it should be.
 */
export async function openObjects(
  file: string,
  options: ObjectOptions,
  context: Context,
): Promise<OpenObjects> {
  const means = {
    decryptor: await LateDecryptor.open(options),
    fingerprint: await openFingerprint(options.fingerprintKey),
  };
  const snapshot = await openSnapshotInput(file, context, options);
  return new OpenObjects(snapshot, means, { file, options, context });
}

/** The snapshot and what it takes to show what is in it. */
export class OpenObjects {
  readonly snapshot: Snapshot;
  /** The snapshot at its revision. */
  readonly side: ComparedStore;
  /** Ready for every value that `find` and `liveKeys` have given. */
  readonly decryptor: LateDecryptor;
  /** Those that were given: of prefixes that their names do not tell. */
  readonly prefixes: readonly string[];
  readonly #fingerprint: Fingerprint;
  readonly #file: string;
  readonly #options: ObjectOptions;
  readonly #context: Context;
  #definitions: Promise<readonly JsonObject[]> | undefined;

  /** Use `openObjects`. */
  constructor(
    snapshot: Snapshot,
    { decryptor, fingerprint }: Means,
    from: { readonly file: string; readonly options: ObjectOptions; readonly context: Context },
  ) {
    const { file, options, context } = from;
    this.snapshot = snapshot;
    this.side = { store: snapshot, revision: options.at };
    this.decryptor = decryptor;
    this.prefixes = options.k8sPrefix ?? [];
    this.#fingerprint = fingerprint;
    this.#file = file;
    this.#options = options;
    this.#context = context;
  }

  /** Prefixes to look under, the likeliest first. */
  get likelyPrefixes(): readonly string[] {
    return this.prefixes.length > 0 ? this.prefixes : PREFIXES;
  }

  /** The live keys that begin so, at the revision; shows how far it is. */
  async liveKeys(prefix: Uint8Array = new Uint8Array(0)): Promise<LiveKeys> {
    await this.decryptor.prepare();
    const { readLiveKeys } = await import('../../etcd/live/read-live-keys.ts');
    const progress = progressLine(this.#file, this.#context, this.#options.quiet);
    try {
      return await readLiveKeys(this.side, {
        prefix,
        seed: this.#context.random32(),
        signal: this.#context.signal,
        onProgress: progress.onProgress,
      });
    } finally {
      await progress.clear();
    }
  }

  /** The newest record of one key up to the revision: much faster than all keys. */
  async find(key: Uint8Array): Promise<NewestRecord | undefined> {
    const { signal } = this.#context;
    const { revision } = this.side;
    const found = await findNewest(this.snapshot, key, { revision, signal });
    if (found?.version?.value !== undefined) await this.decryptor.prepare(found.version.value);
    return found;
  }

  /** The CustomResourceDefinitions, those that can be read; found once. */
  definitions(): Promise<readonly JsonObject[]> {
    this.#definitions ??= this.#readDefinitions();
    return this.#definitions;
  }

  /**
   * What `TYPE` or `TYPE/NAME` names; only if nothing built in is called so, the definitions are
   * looked at.
   * @throws {ResourceNameError} if nothing is called so, or several defined resources are.
   */
  async resolve(text: string): Promise<ResolvedResource> {
    const builtIn = resolveBuiltIn(text);
    return builtIn ?? resolveResource(text, await this.definitions());
  }

  /** What a key says of what is under it. */
  placeOf(key: Uint8Array): StoragePlace {
    return placeOf(key, this.prefixes);
  }

  /** What lies under a key, **unredacted**, as an API server would answer. */
  decode(key: Uint8Array, version: KeyVersion): ReadObject {
    return readStoredObject(version, { key, place: this.placeOf(key) }, this.decryptor, 'hybrid');
  }

  /**
   * The object as it may be shown: the same one if it holds no secret. `place` makes a Secret of
   * what lies where Secrets do, whatever it says of itself.
   */
  redact(object: JsonObject, showSecrets: boolean, place?: StoragePlace): JsonObject {
    if (showSecrets) return object;
    const isSecret = place?.type === 'resource' && place.kind === 'Secret';
    return redactObject(object, { fingerprint: this.#fingerprint, isSecret });
  }

  /** Tells values apart without giving them away. */
  get fingerprint(): Fingerprint {
    return this.#fingerprint;
  }

  /** Closes the snapshot. */
  close(): Promise<void> {
    return this.snapshot.close();
  }

  async #readDefinitions(): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    for (const prefix of this.likelyPrefixes) {
      const live = await this.liveKeys(encodeText(`${prefix}/${DEFINITIONS}`));
      for await (const batch of live.keys()) {
        for (const { key, version } of batch) {
          const { object } = this.decode(key, version);
          if (object !== undefined) found.push(object);
        }
      }
      if (found.length > 0) break;
    }
    return found;
  }
}

/** What Kubernetes itself calls so. */
function resolveBuiltIn(text: string): ResolvedResource | undefined {
  const found = resolveOptional(text);
  return found?.origin === 'kubernetes' ? found : undefined;
}

function resolveOptional(text: string): ResolvedResource | undefined {
  try {
    return resolveResource(text, []);
  } catch (error) {
    if (error instanceof ResourceNameError && error.reason === 'unknown') return undefined;
    throw error;
  }
}
