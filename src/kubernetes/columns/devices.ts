/** Columns of devices and of what is scheduled together (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { AGE, column, NAME } from './column.ts';
import type { ColumnTable } from './column.ts';
import { at, listAt, textAt } from './fields.ts';

function claimState(claim: JsonObject): string {
  const isDeleted = textAt(claim, 'metadata', 'deletionTimestamp') !== '';
  const states = isDeleted ? ['deleted'] : [];
  if (isJsonObject(at(claim, 'status', 'allocation'))) {
    states.push('allocated');
    if (listAt(claim, 'status', 'reservedFor').length > 0) states.push('reserved');
  } else if (!isDeleted) states.push('pending');
  return states.join(',');
}

/** Columns of dynamic resource allocation. */
export const DEVICE_COLUMNS: ColumnTable = {
  'deviceclasses.resource.k8s.io': [NAME, AGE],
  'resourceclaims.resource.k8s.io': [NAME, column('STATE', claimState), AGE],
  'resourceclaimtemplates.resource.k8s.io': [NAME, AGE],
  'resourceslices.resource.k8s.io': [
    NAME,
    column('NODE', (object) => textAt(object, 'spec', 'nodeName')),
    column('DRIVER', (object) => textAt(object, 'spec', 'driver')),
    column('POOL', (object) => textAt(object, 'spec', 'pool', 'name')),
    AGE,
  ],
  'workloads.scheduling.k8s.io': [NAME, AGE],
};
