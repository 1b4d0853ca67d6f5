import { describe, expect, test } from 'vitest';

import { parseHex } from '../../src/bytes/text.ts';
import { raft } from '../messages/raft.js';
import { CONF_CHANGE_TYPES, decodeConfChange } from '../../src/raft/conf-change.ts';
import type { ConfChange } from '../../src/raft/conf-change.ts';
import { ENTRY_TYPES } from '../../src/raft/entry.ts';
import { bytesOf } from '../build/database.ts';

const { ConfChangeAddLearnerNode, ConfChangeAddNode, ConfChangeRemoveNode } = raft.ConfChangeType;
const { ConfChangeTransitionJointExplicit } = raft.ConfChangeTransition;

function decode(type: number, data: Uint8Array): ConfChange | undefined {
  return decodeConfChange({ type, term: 1, index: 1, data });
}

describe('decodeConfChange', () => {
  test('a ConfChange, its context left as it is', () => {
    const context = bytesOf('{"id":1,"isPromote":true}');
    const message = { type: ConfChangeAddLearnerNode, node_id: 77, id: 5, context };
    const data = new Uint8Array(raft.ConfChange.encode(message).finish());
    expect(decode(ENTRY_TYPES.confChange, data)).toEqual({
      changes: [{ type: CONF_CHANGE_TYPES.addLearnerNode, nodeId: 77n }],
      id: 5n,
      transition: 0,
      context,
    });
  });

  test('what is not there is zero, and of a repeated field the last counts', () => {
    const none = { changes: [{ type: 0, nodeId: 0n }], id: 0n, transition: 0 };
    expect(decode(ENTRY_TYPES.confChange, new Uint8Array(0))).toMatchObject(none);
    const twice = parseHex('1801' + '18ffffffffffffffffff01' + '10ffffffffffffffffff01');
    expect(decode(ENTRY_TYPES.confChange, twice)?.changes).toEqual([
      { type: -1, nodeId: 2n ** 64n - 1n },
    ]);
  });

  test('a ConfChangeV2', () => {
    const changes = [
      { type: ConfChangeAddNode, node_id: 1 },
      { type: ConfChangeRemoveNode, node_id: 2 },
    ];
    const data = raft.ConfChangeV2.encode({
      transition: ConfChangeTransitionJointExplicit,
      changes,
      context: bytesOf('c'),
    });
    expect(decode(ENTRY_TYPES.confChangeV2, new Uint8Array(data.finish()))).toEqual({
      changes: [
        { type: 0, nodeId: 1n },
        { type: 1, nodeId: 2n },
      ],
      id: 0n,
      transition: 2,
      context: bytesOf('c'),
    });
    expect(decode(ENTRY_TYPES.confChangeV2, new Uint8Array(0))?.changes).toEqual([]);
  });

  test('unknown fields are passed over', () => {
    const data = parseHex('1805' + 'f20103616263' + '7b0801' + '7c');
    expect(decode(ENTRY_TYPES.confChange, data)?.changes).toEqual([{ type: 0, nodeId: 5n }]);
    expect(
      decode(ENTRY_TYPES.confChangeV2, parseHex('1205' + '10051a0161' + '2001')),
    ).toMatchObject({
      changes: [{ nodeId: 5n }],
    });
  });

  test.each(['08', '0a00', '1200', '1a00', '2001', '220161ff', '00', '0c'])(
    'no change where the bytes are none: %s',
    (hex) => {
      expect(decode(ENTRY_TYPES.confChange, parseHex(hex))).toBeUndefined();
    },
  );

  test.each(['0a00', '1001', '120108', '12020a00', '12021200', '1801'])(
    'no ConfChangeV2 where the bytes are none: %s',
    (hex) => {
      expect(decode(ENTRY_TYPES.confChangeV2, parseHex(hex))).toBeUndefined();
    },
  );

  test('no change in an entry of another type', () => {
    expect(decode(ENTRY_TYPES.normal, new Uint8Array(0))).toBeUndefined();
    expect(decode(7, new Uint8Array(0))).toBeUndefined();
  });
});
