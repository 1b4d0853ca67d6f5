/** Objects in states that no fixture has: what kubectl shows of them takes some thinking. */
import type { ApiServer } from './api-server.ts';

const NAMESPACE = 'odd';
const TIME = '2026-11-20T10:00:00Z';

interface OddObject {
  readonly path: string;
  readonly name: string;
  readonly spec: object;
  readonly status?: object;
  readonly metadata?: object;
}

const image = 'registry.example.com/app:1';
const ended = (exitCode: number, more: object = {}): object => ({
  terminated: { exitCode, finishedAt: TIME, ...more },
});

interface PodParts {
  readonly init?: readonly object[];
  readonly status: object;
  readonly metadata?: object;
  readonly more?: object;
}

function pod(name: string, { init = [], status, metadata = {}, more = {} }: PodParts): OddObject {
  const containers = ['one', 'two'].map((container) => ({ name: container, image }));
  const spec = {
    ...{ containers, initContainers: init, ...more },
    automountServiceAccountToken: false,
  };
  return { path: `api/v1/namespaces/${NAMESPACE}/pods`, name, spec, status, metadata };
}

function container(name: string, more: object): object {
  return { ...{ name, image, imageID: '', ready: false, restartCount: 0 }, ...more };
}

const init = [
  { name: 'first', image },
  { name: 'second', image },
];
const sidecar = [{ name: 'side', image, restartPolicy: 'Always' }];
const running = { running: { startedAt: TIME } };
const waiting = (reason: string): object => ({ waiting: { reason } });
const of = (phase: string, containers: object[], more: object = {}): object => ({
  ...{ phase, containerStatuses: containers },
  ...more,
});
const condition = (type: string, status: string, reason = 'Test'): object => ({
  ...{ type, status, reason, lastTransitionTime: TIME },
});

const PODS: readonly OddObject[] = [
  pod('crashing', {
    status: of('Running', [
      container('one', {
        restartCount: 7,
        state: waiting('CrashLoopBackOff'),
        lastState: ended(1, { reason: 'Error' }),
      }),
      container('two', { ready: true, state: running }),
    ]),
  }),
  pod('signalled', {
    status: of('Failed', [container('one', { state: ended(0, { signal: 9 }) })]),
  }),
  pod('exited', { status: of('Failed', [container('one', { state: ended(3) })]) }),
  pod('half-done', {
    status: of(
      'Running',
      [
        container('one', { state: ended(0, { reason: 'Completed' }) }),
        container('two', { ready: true, state: running }),
      ],
      { conditions: [condition('Ready', 'True')] },
    ),
  }),
  pod('half-not-ready', {
    status: of('Running', [
      container('one', { state: ended(0, { reason: 'Completed' }) }),
      container('two', { ready: true, state: running }),
    ]),
  }),
  pod('half-failed', {
    status: of('Running', [
      container('one', { state: ended(0, { reason: 'Completed' }) }),
      container('two', { state: ended(2, { reason: 'Error' }) }),
    ]),
  }),
  pod('evicted', { status: { phase: 'Failed', reason: 'Evicted' } }),
  pod('starting', {
    init,
    status: {
      phase: 'Pending',
      initContainerStatuses: [
        container('first', { state: ended(0), restartCount: 1, lastState: ended(1) }),
        container('second', { state: running }),
      ],
    },
  }),
  pod('start-fails', {
    init,
    status: {
      phase: 'Pending',
      initContainerStatuses: [container('first', { state: ended(4), restartCount: 2 })],
    },
  }),
  pod('start-waits', {
    init,
    status: {
      phase: 'Pending',
      initContainerStatuses: [container('first', { state: waiting('ImagePullBackOff') })],
    },
  }),
  pod('started', {
    init,
    status: of('Running', [container('one', { ready: true, state: running, restartCount: 3 })], {
      initContainerStatuses: [container('first', { state: running, restartCount: 5 })],
      conditions: [condition('Initialized', 'True')],
    }),
  }),
  pod('with-sidecar', {
    init: sidecar,
    status: of('Running', [container('one', { ready: true, state: running, restartCount: 1 })], {
      initContainerStatuses: [
        container('side', {
          ...{ ready: true, started: true, state: running },
          ...{ restartCount: 4, lastState: ended(1) },
        }),
      ],
    }),
  }),
  pod('gated', {
    more: { schedulingGates: [{ name: 'example.com/wait' }] },
    status: { phase: 'Pending' },
  }),
  pod('ending', {
    metadata: { finalizers: ['example.com/wait'] },
    status: of('Running', [container('one', { ready: true, state: running })]),
  }),
  pod('with-gates', {
    more: {
      readinessGates: [{ conditionType: 'example.com/a' }, { conditionType: 'example.com/b' }],
    },
    status: of('Running', [], {
      conditions: [condition('example.com/a', 'True'), condition('example.com/b', 'False')],
      podIPs: [{ ip: '10.0.0.9' }],
      podIP: '10.0.0.9',
    }),
  }),
];

const SERVICES = `api/v1/namespaces/${NAMESPACE}/services`;
const ports = [{ port: 80, protocol: 'TCP' }];
const balanced = (...points: object[]): object => ({ loadBalancer: { ingress: points } });
const OTHERS: readonly OddObject[] = [
  {
    ...{ path: SERVICES, name: 'pending', spec: { type: 'LoadBalancer', ports } },
  },
  {
    ...{ path: SERVICES, name: 'balanced' },
    spec: { type: 'LoadBalancer', ports, externalIPs: ['192.0.2.7'] },
    status: balanced({ hostname: 'a-long-name.example.com' }, { ip: '203.0.113.9' }),
  },
  {
    path: SERVICES,
    name: 'elsewhere',
    spec: { type: 'ExternalName', externalName: 'db.example.com' },
  },
  {
    ...{ path: SERVICES, name: 'on-nodes' },
    spec: {
      type: 'NodePort',
      ports: [...ports, { port: 53, protocol: 'UDP', name: 'dns' }].map((port, at) => ({
        name: `p${String(at)}`,
        ...port,
      })),
    },
  },
];

/** Makes all of them; some are being deleted then. */
export async function makeOddObjects(api: ApiServer): Promise<void> {
  await expectDone(api, 'POST', '/api/v1/namespaces', { metadata: { name: NAMESPACE } });
  await expectDone(api, 'POST', `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`, {
    metadata: { name: 'default' },
  });
  for (const { path, name, spec, status, metadata = {} } of [...PODS, ...OTHERS]) {
    const body = { metadata: { ...metadata, name }, spec };
    const made = await expectDone(api, 'POST', `/${path}`, body);
    if (status === undefined) continue;
    await expectDone(api, 'PUT', `/${path}/${name}/status`, { ...made, status });
  }
  const ending = `/api/v1/namespaces/${NAMESPACE}/pods/ending`;
  await expectDone(api, 'DELETE', ending);
}

async function expectDone(
  api: ApiServer,
  method: string,
  path: string,
  body?: object,
): Promise<object> {
  const answer = await api.call(method, path, body);
  if (answer.status < 300) return answer.body as object;
  throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
}
