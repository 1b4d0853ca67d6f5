/** Lease ids: signed 64-bit numbers, printed as etcdctl prints them. */

/** Sixteen hex digits of the id's two's complement. */
export function formatLeaseId(id: bigint): string {
  return BigInt.asUintN(64, id).toString(16).padStart(16, '0');
}
