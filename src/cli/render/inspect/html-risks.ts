/** What a responder asks, how the data is protected, and what a restore brings back that is stale. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  EncryptionReport,
  Protection,
} from '../../../operations/kubernetes/encryption-report/report.ts';
import type {
  EtcdLeaseFacts,
  StaleReport,
  UnreadableObjects,
} from '../../../operations/kubernetes/inspect/report.ts';
import type {
  SecurityObject,
  SecurityReport,
  SecuritySection,
} from '../../../operations/kubernetes/inspect/security-report.ts';
import { formatCounted } from '../count.ts';
import { markup } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { facts, list, part, table } from '../html/table.ts';
import type { PagePart } from '../html/table.ts';

/** The questions and their answers; nothing if they were not asked. */
export function securityPart(security: SecurityReport | undefined): PagePart | undefined {
  if (security === undefined) return undefined;
  const { sections, examined, unread } = security;
  const missing =
    unread === 0
      ? ''
      : ` ${formatCounted(unread, 'object')} could not be read; answers may lack them.`;
  return part(
    'security',
    'Security',
    markup`<p>${formatCounted(examined, 'object')} looked at.${missing}</p>
${sections.map(questionHtml)}`,
  );
}

function questionHtml({ id, question, answer, severity, objects, total }: SecuritySection): Markup {
  const body = table(
    [
      ...[{ title: '' }, { title: 'Kind' }, { title: 'Namespace', type: 'label' } as const],
      ...[{ title: 'Name', type: 'name' } as const, { title: 'What' }],
    ],
    objects.map(objectRow),
    total,
  );
  const heading = markup`<span class="badge ${severity}">${severity}</span> <strong>${question}</strong> ${answer}`;
  if (objects.length === 0)
    return markup`<p class="row question" id="security-${id}">${heading}</p>\n`;
  return markup`<details class="question" id="security-${id}"><summary>${heading}</summary>
${body}</details>
`;
}

function objectRow({ severity, kind, namespace, name, detail }: SecurityObject): {
  cells: (Markup | string | undefined)[];
} {
  const badge = markup`<span class="badge ${severity}">${severity}</span>`;
  return { cells: [badge, kind, namespace, name, detail] };
}

/** Encryption at rest. */
export function encryptionPart(report: EncryptionReport): PagePart | undefined {
  const { objects, encrypted, protections, plain, identityFirst } = report;
  if (objects === 0) return undefined;
  const remarks = [
    ...plain.map(({ resource, objects: count, encrypted: others, isCovered }) => {
      const why = isCovered
        ? ', although the configuration encrypts them'
        : '; others are encrypted';
      return `${formatCount(count)} of ${formatCount(count + others)} ${resource} are in plain text${why}`;
    }),
    ...identityFirst.map((resource) => `new ${resource} are written in plain text`),
    ...protections.flatMap(({ reasons }) =>
      reasons.map(({ reason, objects: count }) => `${formatCounted(count, 'object')}: ${reason}`),
    ),
  ];
  const keys = table(
    [
      ...[{ title: 'Provider' }, { title: 'Key', type: 'name' } as const, { title: 'State' }],
      { title: 'Objects', type: 'number' },
      { title: 'What' },
    ],
    protections.map((one) => ({ cells: protectionCells(one) })),
  );
  return part(
    'encryption',
    'Encryption at rest',
    markup`<p>${encryptedText(objects, encrypted)}</p>
${keys}${list(remarks)}`,
  );
}

function encryptedText(objects: number, encrypted: number): string {
  const all = formatCounted(objects, 'object');
  if (encrypted === 0) return `None of ${all} is encrypted: whoever has the file has all Secrets.`;
  return `${formatCount(encrypted)} of ${all} are encrypted.`;
}

const STATES: Readonly<Record<Protection['status'], string>> = {
  opened: 'opens',
  sealed: 'does not open',
  missing: 'no such key is given',
  unknown: 'not tried: no configuration is given',
};

function protectionCells(one: Protection): string[] {
  const { provider, keyName, number, status, objects, isWriter, resources } = one;
  const what = resources
    .slice(0, 12)
    .map(
      ({ resource, objects: count }) =>
        `${resource === '' ? 'other keys' : resource} ${formatCount(count)}`,
    );
  const more = resources.length - what.length;
  if (more > 0) what.push(`${formatCount(more)} more`);
  return [
    provider,
    number === 0 ? keyName : `${keyName} #${String(number)}`,
    `${STATES[status]}${isWriter ? ', writes new objects' : ''}`,
    formatCount(objects),
    what.join(', '),
  ];
}

const STALE: Readonly<Record<StaleReport['items'][number]['kind'], string>> = {
  leases: 'Leases',
  'api-server-addresses': 'Addresses of API servers',
  events: 'Events',
  'running-pods': 'Running Pods',
  'expired-tokens': 'Expired tokens',
  'long-lived-tokens': 'Tokens without an end',
  terminating: 'Being deleted',
};

/** What a restore brings back that the world has left behind. */
export function stalePart({ items, etcdLeases }: StaleReport): PagePart {
  const rows = items.map(({ kind, count, what, examples }) => ({
    cells: [STALE[kind], formatCount(count), what, examples.join(', ')],
  }));
  return part(
    'stale',
    'What a restore would bring back',
    markup`${table(
      [
        { title: 'What', type: 'label' },
        { title: 'Count', type: 'number' },
        ...[{ title: 'What becomes of them' }, { title: 'Such as' }],
      ],
      rows,
    )}${leasesHtml(etcdLeases)}`,
  );
}

function leasesHtml({ count, keys, orphanedKeys, first }: EtcdLeaseFacts): Markup {
  const known = facts([
    ['Leases', formatCount(count)],
    ['Keys on them', formatCount(keys)],
    [
      'Keys of others',
      orphanedKeys === 0
        ? undefined
        : `${formatCount(orphanedKeys)}, whose lease is gone: they are never deleted`,
    ],
  ]);
  const rows = first.map(({ id, ttlSeconds, remainingSeconds, keys: held }) => ({
    cells: [
      ...[id, `${formatCount(ttlSeconds)} s`],
      remainingSeconds === undefined ? 'starts anew' : `${formatCount(remainingSeconds)} s`,
      formatCount(held),
    ],
  }));
  const titles = ['Time to live', 'Left of it', 'Keys'];
  const columns = titles.map((title) => ({ title, type: 'number' as const }));
  return markup`<h3>Leases of etcd</h3>
${known}${table([{ title: 'Lease', type: 'name' }, ...columns], rows, count)}`;
}

/** What could not be looked at; nothing if all could. */
export function unreadablePart(unreadable: readonly UnreadableObjects[]): PagePart | undefined {
  if (unreadable.length === 0) return undefined;
  return part(
    'unreadable',
    'Not looked at',
    table(
      [
        { title: 'Objects', type: 'number' },
        { title: 'Reason' },
        { title: 'One of them', type: 'name' },
      ],
      unreadable.map(({ reason, count, firstKey }) => ({
        cells: [formatCount(count), reason, firstKey],
      })),
    ),
  );
}
