/**
 * The digest of a whole directory: the SHA-256 of the list that `sha256sum` prints of its files, in
 * the order of their paths, so that anybody can compute it again:
 *
 *     cd DIR && find -L . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum
 *
 * Files of a log that lies elsewhere follow, each under the name of its folder.
 */

import { createHash } from 'node:crypto';

import { formatHex } from '../bytes/text.ts';
import type { FolderSource } from '../node/directory-source.ts';
import { fileDigest } from '../node/digest.ts';

/** Folders in folders that are looked into; a data directory has two. */
const DEPTH_MAX = 8;

/** What a directory comes to. */
export interface Manifest {
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** SHA-256 of the list, in hex. */
  readonly digest: string;
}

/**
 * Reads every file below the directory; links to folders are followed.
 * @throws {SourceError} if one cannot be read.
 */
export async function manifestOf(
  directory: FolderSource,
  signal: AbortSignal | undefined,
  elsewhere?: FolderSource,
): Promise<Manifest> {
  const list = createHash('sha256');
  let fileCount = 0;
  let sizeBytes = 0;
  for (const folder of elsewhere === undefined ? [directory] : [directory, elsewhere]) {
    const paths: string[] = [];
    await collect(folder, '', paths, 0);
    const prefix = folder === directory ? '' : `${folder.name}/`;
    for (const path of paths.sort(byBytes)) {
      const file = await folder.open(path);
      try {
        fileCount++;
        sizeBytes += file.size;
        const digest = formatHex(await fileDigest(file, file.size, signal));
        list.update(`${digest}  ${prefix}${path}\n`);
      } finally {
        await file.close();
      }
    }
  }
  return { fileCount, sizeBytes, digest: list.digest('hex') };
}

async function collect(
  directory: FolderSource,
  folder: string,
  paths: string[],
  depth: number,
): Promise<void> {
  for (const { name, kind } of await directory.list(folder)) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'file') paths.push(path);
    else if (kind === 'directory' && depth < DEPTH_MAX) {
      await collect(directory, path, paths, depth + 1);
    }
  }
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
