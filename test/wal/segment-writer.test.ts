/** Segments as they are written: the bytes of a real restore, and a log over several of them. */
import { describe, expect, it } from 'vitest';

import { formatHex } from '../../src/bytes/text.ts';
import { decodeFrameLength, encodeFrame } from '../../src/wal/frame.ts';
import { decodeRecord, encodeRecord } from '../../src/wal/record.ts';
import { SegmentWriter } from '../../src/wal/segment-writer.ts';
import { buildLog, CLUSTER_ID, MEMBER_ID } from '../build/wal.ts';

const OWNER = { memberId: MEMBER_ID, clusterId: CLUSTER_ID };

describe('frames', () => {
  it.each([0, 1, 7, 8, 9, 15, 16, 1000])('pad a record of %d bytes', (length) => {
    const record = new Uint8Array(length).fill(1);
    const frame = encodeFrame(record);
    expect(frame.length % 8).toBe(0);
    const { recordBytes, paddingBytes, isRegular } = decodeFrameLength(frame, 0);
    expect({ recordBytes, isRegular }).toEqual({ recordBytes: length, isRegular: true });
    expect(8 + length + paddingBytes).toBe(frame.length);
    expect(frame.subarray(8, 8 + length)).toEqual(record);
    expect(frame.subarray(8 + length).every((byte) => byte === 0)).toBe(true);
  });
});

describe('records', () => {
  it.each([0, 1, 0x7fff_ffff, 0xffff_ffff])('with CRC %d are regular', (crc) => {
    const data = Uint8Array.of(1, 2, 3);
    const bytes = encodeRecord(2, crc, data);
    const { dataStart, dataEnd, ...rest } = decodeRecord(bytes, 0, bytes.length);
    expect(rest).toEqual({ type: 2, crc, isRegular: true });
    expect(bytes.subarray(dataStart, dataEnd)).toEqual(data);
  });
});

describe('SegmentWriter', () => {
  it('begins as the log of a real restore', () => {
    const writer = new SegmentWriter(OWNER, 'written');
    expect(writer.running).toBe(0x5f91_c0bb);
    writer.snapshot({ index: 0, term: 0 });
    expect(writer.running).toBe(0xedb1_dd94);
    expect(formatHex(writer.end())).toBe(
      '04000000000000840804100000000000' +
        '2000000000000000080110bb81c7fc051a1608cdd2918bd2b881cf8e0110b298eaf1948386fccd01' +
        '0e0000000000008208051094bbc7ed0e1a04080010000000',
    );
  });

  it.each(['written', 'omitted'] as const)('writes a log of two segments, zeros %s', (zeros) => {
    const data = new Uint8Array(5000).fill(7);
    const first = new SegmentWriter(OWNER, zeros);
    first.entry({ type: 0, term: 1, index: 1, data });
    first.hardState({ term: 1, vote: MEMBER_ID, commit: 1 });
    const second = new SegmentWriter(OWNER, zeros, first.running);
    second.snapshot({ term: 1, index: 1 });
    second.entry({ type: 1, term: 2, index: 2, data: Uint8Array.of(9) });
    const isTerse = zeros === 'omitted';
    const { files } = buildLog([
      {
        items: [
          { kind: 'entry', term: 1, index: 1, data, isTerse },
          { kind: 'state', term: 1, commit: 1 },
        ],
      },
      {
        items: [
          { kind: 'snapshot', term: 1, index: 1 },
          { kind: 'entry', entryType: 1, term: 2, index: 2, data: Uint8Array.of(9) },
        ],
      },
    ]);
    expect(first.end()).toEqual(files[0]?.[1]);
    expect(second.end()).toEqual(files[1]?.[1]);
  });
});
