/** What asks for attention, if anything does. */

import { formatCount } from '../../../bytes/text.ts';
import type { InspectReport } from '../../../operations/kubernetes/inspect/report.ts';
import { formatCounted } from '../count.ts';
import { printable } from '../diff/printable.ts';
import { formatSize } from '../size.ts';
import { wrap } from '../verify/wrap.ts';
import { share } from './text-cluster.ts';

/** Share of the quota from which on it is said. */
const QUOTA_SHARE = 0.8;
/** Share of free pages from which on it is said, in a file that is worth it. */
const FREE_SHARE = 0.5;
const FREE_BYTES_MIN = 100e6;
/** Reasons that are told. */
const REASONS_MAX = 5;

/** The lines. */
export function attentionLines(report: InspectReport): string[] {
  const texts = [
    ...storeTexts(report),
    ...securityTexts(report),
    ...encryptionTexts(report),
    ...unreadableTexts(report),
  ];
  if (texts.length === 0) return [];
  return ['LOOK AT THIS FIRST', ...texts.flatMap((text) => wrap(text, '  ! '))];
}

/** What is to be said of the store. */
export function storeTexts({ cluster, store }: InspectReport): string[] {
  const { alarms, quotaBytes } = cluster;
  const { fileBytes, imageBytes, pageBytes, freePages = 0, compactingTo } = store;
  const texts = alarms.map(({ type, memberId }) => {
    return `alarm ${type} is on (member ${memberId}); it comes back with a restore`;
  });
  if (quotaBytes !== undefined && fileBytes > QUOTA_SHARE * quotaBytes) {
    const size = formatSize(quotaBytes);
    texts.push(`the database has used ${share(fileBytes, quotaBytes)} of its quota of ${size}`);
  }
  const free = freePages * pageBytes;
  if (free > FREE_BYTES_MIN && free > FREE_SHARE * imageBytes) {
    texts.push(`${share(free, imageBytes)} of the file is free: defrag makes it smaller`);
  }
  if (compactingTo !== undefined) {
    texts.push(`a compaction to revision ${formatCount(compactingTo)} had not ended`);
  }
  return texts;
}

function securityTexts({ security }: InspectReport): string[] {
  const alarms = security?.sections.filter(({ severity }) => severity === 'alarm') ?? [];
  return alarms.map(({ question, answer }) => printable(`${question} ${answer}`));
}

/** What is not encrypted as the configuration says. */
export function encryptionTexts({ encryption: { plain, identityFirst } }: InspectReport): string[] {
  const covered = plain.filter(({ isCovered }) => isCovered);
  return [
    ...covered.slice(0, REASONS_MAX).map(({ resource, objects, encrypted }) => {
      const all = formatCount(objects + encrypted);
      const verb = objects === 1 ? 'is' : 'are';
      const what = `${formatCount(objects)} of ${all} ${printable(resource)} ${verb}`;
      return `${what} in plain text, although the configuration encrypts them`;
    }),
    ...identityFirst.slice(0, REASONS_MAX).map((resource) => {
      return `new ${printable(resource)} are written in plain text: identity is their first provider`;
    }),
  ];
}

/** What could not be looked at, and why. */
export function unreadableTexts({ unreadable }: InspectReport): string[] {
  const texts = unreadable.slice(0, REASONS_MAX).map(({ reason, count, firstKey }) => {
    const which = count === 1 ? 'it is' : 'the first is';
    return `${formatCounted(count, 'object')} could not be looked at: ${printable(reason)}; ${which} ${firstKey}`;
  });
  const more = unreadable.length - texts.length;
  return more > 0 ? [...texts, `and ${formatCounted(more, 'reason')} more; see -w json`] : texts;
}
