/** A snapshot opened for whoever shows objects of it, as the command line says. */

import type { ChangeLog } from '../../etcd/changes/key-change.ts';
import type { LiveKeys } from '../../etcd/live/read-live-keys.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import { ObjectStore } from '../../operations/kubernetes/objects/object-store.ts';
import type {
  ObjectStoreOptions,
  WantedChanges,
} from '../../operations/kubernetes/objects/object-store.ts';
import type { Context } from '../context.ts';
import { openFingerprint } from '../fingerprint.ts';
import { openSnapshotInput } from '../input.ts';
import { progressLine } from '../progress.ts';
import type { ProgressLine } from '../progress.ts';
import { LateDecryptor } from './late-decryptor.ts';
import type { ObjectOptions } from './options.ts';

/**
 * Opens a snapshot, at the revision that was asked for.
 * @throws {UsageError} if a file of keys cannot be read, or is not what it should be.
 */
export async function openObjects(
  file: string,
  options: ObjectOptions,
  context: Context,
): Promise<OpenObjects> {
  const decryptor = await LateDecryptor.open(options);
  const fingerprint = await openFingerprint(options.fingerprintKey);
  const progress = progressLine(file, context, options.quiet);
  const snapshot = await openSnapshotInput(file, context, options);
  const given = {
    ...{ revision: options.at, decryptor, fingerprint, prefixes: options.k8sPrefix },
    ...{ seed: context.random32(), signal: context.signal, onProgress: progress.onProgress },
  };
  return new OpenObjects(snapshot, progress, given);
}

/** The snapshot and what it takes to show what is in it. */
export class OpenObjects extends ObjectStore {
  readonly snapshot: Snapshot;
  readonly #progress: ProgressLine;

  /** Use `openObjects`. */
  constructor(snapshot: Snapshot, progress: ProgressLine, options: ObjectStoreOptions) {
    super(snapshot, options);
    this.snapshot = snapshot;
    this.#progress = progress;
  }

  /** As in the library; shows how far it is. */
  override async liveKeys(prefix?: Uint8Array): Promise<LiveKeys> {
    try {
      return await super.liveKeys(prefix);
    } finally {
      await this.#progress.clear();
    }
  }

  /** The same. */
  override async changes(wanted?: WantedChanges): Promise<ChangeLog> {
    try {
      return await super.changes(wanted);
    } finally {
      await this.#progress.clear();
    }
  }

  /** Closes the snapshot. */
  close(): Promise<void> {
    return this.snapshot.close();
  }
}
