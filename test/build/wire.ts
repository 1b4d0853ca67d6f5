/** Protobuf messages, field by field. */

/** A field: a number as a varint, bytes with their length. */
export type Field = readonly [field: number, value: number | bigint | Uint8Array];

/** Encodes a message of fields in the order given. */
export function message(...fields: readonly Field[]): Uint8Array {
  return new Uint8Array(
    fields.flatMap(([field, value]) => {
      if (typeof value !== 'object') return [...varint(field * 8), ...varint(value)];
      return [...varint(field * 8 + 2), ...varint(value.length), ...value];
    }),
  );
}

/** A number of up to 64 bits, seven bits a byte. */
export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}
