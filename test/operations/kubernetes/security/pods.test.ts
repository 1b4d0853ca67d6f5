/** Questions about what runs. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../src/bytes/json.ts';
import { madeBy, podSpec, withTemplate } from '../../../build/kubernetes-changes.ts';
import { askedOf, stored } from '../../../build/security.ts';

const PRIVILEGED = podSpec({ securityContext: { privileged: true } });
const host = (path: string): JsonObject => podSpec({}, { volumes: [{ hostPath: { path } }] });

describe('which pods can own a node', () => {
  test.each([
    ['a pod by hand', stored('Pod', 'shop/x', { spec: PRIVILEGED }), '!'],
    ['a job', stored('Job', 'shop/x', withTemplate(PRIVILEGED)), '!'],
    ['a pod template', stored('PodTemplate', 'shop/x', { template: { spec: PRIVILEGED } }), '!'],
    ['an agent', stored('DaemonSet', 'shop/x', withTemplate(PRIVILEGED)), '·'],
    ['a deployment', stored('Deployment', 'shop/x', withTemplate(PRIVILEGED)), '·'],
    [
      'the socket of a runtime',
      stored('Pod', 'shop/x', { spec: host('/run/containerd/a.sock') }),
      '!',
    ],
    ['the same, written otherwise', stored('Pod', 'shop/x', { spec: host('/etc//./') }), '!'],
    ['processes', stored('Pod', 'shop/x', { spec: podSpec({}, { hostPID: true }) }), '!'],
  ])('%s', (_name, object, sign) => {
    expect(askedOf('node-owners', object).map((line) => line.charAt(0))).toEqual([sign]);
  });

  test('an ordinary pod cannot', () => {
    expect(askedOf('node-owners', stored('Pod', 'shop/x', { spec: podSpec() }))).toEqual([]);
    expect(askedOf('node-owners', stored('Pod', 'shop/x', { spec: host('/srv/data') }))).toEqual(
      [],
    );
  });

  const owned = (owner: string): JsonObject => ({
    metadata: madeBy('ReplicaSet', owner),
    spec: PRIVILEGED,
  });

  test('what a controller makes is told with the controller', () => {
    const made = stored('ReplicaSet', 'shop/web-1', {
      metadata: madeBy('Deployment', 'web'),
      ...withTemplate(PRIVILEGED),
    });
    const web = stored('Deployment', 'shop/web', withTemplate(PRIVILEGED));
    const pod = stored('Pod', 'shop/web-1-a', owned('web-1'));
    for (const objects of [
      [pod, made, web],
      [web, made, pod],
    ]) {
      expect(askedOf('node-owners', ...objects)).toEqual([
        '· Deployment shop/web: is privileged; runs app:1',
      ]);
    }
  });

  test('a pod that only says that a controller made it is told itself', () => {
    const harmless = stored('ReplicaSet', 'shop/web-1', withTemplate(podSpec()));
    const pod = stored('Pod', 'shop/web-1-a', owned('web-1'));
    const expected = [
      "! Pod shop/web-1-a: is privileged, which its controller's template does not say",
    ];
    expect(askedOf('node-owners', pod, harmless)).toEqual(expected);
    expect(askedOf('node-owners', pod)).toEqual(expected);
  });

  test('nor does it hide among many that are what they say', () => {
    const set = stored('DaemonSet', 'shop/agent', withTemplate(PRIVILEGED));
    const pod = (name: string, spec: JsonObject) =>
      stored('Pod', name, { metadata: madeBy('DaemonSet', 'agent'), spec });
    const many = Array.from({ length: 200 }, (_, index) =>
      pod(`shop/a${String(index)}`, PRIVILEGED),
    );
    const odd = pod('shop/odd', { ...PRIVILEGED, hostPID: true });
    expect(askedOf('node-owners', ...many, odd, set)).toEqual([
      "! Pod shop/odd: sees the host's processes, which its controller's template does not say",
      '· DaemonSet shop/agent: is privileged; runs app:1',
    ]);
  });

  test('volumes of the host are told', () => {
    const volume = (path: string) =>
      stored('PersistentVolume', 'x', { spec: { hostPath: { path } } });
    expect(askedOf('node-owners', volume('/'))).toEqual([
      "! PersistentVolume x: a volume of the host's /",
    ]);
    expect(askedOf('node-owners', volume('/srv'))[0]).toMatch(/^·/);
  });
});

describe('where somebody opened a shell', () => {
  test('debug containers', () => {
    const spec = podSpec({}, { ephemeralContainers: [{ name: 'd', image: 'busybox' }] });
    expect(askedOf('debug-traces', stored('Pod', 'shop/x', { spec }))).toEqual([
      '! Pod shop/x: debug container d (busybox) was attached',
    ]);
  });
  test('a copy of a pod', () => {
    const metadata = { managedFields: [{ manager: 'kubectl-debug' }] };
    expect(askedOf('debug-traces', stored('Pod', 'shop/x', { metadata, spec: podSpec() }))).toEqual(
      ['! Pod shop/x: written by kubectl debug: a copy of a pod to look into'],
    );
  });
  test('a pod like others', () => {
    expect(askedOf('debug-traces', stored('Pod', 'shop/x', { spec: podSpec() }))).toEqual([]);
  });
});

describe('how somebody could stay', () => {
  const cronJob = {
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template: { spec: podSpec() } } } },
  };
  test("a CronJob among the system's own", () => {
    expect(askedOf('persistence', stored('CronJob', 'kube-system/x', cronJob))).toEqual([
      "! CronJob kube-system/x: a CronJob made by hand among the system's own; runs app:1, schedule * * * * *",
    ]);
    expect(askedOf('persistence', stored('CronJob', 'shop/x', cronJob))).toEqual([]);
  });
  test('static pods', () => {
    const mirror = (name: string) =>
      stored('Pod', name, {
        metadata: {
          annotations: { 'kubernetes.io/config.mirror': 'x' },
          ...madeBy('Node', 'cp-1'),
        },
        spec: podSpec(),
      });
    expect(askedOf('persistence', mirror('kube-system/etcd-cp-1'))[0]).toMatch(/^· .*cp-1/);
    expect(askedOf('persistence', mirror('default/web-cp-1'))[0]).toMatch(/^! .*cp-1/);
  });
  test('hooks', () => {
    const spec = podSpec({ lifecycle: { postStart: { exec: { command: ['sh', '-c', 'x'] } } } });
    expect(askedOf('persistence', stored('Deployment', 'shop/x', withTemplate(spec)))).toEqual([
      '· Deployment shop/x: container app runs something as soon as it started (postStart)',
    ]);
  });
  test.each([
    ['kubeadm', '.:53 {\n  forward . /etc/resolv.conf {\n    max_concurrent 1000\n  }\n}', []],
    [
      'K3s',
      '.:53 {\n  hosts /etc/coredns/NodeHosts {\n    ttl 60\n  }\n  import /x/*.override\n}',
      [],
    ],
    ['a rewrite', '.:53 {\n  rewrite name a.example b.example\n}', ['!']],
    ['a host', '.:53 {\n  hosts {\n    203.0.113.1 a.example\n  }\n}', ['!']],
    ['another resolver', '.:53 {\n  forward . 203.0.113.53\n}', ['·']],
    ["the cluster's resolver", '.:53 {\n  forward . 10.96.0.10\n}', []],
  ])('the DNS: %s', (_name, Corefile, signs) => {
    const object = stored('ConfigMap', 'kube-system/coredns', { data: { Corefile } });
    expect(askedOf('persistence', object).map((line) => line.charAt(0))).toEqual(signs);
  });
  test("Amazon's map", () => {
    const role = (account: string, groups: string) =>
      `- rolearn: arn:aws:iam::${account}:role/x${groups}\n  groups: [system:${groups}]\n`;
    const asked = (id: string, mapRoles: string) =>
      askedOf(id, stored('ConfigMap', 'kube-system/aws-auth', { data: { mapRoles } }));
    const nodes = role('111122223333', 'nodes');
    const own = role('111122223333', 'masters');
    const foreign = role('000088887777', 'masters');
    expect(asked('persistence', nodes)).toEqual([]);
    expect(asked('cluster-admins', nodes + own + foreign)).toEqual([
      '! ConfigMap kube-system/aws-auth: AWS identity arn:aws:iam::000088887777:role/xmasters is mapped to system:masters (data.mapRoles)',
      '· ConfigMap kube-system/aws-auth: AWS identity arn:aws:iam::111122223333:role/xmasters is mapped to system:masters (data.mapRoles)',
    ]);
    expect(asked('persistence', foreign + nodes)[0]).toMatch(/^! /);
    expect(asked('persistence', '[system:masters')).toEqual([
      '! ConfigMap kube-system/aws-auth: AWS identity (unreadable) is mapped to system:masters (data.mapRoles)',
    ]);
  });
  test('names of nodes in the DNS of K3s are those of nodes', () => {
    const dns = (NodeHosts: string) =>
      stored('ConfigMap', 'kube-system/coredns', { data: { NodeHosts } });
    const node = stored('Node', 'server-0');
    const usual = '172.18.0.2 server-0\n172.18.0.1 host.k3d.internal\n';
    expect(askedOf('persistence', dns(usual), node)).toEqual([]);
    expect(askedOf('persistence', dns(`${usual}203.0.113.1 bank.example\n`), node)).toEqual([
      "! ConfigMap kube-system/coredns: the cluster's DNS, and no node: 203.0.113.1 bank.example",
    ]);
  });
});

describe('where what runs comes from', () => {
  const pod = (image: string, imageID: string) =>
    stored('Pod', `shop/${imageID.slice(-1)}`, {
      spec: podSpec({ image }),
      status: { containerStatuses: [{ image, imageID }] },
    });
  const digest = (digit: string): string => `r.example/x@sha256:${digit.repeat(64)}`;
  test('tags that move, and tags that were moved', () => {
    expect(askedOf('supply-chain', pod('r.example/x:1', digest('a')))).toEqual([]);
    expect(
      askedOf('supply-chain', pod('r.example/x:1', digest('a')), pod('r.example/x:1', digest('b'))),
    ).toEqual(['· Pod shop/a: r.example/x:1 ran with 2 contents: the tag was moved']);
    expect(askedOf('supply-chain', pod('localhost:5000/x', digest('a')))).toHaveLength(1);
    expect(askedOf('supply-chain', pod(digest('a'), digest('a')))).toEqual([]);
  });
  test('what GitOps follows, without passwords', () => {
    const spec = { source: { repoURL: 'https://user:hunter2@git.example.com/x.git?token=1' } };
    const key = '/registry/argoproj.io/applications/argocd/shop';
    const object = stored(
      'Application',
      'argocd/shop',
      { apiVersion: 'argoproj.io/v1alpha1', spec },
      { key },
    );
    expect(askedOf('supply-chain', object)).toEqual([
      '· Application argocd/shop: follows https://git.example.com/x.git',
    ]);
  });
});
