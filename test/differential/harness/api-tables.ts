/** The tables that an API server makes for kubectl, of every resource that it lists. */
import type { ApiServer } from './api-server.ts';

/** A table of one resource. */
export interface ApiTable {
  readonly group: string;
  /** The plural. */
  readonly resource: string;
  readonly headers: readonly string[];
  /** Whether each column is for wide tables only. */
  readonly isWide: readonly boolean[];
  /** Cells by `namespace/name`, or by the name. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds since 1970 before it was asked for and after it was there. */
  readonly from: number;
  readonly to: number;
}

interface ResourceList {
  readonly resources?: readonly { readonly name: string; readonly verbs: readonly string[] }[];
}

interface GroupList {
  readonly groups: readonly {
    readonly name: string;
    readonly preferredVersion: { readonly groupVersion: string };
  }[];
}

interface TableBody {
  readonly kind: string;
  readonly columnDefinitions: readonly { readonly name: string; readonly priority: number }[];
  readonly rows: readonly {
    readonly cells: readonly (string | number | boolean | null)[];
    readonly object: { readonly metadata: { readonly name: string; readonly namespace?: string } };
  }[];
}

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io';

/** Every table that is not empty, in the preferred version of each group. */
export async function* readTables(api: ApiServer): AsyncGenerator<ApiTable> {
  const { body } = await api.call('GET', '/apis');
  const groups = (body as GroupList).groups.map(({ name, preferredVersion }) => {
    return { name, path: `/apis/${preferredVersion.groupVersion}` };
  });
  for (const { name, path } of [{ name: '', path: '/api/v1' }, ...groups]) {
    const { resources = [] } = (await api.call('GET', path)).body as ResourceList;
    for (const { name: resource, verbs } of resources) {
      if (!verbs.includes('list') || resource.includes('/')) continue;
      const from = Date.now();
      const answer = await api.call('GET', `${path}/${resource}`, undefined, { accept: TABLE });
      const table = answer.body as TableBody;
      if (answer.status !== 200 || table.kind !== 'Table' || table.rows.length === 0) continue;
      yield { group: name, resource, ...read(table), from, to: Date.now() };
    }
  }
}

function read({
  columnDefinitions,
  rows,
}: TableBody): Pick<ApiTable, 'headers' | 'isWide' | 'rows'> {
  return {
    headers: columnDefinitions.map(({ name }) => name.toUpperCase()),
    isWide: columnDefinitions.map(({ priority }) => priority !== 0),
    rows: new Map(
      rows.map(({ cells, object: { metadata } }) => {
        const { namespace, name } = metadata;
        const texts = cells.map((cell) => (cell === null ? '' : String(cell)));
        return [namespace === undefined ? name : `${namespace}/${name}`, texts];
      }),
    ),
  };
}
