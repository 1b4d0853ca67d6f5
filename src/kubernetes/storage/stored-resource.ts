/** A resource that an API server keeps in etcd, as a row of a table. */
export interface StoredResource {
  /** Between prefix and name: `secrets`, `minions`, `services/specs`. */
  readonly path: string;
  /** API group; empty for the core group. */
  readonly group: string;
  /** Plural in lower case as the API has it. */
  readonly resource: string;
  readonly kind: string;
  readonly isNamespaced: boolean;
}

/** What a row says of its resource. */
type Row = readonly [resource: string, kind: string, path?: string];

/** Rows of resources that live in namespaces. */
export function namespaced(group: string, rows: readonly Row[]): StoredResource[] {
  return rows.map((row) => stored(group, row, true));
}

/** Rows of resources of the whole cluster. */
export function clusterWide(group: string, rows: readonly Row[]): StoredResource[] {
  return rows.map((row) => stored(group, row, false));
}

function stored(
  group: string,
  [resource, kind, path = resource]: Row,
  isNamespaced: boolean,
): StoredResource {
  return { path, group, resource, kind, isNamespaced };
}
