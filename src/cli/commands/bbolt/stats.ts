/** `etcd-snapshot bbolt stats FILE`: size and shape of every bucket. */

import type { BucketStats } from '../../../operations/bbolt.ts';
import { toJson } from '../../render/data.ts';
import { formatSize } from '../../render/size.ts';
import { renderTable } from '../../render/table.ts';
import type { DatabaseCommand, DatabaseOptions } from './database-command.ts';

const HEADERS = ['BUCKET', 'ITEMS', 'DEPTH', 'BRANCH', 'LEAF', 'OVRFLW', 'SIZE', 'FILL'];

/** A table of the buckets; as JSON with every number. */
export const statsCommand: DatabaseCommand<DatabaseOptions> = {
  name: 'stats',
  description: 'show size and shape of every bucket',
  formats: ['simple', 'table', 'json', 'jsonl'],
  examples: ['stats backup.db', 'stats backup.db -w json'],
  work: async (database, { writeOut }, { signal }) => {
    const { bucketStats } = await import('../../../operations/bbolt.ts');
    return { text: render(await bucketStats(database, { signal }), writeOut), code: 0 };
  },
};

function render(stats: readonly BucketStats[], format: string): string {
  if (format === 'json') return `${toJson(stats)}\n`;
  if (format === 'jsonl') return stats.map((bucket) => `${toJson(bucket)}\n`).join('');
  return renderTable(HEADERS, stats.map(cells), 'box');
}

function cells(bucket: BucketStats): string[] {
  const bytes = bucket.branchBytes + bucket.leafBytes + bucket.inlineBytes;
  const inUse = bucket.branchBytesInUse + bucket.leafBytesInUse + bucket.inlineBytes;
  return [
    bucket.path.join('/'),
    String(bucket.elementCount),
    bucket.inlineBytes > 0 ? 'inline' : String(bucket.depth),
    String(bucket.branchPages),
    String(bucket.leafPages),
    String(bucket.branchOverflow + bucket.leafOverflow),
    formatSize(bytes),
    bytes === 0 ? '' : `${String(Math.round((100 * inUse) / bytes))} %`,
  ];
}
