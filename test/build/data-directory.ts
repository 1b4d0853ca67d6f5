/**
 * The data directories under fixtures/datadirs, whole or damaged, in memory or as real folders.
 * Their files are preallocated and mostly zeros: arrays and files made here are sparse.
 */

import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { MemoryDirectory } from '../../src/io/directory-source.ts';
import { fixtureNames, readFixtureJson } from './fixtures.ts';
import { isZero, untar } from './tar.ts';

/** Files by their path below the data directory: `member/snap/db`, … */
export type DirectoryFiles = ReadonlyMap<string, Uint8Array>;

/** One change of a file of a data directory; offsets and sizes are bytes. */
export type DirectoryOperation = { readonly file: string } & (
  | { readonly op: 'write'; readonly at: number; readonly hex: string }
  | { readonly op: 'truncate'; readonly size: number }
  | { readonly op: 'extend'; readonly size: number }
  | { readonly op: 'append'; readonly hex: string }
  | { readonly op: 'create'; readonly hex: string }
  | { readonly op: 'delete' }
);

/** A damage of a data directory, and what etcd does when it is started on the result. */
export interface DirectoryMutation {
  readonly id: string;
  /** Base fixture, as the maker names it: `datadirs/3.6-manysnaps.tar.gz`. */
  readonly base: string;
  readonly breaks: string;
  readonly ops: readonly DirectoryOperation[];
  /** The version that was started: `3.6.16`. */
  readonly server: string;
  readonly result: {
    /** True if it answers reads; a text if it runs and never does. */
    readonly started: boolean | string;
    /** Null if it still ran when time was up. */
    readonly exit?: number | null;
    /** The last lines that matter. */
    readonly log?: readonly string[];
    readonly files_after: readonly string[];
  };
}

/** Names of all data directories: `3.6-kill9`, … */
export function dataDirectoryNames(): string[] {
  return fixtureNames('datadirs').map((name) => name.slice('datadirs/'.length));
}

/** The damages of `wal-VERSION.json` or `segments-VERSION.json`. */
export function directoryMutations(
  kind: 'wal' | 'segments',
  version: '3.5' | '3.6' | '3.7',
): DirectoryMutation[] {
  return readFixtureJson<DirectoryMutation[]>('mutations', `${kind}-${version}.json`);
}

/** The name of the data directory that a damage is one of. */
export function baseDirectory({ base }: DirectoryMutation): string {
  return base.replace(/^datadirs\//, '').replace(/\.tar\.gz$/, '');
}

const unpacked = new Map<string, Promise<DirectoryFiles>>();

/** The files of a data directory; unpacked once, not to be written to. */
export function directoryFiles(name: string): Promise<DirectoryFiles> {
  const known = unpacked.get(name) ?? unpack(name);
  unpacked.set(name, known);
  return known;
}

/** Lets go of what `directoryFiles` has unpacked. */
export function forgetDirectories(): void {
  unpacked.clear();
}

/** A data directory in memory, after the operations of a damage. */
export async function memoryDirectory(
  name: string,
  ops: readonly DirectoryOperation[] = [],
): Promise<MemoryDirectory> {
  return new MemoryDirectory(applyToDirectory(await directoryFiles(name), ops), name);
}

/** The files after all operations, one after the other; the arrays given are not changed. */
export function applyToDirectory(
  files: DirectoryFiles,
  ops: readonly DirectoryOperation[],
): DirectoryFiles {
  const changed = new Map(files);
  for (const operation of ops) {
    if (operation.op === 'delete') changed.delete(operation.file);
    else changed.set(operation.file, applied(changed.get(operation.file), operation));
  }
  return changed;
}

/** Writes the files into a folder, as sparse files with the modes that etcd gives them. */
export async function writeDirectory(folder: string, files: DirectoryFiles): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const handle = await open(target, 'w', 0o600);
    try {
      await handle.truncate(bytes.length);
      for (const { at, piece } of filledPieces(bytes))
        await handle.write(piece, 0, piece.length, at);
    } finally {
      await handle.close();
    }
    if (path.endsWith('.snap')) await chmod(target, 0o644);
  }
}

/** The files of `member/snap` alone; much faster, because they come first in the archive. */
export async function snapFiles(name: string): Promise<DirectoryFiles> {
  const files = new Map<string, Uint8Array>();
  for await (const [path, bytes] of filesOf(name)) {
    if (!path.startsWith('member/snap/')) break;
    files.set(path, bytes);
  }
  return files;
}

/** The raft snapshots of a data directory. */
export async function raftSnapshotFiles(name: string): Promise<DirectoryFiles> {
  return new Map([...(await snapFiles(name))].filter(([path]) => path.endsWith('.snap')));
}

async function unpack(name: string): Promise<DirectoryFiles> {
  const files = new Map<string, Uint8Array>();
  for await (const [path, bytes] of filesOf(name)) files.set(path, bytes);
  return files;
}

async function* filesOf(name: string): AsyncGenerator<readonly [path: string, bytes: Uint8Array]> {
  const archive = new URL(`../../fixtures/datadirs/${name}/data.tar.gz`, import.meta.url);
  for await (const { path, bytes } of untar(archive)) {
    if (!path.endsWith('/')) yield [path.replace(/^data\//, ''), bytes];
  }
}

function applied(
  bytes: Uint8Array | undefined,
  operation: Exclude<DirectoryOperation, { op: 'delete' }>,
): Uint8Array {
  if (operation.op === 'create') return new Uint8Array(Buffer.from(operation.hex, 'hex'));
  if (bytes === undefined) throw new Error(`${operation.file}: there is no such file`);
  if (operation.op === 'truncate' || operation.op === 'extend') return copy(bytes, operation.size);
  const piece = Buffer.from(operation.hex, 'hex');
  const at = operation.op === 'append' ? bytes.length : operation.at;
  const changed = copy(bytes, Math.max(bytes.length, at + piece.length));
  changed.set(piece, at);
  return changed;
}

/** A copy of another size, with zeros at the end if it is longer. */
function copy(bytes: Uint8Array, size: number): Uint8Array {
  const target = new Uint8Array(size);
  for (const { at, piece } of filledPieces(bytes.subarray(0, size))) target.set(piece, at);
  return target;
}

function* filledPieces(bytes: Uint8Array): Generator<{ at: number; piece: Uint8Array }> {
  const SIZE = 1 << 16;
  for (let at = 0; at < bytes.length; at += SIZE) {
    const piece = bytes.subarray(at, at + SIZE);
    if (!isZero(piece)) yield { at, piece };
  }
}
