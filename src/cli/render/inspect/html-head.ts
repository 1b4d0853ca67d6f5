/** What is to be seen first: what this is, its facts at a glance, and what asks for attention. */

import { formatCount } from '../../../bytes/text.ts';
import type { InspectReport, KnownVersion } from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup, Part } from '../html/markup.ts';
import { list } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { clockText } from './time-text.ts';

/** Share of the quota from which on it is said; at 1 an etcd takes no more writes. */
const QUOTA_SHARE = 0.8;

/** Title and facts. */
export function headHtml(report: InspectReport, file: string): Markup {
  const { revision, times } = report;
  const taken = times.newest === undefined ? '' : `, about ${clockText(times.newest.time)} UTC`;
  const cards = cardsOf(report).map(([name, value, more]) => {
    const size = typeof more === 'string' && more.length > 20 ? 'card broad' : 'card';
    return markup`<div class="${size}"><dt>${name}</dt><dd><strong>${value}</strong>${more}</dd></div>\n`;
  });
  return markup`<h1>Inside of ${file}</h1>
<p class="soft">State at revision ${formatCount(revision)}${taken}</p>
<dl class="cards">
${cards}</dl>
`;
}

type Card = readonly [name: string, value: string, more: Part];

function cardsOf(report: InspectReport): Card[] {
  const { kubernetes, cluster, space, store, encryption } = report;
  const free = store.freePages === undefined ? 0 : store.freePages * store.pageBytes;
  const cards: (Card | undefined)[] = [
    kubernetes && ['Kubernetes', ...versionCard(kubernetes.versions)],
    ['etcd', ...versionCard(cluster.etcdVersions)],
    kubernetes && ['Nodes', formatCount(kubernetes.nodeCount), undefined],
    kubernetes && ['Namespaces', formatCount(kubernetes.namespaceCount), undefined],
    ['Members', formatCount(cluster.members.length), undefined],
    ['Live objects', formatCount(space.objects), formatSize(space.liveBytes)],
    ['Earlier records', formatCount(space.historyRecords), formatSize(space.historyBytes)],
    ['File', formatSize(store.fileBytes), free > 0 ? `${formatSize(free)} free` : undefined],
    encryption.objects > 0
      ? [
          'Encrypted',
          formatCount(encryption.encrypted),
          `of ${formatCounted(encryption.objects, 'object')}`,
        ]
      : undefined,
  ];
  const { compactRevision } = store;
  const compacted = compactRevision === undefined ? 'never' : `at ${formatCount(compactRevision)}`;
  cards.push(
    ['Compacted', compacted, undefined],
    ['Leases of etcd', formatCount(report.stale.etcdLeases.count), undefined],
    [
      'Alarms',
      cluster.alarms.length === 0 ? 'none' : formatCount(cluster.alarms.length),
      undefined,
    ],
  );
  return cards.filter((card) => card !== undefined);
}

function versionCard([best]: readonly KnownVersion[]): [string, Part] {
  if (best === undefined) return ['not known', undefined];
  return [certainText(best), `by ${best.source}`];
}

/** `v1.36.3`, `1.34 or later`. */
export function certainText({ version, certainty }: KnownVersion): string {
  return certainty === 'is' ? version : `${version} or later`;
}

/** What asks for attention, if there is anything. */
export function firstHtml(report: InspectReport): Markup {
  const items = attention(report).map(([title, more]) => {
    return markup`<strong>${title}</strong> <span class="soft">${more}</span>`;
  });
  if (items.length === 0) return markup``;
  return markup`<section class="first"><h2>Look at this first</h2>
${list(items)}</section>
`;
}

function attention(report: InspectReport): [title: string, more: Part][] {
  const { cluster, store, security, unreadable } = report;
  const { quotaBytes, alarms } = cluster;
  const found: [string, Part][] = alarms.map(({ memberId, type }) => [
    `Alarm ${type} is on`,
    `member ${memberId}; it comes back with a restore`,
  ]);
  if (quotaBytes !== undefined && store.fileBytes > QUOTA_SHARE * quotaBytes) {
    const share = Math.round((100 * store.fileBytes) / quotaBytes);
    found.push([
      'The database is near its quota',
      `${String(share)} % of ${formatSize(quotaBytes)}`,
    ]);
  }
  if (store.compactingTo !== undefined) {
    const revision = formatCount(store.compactingTo);
    found.push(['A compaction had not finished', `to revision ${revision}; etcd goes on with it`]);
  }
  for (const { id, question, answer, severity } of security?.sections ?? []) {
    if (severity !== 'alarm') continue;
    found.push([question, markup`${answer} <a href="#security-${id}">more</a>`]);
  }
  const unread = unreadable.reduce((sum, { count }) => sum + count, 0);
  if (unread > 0) {
    const more = markup`${formatCounted(unread, 'object')}: <a href="#unreadable">why</a>`;
    found.push(['Not everything could be looked at', more]);
  }
  return found;
}
