/** Columns of Pods: what their containers say is told in one word (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { AGE, column, NAME, wide } from './column.ts';
import type { ColumnTable } from './column.ts';
import { at, conditionAt, isSet, listAt, numberAt, orNone, textAt, timeAt } from './fields.ts';
import { humanDuration } from './human-duration.ts';

/** What the containers of a Pod come to. */
interface PodState {
  readonly ready: number;
  readonly containers: number;
  readonly status: string;
  readonly restarts: number;
  /** When a container ended last that was started again. */
  readonly restartedAt: number | undefined;
}

/** Columns of Pods. */
export const POD_COLUMNS: ColumnTable = {
  pods: [
    NAME,
    column('READY', (pod) => {
      const { ready, containers } = podState(pod);
      return `${String(ready)}/${String(containers)}`;
    }),
    column('STATUS', (pod) => podState(pod).status),
    column('RESTARTS', (pod, { now }) => {
      const { restarts, restartedAt } = podState(pod);
      if (restarts === 0 || restartedAt === undefined) return String(restarts);
      return `${String(restarts)} (${humanDuration(now - restartedAt)} ago)`;
    }),
    AGE,
    wide('IP', (pod) => orNone(textAt(listAt(pod, 'status', 'podIPs')[0], 'ip'))),
    wide('NODE', (pod) => orNone(textAt(pod, 'spec', 'nodeName'))),
    wide('NOMINATED NODE', (pod) => orNone(textAt(pod, 'status', 'nominatedNodeName'))),
    wide('READINESS GATES', (pod) => {
      const gates = listAt(pod, 'spec', 'readinessGates');
      const open = gates.filter(
        (gate) => conditionAt(pod, textAt(gate, 'conditionType')) === 'True',
      );
      return gates.length === 0 ? '<none>' : `${String(open.length)}/${String(gates.length)}`;
    }),
  ],
};

/** Several columns ask of the same Pod. */
const states = new WeakMap<JsonObject, PodState>();

function podState(pod: JsonObject): PodState {
  const known = states.get(pod);
  if (known !== undefined) return known;
  const state = readPodState(pod);
  states.set(pod, state);
  return state;
}

/** Restarts of some containers. */
class Restarts {
  count = 0;
  lastEnd: number | undefined;

  add(status: JsonValue): void {
    this.count += numberAt(status, 'restartCount');
    const end = timeAt(status, 'lastState', 'terminated', 'finishedAt');
    if (end !== undefined && end > (this.lastEnd ?? -Infinity)) this.lastEnd = end;
  }
}

function readPodState(pod: JsonObject): PodState {
  const containers = listAt(pod, 'spec', 'containers').length;
  const starting = readInitContainers(pod);
  const sidecars = starting.sidecars.size;
  const state = { containers: containers + sidecars, ready: starting.ready };
  if (starting.status !== undefined && conditionAt(pod, 'Initialized') !== 'True') {
    const { count: restarts, lastEnd: restartedAt } = starting.all;
    return { ...state, status: endingOf(pod, starting.status), restarts, restartedAt };
  }
  const running = readContainers(pod, starting.status ?? phaseOf(pod), starting.ofSidecars);
  const { count: restarts, lastEnd: restartedAt } = starting.ofSidecars;
  const ready = starting.ready + running.ready;
  return { ...state, ready, status: endingOf(pod, running.status), restarts, restartedAt };
}

/** What the Pod says of itself. */
function phaseOf(pod: JsonObject): string {
  const isGated = listAt(pod, 'status', 'conditions').some(
    (condition) =>
      textAt(condition, 'type') === 'PodScheduled' &&
      textAt(condition, 'reason') === 'SchedulingGated',
  );
  if (isGated) return 'SchedulingGated';
  return orNone(textAt(pod, 'status', 'reason'), textAt(pod, 'status', 'phase'));
}

/** What init containers come to, up to the first one that is not done. */
interface InitState {
  /** Names of those that go on beside the others. */
  readonly sidecars: ReadonlySet<string>;
  readonly ready: number;
  /** Undefined if all are done. */
  readonly status: string | undefined;
  readonly all: Restarts;
  readonly ofSidecars: Restarts;
}

function readInitContainers(pod: JsonObject): InitState {
  const specs = listAt(pod, 'spec', 'initContainers');
  const sidecars = new Set(
    specs
      .filter((spec) => textAt(spec, 'restartPolicy') === 'Always')
      .map((spec) => textAt(spec, 'name')),
  );
  const all = new Restarts();
  const ofSidecars = new Restarts();
  let ready = 0;
  for (const [index, status] of listAt(pod, 'status', 'initContainerStatuses').entries()) {
    const isSidecar = sidecars.has(textAt(status, 'name'));
    all.add(status);
    if (isSidecar) ofSidecars.add(status);
    if (isEnded(status) && numberAt(status, 'state', 'terminated', 'exitCode') === 0) continue;
    if (isSidecar && isSet(status, 'started')) {
      if (isSet(status, 'ready')) ready++;
      continue;
    }
    const text = initStatus(status) ?? `Init:${String(index)}/${String(specs.length)}`;
    return { sidecars, ready, status: text, all, ofSidecars };
  }
  return { sidecars, ready, status: undefined, all, ofSidecars };
}

function isEnded(status: JsonValue): boolean {
  return isJsonObject(at(status, 'state', 'terminated'));
}

function initStatus(status: JsonValue): string | undefined {
  if (isEnded(status)) return `Init:${endStatus(status)}`;
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  return waiting === '' || waiting === 'PodInitializing' ? undefined : `Init:${waiting}`;
}

/** How a container ended. */
function endStatus(status: JsonValue): string {
  const ended = at(status, 'state', 'terminated');
  const signal = numberAt(ended, 'signal');
  const code = signal === 0 ? `ExitCode:${String(numberAt(ended, 'exitCode'))}` : '';
  return orNone(textAt(ended, 'reason'), orNone(code, `Signal:${String(signal)}`));
}

/** What the containers come to, the first one last; their restarts are added. */
function readContainers(
  pod: JsonObject,
  phase: string,
  restarts: Restarts,
): { status: string; ready: number } {
  let status = phase;
  let failure = '';
  let ready = 0;
  for (const container of listAt(pod, 'status', 'containerStatuses').toReversed()) {
    restarts.add(container);
    const waiting = textAt(container, 'state', 'waiting', 'reason');
    if (waiting !== '') status = waiting;
    else if (isEnded(container)) {
      status = endStatus(container);
      if (numberAt(container, 'state', 'terminated', 'exitCode') !== 0) failure = status;
    } else if (isSet(container, 'ready') && isJsonObject(at(container, 'state', 'running'))) {
      ready++;
    }
  }
  if (status !== 'Completed') return { status, ready };
  // Some have ended; others may go on.
  if (ready > 0 && conditionAt(pod, 'Ready') === 'True') return { status: 'Running', ready };
  if (failure !== '') return { status: failure, ready };
  return { status: ready > 0 ? 'NotReady' : status, ready };
}

function endingOf(pod: JsonObject, status: string): string {
  if (textAt(pod, 'metadata', 'deletionTimestamp') === '') return status;
  if (textAt(pod, 'status', 'reason') === 'NodeLost') return 'Unknown';
  const isOver = ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));
  return isOver ? status : 'Terminating';
}
