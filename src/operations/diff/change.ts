/** What differs between two stores: a change a key, with what a describer says of it. */

import type { KeyPair } from '../../etcd/compare/comparison.ts';

/**
 * What happened to a key: `recreated` was deleted and created again, `rewritten` has equal content
 * under another revision.
 */
export type ChangeKind = 'added' | 'removed' | 'modified' | 'recreated' | 'rewritten';

/** The least that a describer says. */
export interface ChangeDescription {
  readonly change: ChangeKind;
}

/** A key that differs. */
export interface Change<D extends ChangeDescription> extends KeyPair {
  readonly change: ChangeKind;
  readonly description: D;
}

/** Says what a change means; Kubernetes' one is made by `kubernetesDescriber`. */
export interface ChangeDescriber<D extends ChangeDescription> {
  /** Keys under these prefixes are handed to `unchanged`, because others are judged by them. */
  readonly alsoUnder: readonly Uint8Array[];
  /** Whether a change is described by its values; those of a key on both sides always are. */
  wantsValue(pair: KeyPair): boolean;
  /** Describes a change; undecodable values are part of the description, never an error. */
  describeChange(pair: KeyPair): D;
}
