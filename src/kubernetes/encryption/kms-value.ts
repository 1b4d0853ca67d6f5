/**
 * What a KMS provider stores behind its name (kubernetes apiserver
 * pkg/storage/value/encrypt/envelope/envelope.go and …/envelope/kmsv2/v2/api.proto, v0.36.3).
 *
 *     v1  u16 size | encrypted key | AES-GCM layout, before 1.25 AES-CBC layout
 *     v2  EncryptedObject, protobuf: 1 encryptedData, 2 keyID, 3 encryptedDEKSource, 4 annotations,
 *         5 encryptedDEKSourceType
 */

import { formatKey } from '../../bytes/text.ts';
import { WireError, WireReader } from '../../bytes/wire.ts';

/** Bytes of the size in front. */
const SIZE_BYTES = 2;
/** Longest text of a key id that is shown; a plugin may give up to 1 kB. */
const KEY_ID_BYTES_SHOWN = 200;

/** How the key of the data comes from what the KMS decrypts. */
export type DekSource =
  /** It is the key. */
  | 'key'
  /** It is a seed that, with the beginning of the data, gives a key for each value. */
  | 'seed';

/** A value of a KMS provider. */
export interface KmsValue {
  readonly encryptedData: Uint8Array;
  /** What only the KMS can decrypt. */
  readonly encryptedDekSource: Uint8Array;
  readonly source: DekSource;
  /** Which of the KMS' keys; undefined in version 1. Printable. */
  readonly keyId: string | undefined;
}

/** Reads what stands behind the name; undefined if it is cut off, or of no KMS. */
export function readKms(provider: string, bytes: Uint8Array | undefined): KmsValue | undefined {
  if (bytes === undefined) return undefined;
  if (provider === 'kms v1') return readKmsV1(bytes);
  return provider === 'kms v2' ? readKmsV2(bytes) : undefined;
}

/** Of version 1; undefined if it is cut off. */
function readKmsV1(bytes: Uint8Array): KmsValue | undefined {
  const size = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const start = SIZE_BYTES + size;
  if (bytes.length <= start || size === 0) return undefined;
  return {
    encryptedData: bytes.subarray(start),
    encryptedDekSource: bytes.subarray(SIZE_BYTES, start),
    source: 'key',
    keyId: undefined,
  };
}

/** Of version 2; undefined if it is cut off, or of a kind that is not known. */
function readKmsV2(bytes: Uint8Array): KmsValue | undefined {
  try {
    return decodeEncryptedObject(bytes);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

function decodeEncryptedObject(bytes: Uint8Array): KmsValue | undefined {
  let encryptedData: Uint8Array = new Uint8Array(0);
  let encryptedDekSource: Uint8Array = new Uint8Array(0);
  let keyId: Uint8Array = new Uint8Array(0);
  let type = 0;
  const reader = new WireReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) encryptedData = reader.bytes();
    else if (reader.field === 2) keyId = reader.bytes();
    else if (reader.field === 3) encryptedDekSource = reader.bytes();
    else if (reader.field === 5) type = reader.number();
  }
  if (encryptedData.length === 0 || encryptedDekSource.length === 0 || type > 1) return undefined;
  return {
    encryptedData,
    encryptedDekSource,
    source: type === 1 ? 'seed' : 'key',
    keyId: formatKey(keyId.subarray(0, KEY_ID_BYTES_SHOWN)),
  };
}
