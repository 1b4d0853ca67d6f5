/** Columns that only a store of etcd can fill: what it says of the record of a key. */

import type { KeyVersion } from '../../etcd/compare/comparison.ts';
import { formatLeaseId } from '../../etcd/lease-id.ts';
import { formatSize } from '../render/size.ts';

/** A column of records. */
export interface OwnColumn {
  readonly header: string;
  readonly cell: (version: KeyVersion) => string;
}

/** Bytes of the value, and writes since the key was created. */
export const SIZE: OwnColumn = {
  header: 'SIZE',
  cell: ({ valueSize }) => formatSize(valueSize),
};
export const VERSIONS: OwnColumn = {
  header: 'VERSIONS',
  cell: ({ version }) => String(version),
};
/** Of the last write. */
export const REVISION: OwnColumn = {
  header: 'REVISION',
  cell: ({ modRevision }) => String(modRevision),
};
/** Of the first write. */
export const CREATED: OwnColumn = {
  header: 'CREATED',
  cell: ({ createRevision }) => String(createRevision),
};
export const LEASE: OwnColumn = {
  header: 'LEASE',
  cell: ({ lease }) => (lease === 0n ? '<none>' : formatLeaseId(lease)),
};
