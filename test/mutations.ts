/** Damage as data: the operations of `fixtures/mutations/*.json`, applied to the bytes of a file. */

import { gzipSync } from 'node:zlib';

/** One change of a file; offsets and sizes are bytes. */
export type Operation =
  | { readonly op: 'write'; readonly at: number; readonly hex: string }
  | { readonly op: 'truncate'; readonly size: number }
  | { readonly op: 'append'; readonly hex: string }
  | { readonly op: 'copy'; readonly from: number; readonly to: number; readonly length: number }
  | { readonly op: 'gzip' };

/** A damage and what it is about; the file also has what the real tools say of it. */
export interface Mutation {
  readonly id: string;
  /** Base fixture, as the maker names it: `snapshots/3.6-rich.db.gz`. */
  readonly base: string;
  readonly breaks: string;
  readonly ops: readonly Operation[];
}

/** The file after all operations, one after the other; the bytes given are not changed. */
export function applyOperations(bytes: Uint8Array, ops: readonly Operation[]): Uint8Array {
  return ops.reduce(applyOperation, bytes.slice());
}

/** The fixture folder of a mutation's base. */
export function baseFixture({ base }: Mutation): string {
  return `etcd/${base.replace(/^snapshots\//, '').replace(/\.db\.gz$/, '')}`;
}

function applyOperation(bytes: Uint8Array, operation: Operation): Uint8Array {
  switch (operation.op) {
    case 'write':
      return overwrite(bytes, operation.at, Buffer.from(operation.hex, 'hex'));
    case 'truncate':
      return bytes.slice(0, operation.size);
    case 'append':
      return overwrite(bytes, bytes.length, Buffer.from(operation.hex, 'hex'));
    case 'copy': {
      const { from, to, length } = operation;
      return overwrite(bytes, to, bytes.slice(from, from + length));
    }
    case 'gzip':
      return new Uint8Array(gzipSync(bytes, { level: 9 }));
  }
}

/** Writes at an offset; what reaches past the end makes the file longer. */
function overwrite(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  const changed = new Uint8Array(Math.max(bytes.length, at + piece.length));
  changed.set(bytes);
  changed.set(piece, at);
  return changed;
}
