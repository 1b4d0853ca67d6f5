/**
 * What `etcdctl snapshot save` leaves behind when it is stopped: it writes into `FILE.part` and
 * renames it at the end (etcd client/v3/snapshot/v3_snapshot.go, SaveWithVersion, v3.6.14).
 */

import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';

import { escapeControls } from '../bytes/text.ts';
import { problem } from '../findings.ts';
import type { Problem } from '../findings.ts';

/** The note about an unfinished download beside an input; none for standard input. */
export async function findLeftoverPart(file: string): Promise<Problem[]> {
  if (file === '-') return [];
  const part = `${file}.part`;
  const there = await lstat(part).catch(() => undefined);
  if (there === undefined) return [];
  return [problem('file-leftover-part', {}, { name: escapeControls(basename(part)) })];
}
