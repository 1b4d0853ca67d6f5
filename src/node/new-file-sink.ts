/**
 * A file that is written here and there and appears whole or not at all: made beside its place,
 * read back if wanted, then renamed. As with `writeFileWhole`, an older file of that name stays as
 * it is until then, and where a link is named the file behind it is replaced.
 */

import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { TargetError } from '../errors.ts';
import type { ByteSink } from '../io/sink.ts';
import type { ByteSource } from '../io/source.ts';
import { createFile } from './file-byte-sink.ts';
import type { NewFileOptions } from './file-byte-sink.ts';
import { destinationOf, isSameFile, syncFolder } from './file-sink.ts';
import { openFile } from './file-source.ts';
import { newPartPath } from './part-name.ts';
import { onTarget } from './target-error.ts';

/** A file that is being made. */
export interface FileSink {
  /** What to call it in messages. */
  readonly name: string;
  /** Takes the bytes; to be synced and closed before `open` and `commit`. */
  readonly sink: ByteSink;
  /** Reads back what was written. */
  open(): Promise<ByteSource>;
  /** Gives the file its place. */
  commit(): Promise<void>;
  /** Removes what was written; does nothing after `commit`. */
  abandon(): Promise<void>;
}

/**
 * Makes a file beside `path`.
 * @throws {TargetError} target-kind if something else than a file is there; target-permission,
 * target-full or target-failed.
 */
export async function openFileSink(
  path: string,
  options: Omit<NewFileOptions, 'name'>,
): Promise<FileSink> {
  const { path: target, there } = await onTarget(path, destinationOf(path));
  if (there?.isFile() === false) {
    const text = 'not a file: found something else, expected nothing or a file';
    throw new TargetError('target-kind', path, { text });
  }
  const part = newPartPath(target, 'beside');
  const sink = await createFile(part, { ...options, name: path });
  let isOpen = true;
  return {
    name: path,
    sink,
    open: () => openFile(part, options),
    commit: async () => {
      if (!isOpen || !sink.isClosed || !sink.isSynced) {
        throw new Error(`${path}: not written, synced and closed`);
      }
      const { there: now } = await onTarget(path, destinationOf(target));
      if (now !== undefined && !isSameFile(now, there)) {
        throw new TargetError('target-changed', path, { text: 'the file was replaced meanwhile' });
      }
      await onTarget(path, rename(part, target));
      isOpen = false;
      await onTarget(path, syncFolder(dirname(target)));
    },
    abandon: async () => {
      if (!isOpen) return;
      isOpen = false;
      await sink.close().catch(() => undefined);
      await onTarget(path, rm(part, { force: true }));
    },
  };
}
