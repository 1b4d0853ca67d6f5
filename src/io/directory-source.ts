/**
 * Where the files of a data directory come from: a folder, or memory. Paths are relative to the
 * directory and have `/` between their parts; the directory itself is the empty path. Nothing here
 * can write, and no lock is taken.
 */

import { SourceError } from '../errors.ts';
import { MemorySource } from './memory-source.ts';
import type { ByteSource } from './source.ts';

/** What a directory has under one name, links followed; `other` is what cannot be opened as either. */
export type EntryKind = 'file' | 'directory' | 'other';

/** One name in a directory. */
export interface DirectoryEntry {
  /** The last part of its path. */
  readonly name: string;
  readonly kind: EntryKind;
}

/** A folder or anything else that has files under names. */
export interface DirectorySource {
  /** What to call it in messages. */
  readonly name: string;
  /**
   * What is in a directory, in the order of the names' UTF-16 units.
   * @throws {SourceError} source-not-found, source-permission, source-kind or source-failed.
   */
  list(path: string): Promise<readonly DirectoryEntry[]>;
  /**
   * Opens a file for reading; its name is that of the directory and its path.
   * @throws {SourceError} source-not-found, source-permission, source-kind or source-failed.
   */
  open(path: string): Promise<ByteSource>;
}

/** Files in memory, by path; the arrays are used, not copied. */
export class MemoryDirectory implements DirectorySource {
  readonly name: string;
  readonly #files: ReadonlyMap<string, Uint8Array>;

  constructor(files: Iterable<readonly [path: string, bytes: Uint8Array]>, name = 'memory') {
    this.name = name;
    this.#files = new Map(files);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async list(path: string): Promise<readonly DirectoryEntry[]> {
    const prefix = path === '' ? '' : `${path}/`;
    const kinds = new Map<string, EntryKind>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = '', ...below] = file.slice(prefix.length).split('/');
      kinds.set(name, below.length === 0 ? 'file' : 'directory');
    }
    if (kinds.size === 0 && path !== '') throw this.#missing(path);
    return [...kinds].map(([name, kind]) => ({ name, kind })).sort(byName);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async open(path: string): Promise<ByteSource> {
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw this.#missing(path);
    return new MemorySource(bytes, `${this.name}/${path}`);
  }

  #missing(path: string): SourceError {
    return new SourceError('source-not-found', `${this.name}/${path}: there is no such file`);
  }
}

/** Orders names by their UTF-16 units, which does not depend on a language. */
export function byName(left: DirectoryEntry, right: DirectoryEntry): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
