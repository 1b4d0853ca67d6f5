/**
 * Messages as etcd writes them: bytes of real restores and of 3.7.3's log, and all that is written
 * is read back.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodeText, formatHex } from '../../src/bytes/text.ts';
import { decodeConfChange, encodeConfChange } from '../../src/raft/conf-change.ts';
import { decodeConfState, encodeConfState } from '../../src/raft/conf-state.ts';
import {
  decodeEntryFields,
  decodeHardState,
  encodeEntry,
  encodeHardState,
} from '../../src/raft/entry.ts';
import {
  decodeRaftSnapshot,
  encodeRaftSnapshot,
  formatRaftSnapshotName,
} from '../../src/raft/raft-snapshot.ts';
import type { ConfState } from '../../src/raft/conf-state.ts';
import type { Zeros } from '../../src/raft/zeros.ts';

const ID = 0x8e9e_05c5_2164_694dn;
const NONE = new Uint8Array();
const ALL_ZEROS: readonly Zeros[] = ['written', 'omitted'];

const confState: fc.Arbitrary<ConfState> = fc.record({
  voters: fc.array(fc.bigInt(0n, 2n ** 64n - 1n)),
  learners: fc.array(fc.bigInt(0n, 2n ** 64n - 1n)),
  votersOutgoing: fc.array(fc.bigInt(0n, 2n ** 64n - 1n)),
  learnersNext: fc.array(fc.bigInt(0n, 2n ** 64n - 1n)),
  autoLeave: fc.boolean(),
});

describe('bytes of real logs', () => {
  it('hard state', () => {
    const state = encodeHardState({ term: 1, vote: ID, commit: 1 });
    expect(formatHex(state)).toBe('080110cdd2918bd2b881cf8e011801');
    expect(formatHex(encodeHardState({ term: 1, vote: 0n, commit: 1 }))).toBe('080110001801');
  });

  it('normal entries: etcd 3.7 leaves the type out', () => {
    const entry = { type: 0, term: 2, index: 2, data: NONE };
    expect(formatHex(encodeEntry(entry, 'written'))).toBe('080010021802');
    expect(formatHex(encodeEntry(entry, 'omitted'))).toBe('10021802');
    const change = { type: 1, term: 1, index: 1, data: encodeText('a') };
    expect(formatHex(encodeEntry(change, 'omitted'))).toBe('080110011801220161');
  });

  it('conf changes and conf states', () => {
    const change = { type: 0, nodeId: 1n, context: encodeText('{}') };
    expect(formatHex(encodeConfChange(change, 'written'))).toBe('08001000180122027b7d');
    expect(formatHex(encodeConfChange(change, 'omitted'))).toBe('1000180122027b7d');
    const state = { ...decodeConfState(NONE), voters: [ID] };
    expect(formatHex(encodeConfState(state, 'written'))).toBe('08cdd2918bd2b881cf8e012800');
    expect(formatHex(encodeConfState(state, 'omitted'))).toBe('08cdd2918bd2b881cf8e01');
  });
});

describe.each(ALL_ZEROS)('what is written is read back, zeros %s', (zeros) => {
  it('entries and hard states', () => {
    const number = fc.maxSafeNat();
    fc.assert(
      fc.property(fc.nat(3), number, number, fc.uint8Array(), (type, term, index, data) => {
        const bytes = encodeEntry({ type, term, index, data }, zeros);
        const { dataStart, dataEnd, ...rest } = decodeEntryFields(bytes, 0, bytes.length);
        expect(rest).toEqual({ type, term, index });
        expect(bytes.subarray(dataStart, dataEnd)).toEqual(data);
        const state = { term, vote: BigInt(index), commit: index };
        expect(decodeHardState(encodeHardState(state))).toEqual(state);
      }),
    );
  });

  it('conf changes', () => {
    const id = fc.bigInt(0n, 2n ** 64n - 1n);
    fc.assert(
      fc.property(fc.nat(3), id, fc.uint8Array(), (type, nodeId, context) => {
        const data = encodeConfChange({ type, nodeId, context }, zeros);
        const decoded = decodeConfChange({ type: 1, term: 1, index: 1, data });
        expect(decoded).toEqual({ changes: [{ type, nodeId }], id: 0n, transition: 0, context });
      }),
    );
  });

  it('conf states and raft snapshots', () => {
    fc.assert(
      fc.property(confState, fc.uint8Array(), fc.nat(), (state, data, index) => {
        expect(decodeConfState(encodeConfState(state, zeros))).toEqual(state);
        const snapshot = { confState: state, data, index, term: 1 };
        const file = formatRaftSnapshotName(snapshot);
        const decoded = decodeRaftSnapshot(encodeRaftSnapshot(snapshot, zeros), { file });
        expect(decoded).toEqual(snapshot);
      }),
    );
  });
});
