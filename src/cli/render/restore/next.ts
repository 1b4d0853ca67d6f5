/**
 * What to do with restored directories, in an order that loses nothing: nobody may read or write
 * through an API server while etcd changes under it (`docs/guide/restore.md` is the same at length).
 */

import { quoteArgument } from '../../../bytes/shell.ts';
import type { RestoreReport } from '../../restore/report.ts';

const MANIFESTS = '/etc/kubernetes/manifests';
const ASIDE = '/etc/kubernetes/stopped';
const DATA = '/var/lib/etcd';

/** The lines. */
export function nextLines(report: RestoreReport): string[] {
  return report.plan.holdsObjects ? kubernetesLines(report) : startLines(report);
}

function kubernetesLines(report: RestoreReport): string[] {
  const { wish, plan } = report;
  const places = plan.write.map((name) => {
    const from = wish.isCluster ? `${wish.target}/${name}` : wish.target;
    return `       ${name}: ${quoteArgument(from)}`;
  });
  return [
    'NEXT, on every control-plane node, each step on all of them before the next:',
    '  1. stop the API server',
    `       mkdir -p ${ASIDE}`,
    `       mv ${MANIFESTS}/kube-apiserver.yaml ${ASIDE}/`,
    '  2. stop etcd, and keep the old data',
    `       mv ${MANIFESTS}/etcd.yaml ${ASIDE}/`,
    `       mv ${DATA} ${DATA}.old`,
    `  3. put the node's own directory at ${DATA}`,
    ...places,
    '  4. start etcd, and wait until all members are healthy',
    `       mv ${ASIDE}/etcd.yaml ${MANIFESTS}/`,
    '  5. start the API server',
    `       mv ${ASIDE}/kube-apiserver.yaml ${MANIFESTS}/`,
    '  6. restart scheduler, controller manager and kubelet, which know what was undone',
    `       mv ${MANIFESTS}/kube-scheduler.yaml ${ASIDE}/ && sleep 20 &&`,
    `         mv ${ASIDE}/kube-scheduler.yaml ${MANIFESTS}/`,
    '       (kube-controller-manager.yaml likewise)',
    '       systemctl restart kubelet',
    'Without kubeadm, start etcd in step 4 with:',
    ...commandLines(report),
  ];
}

function startLines(report: RestoreReport): string[] {
  return [
    'NEXT: stop whoever uses the old cluster and its members, then start',
    ...commandLines(report),
  ];
}

function commandLines({ wish, plan }: RestoreReport): string[] {
  return plan.write.flatMap((name) => {
    const member = plan.cluster.members.find((one) => one.name === name);
    const urls = (member?.peerUrls ?? []).join(',');
    const folder = wish.isCluster ? `${wish.target}/${name}` : wish.target;
    const wal = wish.walDir === undefined ? '' : ` --wal-dir ${quoteArgument(wish.walDir)}`;
    return [
      `  etcd --name ${quoteArgument(name)} --data-dir ${quoteArgument(folder)}${wal} \\`,
      `      --listen-peer-urls ${quoteArgument(urls)} \\`,
      `      --initial-advertise-peer-urls ${quoteArgument(urls)} \\`,
      `      --initial-cluster ${quoteArgument(initialCluster(plan.cluster.members))} \\`,
      '      --listen-client-urls … --advertise-client-urls …',
    ];
  });
}

function initialCluster(
  members: readonly { readonly name: string; readonly peerUrls: readonly string[] }[],
): string {
  return members.flatMap(({ name, peerUrls }) => peerUrls.map((url) => `${name}=${url}`)).join(',');
}
