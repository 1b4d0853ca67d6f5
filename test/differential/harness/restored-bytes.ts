/**
 * What two restores of one snapshot with the same flags left, byte by byte: the buckets that a restore
 * rewrites, the log and the raft snapshot; and the committed list of what may differ, with reasons.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { decodeRaftSnapshot } from '../../../src/raft/raft-snapshot.ts';
import { openSnapshot } from '../../../src/node.ts';
import { databaseIn } from './restores.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';

/** A difference that is meant to be. */
export interface RestoreDifference {
  /** The releases whose tool does otherwise. */
  readonly versions: readonly EtcdVersion[];
  /** Shapes of restores in which it shows; all if absent. */
  readonly shapes?: readonly string[];
  /** As `restoredDifferences` names it. */
  readonly what: string;
  readonly reason: string;
}

/** Where a restore was put. */
export interface RestoredPlace {
  readonly dataDirectory: string;
  readonly walDirectory?: string;
}

const BUCKETS = ['members', 'members_removed', 'meta', 'cluster', 'alarm', 'lease', 'auth'];
/** Their keys are identifiers, which are others in each run. */
const BUCKETS_OF_MEMBERS = ['members', 'members_removed', 'alarm', 'lease'];

/** The whole list. */
function readRestoreDifferences(): RestoreDifference[] {
  const file = new URL('../restore-differences.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as RestoreDifference[];
}

/** The listed differences of one release and shape. */
export function listedDifferences(version: EtcdVersion, shape: string): string[] {
  return readRestoreDifferences()
    .filter(
      ({ versions, shapes }) => versions.includes(version) && (shapes?.includes(shape) ?? true),
    )
    .map(({ what }) => what)
    .sort();
}

/** All that differs, each thing once: `meta/term: other value`, `members: only theirs`. */
export async function restoredDifferences(
  theirs: RestoredPlace,
  ours: RestoredPlace,
): Promise<string[]> {
  const expected = await contentOf(theirs);
  const made = await contentOf(ours);
  const found = new Set<string>();
  for (const name of new Set([...expected.keys(), ...made.keys()])) {
    const [its, own] = [expected.get(name), made.get(name)];
    if (its === own) continue;
    const how = own === undefined ? 'only theirs' : its === undefined ? 'only ours' : 'other value';
    found.add(`${nameOf(name)}: ${how}`);
  }
  return [...found].sort();
}

/** Everything by name, as hexadecimal digits; logs, which are long, as digests. */
async function contentOf(place: RestoredPlace): Promise<Map<string, string>> {
  const { dataDirectory, walDirectory = join(dataDirectory, 'member', 'wal') } = place;
  const content = await bucketsOf(databaseIn(dataDirectory));
  for (const folder of [walDirectory, join(dataDirectory, 'member', 'snap')]) {
    for (const file of await readdir(folder)) {
      if (file === 'db') continue;
      const bytes = await readFile(join(folder, file));
      content.set(
        `file/${file}`,
        file.endsWith('.snap') ? orderless(bytes, file) : digestOf(bytes),
      );
    }
  }
  return content;
}

/**
 * A raft snapshot of several members without the order in which they were put into it, which 3.6 and
 * later draw anew each time; one of a single member as it is.
 */
function orderless(bytes: Uint8Array, file: string): string {
  const { data, confState, term, index } = decodeRaftSnapshot(bytes, { file });
  if (index === 1) return hexOf(bytes);
  const store = textOf(data).replace(/"(created|modified)Index":\d+/gi, '"$1Index":0');
  const { WatcherHub: hub, ...rest } = JSON.parse(store) as V2Store;
  const events = hub.EventHistory.Queue.Events.map((event) => JSON.stringify(event)).sort();
  return JSON.stringify({ confState: String(confState.voters), term, index, rest, events });
}

interface V2Store {
  readonly WatcherHub: {
    readonly EventHistory: { readonly Queue: { Events: readonly unknown[] } };
  };
}

async function bucketsOf(path: string): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  const snapshot = await openSnapshot(path);
  try {
    for (const name of BUCKETS) {
      const bucket = snapshot.bucket(name);
      if (bucket === undefined) continue;
      content.set(`${name}/`, '');
      for await (const entries of bucket.entries()) {
        for (const { key, value } of entries) content.set(`${name}/${textOf(key)}`, hexOf(value));
      }
    }
  } finally {
    await snapshot.close();
  }
  return content;
}

function nameOf(name: string): string {
  const [bucket = ''] = name.split('/');
  return BUCKETS_OF_MEMBERS.includes(bucket) && !name.endsWith('/') ? bucket : name;
}

function digestOf(bytes: Uint8Array): string {
  return `${String(bytes.length)} ${createHash('sha256').update(bytes).digest('hex')}`;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function hexOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? 'bucket' : Buffer.from(bytes).toString('hex');
}
