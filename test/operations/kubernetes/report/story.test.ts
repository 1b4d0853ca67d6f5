/** The story of the incident in the fixtures, as it can be read from the report. */

import { createHmac } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import type { ObjectChange } from '../../../../src/kubernetes/change/object-change.ts';
import { kubernetesDescriber } from '../../../../src/kubernetes/describer.ts';
import { createDecryptor } from '../../../../src/kubernetes/encryption/decryptor.ts';
import { parseEncryptionConfiguration } from '../../../../src/kubernetes/encryption/parse-configuration.ts';
import type { Change } from '../../../../src/operations/diff/change.ts';
import { diff } from '../../../../src/operations/diff/diff.ts';
import { DiffReportBuilder } from '../../../../src/operations/kubernetes/report/builder.ts';
import type { DiffReport } from '../../../../src/operations/kubernetes/report/report.ts';
import { readFixture, readFixtureJson } from '../../../build/fixtures.ts';
import type { FixtureChange } from '../../../build/object-changes.ts';
import { printReport } from './print-report.ts';

/** The report of the two snapshots, and the changes that it was made of. */
async function compareFixtures(): Promise<{
  readonly report: DiffReport;
  readonly changes: readonly Change<ObjectChange>[];
}> {
  const [before, after] = ['kubernetes/before', 'kubernetes/after'];
  const open = async (folder: string) => ({
    store: await openSnapshot(readFixture(folder, 'snapshot.db')),
  });
  const configuration = new TextDecoder().decode(readFixture(after, 'encryption.yaml'));
  const describer = kubernetesDescriber({
    decryptor: createDecryptor([parseEncryptionConfiguration(configuration)]),
    fingerprint: (value) => createHmac('sha256', 'a key').update(value).digest('hex').slice(0, 12),
  });
  const builder = new DiffReportBuilder({ linesMax: 100 });
  const found = await diff(await open(before), await open(after), {
    describe: describer,
    onUnchanged: (pair) => {
      if (pair.after !== undefined) {
        builder.unchanged(pair, describer.describeObject(pair.key, pair.after));
      }
    },
  });
  const changes: Change<ObjectChange>[] = [];
  for await (const batch of found.changes()) changes.push(...batch);
  for (const change of changes) builder.change(change);
  return { report: builder.finish(found), changes };
}

const { report, changes } = await compareFixtures();
const { changes: told } = readFixtureJson<{ changes: FixtureChange[] }>(
  'kubernetes/after',
  'changes.json',
);
const text = printReport(report);
const titles = report.highlights.map(({ severity, title }) => `${severity}: ${title}`);

/** What the report says of each story that was told; a story may be told of several objects. */
const TOLD: Readonly<Record<string, readonly RegExp[]>> = {
  'version v1 added, storage version flipped v1alpha1 -> v1beta1': [
    /backups\.backup\.example\.com .*version v1 added; storage version v1alpha1 → v1beta1/,
  ],
  'CRD added by the intruder': [
    /^· CustomResourceDefinition beacons\.exfil\.attacker\.example was added/m,
  ],
  'schema changed': [
    /tenants\.platform\.example\.org .*spec\.seats maximum 1000 → 5000 \(widened\)/,
    /tenants\.platform\.example\.org .*spec\.region added \(string\)/,
  ],
  'CRD deleted together with its custom resources': [
    /widgets\.legacy\.example\.net was removed, with 3 Widgets/,
    /Custom resources .* 3 Widgets went with widgets\.legacy\.example\.net/,
  ],
  'registered automatically for the CRD added by the intruder': [
    /\+ APIService v1\.exfil\.attacker\.example/,
  ],
  'gone with the widgets CRD': [/- APIService v1beta1\.legacy\.example\.net/],
  'TLS verification of an aggregated API switched off': [
    /^! APIService v1beta1\.metrics\.k8s\.io: TLS verification switched off/m,
  ],
  'retention changed and stored in the new version': [
    /Backup backup\/ledger-daily .*\/v1beta1 \(was .*v1alpha1\); retentionDays 30 → 7/,
  ],
  'rewritten unchanged: stored apiVersion v1alpha1 -> v1beta1': [
    /Backup backup\/postgres-daily .*stored as .*v1beta1 \(was .*v1alpha1\)$/m,
  ],
  'client certificate requested and approved': [
    /^! A certificate for cluster-ops was approved, asked for by system:masters/m,
  ],
  'new cluster-admin binding for a foreign service account': [
    /^! ServiceAccount kube-monitor\/metrics-agent is now cluster-admin/m,
    /\+ ClusterRoleBinding system:metrics-agent .*cluster-admin for ServiceAccount kube-monitor\/metrics-agent/,
  ],
  'aggregation label added': [
    /^· ClusterRole crd-viewer will be aggregated into ClusterRole admin/m,
    /label rbac\.authorization\.k8s\.io\/aggregate-to-admin added \(true\)/,
  ],
  'dangerous cluster role added': [
    /^· ClusterRole node-proxy grants get and create nodes\/proxy.*nobody is bound to it yet/m,
    /\+ ClusterRole node-proxy .*create of nodes\/proxy/,
  ],
  'comes with the new namespace': [/\+ .*kube-monitor\//],
  'aws-auth maps a foreign user to system:masters': [
    /^! AWS identity arn:aws:iam::999988887777:user\/x is mapped to system:masters/m,
  ],
  'DNS redirected': [
    /^! The cluster's DNS was redirected/m,
    /\+ rewrite name psp\.example\.com psp\.attacker\.example/,
  ],
  'gone with namespace legacy-batch': [/- .*legacy-batch\/.* gone with namespace legacy-batch/],
  'deleted and recreated with the same name and content: new uid': [
    /± ConfigMap shop\/banner .*deleted and created again; content equal/,
  ],
  'data changed, removed and added': [
    /shop\/frontend-config .*CDN added \(.*\); FEATURES removed .*; THEME summer → winter/,
  ],
  'persistence: cron job in kube-system': [
    /^! CronJob kube-system\/log-rotate was added among the system's own/m,
    /runs docker\.io\/example\/miner:latest/,
  ],
  'gone with node worker-3': [/gone with node worker-3/, /11 pods went with node worker-3/],
  'annotation only': [/payments\/fraud-check +annotation kubernetes\.io\/change-cause added/],
  'image and replicas changed': [/shop\/frontend .*frontend:2\.15\.0; replicas 3 → 5/],
  'labels only': [/shop\/search +label cost-center added/, /shop\/webhook-signing +label rotate/],
  'leader changed': [/kube-system\/kube-scheduler +holderIdentity cp-1_28ad.* → cp-1_38df/],
  'custom resource removed': [/- Application cert-manager\/payments/],
  'maxReplicas raised': [/HorizontalPodAutoscaler shop\/cart +maxReplicas 8 → 20/],
  'host added': [/Ingress shop\/frontend +rules: admin\.shop\.example\.com added/],
  'removed with its CRD': [/- Widget .* gone with widgets\.legacy\.example\.net/],
  cordoned: [/~ worker-2 .*cordoned/],
  'node removed': [/^· Node worker-3 was removed, with 11 pods/m],
  'webhook with an external URL sees every Secret and Pod write': [
    /^! A webhook outside the cluster sees every write of pods and secrets/m,
  ],
  'pod security weakened (labels only)': [
    /^! Namespace ci-runners: pod security baseline → privileged/m,
  ],
  'namespace added by the intruder, name looks like a system one': [
    /^! Namespace kube-monitor was added and looks like one of the system's own/m,
  ],
  'namespace deleted': [/^· Namespace legacy-batch was removed, with \d objects/m],
  'stuck in Terminating (deletionTimestamp set)': [/~ old-sandbox +being deleted since 2026/],
  'network policy removed': [
    /^! NetworkPolicy payments\/default-deny was removed/m,
    /it denied all ingress and egress/,
  ],
  'claim resized': [/data\/data-postgres-0 +resources\.requests\.storage 100Gi → 200Gi/],
  'custom resource added': [/\+ Tenant hooli/],
  'plan changed': [/Tenant umbrella +plan pro → enterprise/],
  'privileged pod with the host root on the control plane': [
    /^! Pod kube-system\/node-debugger-cp-1-qgbjx is privileged and mounts the host's root on cp-1/m,
  ],
  'ephemeral debug container attached': [
    /^! A debug container was attached to Pod payments\/ledger-mzsdg4np69-6z9lx/m,
  ],
  'new frontend pod': [/\+ shop\/frontend-bnb24kqzxr-/],
  'old frontend pod gone': [/- shop\/frontend-hl4xkrjrgx-/],
  'priority class added': [/\+ PriorityClass super-critical +value 1000000000/],
  'rollout of frontend 2.15.0': [/\+ ReplicaSet shop\/frontend-bnb24kqzxr .*:2\.15\.0/],
  'old replica set scaled to 0': [/ReplicaSet shop\/frontend-hl4xkrjrgx +replicas 3 → 0/],
  'subject replaced by system:unauthenticated': [
    /^! anyone without a login can now read namespace monitoring/m,
    /RoleBinding monitoring\/viewers .*Group system:unauthenticated added/,
  ],
  'subject added': [
    /^! ServiceAccount ci-runners\/runner can now get secrets named ledger-credentials/m,
    /RoleBinding payments\/ledger-reads .*ServiceAccount ci-runners\/runner added/,
  ],
  'role gained pods/exec create, escalate and bind': [
    /^! Group developers and User dev-jane can now .*escalate and bind roles.*create pods\/exec/m,
    /Role shop\/deployer .*pods\/exec added; rules: escalate, bind of roles added/,
  ],
  'rewritten unchanged: plaintext -> secretbox key2': [
    /= backup\/basic +encrypted now \(secretbox key2\); content equal/,
    /= shop\/empty-secret +encrypted now \(secretbox key2\); content equal/,
  ],
  'key removed': [/data\/postgres +replication-password removed \(was 24 bytes\)/],
  'long-lived token for the intruder': [
    /^! A token that does not expire was made for ServiceAccount kube-monitor\/metrics-agent/m,
    /\+ kube-monitor\/metrics-agent-token +type service-account-token, for metrics-agent: long/,
  ],
  'key added': [/shop\/cart-credentials +debug-token added \(24 bytes\)/],
  'value rotated': [
    /shop\/catalog-credentials +db-password changed \(24 → 24 bytes, \w{4}… → \w{4}…\)/,
  ],
  'deleted and recreated with another type (the type field cannot be changed in place)': [
    /± shop\/partner-api +deleted and created again; type Opaque → kubernetes\.io\/basic-auth/,
  ],
  'type Opaque -> kubernetes.io/basic-auth, keys changed, new uid': [
    /± shop\/partner-api .*password added.*token removed.*username added/,
  ],
  'secret deleted': [/- shop\/unused-legacy/],
  're-encrypted and changed': [
    /vault\/hsm-pin +value changed .*; re-encrypted \(aescbc key1 → secretbox key2\)/,
  ],
  'added, encrypted from the start': [/\+ vault\/new-shard .*encrypted \(secretbox key2\)/],
  're-encrypted unchanged: aescbc key1 -> secretbox key2, same plaintext': [
    /= vault\/signing +re-encrypted \(aescbc key1 → secretbox key2\); content equal/,
    /= vault\/unseal +re-encrypted \(aescbc key1 → secretbox key2\); content equal/,
  ],
  'service account added, foreign cloud role': [
    /^· ServiceAccount kube-monitor\/metrics-agent can act as cloud role arn:aws:iam::999988887777/m,
  ],
  'token automount switched on': [/^· ServiceAccount shop\/frontend: token automount switched on/m],
  'externalIPs added': [/^! Service data\/redis takes all traffic of nodes to 203\.0\.113\.66/m],
  'no longer the default (annotation only)': [/StorageClass fast .*is-default-class true → false/],
  'policy switched off': [/^! ValidatingAdmissionPolicyBinding no-latest-tag-prod was removed/m],
  'client config moved from a service to an external URL': [
    /^! A webhook moved out of the cluster sees every write of cert-manager\.example\.com/m,
    /certs\.attacker\.example/,
  ],
};

/** Stories of what is no news: counted, and not told. */
const QUIET = [
  'changed and changed back: content equal, only managedFields times may differ',
  'managedFields only: a third manager applies the same value',
  'status only: one replica not ready',
];

describe('the incident', () => {
  const stories = [...new Set(told.flatMap(({ story }) => story ?? []))];

  test('has a story for each change that is no noise', () => {
    expect(stories.sort()).toEqual([...Object.keys(TOLD), ...QUIET].sort());
  });
  test.each(Object.entries(TOLD))('%s', (_story, patterns) => {
    for (const pattern of patterns) expect(text).toMatch(pattern);
  });
  test('names every object that changed', () => {
    const names = report.sections.flatMap(({ lines }) => lines.map(({ change }) => change.name));
    const expected = told
      .filter(({ story }) => story !== undefined && !QUIET.includes(story[0] ?? ''))
      .map(({ name }) => name);
    expect(names.sort()).toEqual(expected.sort());
  });
  test('is no false alarm anywhere', () => {
    const ordinary = /fraud-check|shop\/frontend-|search|cart|hooli|umbrella|postgres|banner/;
    const alarms = titles.filter((title) => title.startsWith('alarm'));
    expect(alarms.filter((title) => ordinary.test(title))).toEqual([]);
  });
  test('shows no secret value', () => {
    const values = changes
      .filter(({ description }) => description.class === 'secrets')
      .flatMap(({ description: { before, after } }) => [before?.object, after?.object])
      .flatMap((object) => Object.values((object?.['data'] ?? {}) as Record<string, string>))
      .filter((value) => value.length >= 8);
    expect(values.length).toBeGreaterThan(10);
    for (const value of values) {
      expect(text).not.toContain(value);
      const plain = Buffer.from(value, 'base64').toString('latin1');
      // The namespace that a token lies in is no secret, and a user may be called `backup`.
      if (plain === 'kube-monitor' || plain.length < 8) continue;
      expect(text).not.toContain(plain);
    }
  });
  test('is counted by class', () => {
    const rows = report.classes.map(({ class: name, ...row }) => [
      name,
      row.added + row.removed + row.modified + row.recreated + row.rewritten,
    ]);
    const expected = new Map<string, number>();
    for (const { class: name, noise, story } of told) {
      if (noise || QUIET.includes(story?.[0] ?? '')) continue;
      expected.set(name, (expected.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected));
    const noise = [...report.noise.values()].map((row) => row.added + row.removed + row.modified);
    expect(noise.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(report.isDifferent).toBe(true);
  });
});
