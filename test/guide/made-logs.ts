/**
 * Examples of `docs/problems/` that are made of a write-ahead log: what is in it, by code. The
 * documentation's test verifies each of them.
 */

import type { ProblemCode } from '../../src/findings.ts';
import { buildLog, concat, littleEndian, varint } from '../build/wal.ts';
import type { LogItem, SegmentSpec } from '../build/wal.ts';

/** A log that has a problem. */
export interface MadeLog {
  readonly code: ProblemCode;
  /** Files below `member/wal`. */
  readonly files: readonly (readonly [name: string, bytes: Uint8Array])[];
}

const DATA = new TextEncoder().encode('what is asked of the store');
const FIRST: readonly LogItem[] = [
  { kind: 'snapshot', term: 0, index: 0 },
  { kind: 'entry', term: 1, index: 1, data: DATA },
  { kind: 'state', term: 1, commit: 1 },
];

function made(code: ProblemCode, ...segments: readonly SegmentSpec[]): MadeLog {
  return { code, files: buildLog(segments).files };
}

function entry(index: number, term = 2): LogItem {
  return { kind: 'entry', term, index, data: DATA };
}

export const MADE_LOGS: readonly MadeLog[] = [
  { code: 'wal-none', files: [['0.tmp', new Uint8Array(64)]] },
  made('wal-segment-index', { items: [...FIRST, entry(2)] }, { items: [entry(3)], index: 9 }),
  made('wal-segment-head', { items: FIRST, isHeadless: true }),
  {
    code: 'wal-record-size',
    files: buildLog([
      {
        items: [...FIRST, { kind: 'bytes', bytes: littleEndian(300n * 1024n ** 2n) }],
        size: 320 * 1024 ** 2,
      },
    ]).files,
  },
  made('wal-record-data', {
    items: [...FIRST, { kind: 'record', type: 2, data: Uint8Array.of(0x10, 2, 0x18, 2, 0x22, 9) }],
  }),
  made('wal-record-form', {
    // The type as two bytes.
    items: [
      ...FIRST,
      {
        ...entry(2),
        message: (data, running) =>
          concat(
            [0x08, 0x82, 0, 0x10, ...varint(running)],
            [0x1a, ...varint(data.length), ...data],
          ),
      },
    ],
  }),
  made(
    'wal-metadata',
    { items: [...FIRST, entry(2)] },
    { items: [{ kind: 'crc' }, { kind: 'metadata', memberId: 7n }, entry(3)], isHeadless: true },
  ),
  made('wal-entry-gap', { items: [...FIRST, entry(2), entry(5)] }),
  made('wal-entry-committed', {
    items: [...FIRST, entry(2), { kind: 'state', term: 2, commit: 2 }, entry(2, 3)],
  }),
  made('wal-term-order', { items: [...FIRST, entry(2, 5), entry(3, 4)] }),
  made('wal-commit', { items: [...FIRST, entry(2), { kind: 'state', term: 2, commit: 40 }] }),
  made('wal-start-gap', {
    items: [
      { kind: 'snapshot', term: 2, index: 100 },
      entry(120),
      { kind: 'state', term: 2, commit: 120 },
    ],
  }),
];
