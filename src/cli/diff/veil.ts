/** How values are shown: secrets as fingerprint and size, or as they are where that was asked for. */

import { redactObject } from '../../kubernetes/change/redact.ts';
import { plainDescriber } from '../../operations/diff/plain.ts';
import type { Fingerprint } from '../fingerprint.ts';
import type { Veil } from '../render/diff/rendered.ts';

/**
 * Objects without their secrets, and values that are no objects as fingerprints; with `showSecrets`
 * everything as it is.
 */
export function createVeil(fingerprint: Fingerprint, showSecrets: boolean): Veil {
  const plain = plainDescriber({ fingerprint, showValues: showSecrets });
  return {
    object: (object, { place }) => {
      if (showSecrets) return object;
      const isSecret = place.type === 'resource' && place.kind === 'Secret';
      return redactObject(object, { fingerprint, isSecret });
    },
    values: (pair) => plain.describeChange(pair),
  };
}
