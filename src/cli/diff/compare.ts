/** Compares two open snapshots, and gives the changes that are wanted. */

import { randomBytes } from 'node:crypto';

import { encodeText } from '../../bytes/text.ts';
import type { KeyPair } from '../../etcd/compare/comparison.ts';
import { kubernetesDescriber } from '../../kubernetes/describer.ts';
import { diff } from '../../operations/diff/diff.ts';
import type { Diff } from '../../operations/diff/diff.ts';
import { readStorePrefixes } from '../../operations/kubernetes/store-prefixes.ts';
import type { ObjectChange } from '../../kubernetes/change/object-change.ts';
import type { Context } from '../context.ts';
import { openDecryptor } from '../encryption-options.ts';
import { openFingerprint } from '../fingerprint.ts';
import type { DescribedChange, DiffHead, Veil } from '../render/diff/rendered.ts';
import { progressLine } from '../progress.ts';
import type { DiffInput, OpenPair } from './input.ts';
import type { DiffOptions } from './options.ts';
import { selectionOf } from './selection.ts';
import { Tally } from './tally.ts';
import { createVeil } from './veil.ts';

/** Names of both, as they were given. */
export interface Both {
  readonly before: DiffInput;
  readonly after: DiffInput;
}

/** What values are read and shown with. */
export interface Means {
  readonly describer: ReturnType<typeof kubernetesDescriber>;
  readonly veil: Veil;
}

/** Opens the keys that the options name; the means are for stores with objects under prefixes. */
export async function openMeans(
  options: DiffOptions,
): Promise<(prefixes: readonly string[]) => Means> {
  const fingerprint = await openFingerprint(options.fingerprintKey);
  const showSecrets = options.showSecrets === true;
  const decryptor = await openDecryptor(options);
  const veil = createVeil(fingerprint, showSecrets);
  return (prefixes) => ({
    describer: kubernetesDescriber({ decryptor, fingerprint, showSecrets, prefixes }),
    veil,
  });
}

/** The prefixes that objects of either side are kept under, those that were named among them. */
export async function prefixesOf(
  { before, after }: OpenPair,
  named: readonly string[] | undefined,
  { signal }: Context,
): Promise<string[]> {
  const found = [before, after].map(({ store }) => readStorePrefixes(store, { signal }));
  return [...new Set([...(named ?? []), ...(await Promise.all(found)).flat()])].sort();
}

/** A comparison whose changes are yet to be read. */
export interface Compared {
  readonly head: DiffHead;
  readonly diff: Diff<ObjectChange>;
  /** Counts of the changes that were read. */
  readonly tally: Tally;
  /**
   * All changes in the order of their keys; counted as they are read. Of keys on one side only those
   * values are read that are looked at.
   */
  all(looksAt?: (pair: KeyPair) => boolean): AsyncGenerator<JudgedChange[]>;
}

/** A change, and whether it was asked for. */
export interface JudgedChange {
  readonly change: DescribedChange;
  readonly isWanted: boolean;
}

/** Compares. `onUnchanged` is told of objects that others are judged by. */
export async function compareInputs(
  { pair, names, means }: { pair: OpenPair; names: Both; means: Means },
  onUnchanged: ((pair: KeyPair) => void) | undefined,
  options: DiffOptions,
  context: Context,
): Promise<Compared> {
  const both = `${names.before.name}, ${names.after.name}`;
  const progress = progressLine(both, context, options.quiet);
  try {
    const found = await diff<ObjectChange>(pair.before, pair.after, {
      prefix: prefixOf(options),
      describe: means.describer,
      onUnchanged,
      seed: randomBytes(32),
      signal: context.signal,
      onProgress: progress.onProgress,
    });
    const tally = new Tally();
    return {
      head: headOf(found, names),
      diff: found,
      tally,
      all: (looksAt) => judged(found, { tally, looksAt }, options),
    };
  } finally {
    await progress.clear();
  }
}

/** What the keys begin with that are compared. */
export function prefixOf({ prefix }: DiffOptions): Uint8Array | undefined {
  return prefix === undefined ? undefined : encodeText(prefix);
}

function headOf(found: Diff<ObjectChange>, { before, after }: Both): DiffHead {
  const { lineage, liveKeys, sameKeys } = found;
  const { revisions } = lineage;
  return {
    before: { name: before.name, revision: revisions.before, liveKeys: liveKeys.before },
    after: { name: after.name, revision: revisions.after, liveKeys: liveKeys.after },
    ...{ lineage, sameKeys },
  };
}

/** All changes, each with whether it was asked for. */
async function* judged(
  found: Diff<ObjectChange>,
  { tally, looksAt }: { tally: Tally; looksAt: ((pair: KeyPair) => boolean) | undefined },
  options: DiffOptions,
): AsyncGenerator<JudgedChange[]> {
  const isWanted = selectionOf(options);
  for await (const batch of found.changes(looksAt)) {
    yield batch.map((change) => ({ change, isWanted: tally.count(change, isWanted) }));
  }
}

/** Those that were asked for, noise only if it was. */
export async function* shownOf(
  all: AsyncIterable<readonly JudgedChange[]>,
  showsNoise: boolean,
): AsyncGenerator<DescribedChange[]> {
  for await (const batch of all) {
    const shown = batch.filter(({ change: { description }, isWanted }) => {
      return isWanted && (showsNoise || description.noise === undefined);
    });
    if (shown.length > 0) yield shown.map(({ change }) => change);
  }
}
