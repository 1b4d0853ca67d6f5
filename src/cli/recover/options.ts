/** Options of `recover`. */

import type { ObjectOptions } from '../objects/options.ts';

/** Formats of the list. */
export const RECOVER_FORMATS = ['text', 'json', 'jsonl'] as const;

/** Values of the options. */
export interface RecoverCommandOptions extends Omit<ObjectOptions, 'at'> {
  readonly writeOut: (typeof RECOVER_FORMATS)[number];
  readonly key?: string;
  readonly prefix?: string;
  readonly since?: number;
  readonly all?: boolean;
  readonly asStored?: boolean;
  readonly out?: string;
}
