/** A status and the file that it is of. */

import type { StatusDetails } from '../../operations/details.ts';
import type { Status } from '../../operations/status.ts';

/** A snapshot's status under its name. */
export interface NamedStatus {
  readonly file: string;
  readonly status: Status;
  readonly details: StatusDetails | undefined;
}
