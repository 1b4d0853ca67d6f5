/** A small data directory that tests let a sink make, and what is to be on disk then. */

import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import type { DirectorySink } from '../../src/io/sink.ts';

export const SEGMENT = 'member/wal/0000000000000000-0000000000000000.wal';
const SEGMENT_SIZE = 100_000;
const DB = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) % 251);
const HEAD = new Uint8Array(300).fill(9);
const SNAP = Uint8Array.from({ length: 100 }, (_, index) => index);

/** The files by path. */
export const TREE: Readonly<Record<string, Uint8Array>> = {
  'member/snap/0000000000000001-0000000000000001.snap': SNAP,
  'member/snap/copy': DB,
  'member/snap/db': DB,
  [SEGMENT]: Uint8Array.from({ length: SEGMENT_SIZE }, (_, index) => (index < 300 ? 9 : 0)),
};

/** Makes the files, below a member's name if there is one. */
export async function buildTree(sink: DirectorySink, member = ''): Promise<void> {
  const database = await sink.create(`${member}member/snap/db`, 0o600);
  await database.write(4_096, DB.subarray(4_096));
  await database.write(0, DB.subarray(0, 4_096));
  await database.sync();
  await database.close();
  await sink.copy(`${member}member/snap/db`, `${member}member/snap/copy`, 0o640);
  const names = [SEGMENT, 'member/snap/0000000000000001-0000000000000001.snap'];
  const [segment, snap] = await Promise.all(names.map((name) => sink.create(member + name, 0o600)));
  await segment!.write(0, HEAD);
  await segment!.resize(SEGMENT_SIZE);
  await segment!.close();
  await snap!.write(0, SNAP);
  await snap!.close();
}

/** Every file below a folder by its path; nothing if there is no folder. */
export async function treeOf(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
  const read = paths.map(async (path) => {
    return [path, Uint8Array.from(await readFile(join(folder, path)))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
