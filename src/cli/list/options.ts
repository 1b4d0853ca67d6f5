/** Values of the options of `list`. */

import type { ListOrder } from '../../operations/kubernetes/list/key-order.ts';
import type { ObjectOptions } from '../objects/options.ts';
import type { CommonOptions } from '../options.ts';

export interface ListCommandOptions extends CommonOptions, ObjectOptions {
  readonly selector?: string;
  readonly prefix?: string;
  readonly keysOnly?: boolean;
  readonly sort?: ListOrder;
  readonly showManagedFields?: boolean;
}

/** Output formats. */
export const LIST_FORMATS = ['table', 'wide', 'json', 'jsonl', 'yaml', 'name'] as const;
