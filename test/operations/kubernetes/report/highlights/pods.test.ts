/** Highlights of pods and what makes them. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../../src/bytes/json.ts';
import type { Highlight } from '../../../../../src/operations/kubernetes/report/report.ts';
import { findDebugContainer } from '../../../../../src/operations/kubernetes/report/highlights/pods/debug-container.ts';
import { findPowerfulPod } from '../../../../../src/operations/kubernetes/report/highlights/pods/powerful-pod.ts';
import { findStaticPod } from '../../../../../src/operations/kubernetes/report/highlights/pods/static-pod.ts';
import { findSystemWorkload } from '../../../../../src/operations/kubernetes/report/highlights/pods/system-workload.ts';
import { changeOf } from '../../../../build/object-changes.ts';
import {
  changed,
  keyOfObject,
  madeBy,
  objectOf,
  podSpec,
  withTemplate,
} from '../../../../build/kubernetes-changes.ts';

const brief = (highlights: readonly Highlight[]): string[] =>
  highlights.map(({ severity, title }) => `${severity}: ${title}`);

const PRIVILEGED = { securityContext: { privileged: true } };
const hostPath = (path: string): JsonObject => ({ volumes: [{ name: 'v', hostPath: { path } }] });

describe('pods with power over their node', () => {
  const POD = ['Pod', 'shop/x'] as const;

  test.each([
    ['is privileged', podSpec(PRIVILEGED)],
    ["sees the host's processes", podSpec({}, { hostPID: true })],
    [
      'runs as a process of a Windows host',
      podSpec({}, { securityContext: { windowsOptions: { hostProcess: true } } }),
    ],
    ["mounts the host's root", podSpec({}, hostPath('/'))],
    ["mounts the host's /etc", podSpec({}, hostPath('/etc'))],
    ["mounts the host's /var/run/docker.sock", podSpec({}, hostPath('/var/run/docker.sock'))],
    ["mounts the host's /etc//./", podSpec({}, hostPath('/etc//./'))],
    ["mounts the host's /var/lib/etcd", podSpec({}, hostPath('/var/lib/etcd'))],
    [
      'has SYS_ADMIN',
      podSpec({ securityContext: { capabilities: { add: ['CAP_SYS_ADMIN', 'CHOWN'] } } }),
    ],
  ])('a pod that %s', (words, spec) => {
    expect(brief(findPowerfulPod(changed(POD, undefined, { spec })))).toEqual([
      `alarm: Pod shop/x ${words}`,
    ]);
  });
  test.each([
    ["uses the host's network", podSpec({}, { hostNetwork: true })],
    ['sees all of /proc', podSpec({ securityContext: { procMount: 'Unmasked' } })],
    [
      'runs without seccomp or AppArmor',
      podSpec({ securityContext: { seccompProfile: { type: 'Unconfined' } } }),
    ],
    ['has NET_ADMIN', podSpec({ securityContext: { capabilities: { add: ['NET_ADMIN'] } } })],
  ])('a pod that %s is a note', (words, spec) => {
    expect(brief(findPowerfulPod(changed(POD, undefined, { spec })))).toEqual([
      `note: Pod shop/x ${words}`,
    ]);
  });
  test.each([
    ['ordinary', podSpec()],
    ['an init container that is not', podSpec({ securityContext: { privileged: false } })],
    ['a directory of its own', podSpec({}, hostPath('/var/log/app'))],
    ['a volume that is none', podSpec({}, { volumes: [{ hostPath: 7 }, null, 'x'] })],
    ['containers that are none', { containers: 'x', initContainers: { a: 1 } }],
  ])('none: %s', (_name, spec) => {
    expect(findPowerfulPod(changed(POD, undefined, { spec }))).toEqual([]);
  });
  test('any container counts, and the node is named', () => {
    const spec = { initContainers: [PRIVILEGED], nodeName: 'worker-1' };
    expect(brief(findPowerfulPod(changed(POD, undefined, { spec })))).toEqual([
      'alarm: Pod shop/x is privileged on worker-1',
    ]);
  });
  test('what it could do before is not told again', () => {
    const older = { spec: podSpec(PRIVILEGED) };
    const newer = { spec: podSpec(PRIVILEGED, { hostPID: true }) };
    expect(brief(findPowerfulPod(changed(POD, older, newer)))).toEqual([
      "alarm: Pod shop/x now sees the host's processes",
    ]);
    expect(findPowerfulPod(changed(POD, newer, older))).toEqual([]);
    expect(findPowerfulPod(changed(POD, newer, undefined))).toEqual([]);
  });
  test('of an older side that is not known, nothing is new', () => {
    const after = { object: objectOf('Pod', 'shop/x', { spec: podSpec(PRIVILEGED) }) };
    const change = changeOf(keyOfObject(...POD), { problem: 'no key given' }, after);
    expect(findPowerfulPod(change)).toEqual([]);
  });
  test.each(['Deployment', 'DaemonSet', 'Job', 'ReplicaSet'])('the template of a %s', (kind) => {
    const after = withTemplate(podSpec(PRIVILEGED));
    expect(brief(findPowerfulPod(changed([kind, 'shop/x'], undefined, after)))).toEqual([
      `alarm: ${kind} shop/x is privileged`,
    ]);
  });
  test('the template of a CronJob', () => {
    const after = { spec: { jobTemplate: withTemplate(podSpec(PRIVILEGED)) } };
    expect(findPowerfulPod(changed(['CronJob', 'shop/x'], undefined, after))).toHaveLength(1);
  });
  test('what a controller made is told of the controller', () => {
    const metadata = madeBy('DaemonSet', 'agent');
    const after = { metadata, spec: podSpec(PRIVILEGED) };
    expect(findPowerfulPod(changed(POD, undefined, after))).toEqual([]);
  });
});

describe('debug containers', () => {
  const POD = ['Pod', 'shop/x'] as const;
  const attached = (...names: string[]): JsonObject => ({
    spec: podSpec({}, { ephemeralContainers: names.map((name) => ({ name, image: 'busybox' })) }),
  });

  test('attached', () => {
    const [highlight] = findDebugContainer(changed(POD, attached('a'), attached('a', 'b')));
    expect(highlight?.title).toBe('A debug container was attached to Pod shop/x');
    expect(highlight?.details).toEqual(['b (busybox)']);
  });
  test('those that were there are none', () => {
    expect(findDebugContainer(changed(POD, attached('a'), attached('a')))).toEqual([]);
    expect(findDebugContainer(changed(POD, attached('a'), undefined))).toEqual([]);
  });
});

describe('static pods', () => {
  const after = { metadata: madeBy('Node', 'worker-1'), spec: podSpec() };
  test('from a file on a node', () => {
    expect(brief(findStaticPod(changed(['Pod', 'shop/x-worker-1'], undefined, after)))).toEqual([
      'note: Pod shop/x-worker-1 was started from a file on node worker-1',
    ]);
  });
  test('of a control plane are none', () => {
    const name = 'kube-system/kube-apiserver-cp-2';
    expect(findStaticPod(changed(['Pod', name], undefined, after))).toEqual([]);
  });
});

describe("workloads in the system's namespace", () => {
  test('a CronJob is an alarm', () => {
    const after = { spec: { schedule: '* * * * *', jobTemplate: withTemplate(podSpec()) } };
    const found = findSystemWorkload(changed(['CronJob', 'kube-system/x'], undefined, after));
    expect(brief(found)).toEqual(["alarm: CronJob kube-system/x was added among the system's own"]);
    expect(found[0]?.details).toEqual(['runs app:1', 'schedule * * * * *']);
  });
  test('a DaemonSet is a note', () => {
    const after = withTemplate(podSpec());
    const change = changed(['DaemonSet', 'kube-system/x'], undefined, after);
    expect(findSystemWorkload(change)[0]?.severity).toBe('note');
  });
  test('elsewhere, changed, or made by another is none', () => {
    const after = withTemplate(podSpec());
    const made = { ...after, metadata: madeBy('CronJob', 'x') };
    expect(findSystemWorkload(changed(['CronJob', 'shop/x'], undefined, after))).toEqual([]);
    expect(findSystemWorkload(changed(['DaemonSet', 'kube-system/x'], {}, after))).toEqual([]);
    expect(findSystemWorkload(changed(['Job', 'kube-system/x'], undefined, made))).toEqual([]);
  });
});
