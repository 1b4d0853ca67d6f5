import protobuf from 'protobufjs/minimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseHex } from '../../src/bytes/text.ts';
import { raft } from './raft.js';
import { decodeEntryFields, decodeHardState } from '../../src/raft/entry.ts';
import { decodeRecord } from '../../src/wal/record.ts';

const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const { EntryNormal, EntryConfChange, EntryConfChangeV2 } = raft.EntryType;

describe('the messages of raft and of the log', () => {
  test('tell a field that is zero from one that is not there', () => {
    const state = raft.HardState.decode(parseHex('0800'));
    expect(Object.hasOwn(state, 'term')).toBe(true);
    expect(Object.hasOwn(state, 'vote')).toBe(false);
  });

  test('keep fields that are not known', () => {
    const reader = protobuf.Reader.create(parseHex('0801' + '7a0161'));
    reader.discardUnknown = false;
    expect(raft.WalSnapshot.decode(reader).$unknowns).toEqual([parseHex('7a0161')]);
  });

  test('a raft snapshot with its configuration, lists packed or not', () => {
    const conf = '0801' + '12020203' + '2801';
    const decoded = raft.Snapshot.decode(parseHex(`0a0161120e0a08${conf}10051802`));
    const { voters, learners, auto_leave: autoLeave } = decoded.metadata?.conf_state ?? {};
    expect([voters?.map(Number), learners?.map(Number), autoLeave]).toEqual([[1], [2, 3], true]);
    expect(Number(decoded.metadata?.index)).toBe(5);
  });
});

describe('the decoders of what is met once per record agree with protobufjs', () => {
  test('entry', () => {
    const type = fc.constantFrom(EntryNormal, EntryConfChange, EntryConfChangeV2);
    const entry = fc.record({ Type: type, Term: whole, Index: whole, Data: fc.uint8Array() });
    fc.assert(
      fc.property(entry, (fields) => {
        const bytes = raft.Entry.encode(fields).finish();
        const found = decodeEntryFields(bytes, 0, bytes.length);
        expect([found.type, found.term, found.index]).toEqual([
          ...[fields.Type, fields.Term, fields.Index],
        ]);
        const data = bytes.subarray(found.dataStart, found.dataEnd);
        expect(new Uint8Array(data)).toEqual(fields.Data);
      }),
    );
  });

  test('hard state', () => {
    fc.assert(
      fc.property(fc.record({ term: whole, vote: whole, commit: whole }), (fields) => {
        expect(decodeHardState(raft.HardState.encode(fields).finish())).toEqual({
          ...fields,
          vote: BigInt(fields.vote),
        });
      }),
    );
  });

  test('record', () => {
    const crc = fc.nat({ max: 0xffff_ffff });
    const record = fc.record({ type: fc.integer({ min: 1, max: 5 }), crc, data: fc.uint8Array() });
    fc.assert(
      fc.property(record, (fields) => {
        const bytes = raft.WalRecord.encode(fields).finish();
        const found = decodeRecord(bytes, 0, bytes.length);
        expect([found.type, found.crc]).toEqual([fields.type, fields.crc]);
        const data = bytes.subarray(found.dataStart, found.dataEnd);
        expect(new Uint8Array(data)).toEqual(fields.data);
      }),
    );
  });
});
