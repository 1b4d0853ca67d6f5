/**
 * Options of commands that open what a Kubernetes API server has encrypted, and what they name. The
 * files hold keys: no message says anything of what is in them.
 */

import { Option } from 'commander';
import type { Command } from 'commander';

import type { EncryptionConfiguration } from '../kubernetes/encryption/configuration.ts';
import type { Decryptor } from '../kubernetes/encryption/decryptor.ts';
import type { KmsSeeds } from '../kubernetes/encryption/kms-seeds.ts';
import { UsageError } from './context.ts';
import type { ReadFile } from './deliver.ts';
import { readingReason, readSmallFile } from './small-file.ts';

/** Values of these options. */
export interface EncryptionOptions {
  readonly encryptionConfig?: readonly string[];
  readonly kmsSeeds?: string;
}

/** What the files hold. */
export interface Encryption {
  readonly configurations: readonly EncryptionConfiguration[];
  readonly seeds: KmsSeeds | undefined;
}

/** More than any configuration takes; a store may have a seed for every object. */
const FILE_BYTES_MAX = 16 * 1024 ** 2;

/** Adds the options. */
export function addEncryptionOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--encryption-config <file>',
        "an API server's EncryptionConfiguration; several may be given, the one in force first",
      ).argParser((path: string, before?: readonly string[]) => [...(before ?? []), path]),
    )
    .option(
      '--kms-seeds <file>',
      'what a KMS decrypts: JSON, encryptedDEKSource to seed in base64',
    );
}

/** The files, none of which an output may replace. */
export function encryptionFiles({
  encryptionConfig = [],
  kmsSeeds,
}: EncryptionOptions): ReadFile[] {
  const files = [...encryptionConfig, ...(kmsSeeds === undefined ? [] : [kmsSeeds])];
  return files.map((path) => ({ path, what: 'configuration' }));
}

/**
 * Reads the files.
 * @throws {UsageError} if one cannot be read, or is not what it should be.
 */
export async function readEncryption(options: EncryptionOptions): Promise<Encryption> {
  const { encryptionConfig = [], kmsSeeds } = options;
  const configurations: EncryptionConfiguration[] = [];
  for (const path of encryptionConfig) {
    const { parseEncryptionConfiguration } =
      await import('../kubernetes/encryption/parse-configuration.ts');
    configurations.push(await parseFile('--encryption-config', path, parseEncryptionConfiguration));
  }
  if (kmsSeeds === undefined) return { configurations, seeds: undefined };
  const { parseKmsSeeds } = await import('../kubernetes/encryption/kms-seeds.ts');
  return { configurations, seeds: await parseFile('--kms-seeds', kmsSeeds, parseKmsSeeds) };
}

/**
 * A decryptor with everything that the options name.
 * @throws {UsageError} if a file cannot be read, or is not what it should be.
 */
export async function openDecryptor(options: EncryptionOptions): Promise<Decryptor> {
  const { configurations, seeds } = await readEncryption(options);
  const { createDecryptor } = await import('../kubernetes/encryption/decryptor.ts');
  const { nodeCiphers } = await import('../node/ciphers.ts');
  return createDecryptor(configurations, { seeds, ciphers: nodeCiphers });
}

async function parseFile<T>(option: string, path: string, parse: (text: string) => T): Promise<T> {
  const fail = (text: string): UsageError => new UsageError(`${option}: ${path}: ${text}`);
  const bytes = await readSmallFile(path, FILE_BYTES_MAX).catch((error: unknown) => {
    throw fail(`it cannot be read: ${readingReason(error)}`);
  });
  if (bytes === undefined) throw fail(`found more than ${String(FILE_BYTES_MAX)} bytes`);
  const { EncryptionConfigurationError } =
    await import('../kubernetes/encryption/parse-configuration.ts');
  try {
    return parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof EncryptionConfigurationError) throw fail(error.message);
    throw error;
  }
}
