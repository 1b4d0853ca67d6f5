/** Reports about a snapshot made by hand: of a small cluster, of nothing, and of texts out to do harm. */

import { CLASS_LABELS, CLASS_ORDER } from '../../src/kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../src/kubernetes/storage/object-class.ts';
import type {
  ClassSpace,
  InspectReport,
  NamespaceSpace,
  ResourceSpace,
  ShownKey,
  SpaceCounts,
  SpaceReport,
  WriteBucket,
  WriteReport,
} from '../../src/operations/kubernetes/inspect/report.ts';
import type { SecurityReport } from '../../src/operations/kubernetes/inspect/security-report.ts';

/** Counts of nothing. */
const NONE: SpaceCounts = { objects: 0, liveBytes: 0, historyRecords: 0, historyBytes: 0 };

/** Counts of objects that are that large. */
export function counts(objects: number, bytes: number, records = 0): SpaceCounts {
  return {
    ...{ objects, liveBytes: objects * bytes },
    ...{ historyRecords: records, historyBytes: records * bytes },
  };
}

function sumOf(all: readonly SpaceCounts[]): SpaceCounts {
  return all.reduce(
    (sum, one) => ({
      objects: sum.objects + one.objects,
      liveBytes: sum.liveBytes + one.liveBytes,
      historyRecords: sum.historyRecords + one.historyRecords,
      historyBytes: sum.historyBytes + one.historyBytes,
    }),
    NONE,
  );
}

/** A resource with these namespaces. */
export function resource(
  name: string,
  namespaces: Readonly<Record<string, SpaceCounts>>,
  owner?: string,
): ResourceSpace {
  const spaces = Object.entries(namespaces).map(([namespace, space]): NamespaceSpace => ({
    namespace,
    isRest: false,
    ...space,
  }));
  return { resource: name, owner, namespaces: spaces, ...sumOf(spaces) };
}

/** Space by class; nothing stands out. */
export function spaceOf(
  classes: Readonly<Partial<Record<ObjectClass, readonly ResourceSpace[]>>>,
): SpaceReport {
  const spaces = CLASS_ORDER.flatMap((name): ClassSpace[] => {
    const resources = classes[name];
    if (resources === undefined) return [];
    return [{ class: name, label: CLASS_LABELS[name], resources, ...sumOf(resources) }];
  });
  return { ...sumOf(spaces), classes: spaces, biggest: [], mostWritten: [], mostRetained: [] };
}

/** Parts of revisions, each with the writes of `writesOf`. */
export function writesOf(
  count: number,
  each: (at: number) => Readonly<Partial<Record<ObjectClass, number>>>,
): WriteReport {
  const buckets = Array.from({ length: count }, (_, at): WriteBucket => {
    const by = each(at);
    const classes = CLASS_ORDER.map((name) => ({ class: name, writes: by[name] ?? 0 }));
    const writes = classes.reduce((sum, one) => sum + one.writes, 0);
    return {
      ...{ fromRevision: at * 10 + 1, toRevision: at * 10 + 10 },
      ...{ from: timeAt(at * 60), to: timeAt(at * 60 + 55) },
      ...{ writes, bytes: writes * 1500, deletes: Math.floor(writes / 4) },
      creates: Math.floor(writes / 3),
      classes: classes.filter((one) => one.writes > 0),
    };
  });
  return { firstRevision: 1, lastRevision: count * 10, buckets };
}

/** A time so many seconds after the beginning, known to ten seconds. */
function timeAt(seconds: number): WriteBucket['from'] {
  const text = (second: number): string =>
    new Date(Date.UTC(2026, 10, 21, 14, 30, second)).toISOString().replace('.000', '');
  return { time: text(seconds), earliest: text(seconds - 4), latest: text(seconds + 6) };
}

/** Of a store that was never written to. */
export const EMPTY: InspectReport = {
  revision: 1,
  cluster: {
    ...{ members: [], etcdVersions: [], startableBy: [], alarms: [], quotaBytes: undefined },
    auth: { enabled: false, userCount: 0, roleCount: 0 },
  },
  kubernetes: undefined,
  store: {
    ...{ fileBytes: 20_480, imageBytes: 20_480, pageBytes: 4096, pages: 5, freePages: undefined },
    ...{ compactRevision: undefined, compactingTo: undefined, oldestRevision: 1 },
    ...{ raftTerm: undefined, raftIndex: undefined },
  },
  space: spaceOf({}),
  writes: { firstRevision: 1, lastRevision: 1, buckets: [] },
  times: { oldest: undefined, newest: undefined },
  stale: { items: [], etcdLeases: { count: 0, keys: 0, orphanedKeys: 0, first: [] } },
  encryption: {
    ...({ verdict: 'readable', revision: 1, objects: 0, encrypted: 0, opened: 0 } as const),
    ...{ protections: [], plain: [], unused: [], identityFirst: [] },
  },
  security: undefined,
  unreadable: [],
};

/** A key of the example. */
function key(kind: ObjectClass, type: string, namespace: string, name: string): ShownKey {
  const path = [type.replace(/\..*/, ''), namespace, name].filter((part) => part !== '');
  return {
    ...{ key: `/registry/${path.join('/')}`, class: kind, resource: type, name },
    namespace: namespace === '' ? undefined : namespace,
  };
}

const SPACE: SpaceReport = {
  ...spaceOf({
    secrets: [resource('secrets', { shop: counts(9, 900, 6), vault: counts(4, 2100, 3) })],
    rbac: [
      resource('clusterroles.rbac.authorization.k8s.io', { '': counts(78, 1800, 4) }),
      resource('rolebindings.rbac.authorization.k8s.io', {
        'kube-system': counts(12, 420),
        shop: counts(7, 430, 2),
      }),
    ],
    extension: [
      resource('customresourcedefinitions.apiextensions.k8s.io', { '': counts(7, 5200) }),
    ],
    workloads: [
      resource('deployments.apps', { shop: counts(8, 3100, 22), 'kube-system': counts(3, 2900) }),
      resource('replicasets.apps', { shop: counts(14, 2600, 12) }),
    ],
    pods: [
      resource('pods', {
        shop: counts(22, 5400, 40),
        payments: counts(9, 5300, 12),
        'kube-system': counts(14, 5100, 8),
      }),
    ],
    config: [resource('configmaps', { shop: counts(11, 1700, 9), 'kube-system': counts(9, 2400) })],
    nodes: [resource('nodes', { '': counts(5, 3400, 20) })],
    leases: [resource('leases.coordination.k8s.io', { 'kube-node-lease': counts(5, 420, 180) })],
    events: [resource('events', { shop: counts(60, 780, 31), default: counts(25, 760) })],
    other: [resource('/service/', { '': counts(3, 160) }, 'Patroni')],
  }),
  biggest: [
    { ...key('pods', 'pods', 'shop', 'frontend-7d4f'), valueBytes: 9120, modRevision: 611 },
    { ...key('extension', 'customresourcedefinitions', '', 'x.io'), valueBytes: 8, modRevision: 9 },
  ],
  mostWritten: [
    {
      ...key('leases', 'leases.coordination.k8s.io', 'kube-node-lease', 'cp-1'),
      ...{ writes: 1243, retainedRecords: 61, retainedBytes: 25_620 },
    },
  ],
  mostRetained: [
    {
      ...key('secrets', 'secrets', 'shop', 'session-key'),
      ...{ writes: 0, retainedRecords: 4, retainedBytes: 3600 },
    },
  ],
};

const SECURITY: SecurityReport = {
  ...{ examined: 188, unread: 2 },
  sections: [
    {
      ...({ id: 'cluster-admins', question: 'Who is cluster-admin?', severity: 'alarm' } as const),
      ...{ answer: '1 besides system:masters', total: 1 },
      objects: [
        {
          ...({ severity: 'alarm', kind: 'ClusterRoleBinding', namespace: undefined } as const),
          ...{ name: 'system:metrics-agent', detail: 'ServiceAccount kube-monitor/metrics-agent' },
          key: '/registry/clusterrolebindings/system:metrics-agent',
        },
      ],
    },
    {
      ...({ id: 'external-webhooks', severity: 'fine', objects: [], total: 0 } as const),
      ...{ question: 'Which webhooks lie outside of the cluster?', answer: 'none' },
    },
  ],
};

/** Of a small cluster of Kubernetes. */
export const EXAMPLE: InspectReport = {
  revision: 610,
  cluster: {
    members: [
      {
        ...{ id: '8e9e05c52164694d', name: 'cp-1', isLearner: false },
        ...{ peerUrls: ['https://10.0.0.1:2380'], clientUrls: ['https://10.0.0.1:2379'] },
      },
    ],
    etcdVersions: [{ version: '3.6.0', certainty: 'is', source: 'storage version', objects: 1 }],
    startableBy: ['3.6', '3.7'],
    alarms: [{ memberId: '8e9e05c52164694d', type: 'NOSPACE' }],
    auth: { enabled: false, userCount: 0, roleCount: 0 },
    quotaBytes: 2_147_483_648,
  },
  kubernetes: {
    prefixes: ['/registry'],
    versions: [
      { version: 'v1.36.3', certainty: 'is', source: 'ConfigMap kubeadm-config', objects: 1 },
      { version: 'v1.36.3', certainty: 'is', source: 'kubelet of 5 Nodes', objects: 5 },
      { version: '1.34', certainty: 'at-least', source: 'resource.k8s.io/v1', objects: 2 },
    ],
    providers: [{ name: 'kubeadm', source: 'ConfigMap kube-system/kubeadm-config' }],
    nodes: ['cp-1', 'worker-1'].map((name, at) => ({
      ...{ name, version: 'v1.36.3', osImage: 'Debian GNU/Linux 13', architecture: 'amd64' },
      ...{ kernel: '6.12.0', runtime: 'containerd://2.2.0', internalIps: [`10.0.0.${String(at)}`] },
      ...{ roles: at === 0 ? ['control-plane'] : [], isReady: at === 0, isSchedulable: true },
      providerId: '',
    })),
    nodeCount: 2,
    namespaces: [
      { name: 'shop', objects: 131, liveBytes: 270_000, exists: true, phase: 'Active' },
      { name: 'ghost', objects: 1, liveBytes: 420, exists: false, phase: '' },
    ],
    namespaceCount: 2,
  },
  store: {
    ...{ fileBytes: 3_170_304, imageBytes: 3_170_304, pageBytes: 4096, pages: 774 },
    ...{ freePages: 97, compactRevision: 401, compactingTo: undefined, oldestRevision: 401 },
    ...{ raftTerm: 2, raftIndex: 1107 },
  },
  space: SPACE,
  writes: writesOf(61, (at) => ({
    secrets: at % 9 === 0 ? 2 : 0,
    pods: (at * 7) % 5,
    workloads: at > 40 ? 3 : 0,
    leases: at > 40 ? 6 : 1,
    events: (at * 3) % 4,
  })),
  times: {
    oldest: { time: '2026-11-21T14:30:00Z', source: 'creationTimestamp of Namespace default' },
    newest: { time: '2026-11-21T15:31:10Z', source: 'renewTime of Lease kube-node-lease/cp-1' },
  },
  stale: {
    items: [
      {
        ...({ kind: 'running-pods', count: 45, examples: ['shop/frontend-7d4f'] } as const),
        what: 'Pods that are said to run: kubelets start them anew or delete them',
      },
    ],
    etcdLeases: {
      ...{ count: 1, keys: 85, orphanedKeys: 0 },
      first: [{ id: '694d9ee', ttlSeconds: 3660, remainingSeconds: undefined, keys: 85 }],
    },
  },
  encryption: {
    ...({ verdict: 'unknown', revision: 610, objects: 290, encrypted: 9, opened: 0 } as const),
    protections: [
      {
        ...({ provider: 'aescbc', keyName: 'key1', number: 0, status: 'unknown' } as const),
        ...{ objects: 9, opened: 0, isWriter: false, kmsKeys: [] },
        ...{ resources: [{ resource: 'secrets', objects: 9 }], reasons: [] },
      },
    ],
    plain: [
      {
        ...{ resource: 'secrets', objects: 4, encrypted: 9, isCovered: false },
        firstKeys: ['/registry/secrets/vault/unseal'],
      },
    ],
    ...{ unused: [], identityFirst: [] },
  },
  security: SECURITY,
  unreadable: [
    { reason: 'encrypted with aescbc key1', count: 9, firstKey: '/registry/secrets/shop/a' },
  ],
};
