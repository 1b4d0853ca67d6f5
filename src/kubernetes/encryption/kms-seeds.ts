/**
 * What a key management service would answer: for each encrypted key that stands in the values
 * (`encryptedDEKSource`), the seed or key that it is the encryption of.
 */

import { decodeBase64, encodeBase64 } from '../../bytes/base64.ts';
import { fieldOf, isJsonObject } from '../../bytes/json.ts';
import type { JsonValue } from '../../bytes/json.ts';
import { EncryptionConfigurationError } from './parse-configuration.ts';

/** Sizes that a seed or a data encryption key may have. */
const SIZES: readonly number[] = [16, 24, 32];

/** Seeds and keys by what they were encrypted to. They are kept where no log shows them. */
export class KmsSeeds {
  readonly #byCiphertext = new Map<string, Uint8Array>();

  constructor(seeds: Iterable<readonly [encrypted: Uint8Array, seed: Uint8Array]> = []) {
    for (const [encrypted, seed] of seeds) this.#byCiphertext.set(encodeBase64(encrypted), seed);
  }

  /** How many there are. */
  get size(): number {
    return this.#byCiphertext.size;
  }

  get(encrypted: Uint8Array): Uint8Array | undefined {
    return this.#byCiphertext.get(encodeBase64(encrypted));
  }
}

/**
 * Reads seeds from JSON: `{"<encryptedDEKSource>": "<seed>", …}`, or a list of such pairs,
 * `{"seeds": [{"encryptedDEKSource": …, "seed": …}]}`; all of it base64.
 * @throws {EncryptionConfigurationError} if the text is something else; the message holds no seed.
 */
export function parseKmsSeeds(text: string): KmsSeeds {
  let parsed: JsonValue;
  try {
    parsed = JSON.parse(text) as JsonValue;
  } catch {
    throw new EncryptionConfigurationError('this is not JSON');
  }
  if (!isJsonObject(parsed)) throw new EncryptionConfigurationError('expected an object');
  const list = fieldOf(parsed, 'seeds');
  if (!Array.isArray(list)) return new KmsSeeds(Object.entries(parsed).map(parseSeed));
  return new KmsSeeds(
    list.map((pair: JsonValue, at) =>
      parseSeed([fieldOf(pair, 'encryptedDEKSource'), fieldOf(pair, 'seed')], at),
    ),
  );
}

function parseSeed(
  [encrypted, seed]: readonly [JsonValue | undefined, JsonValue | undefined],
  at: number,
): [Uint8Array, Uint8Array] {
  const where = `seed ${String(at + 1)}`;
  const from = typeof encrypted === 'string' ? decodeBase64(encrypted) : undefined;
  const to = typeof seed === 'string' ? decodeBase64(seed) : undefined;
  if (from === undefined || from.length === 0 || to === undefined) {
    throw new EncryptionConfigurationError(`${where}: expected an encryptedDEKSource and its seed`);
  }
  if (!SIZES.includes(to.length)) {
    const found = `found ${String(to.length)} bytes, expected 16, 24 or 32`;
    throw new EncryptionConfigurationError(`${where}: ${found}`);
  }
  return [from, to];
}
