/** Columns of what runs Pods (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { AGE, column, NAME, wide } from './column.ts';
import type { CellContext, Column, ColumnTable } from './column.ts';
import {
  at,
  conditionAt,
  countAt,
  labelsText,
  listAt,
  numberAt,
  orNone,
  sinceAt,
  textAt,
  textOr,
  timeAt,
} from './fields.ts';
import { humanDuration } from './human-duration.ts';
import { requirementsText, selectorText } from './selector-text.ts';

/** Wide columns of the containers that a template has. */
function containers(...path: readonly string[]): readonly Column[] {
  const each = (name: string, object: JsonObject): string =>
    listAt(object, ...path, 'spec', 'containers')
      .map((container) => textAt(container, name))
      .join(',');
  return [
    wide('CONTAINERS', (object) => each('name', object)),
    wide('IMAGES', (object) => each('image', object)),
  ];
}

const TEMPLATE = containers('spec', 'template');
const SELECTOR = wide('SELECTOR', (object) => selectorText(at(object, 'spec', 'selector')));

/** Columns of ReplicaSets, and of ReplicationControllers. */
const REPLICAS: readonly Column[] = [
  NAME,
  column('DESIRED', (object) => countAt(object, 'spec', 'replicas')),
  column('CURRENT', (object) => countAt(object, 'status', 'replicas')),
  column('READY', (object) => countAt(object, 'status', 'readyReplicas')),
  AGE,
  ...TEMPLATE,
];
const READY = column('READY', (object) => {
  return `${countAt(object, 'status', 'readyReplicas')}/${countAt(object, 'spec', 'replicas')}`;
});

/** What a Job comes to, the first that holds first. */
const JOB_CONDITIONS = ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'] as const;

function jobStatus(job: JsonObject): string {
  if (conditionAt(job, 'Complete') === 'True') return 'Complete';
  if (conditionAt(job, 'Failed') === 'True') return 'Failed';
  if (textAt(job, 'metadata', 'deletionTimestamp') !== '') return 'Terminating';
  const found = JOB_CONDITIONS.find((type) => conditionAt(job, type) === 'True');
  return found ?? 'Running';
}

function completions(job: JsonObject): string {
  const succeeded = countAt(job, 'status', 'succeeded');
  if (typeof at(job, 'spec', 'completions') === 'number') {
    return `${succeeded}/${countAt(job, 'spec', 'completions')}`;
  }
  const parallelism = numberAt(job, 'spec', 'parallelism');
  return parallelism > 1 ? `${succeeded}/1 of ${String(parallelism)}` : `${succeeded}/1`;
}

function jobDuration(job: JsonObject, { now }: CellContext): string {
  const start = timeAt(job, 'status', 'startTime');
  if (start === undefined) return '';
  return humanDuration((timeAt(job, 'status', 'completionTime') ?? now) - start);
}

function suspended(job: JsonObject): string {
  const suspend = at(job, 'spec', 'suspend');
  if (typeof suspend !== 'boolean') return '<unset>';
  return suspend ? 'True' : 'False';
}

/** Who made a revision: `statefulset.apps/db`. */
function controllerOf(object: JsonObject): string {
  const owners = listAt(object, 'metadata', 'ownerReferences');
  const owner = owners.find((one) => at(one, 'controller') === true);
  if (!isJsonObject(owner)) return '<none>';
  const version = textAt(owner, 'apiVersion');
  const group = version.includes('/') ? `.${version.slice(0, version.indexOf('/'))}` : '';
  return `${textAt(owner, 'kind')}${group}`.toLowerCase() + `/${textAt(owner, 'name')}`;
}

/** Columns of workloads. */
export const WORKLOAD_COLUMNS: ColumnTable = {
  'deployments.apps': [
    NAME,
    READY,
    column('UP-TO-DATE', (object) => countAt(object, 'status', 'updatedReplicas')),
    column('AVAILABLE', (object) => countAt(object, 'status', 'availableReplicas')),
    AGE,
    ...TEMPLATE,
    wide('SELECTOR', (object) => requirementsText(at(object, 'spec', 'selector'))),
  ],
  'replicasets.apps': [...REPLICAS, SELECTOR],
  replicationcontrollers: [
    ...REPLICAS,
    wide('SELECTOR', (object) => labelsText(object, 'spec', 'selector')),
  ],
  'statefulsets.apps': [NAME, READY, AGE, ...TEMPLATE],
  'daemonsets.apps': [
    NAME,
    column('DESIRED', (object) => countAt(object, 'status', 'desiredNumberScheduled')),
    column('CURRENT', (object) => countAt(object, 'status', 'currentNumberScheduled')),
    column('READY', (object) => countAt(object, 'status', 'numberReady')),
    column('UP-TO-DATE', (object) => countAt(object, 'status', 'updatedNumberScheduled')),
    column('AVAILABLE', (object) => countAt(object, 'status', 'numberAvailable')),
    column('NODE SELECTOR', (object) =>
      labelsText(object, 'spec', 'template', 'spec', 'nodeSelector'),
    ),
    AGE,
    ...TEMPLATE,
    SELECTOR,
  ],
  'jobs.batch': [
    NAME,
    column('STATUS', jobStatus),
    column('COMPLETIONS', completions),
    column('DURATION', jobDuration),
    AGE,
    ...TEMPLATE,
    SELECTOR,
  ],
  'cronjobs.batch': [
    NAME,
    column('SCHEDULE', (object) => textAt(object, 'spec', 'schedule')),
    column('TIMEZONE', (object) => textOr('<none>', object, 'spec', 'timeZone')),
    column('SUSPEND', suspended),
    column('ACTIVE', (object) => String(listAt(object, 'status', 'active').length)),
    column('LAST SCHEDULE', (object, { now }) => {
      const isKnown = textAt(object, 'status', 'lastScheduleTime') !== '';
      return isKnown ? sinceAt(now, object, 'status', 'lastScheduleTime') : '<none>';
    }),
    AGE,
    ...containers('spec', 'jobTemplate', 'spec', 'template'),
    wide('SELECTOR', (object) =>
      selectorText(at(object, 'spec', 'jobTemplate', 'spec', 'selector')),
    ),
  ],
  'controllerrevisions.apps': [
    NAME,
    column('CONTROLLER', controllerOf),
    column('REVISION', (object) => countAt(object, 'revision')),
    AGE,
  ],
  podtemplates: [
    NAME,
    ...containers('template').map((one) => ({ ...one, isWide: false })),
    column('POD LABELS', (object) => labelsText(object, 'template', 'metadata', 'labels')),
  ],
  'poddisruptionbudgets.policy': [
    NAME,
    column('MIN AVAILABLE', (object) => orNone(limitText(object, 'minAvailable'), 'N/A')),
    column('MAX UNAVAILABLE', (object) => orNone(limitText(object, 'maxUnavailable'), 'N/A')),
    column('ALLOWED DISRUPTIONS', (object) => countAt(object, 'status', 'disruptionsAllowed')),
    AGE,
  ],
};

/** A number or a share. */
function limitText(object: JsonObject, name: string): string {
  const limit = at(object, 'spec', name);
  return typeof limit === 'number' ? String(limit) : textAt(object, 'spec', name);
}
