/**
 * The one snapshot in a zip archive (PKWARE APPNOTE 6.3.10), as k3s and RKE2 write them. Which of
 * the entries it is their first bytes say; their names are never used, only told. Entries are found
 * through the directory, not by walking over them: an entry that was streamed does not say where it
 * ends, and its bytes can look like the next one's header.
 */

import { formatCount } from '../../bytes/text.ts';
import { isCorruptionError, UnsupportedError } from '../../errors.ts';
import { readBytes } from '../../io/source.ts';
import type { ByteSource } from '../../io/source.ts';
import { broken, hexOf } from './broken.ts';
import { inflate } from './pump.ts';
import type { PackedRange } from './pump.ts';
import { Tally } from './tally.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipDirectory, ZipEntry } from './zip-directory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const STORED_PIECE_BYTES = 256 * 1024;
/** As much of an entry as is read to see what it is. */
const HEAD_BYTES = 4096;
const LISTED_MAX = 10;
const NAME_MAX = 100;

/** What the first bytes of an entry are: a snapshot, something else with a name, or neither. */
export type Classify = (head: Uint8Array) => string | undefined;

/** How to find the snapshot. */
export interface UnzipOptions extends Pick<PackedRange, 'signal' | 'onRead'> {
  /** Says `snapshot` for what is wanted. */
  readonly classify: Classify;
}

interface Candidate {
  readonly entry: ZipEntry;
  /** `snapshot`, what else it is, or undefined if nobody knows. */
  readonly kind: string | undefined;
  /** Why its first bytes cannot be had. */
  readonly error?: unknown;
}

/**
 * Unpacks the only entry that is a snapshot.
 * @throws {CorruptionError} compressed-stream.
 * @throws {UnsupportedError} compressed-zip: no snapshot, or several; the entries are named.
 * @throws {SourceError} if the source cannot be read.
 */
export async function* unzip(
  source: ByteSource,
  options: UnzipOptions,
): AsyncGenerator<Uint8Array, void> {
  const directory = await readZipDirectory(source);
  const candidates: Candidate[] = [];
  for (const entry of directory.entries) {
    options.signal?.throwIfAborted();
    if (!entry.isFolder) candidates.push(await examine(source, directory, entry, options));
  }
  const snapshots = candidates.filter(({ kind }) => kind === 'snapshot');
  const [chosen] = snapshots;
  if (chosen === undefined || snapshots.length > 1) {
    throw choiceError(source, candidates, snapshots);
  }
  yield* contents(source, directory, chosen.entry, options);
}

/** Looks at the first bytes of an entry. */
async function examine(
  source: ByteSource,
  directory: ZipDirectory,
  entry: ZipEntry,
  { classify, signal }: UnzipOptions,
): Promise<Candidate> {
  if (entry.isEncrypted) return { entry, kind: 'encrypted' };
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return { entry, kind: `packed by method ${String(entry.method)}` };
  }
  try {
    const range = await rangeOf(source, directory, entry, { signal });
    const end = Math.min(range.end, range.start + HEAD_BYTES);
    const head = { ...range, end, isPart: true };
    return { entry, kind: classify(await firstBytes(piecesOf(entry, head, new Tally()))) };
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
    return { entry, kind: 'damaged', error };
  }
}

async function firstBytes(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const piece of pieces) return piece;
  return new Uint8Array(0);
}

async function* contents(
  source: ByteSource,
  directory: ZipDirectory,
  entry: ZipEntry,
  options: UnzipOptions,
): AsyncGenerator<Uint8Array, void> {
  const range = await rangeOf(source, directory, entry, options);
  const tally = new Tally();
  const end = yield* piecesOf(entry, range, tally);
  if (end !== range.end) {
    throw broken('zip', 'is damaged: the compressed data ends before its entry does', end);
  }
  if (tally.size !== entry.size) {
    const found = `found ${formatCount(tally.size)} bytes, expected ${formatCount(entry.size)}`;
    throw broken('zip', `is damaged: the size of its contents does not match: ${found}`, end);
  }
  if (tally.crc !== entry.crc) {
    const found = `found ${hexOf(tally.crc)}, expected ${hexOf(entry.crc)}`;
    throw broken('zip', `is damaged: the CRC-32 of its contents does not match: ${found}`, end);
  }
}

function piecesOf(
  entry: ZipEntry,
  range: PackedRange,
  tally: Tally,
): AsyncGenerator<Uint8Array, number> {
  return entry.method === STORED ? stored(range, tally) : inflate(range, tally);
}

async function* stored(range: PackedRange, tally: Tally): AsyncGenerator<Uint8Array, number> {
  const { source, start, end, signal, onRead } = range;
  for (let offset = start; offset < end; offset += STORED_PIECE_BYTES) {
    signal?.throwIfAborted();
    const piece = await readBytes(source, offset, Math.min(STORED_PIECE_BYTES, end - offset));
    onRead?.(offset + piece.length);
    tally.add(piece);
    yield piece;
  }
  return end;
}

/** Where the data of an entry is: behind its local header, before the directory. */
async function rangeOf(
  source: ByteSource,
  directory: ZipDirectory,
  { offset, packedSize }: ZipEntry,
  options: Pick<PackedRange, 'signal' | 'onRead'>,
): Promise<PackedRange> {
  if (offset + LOCAL_SIZE > directory.start) {
    throw broken('zip', 'is damaged: an entry lies outside of it', offset);
  }
  const header = new DataView((await readBytes(source, offset, LOCAL_SIZE)).buffer);
  if (header.getUint32(0, true) !== LOCAL_SIGNATURE) {
    throw broken('zip', 'is damaged: an entry is not where the directory says', offset);
  }
  const start = offset + LOCAL_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
  const end = start + packedSize;
  if (end > directory.start) throw broken('zip', 'is damaged: an entry runs into others', offset);
  return { ...options, source, start, end, format: 'zip' };
}

/** None or several: says which entries there are, and what they are. */
function choiceError(
  source: ByteSource,
  candidates: readonly Candidate[],
  snapshots: readonly Candidate[],
): unknown {
  const damaged = candidates.find(({ error }) => error !== undefined);
  if (snapshots.length === 0 && damaged !== undefined) return damaged.error;
  const [what, listed] =
    snapshots.length === 0
      ? ['no snapshot', candidates]
      : [`${formatCount(snapshots.length)} snapshots`, snapshots];
  const names = listed.slice(0, LISTED_MAX).map(nameOf);
  if (listed.length > LISTED_MAX) names.push(`${formatCount(listed.length - LISTED_MAX)} more`);
  const found = names.length === 0 ? 'no files' : names.join(', ');
  return new UnsupportedError(
    'compressed-zip',
    `${source.name}: this zip archive has ${what} in it: found ${found}, expected one bbolt file`,
  );
}

function nameOf({ entry, kind }: Candidate): string {
  const name = entry.name.length > NAME_MAX ? `${entry.name.slice(0, NAME_MAX)}…` : entry.name;
  return kind === undefined || kind === 'snapshot' ? `"${name}"` : `"${name}" (${kind})`;
}
