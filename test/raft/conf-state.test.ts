import { describe, expect, test } from 'vitest';

import { WireError } from '../../src/bytes/wire.ts';
import { decodeConfState, parseConfState } from '../../src/raft/conf-state.ts';
import { message, varint } from '../build/wire.ts';

const NOBODY = {
  voters: [],
  learners: [],
  votersOutgoing: [],
  learnersNext: [],
  autoLeave: false,
};
const LARGEST = 2n ** 64n - 1n;

describe('the message', () => {
  test('without any field is nobody', () => {
    expect(decodeConfState(new Uint8Array(0))).toEqual(NOBODY);
  });

  test('has each of its fields, and skips others', () => {
    const bytes = message([1, LARGEST], [1, 2], [2, 3], [3, 4], [4, 5], [5, 1], [9, 1]);
    expect(decodeConfState(bytes)).toEqual({
      voters: [LARGEST, 2n],
      learners: [3n],
      votersOutgoing: [4n],
      learnersNext: [5n],
      autoLeave: true,
    });
  });

  test('may pack its ids', () => {
    const ids = [0n, 127n, 128n, LARGEST];
    const bytes = message([1, new Uint8Array(ids.flatMap(varint))], [1, 7]);
    expect(decodeConfState(bytes).voters).toEqual([...ids, 7n]);
  });

  test('may hold more than any cluster has, and not any number', () => {
    const many = (count: number): Uint8Array => message([1, new Uint8Array(count).fill(1)]);
    expect(decodeConfState(many(1000)).voters).toHaveLength(1000);
    expect(() => decodeConfState(many(1001))).toThrow(WireError);
    expect(() => decodeConfState(many(50_000_000))).toThrow(WireError);
  });

  test.each([
    ['a number that does not end', new Uint8Array([0x08, 0x80])],
    ['a packed number that does not end', message([1, new Uint8Array([0x80])])],
    ['a packed number of 11 bytes', message([1, new Uint8Array(11).fill(0x80)])],
    ['a list of another type', new Uint8Array([0x0d, 0, 0, 0, 0])],
  ])('refuses %s', (_what, bytes) => {
    expect(() => decodeConfState(bytes)).toThrow(WireError);
  });
});

describe('the JSON form', () => {
  test('as etcd writes it', () => {
    expect(parseConfState('{"voters":[8162268798046628583],"auto_leave":false}')).toEqual({
      ...NOBODY,
      voters: [8162268798046628583n],
    });
  });

  test('with every field', () => {
    const text =
      '{"voters":[1],"learners":[2],"voters_outgoing":[3],"learners_next":[4],"auto_leave":true}';
    expect(parseConfState(text)).toEqual({
      voters: [1n],
      learners: [2n],
      votersOutgoing: [3n],
      learnersNext: [4n],
      autoLeave: true,
    });
  });

  test.each(['', '[]', 'null', '{', '{"voters":1}', '{"voters":["1"]}', '{"learners":[-1]}'])(
    'is not %j',
    (text) => {
      expect(parseConfState(text)).toBeUndefined();
    },
  );
});
