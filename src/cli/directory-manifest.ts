/**
 * The digest of a whole directory: the SHA-256 of the list that `sha256sum` prints of the files in
 * the folders that a server has, in the order of their paths, so that anybody can compute it again:
 *
 *     cd DIR && find -L . member member/snap member/wal -maxdepth 1 -type f 2>/dev/null |
 *       sed 's,^[.]/,,' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum
 *
 * Other folders are not looked into: nothing of them is read, and links could make them endless.
 * Files of a log that lies elsewhere follow, each under the name of its folder.
 */

import { createHash } from 'node:crypto';

import { formatHex } from '../bytes/text.ts';
import type { FolderSource } from '../node/directory-source.ts';
import { fileDigest } from '../node/digest.ts';

/** The folders that a server has, from the data directory and from its folder `member`. */
const FOLDERS: readonly string[] = ['', 'member', 'member/snap', 'member/wal', 'snap', 'wal'];

/** What a directory comes to. */
export interface Manifest {
  readonly fileCount: number;
  readonly sizeBytes: number;
  /** SHA-256 of the list, in hex. */
  readonly digest: string;
}

/**
 * Reads the files of a directory.
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
    const paths = await filesOf(folder);
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

async function filesOf(directory: FolderSource): Promise<string[]> {
  const paths: string[] = [];
  const known = new Set(['']);
  for (const folder of FOLDERS) {
    if (!known.has(folder)) continue;
    for (const { name, kind } of await directory.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'file') paths.push(path);
      else if (kind === 'directory') known.add(path);
    }
  }
  return paths;
}

function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
