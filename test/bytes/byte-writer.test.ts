import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ByteWriter } from '../../src/bytes/byte-writer.ts';

function written(write: (out: ByteWriter) => void): string {
  const out = new ByteWriter();
  write(out);
  return new TextDecoder().decode(out.take());
}

describe('ByteWriter', () => {
  test('collects what is written and begins anew when it is taken', () => {
    const out = new ByteWriter();
    out.ascii('put:');
    out.byte(0x3c);
    out.text('é→😀');
    expect(out.length).toBe(14);
    expect(new TextDecoder().decode(out.take())).toBe('put:<é→😀');
    expect(out.length).toBe(0);
    expect(out.take()).toHaveLength(0);
  });

  test('grows with what is written', () => {
    const source = new Uint8Array(300_000).fill(0xff);
    const text = written((out) => {
      out.ascii('a');
      out.quoted(source);
    });
    expect(text).toBe(`a"${'\\377'.repeat(300_000)}"`);
  });

  test("quotes bytes as protobuf's text format does", () => {
    const source = new TextEncoder().encode('a "b"\\\t\n\r\u0000\u001f\u007fé9');
    expect(written((out) => out.quoted(source))).toBe(
      '"a \\"b\\"\\\\\\t\\n\\r\\000\\037\\177\\303\\2519"',
    );
    expect(written((out) => out.quoted(source, 1, 3))).toBe('" \\""');
    expect(written((out) => out.quoted(source, 3, 3))).toBe('""');
  });

  test('writes numbers to a width', () => {
    expect(written((out) => out.decimal(0))).toBe('0');
    expect(written((out) => out.decimal(7, 4))).toBe('   7');
    expect(written((out) => out.decimal(12345, 4))).toBe('12345');
    expect(written((out) => out.decimal(Number.MAX_SAFE_INTEGER, 20))).toBe('    9007199254740991');
  });

  test.each([
    0n,
    9_007_199_254_740_991n,
    9_007_199_254_740_992n,
    999_999_999_999_999_999n,
    1_000_000_000_000_000_000n,
    10_000_000_000_000_000_001n,
    2n ** 63n - 1n,
    2n ** 63n,
    2n ** 64n - 1n,
  ])('writes the 64 bits of %s exactly', (value) => {
    expect(written((out) => out.uint64(...halves(value)))).toBe(value.toString());
    expect(written((out) => out.int64(...halves(value)))).toBe(BigInt.asIntN(64, value).toString());
  });

  test('writes any 64 bits exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        const signed = BigInt.asIntN(64, value);
        expect(written((out) => out.uint64(...halves(value)))).toBe(value.toString());
        expect(written((out) => out.int64(...halves(value)))).toBe(signed.toString());
      }),
    );
  });
});

function halves(value: bigint): [number, number] {
  return [Number(value >> 32n), Number(value & 0xffff_ffffn)];
}
