/** The columns that kubectl shows of the objects of a resource. */

import type { JsonObject } from '../../bytes/json.ts';
import { ACCESS_COLUMNS } from './access.ts';
import { AUTOSCALING_COLUMNS } from './autoscaling.ts';
import { CLUSTER_COLUMNS } from './cluster.ts';
import { AGE, column, NAME } from './column.ts';
import type { Column } from './column.ts';
import { definedColumns } from './defined.ts';
import { DEVICE_COLUMNS } from './devices.ts';
import { textAt } from './fields.ts';
import { NETWORK_COLUMNS } from './network.ts';
import { POD_COLUMNS } from './pods.ts';
import { STORAGE_COLUMNS } from './storage.ts';
import { WORKLOAD_COLUMNS } from './workloads.ts';

/** What says which columns there are. */
export interface ColumnedResource {
  /** Empty for the core group. */
  readonly group: string;
  /** The plural. */
  readonly resource: string;
  readonly origin: 'kubernetes' | 'openshift' | 'custom';
  /** The CustomResourceDefinition; undefined for what is built in. */
  readonly definition: JsonObject | undefined;
}

const TABLES: ReadonlyMap<string, readonly Column[]> = new Map(
  [
    ACCESS_COLUMNS,
    AUTOSCALING_COLUMNS,
    CLUSTER_COLUMNS,
    DEVICE_COLUMNS,
    NETWORK_COLUMNS,
    POD_COLUMNS,
    STORAGE_COLUMNS,
    WORKLOAD_COLUMNS,
  ].flatMap((table) => Object.entries(table)),
);

/** What an API server answers for built-in kinds that nobody has written columns for. */
const PLAIN: readonly Column[] = [
  NAME,
  column('CREATED AT', (object) => textAt(object, 'metadata', 'creationTimestamp')),
];

/** The columns of a resource; the name is one of them. */
export function columnsOf({
  group,
  resource,
  origin,
  definition,
}: ColumnedResource): readonly Column[] {
  if (definition !== undefined) return definedColumns(definition);
  const known = TABLES.get(group === '' ? resource : `${resource}.${group}`);
  return known ?? (origin === 'kubernetes' ? PLAIN : [NAME, AGE]);
}
