/**
 * Whose log it is: etcdserverpb.Metadata { 1 NodeID, 2 ClusterID }, in the metadata record of every
 * segment (etcd api/etcdserverpb/etcdserver.proto, v3.6.14).
 */

import { WireError, WireReader } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';

/** Whose log it is. */
export interface LogOwner {
  readonly memberId: bigint;
  readonly clusterId: bigint;
}

/** Encodes the data of a metadata record. */
export function encodeLogOwner({ memberId, clusterId }: LogOwner): Uint8Array {
  return new WireWriter().number(1, memberId).number(2, clusterId).end();
}

/** Decodes the data of a metadata record; undefined if it is none. */
export function decodeLogOwner(data: Uint8Array): LogOwner | undefined {
  let [memberId, clusterId] = [0n, 0n];
  try {
    const reader = new WireReader(data);
    while (reader.next()) {
      if (reader.field === 1) memberId = BigInt.asUintN(64, reader.int64());
      else if (reader.field === 2) clusterId = BigInt.asUintN(64, reader.int64());
    }
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
  return { memberId, clusterId };
}
