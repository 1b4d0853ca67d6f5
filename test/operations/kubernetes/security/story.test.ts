/** The incident of the fixtures, as it can be read from the newer snapshot alone. */

import { describe, expect, test } from 'vitest';

import { linesOf, sectionOf, securityOf } from '../../../build/security.ts';

const before = await securityOf('kubernetes/before', 'kubernetes/after');
const after = await securityOf('kubernetes/after', 'kubernetes/after');

/** All alarms of a report, each with its question. */
function alarmsOf(report: typeof after): string[] {
  return report.sections.flatMap((section) =>
    linesOf(section)
      .filter((line) => line.startsWith('!'))
      .map((line) => `${section.id} ${line}`),
  );
}

describe('before the incident', () => {
  test('there are only ordinary things', () => {
    expect(alarmsOf(before)).toEqual([]);
    expect(before.sections.map(({ severity }) => severity)).not.toContain('alarm');
    expect(before.unread).toBe(0);
  });
  test('each question has an answer', () => {
    expect(before.sections).toHaveLength(18);
    expect(new Set(before.sections.map(({ id }) => id)).size).toBe(18);
    for (const { id, question, answer, objects, total } of before.sections) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(question).toMatch(/\?$/);
      expect(answer).not.toBe('');
      expect(objects.length).toBeLessThanOrEqual(total);
    }
  });
});

describe('after the incident', () => {
  test('the alarms are what the intruder did, and nothing else', () => {
    expect(alarmsOf(after)).toEqual([
      "cluster-admins ! ClusterRoleBinding system:metrics-agent: ServiceAccount kube-monitor/metrics-agent may do everything (ClusterRole cluster-admin), a binding named as one of the system's own",
      'cluster-admins ! ConfigMap kube-system/aws-auth: AWS identity arn:aws:iam::999988887777:user/x is mapped to system:masters (data.mapUsers)',
      'dangerous-rights ! ClusterRole node-proxy: get and create nodes/proxy; nobody is bound to it yet',
      'dangerous-rights ! RoleBinding monitoring/viewers: anyone without a login: view of namespace monitoring (ClusterRole view)',
      'dangerous-rights ! RoleBinding payments/ledger-reads: ServiceAccount payments/ledger and ServiceAccount ci-runners/runner: get secrets named ledger-credentials in namespace payments (Role payments/secret-reader); ServiceAccount ci-runners/runner is of another namespace',
      'dangerous-rights ! RoleBinding shop/deployers: Group developers and User dev-jane: escalate and bind roles; create pods; get and create pods/exec; more in namespace shop (Role shop/deployer)',
      "node-owners ! Pod kube-system/node-debugger-cp-1-qgbjx: is privileged, mounts the host's root, sees the host's processes, uses the host's network and uses the host's memory segments; runs docker.io/library/alpine:latest on cp-1, on any node",
      'debug-traces ! Pod kube-system/node-debugger-cp-1-qgbjx: named as kubectl debug names a shell on a node: cp-1',
      'debug-traces ! Pod payments/ledger-mzsdg4np69-6z9lx: debug container debugger-xqsks (busybox) was attached in container ledger; set by kubectl-debug, 2026-11-21T14:33:10Z',
      'credentials ! Secret kube-monitor/metrics-agent-token: a token that does not expire, of ServiceAccount metrics-agent, which is cluster-admin',
      'service-accounts ! ServiceAccount kube-monitor/metrics-agent: acts as arn:aws:iam::999988887777:role/external (eks.amazonaws.com/role-arn): another AWS account than most (111122223333); set by python-requests, 2026-11-21T14:33:10Z',
      'admission ! MutatingWebhookConfiguration pod-metrics: metrics.attacker.example sees and can change pods and secrets, outside the cluster: https://collector.attacker.example/mutate; its failure goes unnoticed',
      'admission ! ValidatingAdmissionPolicy no-latest-tag: no binding applies it: it refuses and changes nothing',
      'admission ! ValidatingWebhookConfiguration cert-manager-webhook: webhook.cert-manager.example.com sees and can refuse cert-manager.example.com, outside the cluster: https://certs.attacker.example/validate; its failure goes unnoticed',
      'api-extensions ! APIService v1beta1.metrics.k8s.io: answered by Service kube-system/metrics-server, without TLS verification: anybody in between can answer; set by python-requests, 2026-11-21T14:33:10Z',
      'certificates ! CertificateSigningRequest ops-access: a certificate for cluster-ops in ops-admins was approved; asked for by system:serviceaccount:ci-runners:runner, in system:masters (signer kubernetes.io/kube-apiserver-client)',
      'network ! Service data/redis: takes all traffic of nodes to 203.0.113.66 (spec.externalIPs); set by python-requests, 2026-11-21T14:33:10Z',
      'namespaces ! Namespace ci-runners: pod security is privileged: pods may own their node; no pod in it needs that; set by python-requests, 2026-11-21T14:33:10Z',
      "namespaces ! Namespace kube-monitor: named as the system's own namespaces are, and is none of them",
      'persistence ! ConfigMap kube-system/aws-auth: AWS identity arn:aws:iam::999988887777:user/x is mapped to system:masters (data.mapUsers)',
      "persistence ! ConfigMap kube-system/coredns: the cluster's DNS: rewrite name psp.example.com psp.attacker.example",
      "persistence ! CronJob kube-system/log-rotate: a CronJob made by hand among the system's own; runs docker.io/example/miner:latest, schedule */5 * * * *",
      "persistence ! Pod kube-system/node-debugger-cp-1-qgbjx: a Pod made by hand among the system's own; runs docker.io/library/alpine:latest",
    ]);
  });

  // What looks like the manifests of add-ons, or is known by what was there before only.
  test.each([
    ['dangerous-rights', /· ClusterRole crd-viewer: is aggregated into ClusterRole admin/],
    ['api-extensions', /· CustomResourceDefinition beacons\.exfil\.attacker\.example: defines/],
    ['namespaces', /· Namespace old-sandbox: is being deleted/],
    ['supply-chain', /· CronJob kube-system\/log-rotate: docker\.io\/example\/miner:latest/],
    ['writers', /· Pod payments\/ledger-mzsdg4np69-6z9lx: kubectl-debug wrote 1 object/],
    ['last-changes', /· MutatingWebhookConfiguration pod-metrics: created at revision 1128/],
  ])('%s has it without an alarm: %s', (id, pattern) => {
    expect(linesOf(sectionOf(after, id)).join('\n')).toMatch(pattern);
  });

  test('what lies there in plain text is counted', () => {
    const { answer, total } = sectionOf(after, 'encryption');
    expect(answer).toBe(
      '22 of 30 do; 6 with secretbox key2 and 2 with aescbc key1; the newest are encrypted; ' +
        'aescbc does not protect from changes',
    );
    expect(total).toBe(22);
  });
});

test('without the keys, what could not be read is said', async () => {
  const report = await securityOf('kubernetes/after');
  expect(report.unread).toBe(8);
  expect(sectionOf(report, 'credentials').answer).toMatch(/; 8 objects could not be read$/);
});

test.each([
  'history',
  'cbor',
  'enc-aescbc',
  'enc-aesgcm',
  'enc-kmsv2',
  'enc-samename',
  'enc-secretbox',
  'enc-wildcard-apps',
])('a fresh cluster raises no alarm: %s', async (name) => {
  expect(alarmsOf(await securityOf(`kubernetes/${name}`))).toEqual([]);
});
