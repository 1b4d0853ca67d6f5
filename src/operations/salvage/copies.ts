/** Records with bytes of their own, to be handed on. */

import type { LeafRecord } from './leaf-records.ts';
import type { SalvagedRecord, SalvageOrigin } from './types.ts';

/** A record of page `pgid`, copied out of the page. */
export function copyRecord(
  pgid: number,
  { slot, revision, fields, confidence }: LeafRecord,
  origin: SalvageOrigin,
): SalvagedRecord {
  const { main, sub, tombstone } = revision;
  return {
    kind: 'record',
    origin,
    confidence,
    pgid,
    element: slot.element,
    revision: { main, sub },
    tombstone,
    ...fields,
    key: fields.key.slice(),
    value: fields.value.slice(),
  };
}
