/**
 * Carries a plan out: one database, which is the same for all members, then each member's log and
 * raft snapshot. Everything is read back and compared before the sink gives the files their place.
 */

import type { Problem } from '../../findings.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import type { DirectorySink } from '../../io/sink.ts';
import { whileUnchanged } from '../../io/source.ts';
import { checksumOf, expectBytes, expectSame, expectStore } from '../rewrite/read-back.ts';
import type { ReadBackOptions } from '../rewrite/read-back.ts';
import { writeStore } from '../rewrite/write-store.ts';
import { SEGMENT_SIZE } from '../../wal/segment-name.ts';
import { portableDigest } from '../verify/digest.ts';
import type { Digest, TrailerVerdict } from '../verify/file/check.ts';
import { beginTrailerCheck } from '../verify/file/trailer.ts';
import { encodeMemberFiles } from './member-files.ts';
import { damagedError } from './plan.ts';
import type { RestorePlan } from './plan.ts';
import { expectDirectory, MadeDirectory } from './made-directory.ts';
import { storeChanges } from './store-changes.ts';

/** Where files go, and what is compared beside. */
export interface RestoreSettings extends ReadBackOptions {
  /** Whether every member's directory lies in a folder of its name; else there is one member. */
  readonly isCluster: boolean;
  /** Computes SHA-256 if the plan has left the trailer; a portable one by default. */
  readonly digest?: Digest | undefined;
}

/** What was made. */
export interface RestoreResult {
  /** What the trailer turned out to be; undefined if it was not looked at. */
  readonly trailer: TrailerVerdict | undefined;
  /** Bytes of a member's database. */
  readonly databaseBytes: number;
  /** Files that were made, by their paths in the sink. */
  readonly files: readonly string[];
}

const PRIVATE = 0o600;

/**
 * Makes the directories of a plan. On any failure the sink is told to remove what was made.
 * @throws {RestoreError} restore-read-back.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function restore(
  snapshot: Snapshot,
  plan: RestorePlan,
  sink: DirectorySink,
  options: RestoreSettings,
): Promise<RestoreResult> {
  try {
    const run = new Restore(snapshot, plan, sink, options);
    const result = await whileUnchanged(snapshot.source, () => run.make());
    options.signal?.throwIfAborted();
    await sink.commit();
    return result;
  } catch (error) {
    // What cannot be removed is named by the next run; why there is something to remove is told now.
    await sink.abandon().catch(() => undefined);
    throw error;
  }
}

class Restore {
  readonly #snapshot: Snapshot;
  readonly #plan: RestorePlan;
  readonly #sink: DirectorySink;
  readonly #options: RestoreSettings;
  readonly #files: string[] = [];

  constructor(
    snapshot: Snapshot,
    plan: RestorePlan,
    sink: DirectorySink,
    options: RestoreSettings,
  ) {
    this.#snapshot = snapshot;
    this.#plan = plan;
    this.#sink = sink;
    this.#options = options;
  }

  async make(): Promise<RestoreResult> {
    const endTrailerCheck = this.#beginTrailerCheck();
    const [first = '', ...others] = this.#plan.write;
    const databaseBytes = await this.#makeDatabases(first, others);
    for (const name of this.#plan.write) await this.#makeLog(name);
    for (const name of this.#plan.write) {
      const made = new MadeDirectory(this.#sink, this.#prefix(name), this.#files);
      await expectDirectory(made, this.#options);
    }
    return { databaseBytes, files: this.#files, trailer: await endTrailerCheck() };
  }

  /** Compares the trailer beside everything else, if the plan has left that. */
  #beginTrailerCheck(): () => Promise<TrailerVerdict | undefined> {
    const { trailer } = this.#plan.verified.examined;
    if (trailer !== 'pending' || this.#plan.skippedHashCheck) {
      return () => Promise.resolve(trailer === 'pending' ? undefined : trailer);
    }
    const { database } = this.#snapshot;
    const { digest = portableDigest, signal } = this.#options;
    const end = beginTrailerCheck({ database, digest, signal });
    return async () => {
      const problems: Problem[] = [];
      const outcome = await end?.((found) => problems.push(found));
      if (problems.length > 0) throw damagedError(database.source.name, 'damaged', problems);
      return outcome?.trailer;
    };
  }

  /** Writes the first member's database, and copies it for the others. */
  async #makeDatabases(first: string, others: readonly string[]): Promise<number> {
    const snapshot = this.#snapshot;
    const { rewrite, verified } = this.#plan;
    const liveKeys = verified.facts?.liveKeys;
    const path = this.#databasePath(first);
    const sink = await this.#sink.create(path, PRIVATE);
    this.#files.push(path);
    const changes = storeChanges(this.#plan);
    const content = { ...this.#options, snapshot, rewrite, changes, liveKeys };
    const written = await writeStore(content, sink);
    await sink.sync();
    await sink.close();
    const source = await this.#sink.open(path);
    try {
      // The system copies while we read.
      const copied = this.#copyDatabases(path, others);
      const options =
        others.length === 0 ? this.#options : { ...this.#options, helperFor: undefined };
      const compared = expectStore(source, written, options);
      await Promise.allSettled([copied, compared]);
      await Promise.all([copied, compared]);
      const checksum = others.length === 0 ? 0 : await checksumOf(source, this.#options.signal);
      for (const name of others) await this.#expectCopy(name, checksum);
    } finally {
      await source.close();
    }
    return written.imageSize;
  }

  async #copyDatabases(from: string, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const path = this.#databasePath(name);
      this.#options.signal?.throwIfAborted();
      await this.#sink.copy(from, path, PRIVATE);
      this.#files.push(path);
    }
  }

  async #expectCopy(name: string, checksum: number): Promise<void> {
    const path = this.#databasePath(name);
    const source = await this.#sink.open(path);
    try {
      const found = await checksumOf(source, this.#options.signal);
      expectSame(source.name, 'CRC-32C', found, checksum);
    } finally {
      await source.close();
    }
  }

  async #makeLog(name: string): Promise<void> {
    const { cluster, version } = this.#plan;
    const local = cluster.members.find((member) => member.name === name);
    if (local === undefined) throw new TypeError(`${name} is no member`);
    const files = encodeMemberFiles({ ...cluster, localId: local.id, version: version.minor });
    const member = `${this.#prefix(name)}member`;
    await this.#makeFile(`${member}/snap/${files.snapName}`, files.snap, files.snap.length);
    await this.#makeFile(`${member}/wal/${files.walName}`, files.wal, SEGMENT_SIZE);
  }

  async #makeFile(path: string, bytes: Uint8Array, sizeBytes: number): Promise<void> {
    const sink = await this.#sink.create(path, PRIVATE);
    this.#files.push(path);
    await sink.write(0, bytes);
    if (sizeBytes > bytes.length) await sink.resize(sizeBytes);
    await sink.sync();
    await sink.close();
    const source = await this.#sink.open(path);
    try {
      await expectBytes(source, bytes, sizeBytes);
    } finally {
      await source.close();
    }
  }

  #databasePath(name: string): string {
    return `${this.#prefix(name)}member/snap/db`;
  }

  #prefix(name: string): string {
    return this.#options.isCluster ? `${name}/` : '';
  }
}
