/**
 * Seeded damage of the log of a data directory: flipped bits in every part of a frame, lost
 * sectors, files that end early or go on too long, frames and segments that are gone, doubled or
 * exchanged. The same directory and the same seed give the same bytes.
 */
import { framesOf } from './wal-frames.ts';
import type { DirectoryFiles } from '../../build/data-directory.ts';
import type { Random } from './random.ts';
import type { Frame, Span } from './wal-frames.ts';

/** A damaged data directory. */
export interface WalMutation {
  readonly kind: MutationKind;
  readonly files: DirectoryFiles;
  /** What was changed, and where. */
  readonly description: string;
}

/** What kind of damage. */
export type MutationKind = keyof typeof MUTATORS;

/** A segment with its path below the data directory. */
interface Segment {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly frames: readonly Frame[];
  /** Where the last frame ends. */
  readonly used: number;
}

/** The log that is damaged, and the dice. */
interface Target {
  readonly segments: readonly Segment[];
  /** The one that the damage is in. */
  readonly segment: Segment;
  readonly last: Segment;
  readonly random: Random;
}

/** The files that change, `undefined` for one that goes; and the description. */
type Damage = readonly [changes: ReadonlyMap<string, Uint8Array | undefined>, description: string];
type Mutator = (target: Target) => Damage | undefined;

const SECTOR = 512;
const PAGE = 4_096;
const GARBAGE_SIZE_MAX = 700;
const SEGMENT_NAME = /^member\/wal\/([0-9a-f]{16})-([0-9a-f]{16})\.wal$/;

const MUTATORS = {
  'data bit': flipIn('data'),
  'crc bit': flipIn('crc'),
  'type bit': flipIn('type'),
  'tag bit': (target) => flipBit(target, pickFrame(target).record),
  'length bit': (target) => {
    const { offset } = pickFrame(target);
    return flipBit(target, target.random.integer(offset, offset + 8));
  },
  'padding bit': (target) => {
    const padded = target.segment.frames.filter(({ recordEnd, end }) => recordEnd < end);
    if (padded.length === 0) return undefined;
    const { recordEnd, end } = target.random.pick(padded);
    return flipBit(target, target.random.integer(recordEnd, end));
  },
  'sector zeroed': (target) => zeroBlock(target, SECTOR, SECTOR),
  'sector zeroed, not aligned': (target) => zeroBlock(target, SECTOR, 8),
  'page zeroed': (target) => zeroBlock(target, PAGE, PAGE),
  'frame zeroed': (target) => {
    const { offset, end } = pickFrame(target);
    return zero(target, { start: offset, end });
  },
  'record zeroed': (target) => {
    const { record, end } = pickFrame(target);
    return zero(target, { start: record, end });
  },
  'file cut': (target) => cut(target, false),
  'file cut and filled with zeros': (target) => cut(target, true),
  'garbage behind the last record': (target) => garbage(target, target.segment.used),
  'garbage further on': (target) =>
    garbage(target, target.segment.used + 8 * target.random.integer(1, 200)),
  'garbage at the end of the file': (target) => garbage(target, target.segment.bytes.length),
  'frame removed': (target) => {
    const { offset, end } = pickFrame(target);
    return splice(target, { start: offset, end }, new Uint8Array(0));
  },
  'frame doubled': (target) => {
    const { offset, end } = pickFrame(target);
    return splice(target, { start: end, end }, target.segment.bytes.slice(offset, end));
  },
  'frames exchanged': (target) => {
    const { frames, bytes } = target.segment;
    const at = target.random.integer(0, frames.length - 1);
    const [first, second] = [frames[at], frames[at + 1]];
    if (first === undefined || second === undefined) return undefined;
    const span = { start: first.offset, end: second.end };
    const exchanged = new Uint8Array(second.end - first.offset);
    exchanged.set(bytes.subarray(second.offset, second.end));
    exchanged.set(bytes.subarray(first.offset, first.end), second.end - second.offset);
    return splice(target, span, exchanged);
  },
  'frames removed to the end': (target) => {
    const { offset } = pickFrame(target);
    return zero(target, { start: offset, end: target.segment.used });
  },
  'segment removed': ({ segment }) => [new Map([[segment.path, undefined]]), segment.path],
  'segment doubled': doubleSegment,
  'segments exchanged': ({ segments, segment, random }) => {
    const others = segments.filter(({ path }) => path !== segment.path);
    if (others.length === 0) return undefined;
    const other = random.pick(others);
    return [
      new Map([
        [segment.path, other.bytes],
        [other.path, segment.bytes],
      ]),
      `${segment.path} and ${other.path}`,
    ];
  },
  'segment emptied': ({ segment }) => [new Map([[segment.path, new Uint8Array(0)]]), segment.path],
  nothing: () => [new Map(), 'the directory as it is'],
} satisfies Record<string, Mutator>;
const MUTATOR_OF: Readonly<Record<MutationKind, Mutator>> = MUTATORS;

/** All kinds, in an order that does not change. */
export const MUTATION_KINDS: readonly MutationKind[] = Object.keys(MUTATORS) as MutationKind[];

/**
 * Damages the log. Another kind is tried when one cannot be had, such as exchanging segments where
 * there is one.
 */
export function mutateLog(files: DirectoryFiles, kind: MutationKind, random: Random): WalMutation {
  const segments = segmentsOf(files);
  const last = segments[segments.length - 1];
  if (last === undefined) throw new Error('no log to damage');
  for (let chosen = kind; ; chosen = random.pick(MUTATION_KINDS)) {
    // The last segment has more ways to be right.
    const segment = random.chance(0.6) ? last : random.pick(segments);
    const damage = MUTATOR_OF[chosen]({ segments, segment, last, random });
    if (damage === undefined) continue;
    const [changes, description] = damage;
    return { kind: chosen, files: withChanges(files, changes), description };
  }
}

function segmentsOf(files: DirectoryFiles): Segment[] {
  return [...files]
    .filter(([path]) => SEGMENT_NAME.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => {
      const frames = framesOf(bytes);
      return { path, bytes, frames, used: frames[frames.length - 1]?.end ?? 0 };
    });
}

function withChanges(
  files: DirectoryFiles,
  changes: ReadonlyMap<string, Uint8Array | undefined>,
): DirectoryFiles {
  const changed = new Map(files);
  for (const [path, bytes] of changes) {
    if (bytes === undefined) changed.delete(path);
    else changed.set(path, bytes);
  }
  return changed;
}

/** The first and the last frames are as likely as all others together. */
function pickFrame({ segment: { frames }, random }: Target): Frame {
  const choice = random.pick([frames, frames, frames.slice(0, 4), frames.slice(-6)]);
  return random.pick(choice);
}

function flipIn(part: 'data' | 'crc' | 'type'): Mutator {
  return (target) => {
    const span = pickFrame(target)[part];
    if (span === undefined || span.start === span.end) return undefined;
    return flipBit(target, target.random.integer(span.start, span.end));
  };
}

function flipBit({ segment, random }: Target, offset: number): Damage {
  const mask = 1 << random.integer(0, 8);
  const bytes = segment.bytes.slice();
  bytes[offset] = (bytes[offset] ?? 0) ^ mask;
  return [new Map([[segment.path, bytes]]), `${segment.path}: byte ${offset}, mask ${mask}`];
}

function zeroBlock(target: Target, size: number, alignment: number): Damage {
  const { offset, end } = pickFrame(target);
  const inside = target.random.integer(offset, end);
  const start = inside - (inside % alignment);
  return zero(target, { start, end: Math.min(start + size, target.segment.bytes.length) });
}

function zero({ segment }: Target, { start, end }: Span): Damage {
  const bytes = segment.bytes.slice().fill(0, start, end);
  return [new Map([[segment.path, bytes]]), `${segment.path}: zeros from ${start} to ${end}`];
}

function cut(target: Target, isFilled: boolean): Damage {
  const { segment, random } = target;
  const { offset, end } = pickFrame(target);
  const size = random.integer(offset, end + 1);
  const bytes = isFilled ? segment.bytes.slice().fill(0, size) : segment.bytes.slice(0, size);
  return [new Map([[segment.path, bytes]]), `${segment.path}: ends at ${size}`];
}

function garbage({ segment, random }: Target, at: number): Damage {
  const piece = random.bytes(random.integer(1, GARBAGE_SIZE_MAX));
  const bytes = new Uint8Array(Math.max(segment.bytes.length, at + piece.length));
  bytes.set(segment.bytes);
  bytes.set(piece, at);
  return [
    new Map([[segment.path, bytes]]),
    `${segment.path}: ${piece.length} bytes of garbage at ${at}`,
  ];
}

/** Puts a piece in the place of a span; what follows moves, and the size stays where it can. */
function splice({ segment }: Target, { start, end }: Span, piece: Uint8Array): Damage {
  const rest = segment.bytes.subarray(end, segment.used);
  const used = start + piece.length + rest.length;
  const bytes = new Uint8Array(Math.max(segment.bytes.length, used));
  bytes.set(segment.bytes.subarray(0, start));
  bytes.set(piece, start);
  bytes.set(rest, start + piece.length);
  return [
    new Map([[segment.path, bytes]]),
    `${segment.path}: ${piece.length} bytes in the place of those from ${start} to ${end}`,
  ];
}

/** A copy under the name of the next sequence number, as a clumsy restore leaves it. */
function doubleSegment({ segment, last, random }: Target): Damage {
  const [, sequence, index] = SEGMENT_NAME.exec(last.path) ?? ['', '0', '0'];
  const next = (BigInt(`0x${sequence}`) + 1n).toString(16).padStart(16, '0');
  const later = (BigInt(`0x${index}`) + BigInt(random.integer(0, 500))).toString(16);
  const path = `member/wal/${next}-${later.padStart(16, '0')}.wal`;
  return [new Map([[path, segment.bytes]]), `${segment.path} again as ${path}`];
}
