/**
 * Whether bytes are a value that an API server stores. A decryption must end in one: where nothing
 * authenticates, a wrong key gives garbage about once in 256 times.
 */

import { findJsonFault } from '../../bytes/json-form.ts';
import { checkEnvelope, encodingOf, isPlainEnvelope } from '../envelope.ts';

const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const OPENING_BRACE = 0x7b;
/** The map in which an object begins, behind the tag that says that it is CBOR: major type 5. */
const CBOR_TAG_BYTES = 3;
const CBOR_MAP = 5;

/** Whether the bytes are an object in an envelope, in JSON or in CBOR. */
export function isStoredValue(bytes: Uint8Array): boolean {
  const encoding = encodingOf(bytes, 0, bytes.length);
  switch (encoding) {
    case 'protobuf':
      return (
        isPlainEnvelope(bytes, 0, bytes.length) || checkEnvelope(bytes, encoding) === undefined
      );
    case 'cbor':
      return (bytes[CBOR_TAG_BYTES] ?? 0) >>> 5 === CBOR_MAP;
    case 'encrypted':
      return false;
    default:
      return isJson(bytes);
  }
}

function isJson(bytes: Uint8Array): boolean {
  const start = bytes.findIndex((byte) => !SPACES.has(byte));
  return bytes[start] === OPENING_BRACE && findJsonFault(bytes) === undefined;
}
