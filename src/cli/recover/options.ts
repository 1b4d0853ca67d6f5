/** Options of `recover`. */

import type { EncryptionOptions } from '../encryption-options.ts';
import type { InputOptions } from '../options.ts';

/** Formats of the list. */
export const RECOVER_FORMATS = ['text', 'json', 'jsonl'] as const;

/** Values of the options. */
export interface RecoverCommandOptions extends InputOptions, EncryptionOptions {
  readonly writeOut: (typeof RECOVER_FORMATS)[number];
  readonly namespace?: string;
  readonly key?: string;
  readonly prefix?: string;
  readonly all?: boolean;
  readonly out?: string;
  readonly showSecrets?: boolean;
  readonly fingerprintKey?: string;
  readonly k8sPrefix?: string;
}
