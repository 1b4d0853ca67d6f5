/** The files of a write-ahead log: which names in its folder are segments, and in what order. */

import type { DirectoryEntry, DirectorySource } from '../io/directory-source.ts';
import type { ByteSource } from '../io/source.ts';
import { problem } from '../findings.ts';
import type { Problem } from '../findings.ts';
import { parseSegmentName } from './segment-name.ts';
import type { SegmentName } from './segment-name.ts';

/** A segment that can be opened. */
export interface LogSegment extends SegmentName {
  /** The file, as a path in its directory. */
  readonly path: string;
  open(): Promise<ByteSource>;
}

/** Segments that etcd makes ready ahead (etcd server/storage/wal/file_pipeline.go, v3.6.14). */
const READY_AHEAD = /^\d+\.tmp$/;
/** What a segment was before etcd cut a torn write off (server/storage/wal/repair.go). */
const BROKEN = /\.wal\.broken$/;

/** The segments in a folder, in order; `folder` is its path in the directory, without a last `/`. */
export function findSegments(
  directory: DirectorySource,
  folder: string,
  entries: readonly DirectoryEntry[],
): LogSegment[] {
  const found: LogSegment[] = [];
  for (const { name } of entries) {
    // Whatever it is: etcd goes by the name, and opening it says why it cannot be read.
    const parsed = parseSegmentName(name);
    if (parsed === undefined) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    found.push({ ...parsed, path, open: () => directory.open(path) });
  }
  // By name, which is how etcd sorts them; the digits are as many in each.
  return found.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** What is not as etcd names its segments: files that it passes over, and holes. */
export function* checkSegmentNames(
  folder: string,
  entries: readonly DirectoryEntry[],
  segments: readonly LogSegment[],
): Generator<Problem> {
  const names = new Set(segments.map(({ path }) => path));
  for (const { name } of entries) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (names.has(path) || READY_AHEAD.test(name)) continue;
    const what = BROKEN.test(name)
      ? 'a copy that etcd kept when it cut a torn write off'
      : 'no file of a log';
    yield problem('wal-file-ignored', { file: path }, { what });
  }
  let expected = segments[0]?.sequence;
  for (const { path, sequence } of segments) {
    if (expected !== undefined && sequence !== expected) {
      yield problem('wal-segment-missing', { file: path }, { found: sequence, expected });
    }
    expected = sequence + 1;
  }
}
