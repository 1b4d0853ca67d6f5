/** Values of the options of `get`. */

import type { ObjectOptions } from '../objects/options.ts';
import type { CommonOptions } from '../options.ts';

export interface GetOptions extends CommonOptions, ObjectOptions {
  readonly key?: string;
  readonly hex?: boolean;
  readonly showManagedFields?: boolean;
}
