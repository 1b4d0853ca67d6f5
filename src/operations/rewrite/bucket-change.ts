/** What becomes of the elements of a bucket when a store is written anew. */

/** Which elements stay, and which are put in. */
export interface BucketChange {
  /** Whether an element stays as it is. */
  readonly keeps: (key: Uint8Array) => boolean;
  /** Elements that are put in, in the order of their keys, in place of those of the same key. */
  readonly puts: readonly (readonly [key: Uint8Array, value: Uint8Array])[];
}
