/** Columns of devices, of what is scheduled together, and of storage versions (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { AGE, column, NAME } from './column.ts';
import type { CellContext, Column, ColumnTable } from './column.ts';
import {
  at,
  conditionAt,
  labelsText,
  listAt,
  numberAt,
  orNone,
  shortList,
  sinceAt,
  textAt,
  textOr,
} from './fields.ts';

/** Entries that are shown of a list. */
const ENTRIES_MAX = 3;

function claimState(claim: JsonObject): string {
  const isDeleted = textAt(claim, 'metadata', 'deletionTimestamp') !== '';
  const states = isDeleted ? ['deleted'] : [];
  if (isJsonObject(at(claim, 'status', 'allocation'))) {
    states.push('allocated');
    if (listAt(claim, 'status', 'reservedFor').length > 0) states.push('reserved');
  } else if (!isDeleted) states.push('pending');
  return states.join(',');
}

/** What has become of a request for the state of pools. */
function poolsCondition(request: JsonObject): 'Complete' | 'Failed' | undefined {
  const conditions = listAt(request, 'status', 'conditions');
  const found = conditions.find(
    (one) =>
      ['Complete', 'Failed'].includes(textAt(one, 'type')) && textAt(one, 'status') === 'True',
  );
  if (found === undefined) return undefined;
  return textAt(found, 'type') === 'Complete' ? 'Complete' : 'Failed';
}

function poolsStatus(request: JsonObject): string {
  const condition = poolsCondition(request);
  const shown = listAt(request, 'status', 'pools').length;
  const count = numberAt(request, 'status', 'poolCount');
  if (condition === 'Complete' && count > shown) {
    return `Complete (${String(shown)}/${String(count)} pools)`;
  }
  return condition ?? 'Pending';
}

/** A sum over all pools. */
function poolsSum(header: string, count: (pool: JsonObject) => number): Column {
  return column(header, (request) => {
    const isKnown = isJsonObject(at(request, 'status'));
    if (!isKnown || poolsCondition(request) === 'Failed') return '-';
    const pools = listAt(request, 'status', 'pools').filter(isJsonObject);
    return String(pools.reduce((sum, pool) => sum + count(pool), 0));
  });
}

function completedSince(request: JsonObject, { now }: CellContext): string {
  const conditions = listAt(request, 'status', 'conditions');
  if (poolsCondition(request) !== 'Complete') return '<none>';
  const complete = conditions.find((one) => textAt(one, 'type') === 'Complete');
  return sinceAt(now, complete, 'lastTransitionTime');
}

function groupStatus(group: JsonObject): string {
  const conditions = listAt(group, 'status', 'conditions');
  const disrupted = conditions.find((one) => textAt(one, 'type') === 'DisruptionTarget');
  if (disrupted !== undefined) return textAt(disrupted, 'reason');
  const scheduled = conditionAt(group, 'PodGroupScheduled');
  if (scheduled === '') return 'Pending';
  return scheduled === 'True' ? 'Scheduled' : 'Unschedulable';
}

/** The last of the conditions that hold. */
function migrationStatus(migration: JsonObject): string {
  const found = listAt(migration, 'status', 'conditions').findLast(
    (one) =>
      textAt(one, 'status') === 'True' &&
      ['Running', 'Failed', 'Succeeded'].includes(textAt(one, 'type')),
  );
  return orNone(textAt(found, 'type'), 'Unknown');
}

function migratedResource(migration: JsonObject): string {
  const group = textAt(migration, 'spec', 'resource', 'group');
  const resource = textAt(migration, 'spec', 'resource', 'resource');
  return group === '' ? resource : `${resource}.${group}`;
}

function certificateState(request: JsonObject): string {
  const found = listAt(request, 'status', 'conditions').findLast((one) =>
    ['Issued', 'Denied', 'Failed'].includes(textAt(one, 'type')),
  );
  return orNone(textAt(found, 'type'), 'Pending');
}

function storageVersions(object: JsonObject): string {
  const all = listAt(object, 'status', 'storageVersions').map(
    (one) => `${textAt(one, 'apiServerID')}=${textAt(one, 'encodingVersion')}`,
  );
  return orNone(shortList(all, ENTRIES_MAX, all.length), '<unset>');
}

/** Columns of what only few clusters have. */
export const DEVICE_COLUMNS: ColumnTable = {
  'deviceclasses.resource.k8s.io': [NAME, AGE],
  'devicetaintrules.resource.k8s.io': [
    NAME,
    column('KEY', (object) => textAt(object, 'spec', 'taint', 'key')),
    column('VALUE', (object) => textAt(object, 'spec', 'taint', 'value')),
    column('EFFECT', (object) => textAt(object, 'spec', 'taint', 'effect')),
    column('TIMEADDED', (object, { now }) => {
      const isKnown = textAt(object, 'spec', 'taint', 'timeAdded') !== '';
      return isKnown ? sinceAt(now, object, 'spec', 'taint', 'timeAdded') : '';
    }),
    AGE,
  ],
  'resourceclaims.resource.k8s.io': [NAME, column('STATE', claimState), AGE],
  'resourceclaimtemplates.resource.k8s.io': [NAME, AGE],
  'resourceslices.resource.k8s.io': [
    NAME,
    column('NODE', (object) => textAt(object, 'spec', 'nodeName')),
    column('DRIVER', (object) => textAt(object, 'spec', 'driver')),
    column('POOL', (object) => textAt(object, 'spec', 'pool', 'name')),
    AGE,
  ],
  'resourcepoolstatusrequests.resource.k8s.io': [
    NAME,
    column('DRIVER', (object) => textAt(object, 'spec', 'driver')),
    poolsSum('TOTAL', (pool) => numberAt(pool, 'totalDevices')),
    poolsSum('AVAILABLE', (pool) => numberAt(pool, 'availableDevices')),
    poolsSum('ALLOCATED', (pool) => numberAt(pool, 'allocatedDevices')),
    poolsSum('UNAVAILABLE', (pool) => numberAt(pool, 'unavailableDevices')),
    poolsSum('ERRORS', (pool) => (at(pool, 'validationError') === undefined ? 0 : 1)),
    column('POOLS', (object) => String(numberAt(object, 'status', 'poolCount'))),
    column('STATUS', poolsStatus),
    column('COMPLETED', completedSince),
  ],
  'workloads.scheduling.k8s.io': [NAME, AGE],
  'podgroups.scheduling.k8s.io': [
    NAME,
    column('POLICY', (object) => {
      return isJsonObject(at(object, 'spec', 'schedulingPolicy', 'gang')) ? 'Gang' : 'Basic';
    }),
    column('WORKLOAD', (object) =>
      textOr('<none>', object, 'spec', 'podGroupTemplateRef', 'workload', 'workloadName'),
    ),
    column('STATUS', groupStatus),
    AGE,
  ],
  'podcertificaterequests.certificates.k8s.io': [
    NAME,
    column('PODNAME', (object) => textAt(object, 'spec', 'podName')),
    column('SERVICEACCOUNTNAME', (object) => textAt(object, 'spec', 'serviceAccountName')),
    column('NODENAME', (object) => textAt(object, 'spec', 'nodeName')),
    column('SIGNERNAME', (object) => textAt(object, 'spec', 'signerName')),
    column('STATE', certificateState),
    column('UNVERIFIEDUSERANNOTATIONS', (object) =>
      labelsText(object, 'spec', 'unverifiedUserAnnotations'),
    ),
  ],
  'storageversions.internal.apiserver.k8s.io': [
    NAME,
    column('COMMONENCODINGVERSION', (object) =>
      textOr('<unset>', object, 'status', 'commonEncodingVersion'),
    ),
    column('STORAGEVERSIONS', storageVersions),
    AGE,
  ],
  'storageversionmigrations.storagemigration.k8s.io': [
    NAME,
    column('RESOURCE', migratedResource),
    column('STATUS', migrationStatus),
  ],
};
