/**
 * Writes what was recovered into a new folder that appears whole or not at all: a file for each
 * record, and a manifest that says where each one comes from.
 */

import { encodeText } from '../../bytes/text.ts';
import type { DirectorySink } from '../../io/sink.ts';
import { openDirectorySink } from '../../node/directory-sink.ts';
import { inputStats, isBelow, isSameFile } from '../../node/file-sink.ts';
import { realTarget } from '../../node/real-target.ts';
import { applyRank } from '../../operations/kubernetes/export/apply-rank.ts';
import type { Recovery } from '../../operations/recover/types.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import { contentOf } from './content.ts';
import type { Content, ContentRules } from './content.ts';
import { FileNames } from './file-names.ts';
import { withOutcomes } from './item.ts';
import type { Item, Outcome } from './item.ts';
import { itemData } from './list.ts';
import { toJson } from '../render/data.ts';

/** Only the owner may read what was recovered. */
const PRIVATE = 0o600;
const MANIFEST = 'manifest.json';
/** Letters of the manifest that are written together. */
const PIECE_SIZE = 65_536;
/** Version of the form of the manifest; a new field does not change it. */
const SCHEMA_VERSION = 1;

/**
 * Refuses a folder that is not new, or that the input lies in or is.
 * @throws {TargetError} target-not-empty and others.
 */
export async function expectFolder(out: string, input: string): Promise<void> {
  const { lookAtDirectory } = await import('../../node/directory-sink.ts');
  const { target } = await lookAtDirectory({ target: out, kind: 'cluster' });
  const path = await realTarget(target.path);
  for (const stats of await inputStats(input)) {
    if (target.there !== undefined && isSameFile(stats, target.there)) {
      throw new UsageError(`${out}: this is the input; choose another`);
    }
    if (await isBelow(path, stats)) {
      throw new UsageError(`${out}: this lies in the input; choose a place outside`);
    }
  }
}

/** Writes the items into the folder; gives the files that they are in. */
export async function writeFolder(
  {
    out,
    file,
    revision,
  }: { readonly out: string; readonly file: string; readonly revision: number },
  items: Iterable<Item>,
  recovery: Recovery,
  rules: ContentRules,
  { signal }: Context,
): Promise<Outcome[]> {
  const sink = await openDirectorySink({ target: out, kind: 'cluster' });
  try {
    const names = new FileNames();
    const outcomes: Outcome[] = [];
    for (const item of items) {
      signal.throwIfAborted();
      const content = await read(item, recovery, rules);
      const name = content.bytes && names.next(item.record, item.place, content.form);
      if (name !== undefined && content.bytes !== undefined) await put(sink, name, content.bytes);
      outcomes.push({ file: name, problem: content.problem });
    }
    const head = { schemaVersion: SCHEMA_VERSION, source: file, revision };
    await putManifest(sink, head, withOutcomes(items, outcomes), rules.showSecrets);
    await sink.commit();
    return outcomes;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/**
 * The items one after the other, for standard output: YAML documents in an order in which they can be
 * applied, or one value. `onProblem` is told of what is not as it was stored.
 */
export async function* writeStream(
  items: Iterable<Item>,
  recovery: Recovery,
  rules: ContentRules,
  onProblem: (problem: string) => void,
): AsyncGenerator<Uint8Array> {
  const [, second] = items;
  const isOne = second === undefined;
  for (const item of inApplyOrder(items)) {
    const { bytes, form, problem } = await read(item, recovery, rules);
    if (bytes === undefined || (form === 'raw' && !isOne)) {
      const why = problem ?? 'a value that is no object cannot stand among others';
      throw new UsageError(`--out: ${why}; name a folder`);
    }
    if (problem !== undefined) onProblem(problem);
    if (!isOne) yield encodeText('---\n');
    yield bytes;
  }
}

/** Goes through the items once for each rank, rather than hold them all. */
function* inApplyOrder(items: Iterable<Item>): Generator<Item> {
  const ranks = new Set<number>();
  for (const item of items) ranks.add(rankOf(item));
  for (const rank of [...ranks].sort((a, b) => a - b)) {
    for (const item of items) if (rankOf(item) === rank) yield item;
  }
}

function rankOf({ place }: Item): number {
  return place.type === 'resource' ? applyRank(place) : Infinity;
}

async function read(item: Item, recovery: Recovery, rules: ContentRules): Promise<Content> {
  const { key } = item.record;
  const value = await recovery.readValue(item.record);
  if (value !== undefined) return await contentOf(value, { key, place: item.place }, rules);
  return { bytes: undefined, form: 'raw', problem: 'its bytes could not be read again' };
}

/** The account of what was written, a record a line. */
async function putManifest(
  sink: DirectorySink,
  head: object,
  items: Iterable<Item>,
  showSecrets: boolean,
): Promise<void> {
  const file = await sink.create(MANIFEST, PRIVATE);
  let offset = 0;
  let waiting = `${toJson(head).slice(0, -1)},"records":[`;
  const flush = async (): Promise<void> => {
    const bytes = encodeText(waiting);
    await file.write(offset, bytes);
    offset += bytes.length;
    waiting = '';
  };
  let separator = '\n';
  for (const item of items) {
    waiting += `${separator}${toJson(itemData(item, showSecrets))}`;
    separator = ',\n';
    if (waiting.length >= PIECE_SIZE) await flush();
  }
  waiting += '\n]}\n';
  await flush();
  await file.close();
}

async function put(sink: DirectorySink, path: string, bytes: Uint8Array): Promise<void> {
  const file = await sink.create(path, PRIVATE);
  await file.write(0, bytes);
  await file.close();
}
