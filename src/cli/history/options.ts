/** Values of the options of `history`. */

import type { ObjectOptions } from '../objects/options.ts';
import type { CommonOptions } from '../options.ts';

/** Formats of a history. */
export const HISTORY_FORMATS = ['text', 'json', 'jsonl', 'yaml'] as const;

export interface HistoryCommandOptions extends CommonOptions, ObjectOptions {
  readonly writeOut: (typeof HISTORY_FORMATS)[number];
  readonly key?: string;
  readonly hex?: boolean;
  readonly all?: boolean;
}
