/** What the renderers of a comparison are given, besides the changes. */

import type { JsonObject } from '../../../bytes/json.ts';
import type { NoiseCounts } from '../../../operations/kubernetes/report/report.ts';
import type { KeyPair } from '../../../etcd/compare/comparison.ts';
import type { Change } from '../../../operations/diff/change.ts';
import type { PlainChange } from '../../../operations/diff/plain.ts';
import type { Lineage } from '../../../operations/diff/lineage.ts';
import type { ObjectChange } from '../../../kubernetes/change/object-change.ts';

/** A change of a key, with what Kubernetes says of it. */
export type DescribedChange = Change<ObjectChange>;

/** A side of the comparison. */
export interface Side {
  /** As the command line has it: `before.db`, `a.db@41200`; `-` is standard input. */
  readonly name: string;
  readonly revision: number;
  readonly liveKeys: number;
}

/** What is known before the first change is read. */
export interface DiffHead {
  readonly before: Side;
  readonly after: Side;
  readonly lineage: Lineage;
  /** Keys that are the same in both, byte for byte at the same revision. */
  readonly sameKeys: number;
  /** Changes that the options leave out, where all were read before this is written. */
  readonly leftOut?: number;
}

/** What is known after the last one. */
export interface DiffTail {
  /** Changes that were asked for and are no noise. */
  readonly differences: number;
  /** Noise, whether it was shown or not. */
  readonly noise: NoiseCounts;
  /** Changes that the options leave out. */
  readonly leftOut: number;
}

/** How values may be shown. */
export interface Veil {
  /** An object of a change as it may be shown: as it is with `--show-secrets`, else without secrets. */
  readonly object: (object: JsonObject, change: ObjectChange) => JsonObject;
  /** Values that are no objects, as much as may be shown of them. */
  readonly values: (pair: KeyPair) => PlainChange;
}
