/** What the snapshot is: one line a fact, the cluster first. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  ClusterFacts,
  InspectReport,
  KnownVersion,
  KubernetesFacts,
  NodeFacts,
} from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { printable } from '../diff/printable.ts';
import { formatSize } from '../size.ts';
import { wrap } from '../verify/wrap.ts';
import { factLines, listLines, shown, tableLines } from './text-lines.ts';

/** What is told one by one, at most. */
const VERSIONS_MAX = 4;
const MEMBERS_MAX = 16;
const NODES_MAX = 12;
const NAMESPACES_MAX = 24;

/** Names of facts, and what there is to say. */
type Fact = readonly [name: string, text: string];

/** The facts. */
export function clusterLines(report: InspectReport, file: string): string[] {
  const { cluster, kubernetes } = report;
  const name = file === '-' ? 'standard input' : printable(file);
  const facts: Fact[] = [
    ['FILE', `${name}, ${formatSize(report.store.fileBytes)}`],
    ...(kubernetes === undefined ? [] : kubernetesFacts(kubernetes)),
    ['ETCD', versionsText(cluster.etcdVersions)],
    ...memberFacts(cluster),
    ...timeFacts(report),
    ['OBJECTS', objectsText(report)],
    ['REVISIONS', revisionsText(report)],
    ['DATABASE', databaseText(report)],
    ['ALARMS', alarmsText(cluster)],
    ['AUTH', authText(cluster)],
  ];
  return facts.flatMap(([fact, text]) => factLines(fact, text));
}

/** The nodes. */
export function nodesLines(kubernetes: KubernetesFacts | undefined): string[] {
  if (kubernetes === undefined) return [];
  const { nodes, nodeCount } = kubernetes;
  return nodeTable(nodes.slice(0, NODES_MAX), nodeCount);
}

/** The namespaces, with how much is in them. */
export function namespacesLines(kubernetes: KubernetesFacts | undefined): string[] {
  const { namespaces = [], namespaceCount = 0 } = kubernetes ?? {};
  if (namespaces.length === 0) return [];
  const told = namespaces.slice(0, NAMESPACES_MAX).map(namespaceText);
  const more = namespaceCount - told.length;
  if (more > 0) told.push(`${formatCount(more)} more`);
  return [`NAMESPACES (${formatCount(namespaceCount)}), with their objects`, ...listLines(told)];
}

/** What all nodes have in common is told once. */
function nodeTable(told: readonly NodeFacts[], count: number): string[] {
  const [first] = told;
  if (first === undefined) return [];
  const rows = told.map(nodeRow);
  const common =
    rows.length < 2 ? [] : COMMON.filter((at) => rows.every((row) => row[at] === rows[0]?.[at]));
  const texts = common.map((at) => rows[0]?.[at] ?? '').filter((text) => text !== '');
  const all =
    texts.length === 0
      ? ''
      : `, ${count > told.length ? 'the first' : 'all'} with ${texts.join(', ')}`;
  const more = count - told.length;
  return [
    ...wrap(`NODES (${formatCount(count)})${all}`, ''),
    ...tableLines(
      NODE_COLUMNS.map((title) => ({ title })),
      rows.map((row) => row.map((cell, at) => (common.includes(at) ? '' : cell))),
    ),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ];
}

const NODE_COLUMNS = ['NODE', 'STATUS', 'ROLES', 'INTERNAL-IP', 'VERSION', 'OS', 'RUNTIME'];
/** Columns that mostly say the same of all nodes: version, operating system, runtime. */
const COMMON: readonly number[] = [4, 5, 6];

function nodeRow(node: NodeFacts): string[] {
  const status = `${node.isReady ? 'Ready' : 'NotReady'}${node.isSchedulable ? '' : ',cordoned'}`;
  const { name, roles, internalIps, version, osImage, runtime } = node;
  return [name, status, roles.join(','), internalIps.join(','), version, osImage, runtime].map(
    shown,
  );
}

function namespaceText({
  name,
  objects,
  exists,
  phase,
}: KubernetesFacts['namespaces'][number]): string {
  const isOdd = exists && phase !== 'Active' && phase !== '';
  const note = exists ? (isOdd ? ` (${shown(phase)})` : '') : ' (no such Namespace)';
  return `${shown(name)} ${formatCount(objects)}${note}`;
}

function kubernetesFacts({ versions, providers }: KubernetesFacts): Fact[] {
  const hints = providers.map(({ name, source }) => `${shown(name)} (${shown(source)})`);
  return [
    ['KUBERNETES', versions.length === 0 ? 'version not known' : versionsText(versions)],
    ...(hints.length === 0 ? [] : [['PROVIDER', hints.join(', ')] as const]),
  ];
}

/** Each version with those who say it. */
function versionsText(versions: readonly KnownVersion[]): string {
  const sources = new Map<string, string[]>();
  for (const { version, certainty, source } of versions) {
    const text = certainty === 'is' ? shown(version) : `${shown(version)} or later`;
    const known = sources.get(text);
    if (known === undefined) sources.set(text, [shown(source)]);
    else known.push(shown(source));
  }
  const texts = [...sources].map(([version, by]) => `${version} (${by.join(', ')})`);
  const more = texts.length - VERSIONS_MAX;
  const told = texts.slice(0, VERSIONS_MAX);
  return [...told, ...(more > 0 ? [`${formatCounted(more, 'version')} more`] : [])].join('; ');
}

function memberFacts({ members }: ClusterFacts): Fact[] {
  const told = members.slice(0, MEMBERS_MAX);
  const facts = told.map((member, at): Fact => {
    const { name, id, peerUrls, isLearner } = member;
    const who = name === '' ? '(not started)' : printable(name);
    const text = `${who} (${id}) ${printable(peerUrls.join(' '))}${isLearner ? ', learner' : ''}`;
    return at === 0 ? ['MEMBERS', `${String(members.length)}: ${text}`] : ['', `   ${text}`];
  });
  const more = members.length - told.length;
  return more > 0 ? [...facts, ['', `   and ${formatCount(more)} more`]] : facts;
}

function timeFacts({ times: { oldest, newest } }: InspectReport): Fact[] {
  const text = ({ time, source }: { time: string; source: string }): string => {
    return `${time.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')} (${printable(source)})`;
  };
  return [
    ...(newest === undefined ? [] : [['NEWEST', text(newest)] as const]),
    ...(oldest === undefined ? [] : [['OLDEST', text(oldest)] as const]),
  ];
}

function objectsText({ space, kubernetes }: InspectReport): string {
  const { objects, liveBytes, historyRecords, historyBytes } = space;
  const what = kubernetes === undefined ? 'live key' : 'live object';
  return (
    `${formatCounted(objects, what)}, ${formatSize(liveBytes)}; ` +
    `${formatCounted(historyRecords, 'earlier record')}, ${formatSize(historyBytes)}`
  );
}

function revisionsText({ revision, store }: InspectReport): string {
  const { compactRevision, compactingTo, oldestRevision } = store;
  const history =
    compactRevision === undefined && compactingTo === undefined
      ? 'with all history (never compacted)'
      : `with history back to ${formatCount(oldestRevision)} (compacted)`;
  const pending =
    compactingTo === undefined
      ? ''
      : `; the compaction to ${formatCount(compactingTo)} had not ended`;
  return `${formatCount(revision)}, ${history}${pending}`;
}

function databaseText({ store, cluster }: InspectReport): string {
  const { imageBytes, pageBytes, pages, freePages } = store;
  const size = `${formatSize(imageBytes)} in pages`;
  const free =
    freePages === undefined
      ? ''
      : `, ${formatSize(freePages * pageBytes)} of them free (${share(freePages, pages)})`;
  const { quotaBytes } = cluster;
  const quota =
    quotaBytes === undefined
      ? ''
      : `; ${share(imageBytes, quotaBytes)} of the quota of ${formatSize(quotaBytes)}`;
  return `${size}${free}${quota}`;
}

/** `9 %`. */
export function share(part: number, whole: number): string {
  return `${String(whole === 0 ? 0 : Math.round((100 * part) / whole))} %`;
}

function alarmsText({ alarms }: ClusterFacts): string {
  if (alarms.length === 0) return 'none';
  return alarms.map(({ type, memberId }) => `${type} (member ${memberId})`).join(', ');
}

function authText({ auth }: ClusterFacts): string {
  const { enabled, userCount, roleCount } = auth;
  return `${enabled ? 'on' : 'off'}, ${formatCounted(userCount, 'user')}, ${formatCounted(roleCount, 'role')}`;
}
