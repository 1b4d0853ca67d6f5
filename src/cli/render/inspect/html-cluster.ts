/** Whose data this is: members, versions and how they are known, nodes and namespaces. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ClusterFacts,
  InspectReport,
  KnownVersion,
  KubernetesFacts,
  StoreFacts,
} from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup, Part } from '../html/markup.ts';
import { facts, part, table } from '../html/table.ts';
import type { PagePart } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { certainText } from './html-head.ts';
import { clockText } from './time-text.ts';

/** Of the SHA-256 that etcd writes behind a snapshot. */
const CHECKSUM_BYTES = 32;

/** Members, versions, what it runs on. */
export function clusterPart({ cluster, kubernetes, times }: InspectReport): PagePart {
  const { startableBy, alarms, auth, quotaBytes } = cluster;
  const alarmTexts = alarms.map(({ memberId, type }) => `${type} (member ${memberId})`);
  const known = facts([
    ['Restorable to etcd', startableBy.length === 0 ? 'no known release' : startableBy.join(', ')],
    ['Alarms', alarmTexts.length === 0 ? 'none' : alarmTexts.join(', ')],
    ['Auth', authText(auth)],
    ['Quota', quotaBytes === undefined ? undefined : formatSize(quotaBytes)],
    ['Key prefixes', kubernetes?.prefixes.join(', ')],
    [
      'Made with',
      kubernetes?.providers.map(({ name, source }) => `${name} (${source})`).join(', '),
    ],
    ['Oldest time', timeText(times.oldest)],
    ['Newest time', timeText(times.newest)],
  ]);
  return part(
    'cluster',
    'Cluster',
    markup`${known}<h3>Members of etcd</h3>
${membersHtml(cluster)}<h3>Versions, and how they are known</h3>
${versionsHtml(cluster, kubernetes)}`,
  );
}

function authText({ enabled, userCount, roleCount }: ClusterFacts['auth']): string {
  if (!enabled && userCount + roleCount === 0) return 'off';
  return `${enabled ? 'on' : 'off'}, ${formatCounted(userCount, 'user')}, ${formatCounted(roleCount, 'role')}`;
}

function timeText(known: InspectReport['times']['oldest']): string | undefined {
  return known === undefined ? undefined : `${clockText(known.time)} UTC, ${known.source}`;
}

function membersHtml({ members }: ClusterFacts): Markup {
  if (members.length === 0) return markup`<p>None are stored.</p>\n`;
  return table(
    [
      ...[{ title: 'Name' }, { title: 'Id', type: 'name' } as const, { title: 'Role' }],
      ...[{ title: 'Peers' }, { title: 'Clients' }],
    ],
    members.map(({ id, name, peerUrls, clientUrls, isLearner }) => ({
      cells: [
        ...[name === '' ? '(not started)' : name, id, isLearner ? 'learner' : 'voter'],
        ...[peerUrls.join(' '), clientUrls.join(' ')],
      ],
    })),
  );
}

function versionsHtml(cluster: ClusterFacts, kubernetes: KubernetesFacts | undefined): Markup {
  const rows = (what: string, versions: readonly KnownVersion[]): { cells: Part[] }[] => {
    return versions.map((version) => ({
      cells: [what, certainText(version), version.source, formatCount(version.objects)],
    }));
  };
  return table(
    [
      ...[{ title: 'Of' }, { title: 'Version' }, { title: 'Known by' }],
      { title: 'Objects that say so', type: 'number' },
    ],
    [...rows('Kubernetes', kubernetes?.versions ?? []), ...rows('etcd', cluster.etcdVersions)],
  );
}

/** The nodes, if this is Kubernetes. */
export function nodesPart({ kubernetes }: InspectReport): PagePart | undefined {
  if (kubernetes === undefined || kubernetes.nodeCount === 0) return undefined;
  const { nodes, nodeCount } = kubernetes;
  const rows = nodes.map((node) => ({
    cells: [
      ...[node.name, node.roles.join(', '), stateText(node), node.version],
      ...[node.internalIps.join(' '), `${node.osImage} ${node.architecture}`.trim()],
      ...[node.kernel, node.runtime, node.providerId],
    ],
  }));
  const titles = ['Name', 'Roles', 'State', 'Kubelet', 'Addresses', 'System', 'Kernel', 'Runtime'];
  const columns = [...titles, 'Provider'].map((title) => ({ title }));
  return part('nodes', `Nodes (${formatCount(nodeCount)})`, table(columns, rows, nodeCount));
}

function stateText({ isReady, isSchedulable }: KubernetesFacts['nodes'][number]): string {
  return `${isReady ? 'ready' : 'not ready'}${isSchedulable ? '' : ', no new Pods'}`;
}

/** The namespaces, if this is Kubernetes. */
export function namespacesPart({ kubernetes }: InspectReport): PagePart | undefined {
  if (kubernetes === undefined || kubernetes.namespaceCount === 0) return undefined;
  const { namespaces, namespaceCount } = kubernetes;
  const rows = namespaces.map(({ name, objects, liveBytes, exists, phase }) => ({
    cells: [
      ...[name, exists ? phase : 'there is no Namespace of this name'],
      ...[formatCount(objects), formatSize(liveBytes)],
    ],
  }));
  const title = `Namespaces (${formatCount(namespaceCount)})`;
  return part(
    'namespaces',
    title,
    table(
      [
        ...[{ title: 'Name' }, { title: 'State' }],
        ...(['Objects', 'Live'] as const).map((name) => ({ title: name, type: 'number' as const })),
      ],
      rows,
      namespaceCount,
    ),
  );
}

/** The database file. */
export function storePart({ store }: { readonly store: StoreFacts }): PagePart {
  const { fileBytes, imageBytes, pages, pageBytes, freePages, raftTerm, raftIndex } = store;
  const behind = fileBytes - imageBytes;
  const free =
    freePages === undefined
      ? 'not known: no list of free pages was found'
      : `${formatCounted(freePages, 'page')}, ${formatSize(freePages * pageBytes)}; a defragmentation gives them back`;
  return part(
    'store',
    'Database',
    facts([
      ['File', `${formatSize(fileBytes)}${behindText(behind)}`],
      ['Pages', `${formatCount(pages)} of ${formatCount(pageBytes)} bytes`],
      ['Free', free],
      ['Compacted', compactedText(store)],
      ['Oldest state', `revision ${formatCount(store.oldestRevision)}`],
      ['Raft', raftIndex === undefined ? undefined : raftText(raftTerm, raftIndex)],
    ]),
  );
}

/** What lies behind the last page that was ever used. */
function behindText(bytes: number): string {
  if (bytes <= 0) return '';
  if (bytes === CHECKSUM_BYTES) return ', with a checksum behind the pages';
  return `, ${formatSize(bytes)} of it never used`;
}

function raftText(term: number | undefined, index: number): string {
  const at = `index ${formatCount(index)}`;
  return term === undefined ? at : `term ${formatCount(term)}, ${at}`;
}

function compactedText({ compactRevision, compactingTo }: StoreFacts): string {
  const done =
    compactRevision === undefined ? 'never' : `up to revision ${formatCount(compactRevision)}`;
  return compactingTo === undefined
    ? done
    : `${done}; one to ${formatCount(compactingTo)} had not finished`;
}
