/** What a restore would bring back that is stale, and how the objects are protected at rest. */

import { formatCount } from '../../../bytes/text.ts';
import type {
  EncryptionReport,
  Protection,
} from '../../../operations/kubernetes/encryption-report/report.ts';
import type { EtcdLeaseFacts, StaleReport } from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { printable } from '../diff/printable.ts';
import { wrap } from '../verify/wrap.ts';

/** Examples of a kind, resources of a key, keys: that are named. */
const EXAMPLES_MAX = 3;
const RESOURCES_MAX = 4;
const KEYS_MAX = 10;
/** Numbers stand in front. */
const NUMBER_WIDTH = 8;

/** A line or two for each kind. */
export function staleLines({ items, etcdLeases }: StaleReport): string[] {
  const lines = items.flatMap(({ count, what, examples }) => {
    const told = examples.slice(0, EXAMPLES_MAX).map(printable);
    const such = told.length === 0 ? '' : `: ${told.join(', ')}${count > told.length ? ', …' : ''}`;
    return numbered(count, `${what}${such}`);
  });
  const all = [...lines, ...leaseLines(etcdLeases)];
  return all.length === 0 ? [] : ['A RESTORE BRINGS BACK', ...all];
}

function leaseLines({ count, keys, orphanedKeys, first }: EtcdLeaseFacts): string[] {
  const shortest = first.at(0);
  const left = shortest === undefined ? 0 : (shortest.remainingSeconds ?? shortest.ttlSeconds);
  const ends = shortest === undefined ? '' : `; the first ends after ${formatCount(left)} s`;
  return [
    ...(count === 0
      ? []
      : numbered(count, `leases of etcd, with ${formatCounted(keys, 'key')} on them${ends}`)),
    ...(orphanedKeys === 0
      ? []
      : numbered(orphanedKeys, 'keys whose lease of etcd is gone: nothing ever deletes them')),
  ];
}

function numbered(count: number, text: string): string[] {
  return wrap(text, `${formatCount(count).padStart(NUMBER_WIDTH)}  `);
}

const STATES: Readonly<Record<Protection['status'], string>> = {
  opened: 'opens',
  sealed: 'does not open',
  missing: 'no such key was given',
  unknown: 'not tried',
};

/** What protects how many objects, and what lies there in plain text. */
export function encryptionLines(report: EncryptionReport): string[] {
  const { objects, encrypted, protections, plain, verdict } = report;
  if (objects === 0) return [];
  const title = 'ENCRYPTED AT REST';
  if (encrypted === 0) {
    return [title, ...wrap(`nothing: whoever has the file has every Secret in it`, '  ')];
  }
  const tried = verdict === 'unknown' ? '; give --encryption-config to open them' : '';
  return [
    title,
    ...wrap(`${formatCount(encrypted)} of ${formatCounted(objects, 'object')}${tried}`, '  '),
    ...protections.slice(0, KEYS_MAX).flatMap((one) => numbered(one.objects, protectionText(one))),
    ...plain.slice(0, KEYS_MAX).flatMap(({ resource, objects: count, isCovered }) => {
      const why = isCovered ? ', although the configuration encrypts them' : '';
      return numbered(count, `${printable(resource)} in plain text${why}`);
    }),
  ];
}

function protectionText({ provider, keyName, number, status, resources }: Protection): string {
  const key = number === 0 ? keyName : `${keyName} #${String(number)}`;
  const told = resources.slice(0, RESOURCES_MAX).map(({ resource, objects }) => {
    return `${printable(resource || 'other keys')} ${formatCount(objects)}`;
  });
  const more = resources.length - told.length;
  if (more > 0) told.push(`${formatCount(more)} more`);
  return `${provider} ${key} (${STATES[status]}): ${told.join(', ')}`;
}
