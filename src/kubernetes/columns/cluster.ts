/** Columns of what the cluster itself is made of (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { AGE, column, NAME, wide } from './column.ts';
import type { CellContext, ColumnTable } from './column.ts';
import {
  at,
  compareTexts,
  conditionAt,
  countAt,
  entriesAt,
  isSet,
  listAt,
  numberAt,
  orNone,
  scalarText,
  sinceAt,
  textAt,
  textOr,
} from './fields.ts';

const ROLE_PREFIX = 'node-role.kubernetes.io/';
const ROLE_LABEL = 'kubernetes.io/role';

function nodeStatus(node: JsonObject): string {
  const ready = conditionAt(node, 'Ready');
  const status = ready === '' ? 'Unknown' : ready === 'True' ? 'Ready' : 'NotReady';
  return isSet(node, 'spec', 'unschedulable') ? `${status},SchedulingDisabled` : status;
}

function nodeRoles(node: JsonObject): string {
  const roles = entriesAt(node, 'metadata', 'labels').map(([label, value]) => {
    if (label.startsWith(ROLE_PREFIX)) return label.slice(ROLE_PREFIX.length);
    return label === ROLE_LABEL ? scalarText(value) : '';
  });
  const named = new Set(roles.filter((role) => role !== ''));
  return orNone([...named].sort(compareTexts).join(','));
}

function nodeAddress(type: string): (node: JsonObject) => string {
  return (node) => {
    const addresses = listAt(node, 'status', 'addresses');
    const found = addresses.find((address) => textAt(address, 'type') === type);
    return found === undefined ? '<none>' : textAt(found, 'address');
  };
}

function nodeInfo(name: string): (node: JsonObject) => string {
  return (node) => orNone(textAt(node, 'status', 'nodeInfo', name), '<unknown>');
}

function kernelVersion(node: JsonObject): string {
  const architecture = textAt(node, 'status', 'nodeInfo', 'architecture');
  return nodeInfo('kernelVersion')(node) + (architecture === '' ? '' : ` (${architecture})`);
}

function firstSeen(event: JsonObject, { now }: CellContext): string {
  const isKnown = textAt(event, 'firstTimestamp') !== '';
  return sinceAt(now, event, isKnown ? 'firstTimestamp' : 'eventTime');
}

function lastSeen(event: JsonObject, context: CellContext): string {
  const { now } = context;
  if (isJsonObject(at(event, 'series'))) return sinceAt(now, event, 'series', 'lastObservedTime');
  const isKnown = textAt(event, 'lastTimestamp') !== '';
  return isKnown ? sinceAt(now, event, 'lastTimestamp') : firstSeen(event, context);
}

function eventObject(event: JsonObject): string {
  const kind = textAt(event, 'involvedObject', 'kind').toLowerCase();
  const name = textAt(event, 'involvedObject', 'name');
  return name === '' ? kind : `${kind}/${name}`;
}

function eventSource(event: JsonObject): string {
  const component = orNone(
    textAt(event, 'source', 'component'),
    textAt(event, 'reportingComponent'),
  );
  const host = orNone(textAt(event, 'source', 'host'), textAt(event, 'reportingInstance'));
  return host === '' ? component : `${component}, ${host}`;
}

function eventCount(event: JsonObject): string {
  if (isJsonObject(at(event, 'series'))) return countAt(event, 'series', 'count');
  const count = numberAt(event, 'count');
  return String(count === 0 ? 1 : count);
}

/** `requests.cpu: 1/4, pods: 2/10`: those that are limits, or the others. */
function quotaText(isLimits: boolean): (quota: JsonObject) => string {
  return (quota) =>
    entriesAt(quota, 'status', 'hard')
      .filter(([name]) => name.startsWith('limits.') === isLimits)
      .sort(([one], [other]) => compareTexts(one, other))
      .map(([name, hard]) => {
        const used = orNone(scalarText(at(quota, 'status', 'used', name)), '0');
        return `${name}: ${used}/${scalarText(hard)}`;
      })
      .join(', ');
}

/** Columns of nodes, namespaces, Events and the like. */
export const CLUSTER_COLUMNS: ColumnTable = {
  nodes: [
    NAME,
    column('STATUS', nodeStatus),
    column('ROLES', nodeRoles),
    AGE,
    column('VERSION', (object) => textAt(object, 'status', 'nodeInfo', 'kubeletVersion')),
    wide('INTERNAL-IP', nodeAddress('InternalIP')),
    wide('EXTERNAL-IP', nodeAddress('ExternalIP')),
    wide('OS-IMAGE', nodeInfo('osImage')),
    wide('KERNEL-VERSION', kernelVersion),
    wide('CONTAINER-RUNTIME', nodeInfo('containerRuntimeVersion')),
  ],
  namespaces: [NAME, column('STATUS', (object) => textAt(object, 'status', 'phase')), AGE],
  events: [
    column('LAST SEEN', lastSeen),
    column('TYPE', (object) => textAt(object, 'type')),
    column('REASON', (object) => textAt(object, 'reason')),
    column('OBJECT', eventObject),
    wide('SUBOBJECT', (object) => textAt(object, 'involvedObject', 'fieldPath')),
    wide('SOURCE', eventSource),
    column('MESSAGE', (object) => textAt(object, 'message').trim()),
    wide('FIRST SEEN', firstSeen),
    wide('COUNT', eventCount),
    { ...NAME, isWide: true },
  ],
  'leases.coordination.k8s.io': [
    NAME,
    column('HOLDER', (object) => textAt(object, 'spec', 'holderIdentity')),
    AGE,
  ],
  'leasecandidates.coordination.k8s.io': [
    NAME,
    column('LEASENAME', (object) => textAt(object, 'spec', 'leaseName')),
    column('BINARYVERSION', (object) => textAt(object, 'spec', 'binaryVersion')),
    column('EMULATIONVERSION', (object) => textAt(object, 'spec', 'emulationVersion')),
    AGE,
  ],
  resourcequotas: [
    NAME,
    column('REQUEST', quotaText(false)),
    column('LIMIT', quotaText(true)),
    AGE,
  ],
  'priorityclasses.scheduling.k8s.io': [
    NAME,
    column('VALUE', (object) => countAt(object, 'value')),
    column('GLOBAL-DEFAULT', (object) => String(isSet(object, 'globalDefault'))),
    AGE,
    column('PREEMPTIONPOLICY', (object) => textOr('', object, 'preemptionPolicy')),
  ],
  'runtimeclasses.node.k8s.io': [
    NAME,
    column('HANDLER', (object) => textAt(object, 'handler')),
    AGE,
  ],
};
