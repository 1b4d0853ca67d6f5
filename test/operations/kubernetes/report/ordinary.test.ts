/** What happens in a cluster all day long raises no alarm. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../src/bytes/json.ts';
import { reportOf } from '../../../build/diff-report.ts';
import { changed, madeBy, podSpec, withTemplate } from '../../../build/kubernetes-changes.ts';

const image = (tag: string): JsonObject => withTemplate(podSpec({ image: `app:${tag}` }));
const PRIVILEGED = { securityContext: { privileged: true } };
const agent = (tag: string): JsonObject =>
  withTemplate(podSpec({ ...PRIVILEGED, image: `agent:${tag}` }, { hostNetwork: true }));
const agentPod = (name: string, node: string): JsonObject => ({
  metadata: madeBy('DaemonSet', name),
  spec: podSpec(PRIVILEGED, { nodeName: node, hostNetwork: true }),
});

describe('no highlight', () => {
  test.each([
    [
      'a rollout',
      [
        changed(['Deployment', 'shop/web'], image('1'), image('2')),
        changed(['ReplicaSet', 'shop/web-2'], undefined, {
          metadata: madeBy('Deployment', 'web'),
          ...image('2'),
        }),
        changed(['Pod', 'shop/web-2-a'], undefined, {
          metadata: madeBy('ReplicaSet', 'web-2'),
          spec: podSpec(),
        }),
        changed(['Pod', 'shop/web-1-a'], { spec: podSpec() }, undefined),
      ],
    ],
    [
      'a rollout of a privileged agent of the system',
      [
        changed(['DaemonSet', 'kube-system/agent'], agent('1'), agent('2')),
        changed(['Pod', 'kube-system/agent-a'], agentPod('agent', 'worker-1'), undefined),
        changed(['Pod', 'kube-system/agent-b'], undefined, agentPod('agent', 'worker-1')),
      ],
    ],
    [
      'a new node',
      [
        changed(['Node', 'worker-9'], undefined, {}),
        changed(['Pod', 'kube-system/agent-9'], undefined, agentPod('agent', 'worker-9')),
        changed(['Lease', 'kube-node-lease/worker-9'], undefined, {}),
      ],
    ],
    [
      'scaling and labels',
      [
        changed(
          ['Deployment', 'shop/web'],
          { spec: { replicas: 1 } },
          { spec: { replicas: 3 }, metadata: { labels: { a: 'b' } } },
        ),
      ],
    ],
    [
      'a rotated password and a new one',
      [
        changed(['Secret', 'shop/db'], { data: { p: 'YQ==' } }, { data: { p: 'Yg==' } }),
        changed(['Secret', 'shop/new'], undefined, { type: 'Opaque', data: { p: 'YQ==' } }),
      ],
    ],
    [
      'a new application with its account and role',
      [
        changed(['Namespace', 'app'], undefined, {}),
        changed(['ServiceAccount', 'app/app'], undefined, {}),
        changed(['Service', 'app/app'], undefined, { spec: { type: 'ClusterIP' } }),
        changed(['NetworkPolicy', 'app/deny'], undefined, { spec: { podSelector: {} } }),
        changed(['Deployment', 'app/app'], undefined, image('1')),
        changed(['Role', 'app/app'], undefined, {
          rules: [{ verbs: ['get'], apiGroups: [''], resources: ['configmaps'] }],
        }),
        changed(['RoleBinding', 'app/app'], undefined, {
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'app' },
          subjects: [{ kind: 'ServiceAccount', namespace: 'app', name: 'app' }],
        }),
      ],
    ],
    [
      "a job's run",
      [
        changed(['Job', 'shop/report-1'], undefined, {
          metadata: madeBy('CronJob', 'report'),
          ...withTemplate(podSpec()),
        }),
        changed(['Pod', 'shop/report-1-a'], undefined, {
          metadata: madeBy('Job', 'report-1'),
          spec: podSpec(),
        }),
      ],
    ],
    [
      "another object that calls itself one of the system's",
      [changed(['Widget', 'shop/x'], undefined, { kind: 'Pod', spec: podSpec(PRIVILEGED) })],
    ],
  ])('%s', (_name, changes) => {
    expect(reportOf(changes).highlights).toEqual([]);
  });
});
