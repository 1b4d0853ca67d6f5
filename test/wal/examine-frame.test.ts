/** One frame: what it is taken for, field by field. */

import { describe, expect, test } from 'vitest';

import { examineFrame, RECORD_SIZE_MAX } from '../../src/wal/examine-frame.ts';
import type { Frame, FrameInput } from '../../src/wal/examine-frame.ts';
import { ROW, ROW_FIELDS } from '../../src/wal/record-batch.ts';
import { buildLog, concat, littleEndian } from '../build/wal.ts';
import type { LogItem } from '../build/wal.ts';
import { entry, filled } from './logs.ts';

const row = new Float64Array(ROW_FIELDS);

/** Looks at bytes as the whole of a segment's rest. */
function examine(bytes: Uint8Array, changes: Partial<FrameInput> = {}): Frame {
  const input: FrameInput = {
    bytes,
    at: 0,
    end: bytes.length,
    offset: 4096,
    segmentSize: 4096 + bytes.length,
    running: 0,
    lastIndex: 8,
    place: { file: 'segment' },
    ...changes,
  };
  return examineFrame(input, row);
}

function frameOf(item: LogItem): Uint8Array {
  return buildLog([{ items: [item], isHeadless: true }]).files[0]![1];
}

/** The code of what is broken, and whether it looks torn. */
function brokenOf(frame: Frame): [string, boolean] | undefined {
  return frame.kind === 'broken' ? [frame.problem.code, frame.looksTorn] : undefined;
}

describe('a frame that holds together', () => {
  test('fills the row', () => {
    const bytes = concat(new Uint8Array(3), frameOf(entry(9, 30)));
    const frame = examine(bytes, { at: 3, segmentSize: 4096 + bytes.length - 3 });
    expect(frame).toMatchObject({ kind: 'record', frameBytes: bytes.length - 3, oddities: [] });
    expect([row[ROW.offset], row[ROW.type], row[ROW.index]]).toEqual([3, 2, 9]);
    expect(bytes.subarray(row[ROW.start], row[ROW.end])).toEqual(filled(30, 9));
    expect(frame.kind === 'record' && frame.running).toBe(row[ROW.crc]);
  });

  test.each<[string, LogItem, number, number]>([
    ['hard state', { kind: 'state', term: 4, commit: 9 }, 4, 9],
    ['raft snapshot', { kind: 'snapshot', term: 4, index: 9 }, 4, 9],
    ['metadata', { kind: 'metadata' }, 0, 0],
    ['checksum', { kind: 'crc' }, 0, 0],
  ])('of a %s says term and index', (_name, item, term, index) => {
    expect(examine(frameOf(item)).kind).toBe('record');
    expect([row[ROW.term], row[ROW.index], row[ROW.entryType]]).toEqual([term, index, 0]);
  });

  test('with a checksum that is not known is believed', () => {
    const frame = examine(frameOf({ ...entry(9), crc: 77 }), { running: undefined });
    expect(frame).toMatchObject({ kind: 'record', running: 77 });
  });

  test.each<[string, LogItem, string]>([
    ['padding that is not zero', { ...entry(9, 25), padding: filled(7) }, 'wal-padding'],
    [
      'a checksum record with data',
      { kind: 'record', type: 4, data: Uint8Array.of(1) },
      'wal-record-form',
    ],
  ])('with %s is odd', (_name, item, code) => {
    const frame = examine(frameOf(item));
    expect(frame.kind === 'record' && frame.oddities.map((oddity) => oddity.code)).toEqual([code]);
  });
});

describe('the end', () => {
  test('of the file, and of what was written', () => {
    expect(examine(new Uint8Array())).toEqual({ kind: 'end' });
    expect(examine(new Uint8Array(64))).toEqual({ kind: 'end' });
    expect(examine(new Uint8Array(8))).toEqual({ kind: 'end' });
  });

  test.each([1, 4, 7])('%i bytes are a part of a length', (size) => {
    expect(brokenOf(examine(new Uint8Array(size)))).toEqual(['wal-frame-length', true]);
  });
});

describe('more must be at hand', () => {
  const bytes = frameOf(entry(9, 100));

  test('for the length', () => {
    expect(examine(bytes, { end: 7 })).toEqual({ kind: 'short', wantedBytes: 8 });
  });

  test('for the record', () => {
    const wanted = { kind: 'short', wantedBytes: bytes.length };
    expect(examine(bytes, { end: 8 })).toEqual(wanted);
    expect(examine(bytes, { end: bytes.length - 1 })).toEqual(wanted);
  });

  test('but not for one that cannot be', () => {
    const head = littleEndian(BigInt(RECORD_SIZE_MAX) + 8n);
    const input = { end: 8, segmentSize: 2 ** 40 };
    expect(brokenOf(examine(head, input))).toEqual(['wal-record-size', false]);
    expect(examine(littleEndian(BigInt(RECORD_SIZE_MAX)), input).kind).toBe('short');
  });
});

describe('a frame that does not hold together', () => {
  test('says where, and what was good before', () => {
    const frame = examine(frameOf({ ...entry(9), crc: 1 }));
    expect(frame).toMatchObject({
      kind: 'broken',
      problem: {
        code: 'wal-checksum',
        place: { file: 'segment', offset: 4096 },
        facts: { expected: 1, lastIndex: 8 },
      },
    });
  });

  test('because of its data leaves two checksums with which records may go on', () => {
    const bytes = frameOf({ ...entry(9), crc: 1 });
    const frame = examine(bytes);
    expect(frame.kind === 'broken' && frame.frameBytes).toBe(bytes.length);
    expect(frame.kind === 'broken' && frame.candidates[0]).toBe(1);
    expect(frame.kind === 'broken' && frame.candidates).toHaveLength(2);
  });

  test('is torn where a sector of it is zero, and etcd asks for that', () => {
    const zeros = new Uint8Array(1200);
    const bytes = (item: LogItem): Uint8Array => frameOf(item);
    expect(brokenOf(examine(bytes({ ...entry(9), data: zeros, crc: 1 } as LogItem)))).toEqual([
      'wal-checksum',
      true,
    ]);
    // Not asked for a type or for data that does not decode, whose checksum is right.
    expect(brokenOf(examine(bytes({ kind: 'record', type: 9, data: zeros })))).toEqual([
      'wal-record-type',
      false,
    ]);
    expect(brokenOf(examine(bytes({ kind: 'record', type: 2, data: zeros })))).toEqual([
      'wal-record-data',
      false,
    ]);
    const message = (): Uint8Array => zeros;
    expect(brokenOf(examine(bytes({ kind: 'record', type: 2, message })))).toEqual([
      'wal-record-message',
      true,
    ]);
  });

  test('because a checksum record does not continue', () => {
    expect(brokenOf(examine(frameOf({ kind: 'crc' }), { running: 5 }))).toEqual([
      'wal-chain',
      false,
    ]);
    expect(examine(frameOf({ kind: 'crc', crc: 5 }), { running: 5 }).kind).toBe('record');
    // Nothing before is nothing to compare with.
    expect(examine(frameOf({ kind: 'crc', crc: 5 }), { running: 0 }).kind).toBe('record');
    expect(examine(frameOf({ kind: 'crc', crc: 5 }), { running: undefined }).kind).toBe('record');
  });
});
