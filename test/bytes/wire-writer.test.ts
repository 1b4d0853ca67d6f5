import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LENGTH_DELIMITED, WireReader } from '../../src/bytes/wire.ts';
import { concatBytes, WireWriter } from '../../src/bytes/wire-writer.ts';
import { message } from '../build/wire.ts';

const fields = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 2 ** 29 - 1 }),
    fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 64n - 1n), fc.nat(), fc.uint8Array({ maxLength: 300 })),
  ),
);

describe('WireWriter', () => {
  it('writes zeros and empty fields', () => {
    const bytes = new WireWriter().number(1, 0).bytes(2, new Uint8Array()).number(3, 300n).end();
    expect([...bytes]).toEqual([0x08, 0, 0x12, 0, 0x18, 0xac, 0x02]);
    expect(new WireWriter().end().length).toBe(0);
  });

  it('writes what the reader reads, as the builder of the tests does', () => {
    fc.assert(
      fc.property(fields, (list) => {
        const writer = new WireWriter();
        for (const [field, value] of list) {
          if (typeof value === 'object') writer.bytes(field, value);
          else writer.number(field, value);
        }
        const bytes = writer.end();
        expect(bytes).toEqual(message(...list));
        const reader = new WireReader(bytes);
        for (const [field, value] of list) {
          expect(reader.next()).toBe(true);
          expect(reader.field).toBe(field);
          const isBytes = reader.wireType === LENGTH_DELIMITED;
          const read = isBytes ? reader.bytes() : reader.int64();
          expect(read).toEqual(
            typeof value === 'object' ? value : BigInt.asIntN(64, BigInt(value)),
          );
        }
        expect(reader.next()).toBe(false);
      }),
    );
  });
});

describe('concatBytes', () => {
  it('keeps the order', () => {
    const pieces = [Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)];
    expect([...concatBytes(pieces)]).toEqual([1, 2, 3]);
  });
});
