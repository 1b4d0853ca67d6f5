/** What is to be seen first: what this is, its facts at a glance, and what asks for attention. */

import { formatCount } from '../../../bytes/text.ts';
import type { InspectReport, KnownVersion } from '../../../operations/kubernetes/inspect/report.ts';
import type { SecuritySection } from '../../../operations/kubernetes/inspect/security-report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup, Part } from '../html/markup.ts';
import { list } from '../html/table.ts';
import { formatSize } from '../size.ts';
import { encryptionTexts, storeTexts, unreadableTexts } from './text-attention.ts';
import { clockText } from './time-text.ts';

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
  cards.push(
    compactRevision === undefined
      ? ['Compacted', 'never', undefined]
      : ['Compacted at', formatCount(compactRevision), undefined],
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

/** What asks for attention, if anything does. */
export function firstHtml(report: InspectReport): Markup {
  const sections = report.security?.sections.filter(({ severity }) => severity === 'alarm') ?? [];
  const items = [
    ...storeTexts(report).map((text) => markup`<strong>${text}</strong>`),
    ...sections.map(alarmHtml),
    ...encryptionTexts(report).map((text) => markup`<strong>${text}</strong>`),
    ...unreadableTexts(report).map((text) => markup`<strong>${text}</strong>`),
  ];
  if (items.length === 0) return markup``;
  return markup`<section class="first"><h2>Look at this first</h2>
${list(items)}</section>
`;
}

/** A question, the first object that raises the alarm, and where the others are. */
function alarmHtml({ id, question, answer, objects, total }: SecuritySection): Markup {
  const alarms = objects.filter(({ severity }) => severity === 'alarm');
  const [first] = alarms;
  const link = markup`<a href="#security-${id}">all of it</a>`;
  if (first === undefined) return markup`<strong>${question}</strong> ${answer} (${link})`;
  const { kind, namespace, name, detail } = first;
  const object = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const more = alarms.length - 1;
  // Those that are listed are the most severe of them.
  const least = alarms.length === objects.length && total > objects.length ? 'at least ' : '';
  const others = more === 0 ? undefined : markup`, and ${least}${formatCount(more)} more`;
  return markup`<strong>${question}</strong> <code>${object}</code>: ${detail}${others} (${link})`;
}
