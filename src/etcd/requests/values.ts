/**
 * Whether values are shown. They are people's secrets, and so are passwords and tokens; their sizes
 * are not.
 */

import type { ByteWriter } from '../../bytes/byte-writer.ts';

/**
 * `shown`, `sizes` for their sizes only, or a function that gives a fingerprint to print beside the
 * size: 12 hex digits that only the holder of a key can make.
 */
export type Values = 'shown' | 'sizes' | ((value: Uint8Array) => string);

/** Writes what is told of a value that is not shown: `<700 bytes, fingerprint 1a2b3c4d5e6f>`. */
export function writeHidden(
  out: ByteWriter,
  value: Uint8Array,
  values: Exclude<Values, 'shown'>,
): void {
  out.byte(0x3c);
  out.decimal(value.length);
  out.ascii(value.length === 1 ? ' byte' : ' bytes');
  if (values !== 'sizes' && value.length > 0) out.ascii(`, fingerprint ${values(value)}`);
  out.byte(0x3e);
}
