/** What a write-ahead log comes to, in a few lines: whose it is, how far it goes, what is lost. */

import { formatCount } from '../../../bytes/text.ts';
import type { EntriesBeyond } from '../../../operations/data-directory/entries-beyond.ts';
import type { DirectoryFacts } from '../../../operations/data-directory/facts.ts';
import type { WalFacts } from '../../../operations/data-directory/read-wal.ts';
import { formatCounted } from '../count.ts';
import { formatSize } from '../size.ts';

/** Lines as name and text. */
export function logTexts(wal: WalFacts): [name: string, text: string][] {
  const { memberId, clusterId, stop } = wal;
  const sizeBytes = stop.segments.reduce((sum, segment) => sum + segment.usedBytes, 0);
  const lines: [string, string][] = [];
  if (memberId !== undefined) {
    lines.push(['member', `${memberId} of cluster ${clusterId ?? 'unknown'}`]);
  }
  lines.push(
    [
      'log',
      `${formatCounted(stop.segments.length, 'segment')}, ${formatSize(sizeBytes)} used, ` +
        formatCounted(wal.recordCount, 'record'),
    ],
    ['entries', entriesText(wal)],
  );
  if (stop.reason !== 'end') {
    const what = stop.reason === 'torn' ? 'a torn write' : 'damage';
    lines.push(['read to', `${stop.path ?? ''}, offset ${formatCount(stop.offset)}: ${what}`]);
  }
  if (stop.behind.highestIndex > 0) {
    const { lowestIndex, highestIndex } = stop.behind;
    lines.push(['behind', `${entriesIn(lowestIndex, highestIndex)} can be read there`]);
    if (lowestIndex > wal.lastIndex + 1) {
      lines.push(['lost', entriesIn(wal.lastIndex + 1, lowestIndex - 1)]);
    }
  }
  return lines;
}

/** How far the database is, and what goes beyond it. */
export function directoryTexts(facts: DirectoryFacts): [name: string, text: string][] {
  const { consistentIndex, revision, start, beyond } = facts;
  const lines: [string, string][] = [];
  if (consistentIndex !== undefined) {
    const from = start === undefined ? 'the first entry' : `raft snapshot ${String(start.index)}`;
    // Without a log there is nothing to start from.
    const starts = beyond === undefined ? '' : `; a server starts from ${from}`;
    lines.push([
      'database',
      `has applied entry ${String(consistentIndex)}, revision ${String(revision)}${starts}`,
    ]);
  }
  if (beyond !== undefined && beyond.entryCount > 0) lines.push(['beyond', beyondText(beyond)]);
  return lines;
}

function beyondText(beyond: EntriesBeyond): string {
  const { entryCount, firstIndex, lastIndex, revisionFrom, revisionAtMost } = beyond;
  const revisions =
    revisionFrom === revisionAtMost
      ? `they lead to revision ${String(revisionAtMost)}`
      : `they lead to revision ${String(revisionFrom)} to at most ${String(revisionAtMost)}`;
  return (
    `${formatCounted(entryCount, 'entry', 'entries')} not yet in the database ` +
    `(${rangeText(firstIndex, lastIndex)}): ${revisions}`
  );
}

function entriesText(wal: WalFacts): string {
  const { firstIndex, lastIndex, lastTerm, commit, start, replacedCount } = wal;
  const parts = [
    firstIndex === 0
      ? 'none'
      : `${String(firstIndex)}–${String(lastIndex)}, last term ${String(lastTerm)}`,
    `committed ${String(commit)}`,
  ];
  if (replacedCount > 0) parts.push(`${formatCount(replacedCount)} replaced by later ones`);
  if (start !== undefined && start.index > 0) {
    parts.push(`raft snapshot at ${String(start.index)}`);
  }
  return parts.join(', ');
}

/** Entries by their indexes, both ends inside. */
function entriesIn(first: number, last: number): string {
  return `${first === last ? 'entry' : 'entries'} ${rangeText(first, last)}`;
}

/** Both ends are inside. */
function rangeText(first: number, last: number): string {
  return first === last ? String(first) : `${String(first)}–${String(last)}`;
}
