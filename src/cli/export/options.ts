/** Options of `export`. */

import type { LabelSelector } from '../../kubernetes/names/label-selector.ts';
import type { CommonOptions } from '../options.ts';
import type { ObjectOptions } from '../objects/options.ts';

/** Formats of the manifests. */
export const EXPORT_FORMATS = ['yaml', 'json', 'jsonl'] as const;

/** Values of the options. */
export interface ExportCommandOptions extends ObjectOptions, CommonOptions {
  readonly quiet?: boolean;
  readonly writeOut: (typeof EXPORT_FORMATS)[number];
  readonly selector?: LabelSelector;
  readonly all?: boolean;
  readonly update?: boolean;
}
