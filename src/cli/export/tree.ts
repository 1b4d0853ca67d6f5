/** A file for each manifest: in a folder, or in an archive of one. */

import { encodeTarMember, endOfTar } from '../../bytes/tar.ts';
import { encodeText } from '../../bytes/text.ts';
import { openTree } from '../../node/tree/tree-sink.ts';
import type { TreeChanges, TreeFile } from '../../node/tree/tree.ts';
import { formatIndex, INDEX_NAME } from '../../node/tree/tree-index.ts';
import type { Manifest } from '../../operations/kubernetes/export/export-objects.ts';
import { manifestPath } from '../../operations/kubernetes/export/manifest-path.ts';
import type { Stopwatch } from './stopwatch.ts';
import { manifestText } from './text.ts';

/** The files in the order in which they can be applied, one a line. */
const ORDER_NAME = 'apply-order.txt';
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
/** Files that are handed over at once. */
const BATCH_FILES = 256;

/** What a tree is made of. */
export interface TreeSource {
  readonly manifests: AsyncIterable<readonly Manifest[]>;
  readonly format: 'yaml' | 'json';
  readonly watch: Stopwatch;
  readonly signal: AbortSignal;
  /** Paths of objects that could not be read, without endings; more while manifests are asked for. */
  readonly unread: readonly string[];
}

/**
 * Writes a folder; gives undefined, and writes nothing, if there are no manifests.
 * @throws {TargetError} if it cannot be written.
 */
export async function writeFolder(
  out: string,
  update: boolean,
  source: TreeSource,
): Promise<TreeChanges | undefined> {
  const sink = await openTree(out, update);
  try {
    let count = 0;
    for await (const files of treeFiles(source)) {
      source.signal.throwIfAborted();
      const stop = source.watch.start('write');
      await sink.put(files);
      stop();
      count += files.length;
    }
    if (count === 0) {
      await sink.abandon();
      return undefined;
    }
    // What cannot be read is not gone: an update leaves its manifest.
    for (const path of source.unread) sink.keep(`${path}.${source.format}`);
    const stop = source.watch.start('write');
    const changes = await sink.commit();
    stop();
    return changes;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

/** The same tree as an archive. */
export async function* tarOfTree(source: TreeSource): AsyncGenerator<Uint8Array> {
  const folders = new Set<string>();
  const paths: string[] = [];
  const members = (file: TreeFile): Uint8Array[] => {
    const made = foldersOf(file.path).filter((folder) => !folders.has(folder));
    for (const folder of made) folders.add(folder);
    return [
      ...made.map((path) => ({ path, mode: FOLDER_MODE, bytes: new Uint8Array(0) })),
      { ...file, mode: FILE_MODE },
    ].map(encodeTarMember);
  };
  for await (const files of treeFiles(source)) {
    for (const { path } of files) paths.push(path);
    const pieces = files.flatMap(members);
    const stop = source.watch.start('write');
    yield joined(pieces);
    stop();
  }
  const index = { path: INDEX_NAME, bytes: encodeText(formatIndex(paths)) };
  yield joined([...members(index), endOfTar()]);
}

/** The files of a tree in batches, and in the end their order. */
async function* treeFiles({
  manifests,
  format,
  watch,
}: TreeSource): AsyncGenerator<readonly TreeFile[]> {
  const taken = new Set<string>();
  for await (const batch of manifests) {
    for (let start = 0; start < batch.length; start += BATCH_FILES) {
      const some = batch.slice(start, start + BATCH_FILES);
      yield watch.run('print', () =>
        some.map(({ place, object }): TreeFile => {
          const path = newPath(manifestPath(place), format, taken);
          return { path, bytes: encodeText(manifestText(object, format)) };
        }),
      );
    }
  }
  if (taken.size === 0) return;
  const order = [...taken].map((path) => `${path}\n`).join('');
  yield [{ path: ORDER_NAME, bytes: encodeText(order) }];
}

/** Two API servers may store in one etcd, and have objects of the same name. */
function newPath(stem: string, format: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const path = `${stem}${number === 1 ? '' : `~${String(number)}`}.${format}`;
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}

/** The folders that a file lies in, outermost first, each with a slash behind it. */
function foldersOf(path: string): string[] {
  return path
    .split('/')
    .flatMap((_, at, parts) => (at === 0 ? [] : [`${parts.slice(0, at).join('/')}/`]));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(pieces);
}
