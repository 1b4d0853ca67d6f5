/**
 * Which keys protect which objects of a snapshot, whether they really open them, and what lies there
 * in plain text. One pass over the live records; nothing that is opened is kept.
 */

import { storeRevisions } from '../../../etcd/records.ts';
import type { Snapshot } from '../../../etcd/snapshot.ts';
import { whileUnchanged } from '../../../io/source.ts';
import type { RunOptions } from '../../../io/source.ts';
import { EncryptionPass } from './encryption-pass.ts';
import type { EncryptionMeans } from './encryption-pass.ts';
import type { EncryptionReport } from './report.ts';

/** What a report is made with. */
export interface EncryptionReportOptions extends RunOptions, EncryptionMeans {
  /** Seed of the table of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/**
 * Reports on encryption at rest.
 * @throws {CorruptionError} at the first thing that is wrong with the snapshot.
 */
export function reportEncryption(
  snapshot: Snapshot,
  options: EncryptionReportOptions = {},
): Promise<EncryptionReport> {
  return whileUnchanged(snapshot.source, () => report(snapshot, options));
}

async function report(
  snapshot: Snapshot,
  options: EncryptionReportOptions,
): Promise<EncryptionReport> {
  const { current: revision } = await storeRevisions(snapshot);
  let pass = await countObjects(snapshot, revision, { ...options, prefixes: [] });
  // A prefix that was chosen freely is known by the keys under it only when they have been read.
  if (pass.prefixes.length > 0) {
    pass = await countObjects(snapshot, revision, { ...options, prefixes: pass.prefixes });
  }
  return pass.finish(revision);
}

async function countObjects(
  snapshot: Snapshot,
  revision: number,
  options: EncryptionReportOptions & { readonly prefixes: readonly string[] },
): Promise<EncryptionPass> {
  const { signal, onProgress, seed } = options;
  const pass = new EncryptionPass(options);
  for await (const batch of snapshot.records({ atRevision: revision, signal, onProgress, seed })) {
    for (const { key, value } of batch) pass.add(key, value);
  }
  return pass;
}
