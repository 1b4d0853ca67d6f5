/**
 * A decryptor whose ciphers are loaded when the first encrypted value comes: loading them takes as
 * long as finding one object does, and most objects are not encrypted.
 */

import type { Decryption, Decryptor } from '../../kubernetes/encryption/decryptor.ts';
import { isEncrypted } from '../../kubernetes/encryption/encrypted-value.ts';
import { openDecryptor } from '../encryption-options.ts';
import type { EncryptionOptions } from '../encryption-options.ts';

/** Opens values, once `prepare` has been told of them. */
export class LateDecryptor implements Decryptor {
  readonly #options: EncryptionOptions;
  #decryptor: Decryptor | undefined;

  private constructor(options: EncryptionOptions) {
    this.#options = options;
  }

  /**
   * A decryptor with what the options name, which is read at once.
   * @throws {UsageError} if a file cannot be read, or is not what it should be.
   */
  static async open(options: EncryptionOptions): Promise<LateDecryptor> {
    const late = new LateDecryptor(options);
    const { encryptionConfig = [], kmsSeeds } = options;
    if (encryptionConfig.length > 0 || kmsSeeds !== undefined) await late.prepare();
    return late;
  }

  /** Loads what a value needs; without one, what any value may need. */
  async prepare(value?: Uint8Array): Promise<void> {
    if (value !== undefined && !isEncrypted(value)) return;
    this.#decryptor ??= await openDecryptor(this.#options);
  }

  decrypt(value: Uint8Array, key: Uint8Array): Decryption {
    if (this.#decryptor !== undefined) return this.#decryptor.decrypt(value, key);
    if (!isEncrypted(value)) return { status: 'plain' };
    throw new Error('an encrypted value that nobody has prepared for');
  }
}
